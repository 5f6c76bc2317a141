"""`griffier meeting`: the meetings of a library, and the dossier of one."""

import datetime
import json
from typing import TYPE_CHECKING

import click

from griffier.cli.library import Day, library_options, opened
from griffier.cli.output import to_terminal, write
from griffier.errors import UsageError

if TYPE_CHECKING:
    from griffier.ledger.library import Library
    from griffier.service.dossiers import Listed
    from griffier.track.dossier import Dossier

_WIDE = 120  # columns from which the four columns stand side by side


@click.command(short_help="List meetings, or lay the documents of one side by side.")
@click.argument("identity", metavar="[ID]", required=False)
@click.option("--body", metavar="ID", help="Of that body: EU_COUNCIL, NATO …")
@click.option("--series", metavar="ID", help="Of that series: jha-council, eu-western-balkans …")
@click.option("--since", type=Day(), metavar="DAY", help="Meetings of that day or later.")
@click.option("--until", type=Day(), metavar="DAY", help="Meetings of that day or earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a line a meeting, or one.")
@click.option("--markdown", is_flag=True, help="Print the dossier as Markdown.")
@library_options
def meeting(
    identity: str | None,
    folder: str,
    database: str | None,
    *,
    as_json: bool,
    markdown: bool,
    **asked: str | datetime.date | None,
) -> None:
    """List the meetings of a library, or show the dossier of one.

    The dossier has four columns: what was intended (annotated agenda, letters before),
    claimed (the report), declared (declaration, conclusions) and done since (later texts
    and figures), row by row about one matter, each line with its quotation. Each row says
    how the matter fared; what comes near in a column that is silent is shown, for a
    reader to judge. docs/meetings.md and docs/matching.md explain the rules.

    ID is the id of a meeting, the beginning of it, or a word of its names that no other
    has. Documents find their meetings by themselves when they are filed; doubtful links
    are shown apart, with the reason, and count only when a person says so.

    \b
    Examples:
      griffier meeting
      griffier meeting --series jha-council --since 2022-01-01
      griffier meeting eu-western-balkans-2022-12-06
      griffier meeting tirana --markdown > tirana.md
    """
    if as_json and markdown:
        raise UsageError("Choose --json or --markdown; they cannot both be printed.")
    with opened(folder, database) as library:
        if identity is None:
            _list(library, asked, as_json=as_json, markdown=markdown)
            return
        if any(asked.values()):
            raise UsageError("Filters choose meetings for the list; leave them out beside an ID.")
        _show(library, identity, as_json=as_json, markdown=markdown)


def _list(
    library: "Library",
    asked: dict[str, str | datetime.date | None],
    *,
    as_json: bool,
    markdown: bool,
) -> None:
    from griffier.service.dossiers import Wanted, listed

    if markdown:
        raise UsageError("--markdown is for the dossier of one meeting; give its ID.")
    found = listed(library, Wanted(**asked))  # type: ignore[arg-type]
    if as_json:
        from griffier.service.dossier_json import listed_dict

        write("".join(json.dumps(listed_dict(each), ensure_ascii=False) + "\n" for each in found))
        return
    _table(found)


def _table(found: "list[Listed]") -> None:
    from griffier.cli.tables import show_table
    from griffier.ledger.entries import Part

    if not found:
        click.echo("No meeting fits.", err=True)
        return
    parts = list(Part)
    rows = [
        (
            each.session.id,
            each.session.name,
            each.session.place or "",
            *(str(each.parts[part] or "–") for part in parts),
            str(each.offered or "–"),
        )
        for each in found
    ]
    heads = ("id", "name", "place", *(part.value for part in parts), "offered")
    show_table("Meetings", heads, rows, numbers=range(3, 8))


def _show(library: "Library", identity: str, *, as_json: bool, markdown: bool) -> None:
    from griffier.service.dossier_making import dossier_of
    from griffier.service.dossiers import find_session

    found = dossier_of(library, find_session(library, identity))
    if as_json:
        from griffier.service.dossier_json import dossier_dict

        write(json.dumps(dossier_dict(found), ensure_ascii=False) + "\n")
    elif markdown:
        from griffier.cli.dossier_text import as_markdown

        write(as_markdown(found))
    else:
        _print(found)


def _print(found: "Dossier") -> None:
    from griffier.cli.dossier_text import as_text

    if to_terminal():
        from rich.console import Console

        console = Console(highlight=False)
        if console.width >= _WIDE:
            from griffier.cli.dossier_table import show

            show(found, console)
            return
        write(as_text(found, console.width))
        return
    write(as_text(found, None))
