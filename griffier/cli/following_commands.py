"""The commands on what came of things: `due`, `rappel`, `follow`, `status-rules`."""

import datetime
from typing import Any

import click

from griffier.cli.library import Day, library_options
from griffier.ledger.entries import State

_ON = click.option("--on", type=Day(), metavar="DATE", help="The day asked about; else today.")


@click.command(short_help="List promises to the House with their deadlines.")
@library_options
@_ON
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="Only in this state; may be given more than once.",
)
@click.option("--within", metavar="DAYS", type=int, help="Only what is over or ends within DAYS.")
@click.option("--ministry", metavar="WORDS", help="Only of ministries whose name holds WORDS.")
@click.option("--sender", metavar="WORDS", help="Only of promisers whose name or role holds WORDS.")
@click.option("--all", "every", is_flag=True, help="Also promises that name no deadline.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per promise.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one line per promise.")
@click.option("--ics", "as_ics", is_flag=True, help="Print a calendar (iCalendar).")
def due(
    folder: str,
    database: str | None,
    on: datetime.date | None,
    states: tuple[str, ...],
    **options: Any,
) -> None:
    """List the promises to the House, the earliest deadline first.

    Each promise stands with its deadline in the words of the letter and as a date, its
    state on the day asked about, who made it and where, its quotation, the rule behind the
    state and the evidence. `griffier status-rules` prints the rules. What may keep a
    promise but is not certain is shown and decides nothing.

    \b
    Examples:
      griffier due
      griffier due --on 2023-04-15 --state overdue
      griffier due --within 30 --ministry "Buitenlandse Zaken"
      griffier due --all --csv > toezeggingen.csv
      griffier due --ics > toezeggingen.ics
    """
    from griffier.cli import following
    from griffier.track.due import Wish

    form = following.Form(*(options.pop(name) for name in ("as_json", "as_csv", "as_ics")))
    wish = Wish(states=frozenset(map(State, states)), **options)
    following.due((folder, database), on, wish, form)


@click.command(short_help="Write the reminder list of open promises.")
@library_options
@_ON
@click.option("--ministry", metavar="WORDS", help="Only of ministries whose name holds WORDS.")
@click.option("-o", "--output", "target", metavar="FILE", help="Write FILE, a .docx or .md.")
def rappel(
    folder: str,
    database: str | None,
    on: datetime.date | None,
    ministry: str | None,
    target: str | None,
) -> None:
    """Write the reminder list that committees send twice a year, in Dutch.

    Promises to the House that are not known to be kept, by ministry: number, quotation,
    promiser, date, Kamerstuk, deadline in words and as a date, days over, state and
    evidence. Without -o it is printed in Markdown; .docx needs the extra «follow».

    \b
    Examples:
      griffier rappel --on 2023-07-01 -o rappel.docx
      griffier rappel --ministry Financiën
    """
    from griffier.cli import following

    following.rappel((folder, database), on, ministry, target)


@click.command(short_help="Show all that bears on an ask or a promise.")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--actor", metavar="ID", help="Without ID: what this actor asked or promised.")
@click.option("--recipient", metavar="ID", help="Without ID: what was asked of or promised to it.")
@click.option("--act", metavar="ACT", help="REQUEST, EXPECT, COMMIT …")
@click.option("--concept", metavar="ID", help="What it is about, with all that is narrower.")
@click.option("--meeting", metavar="ID", help="The meeting at which it was done.")
@click.option("--kind", metavar="KIND", help="In documents of that kind: report, agenda …")
@click.option("--until", type=Day(), metavar="DAY", help="In documents of that day or earlier.")
@_ON
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each.")
@library_options
def follow(
    ids: tuple[str, ...],
    folder: str,
    database: str | None,
    on: datetime.date | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Show everything on file that bears on an ask, a promise or an intention, by date.

    Each piece of evidence stands with its quotation or figure and the reason why it counts;
    then the figures before and after, and how the entry stood day by day. ID is that of
    a line of the ledger, or its beginning (six characters or more); without one the options
    say which lines are meant.

    \b
    Examples:
      griffier follow b74cd9e8
      griffier follow b74cd9e8 --on 2023-12-31 --json | jq .status
      griffier follow --actor NL --recipient RS --concept visa-policy
    """
    from griffier.cli import following
    from griffier.errors import UsageError
    from griffier.ledger.queries import EntryQuery

    if bool(ids) == any(value is not None for value in asked.values()):
        raise UsageError("Name lines by ID, or say which by --actor, --recipient or the like.")
    query = EntryQuery(**asked)
    following.follow((folder, database), ids, query, on, as_json=as_json)


@click.command(short_help="Print the rules by which a state is given.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per rule.")
def status_rules(as_json: bool) -> None:
    """Print the rules by which asks, promises and intentions get their state.

    They are tried in this order, and the first that applies counts. docs/follow-through.md
    explains the evidence they rest on.

    \b
    Example:
      griffier status-rules
    """
    from griffier.cli import following

    following.status_rules(as_json=as_json)


_PARTS = ("dossiers", "statuses", "instruments")


@click.command(short_help="Keep statuses, instruments and dossiers that have changed.")
@_ON
@click.option(
    "--only",
    "parts",
    multiple=True,
    type=click.Choice(_PARTS),
    help="Only this part; may be given more than once.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@library_options
def refresh(
    folder: str,
    database: str | None,
    on: datetime.date | None,
    parts: tuple[str, ...],
    as_json: bool,
) -> None:
    """Work out anew how it stands with every ask, promise and intention; keep what changed.
    The instruments that documents name are kept as well, for exports, and the dossiers of
    meetings, so that their pages come at once.

    Filing does so by itself in a library of up to 5,000 lines, and in a larger one for what
    countries were asked and promised. Deadlines also pass on days on which nothing is
    filed, so a library that others watch does this once a day. Dossiers that still hold are
    not worked out again: stopped halfway, the command goes on where it was.

    \b
    Examples:
      griffier refresh
      griffier refresh --only dossiers
      griffier refresh --json
    """
    from griffier.cli import following

    following.refresh((folder, database), on, parts or _PARTS, as_json=as_json)
