"""`griffier verify`: does the library still hold what was filed?"""

import json
from dataclasses import asdict

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write
from griffier.errors import LibraryUnsound


@click.command(short_help="Check that a library is whole.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per finding.")
@library_options
def verify(folder: str, database: str | None, *, as_json: bool) -> None:
    """Check that a library still holds, word for word, what was filed.

    Looks at the originals (by their hashes), at every reading (each quotation stands in its
    text where it says it does), at the tables that are searched (they say what readings and
    judgements say), at versions, links and judgements, and for files that belong to nothing.
    Nothing is changed. What is wrong is printed and the exit code is that of LibraryUnsound;
    notes on what is merely good to know do not change it.

    \b
    Examples:
      griffier verify
      griffier verify --library tirana --json
    """
    wrong = 0
    with opened(folder, database) as library:
        for finding in library.verify():
            wrong += finding.wrong
            if as_json:
                write(json.dumps(asdict(finding), ensure_ascii=False) + "\n")
            else:
                write(f"{'wrong' if finding.wrong else 'note'}  {finding.where}: {finding.what}\n")
        count, lines = library.size()
    if wrong:
        raise LibraryUnsound(f"{folder} is not sound: {wrong} findings.")
    click.echo(f"{count} documents with {lines} statements: all is as it was filed.", err=True)
