"""Every format: how it is written, and where it can go."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from griffier.export.akoma import akoma_ntoso
from griffier.export.annotations import annotation_page
from griffier.export.calendar import calendar
from griffier.export.events import events
from griffier.export.parquet import write_parquet
from griffier.export.popolo import popolo
from griffier.export.selection import Selection
from griffier.export.sqlite import write_sqlite
from griffier.export.tables import TABLES, Table
from griffier.export.text import csv_lines, json_lines
from griffier.lexicon.actors import actor_table
from griffier.lexicon.offices import office_register


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `stream` gives its pieces in order, or `write` writes a file itself. `tabular`
    formats hold the one table that is asked for."""

    stream: Callable[[Selection, Table], Iterable[str | bytes]] | None = None
    write: Callable[[Selection, Table, Path], int] | None = None
    tabular: bool = False


def _jsonl(chosen: Selection, table: Table) -> Iterator[str]:
    return json_lines(table, chosen.values(table))


def _csv(chosen: Selection, table: Table) -> Iterator[str]:
    return csv_lines(table, chosen.values(table))


def _parquet(chosen: Selection, table: Table, target: Path) -> int:
    return write_parquet(table, chosen.values(table), target)


def _sqlite(chosen: Selection, _: Table, target: Path) -> int:
    return write_sqlite({table: chosen.values(table) for table in TABLES.values()}, target)


def _annotations(chosen: Selection, _: Table) -> Iterator[str]:
    return annotation_page(chosen.entries(), chosen.card, chosen.library.text)


def _plover(chosen: Selection, _: Table) -> Iterator[str]:
    return events(chosen.entries(), chosen.card)


def _popolo(chosen: Selection, _: Table) -> Iterator[str]:
    found = popolo(
        chosen.entries(),
        tuple(chosen.cards()),
        chosen.sessions(),
        office_register().holders,
        actor_table(),
    )
    yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _ics(chosen: Selection, _: Table) -> Iterator[bytes]:
    yield calendar(chosen.entries(), chosen.card, chosen.sessions(), chosen.stamp())


def akoma_documents(chosen: Selection) -> Iterator[tuple[str, bytes]]:
    """Each document as XML, with a name for its file: its identifier, else part of its id."""
    for card in chosen.cards():
        name = f"{card.identifier or card.id[:16]}.akn.xml"
        yield name, akoma_ntoso(chosen.library.contract(card.id), card.name, card.url)


FORMATS = {
    "jsonl": Format(stream=_jsonl, tabular=True),
    "csv": Format(stream=_csv, tabular=True),
    "parquet": Format(write=_parquet, tabular=True),
    "sqlite": Format(write=_sqlite),
    "akn": Format(),
    "annotations": Format(stream=_annotations),
    "plover": Format(stream=_plover),
    "popolo": Format(stream=_popolo),
    "ics": Format(stream=_ics),
}
