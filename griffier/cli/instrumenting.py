"""`griffier instruments` and `griffier instrument`: packages, plans, agreements, regulations."""

import json

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write


@click.command(short_help="List the instruments that documents speak of.")
@click.option("--kind", metavar="KIND", help="Only of this kind: package, regulation, …")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per instrument.")
@library_options
def instruments(kind: str | None, as_json: bool, folder: str, database: str | None) -> None:
    """List the instruments of policy that statements are about, oldest first.

    An instrument is a support package, action plan, declaration, agreement, treaty,
    regulation, directive, communication, fund, facility, strategy or the like. What several
    documents call by different names, in Dutch or English, is one instrument where the
    names or the meeting leave no doubt; docs/instruments.md has the rules.

    \b
    Examples:
      griffier instruments
      griffier instruments --kind regulation --json
    """
    from griffier.service.instruments import all_instruments
    from griffier.track.instrument_rows import instrument_row, instruments_told

    with opened(folder, database) as library:
        found = [each for each in all_instruments(library) if kind in (None, each.kind)]
    if as_json:
        for each in found:
            write(json.dumps(instrument_row(each), ensure_ascii=False) + "\n")
    else:
        write(instruments_told(found))


@click.command(short_help="Show an instrument and all that was said of it.")
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@library_options
def instrument(wanted: str, as_json: bool, folder: str, database: str | None) -> None:
    """Show one instrument: its names, who presented it and when, where its text is, every
    statement about it by date, and where documents name it.

    ID is an id that `griffier instruments` prints, its beginning, or words of the name.

    \b
    Examples:
      griffier instrument steunpakket
      griffier instrument "energy support package" --json
    """
    from griffier.service import instruments as service
    from griffier.track.instrument_rows import instrument_row, instrument_told

    with opened(folder, database) as library:
        found = service.instrument(library, wanted)
    if as_json:
        write(json.dumps(instrument_row(found, whole=True), ensure_ascii=False) + "\n")
    else:
        write(instrument_told(found))
