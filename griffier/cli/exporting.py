"""`griffier export`: what a library holds, in formats that other programs read."""

from typing import TYPE_CHECKING, Any

import click

from griffier.cli.filters import entry_filters
from griffier.cli.library import library_options, opened

if TYPE_CHECKING:
    from griffier.cli.export_files import Target

_FORMATS = ("jsonl", "csv", "parquet", "sqlite", "akn", "annotations", "plover", "popolo", "ics")
_TABLES = (
    *("statements", "documents", "meetings", "statuses", "evidence", "instruments"),
    *("alignments", "figures"),
)


@click.command(short_help="Write what a library holds in another format.")
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "-o", "--output", metavar="FILE", help="The file to write; standard output if not said."
)
@click.option("--table", type=click.Choice(_TABLES), help="Of jsonl, csv and parquet: which table.")
@entry_filters
@library_options
def export(
    form: str,
    folder: str,
    database: str | None,
    *,
    output: str | None,
    table: str | None,
    **asked: Any,
) -> None:
    """Write the lines of a library that are asked for, and what belongs to them.

    FORMAT is jsonl, csv (beside a file its metadata for CSV on the Web), parquet, sqlite (all
    tables), akn (documents as Akoma Ntoso 3.0; several go to a folder), annotations (quotations as
    Web Annotations), plover (events), popolo (people, posts, organisations) or ics (deadlines
    and meetings). docs/data.md explains every column.

    A file is written beside its place and put there when it is whole.

    \b
    Examples:
      griffier export csv --act REQUEST --recipient RS -o asks.csv
      griffier export jsonl --table documents | jq -r .title
      griffier export sqlite -o ledger.sqlite
      griffier export akn --document 3f2a9c -o letter.akn.xml
      griffier export ics --promise > deadlines.ics
    """
    from griffier.cli import export_files
    from griffier.export.selection import Selection
    from griffier.ledger.queries import EntryQuery

    target: Target = export_files.target(form, table, output)
    with opened(folder, database) as library:
        chosen = Selection(library, EntryQuery(**asked))
        chosen.check()
        export_files.write(chosen, target)
