"""`griffier ledger`: lines of the ledger by what is asked of them."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from griffier.cli.filters import entry_filters
from griffier.cli.library import library_options, opened
from griffier.cli.output import write
from griffier.errors import UsageError

if TYPE_CHECKING:
    from griffier.ledger.entries import Entry
    from griffier.ledger.library import Library
    from griffier.ledger.queries import EntryQuery


@click.command(short_help="List what documents state, by actor, act, subject …")
@entry_filters
@click.option("--limit", type=int, default=50, help="Lines to print; 50 if not said.")
@click.option("--after", metavar="ID", help="Go on behind that line.")
@click.option("--all", "everything", is_flag=True, help="Print every line.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a head.")
@library_options
def ledger(
    folder: str,
    database: str | None,
    *,
    everything: bool,
    as_json: bool,
    as_csv: bool,
    **asked: Any,
) -> None:
    """List lines of the ledger, newest document first, each with its quotation.

    Every line has an id, of which six characters or more will do for `griffier show`. An
    unknown actor, act, concept, meeting or document is an error that names the nearest ones.

    \b
    Examples:
      griffier ledger --actor NL --recipient RS
      griffier ledger --act COMMIT --recipient TK --since 2022-01-01 --csv > promises.csv
      griffier ledger --concept visa-policy --all --json
      griffier ledger --text "visumbeleid"
    """
    if as_json and as_csv:
        raise UsageError("Choose --json or --csv; they cannot both be printed.")
    from griffier.ledger.queries import EntryQuery

    query = EntryQuery(**asked)
    shape = _as_json if as_json else _as_csv if as_csv else _as_text
    with opened(folder, database) as library:
        if everything:
            _print(library.every_entry(query), shape)
        else:
            _print_page(library, query, shape)


_Shape = Callable[[Iterable["Entry"]], Iterable[str]]


def _print(entries: "Iterable[Entry]", shape: _Shape) -> None:
    for line in shape(entries):
        write(line)


def _print_page(library: "Library", query: "EntryQuery", shape: _Shape) -> None:
    page = library.entries(query)
    _print(page.items, shape)
    if page.after:
        shown = f"{len(page.items)} of {page.count} lines"
        click.echo(f"{shown}; go on with --after {page.after}, or print --all.", err=True)
    elif sys.stderr.isatty() or not page.items:
        click.echo("No line fits." if not page.count else f"{page.count} lines.", err=True)


def _as_json(entries: "Iterable[Entry]") -> Iterable[str]:
    from griffier.ledger.shown import entry_dict

    return (json.dumps(entry_dict(entry), ensure_ascii=False) + "\n" for entry in entries)


def _as_csv(entries: "Iterable[Entry]") -> Iterable[str]:
    from griffier.ledger.shown import ENTRY_COLUMNS, entry_row

    return (_csv_line(row) for row in chain([list(ENTRY_COLUMNS)], map(entry_row, entries)))


def _csv_line(row: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(row)
    return line.getvalue()


def _as_text(entries: "Iterable[Entry]") -> Iterable[str]:
    from griffier.cli.lines import entry_lines

    return map(entry_lines, entries)
