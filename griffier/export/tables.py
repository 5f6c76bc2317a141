"""The tables of an export and their columns: one definition for CSV, Parquet, SQLite and JSON.

docs/data.md says what each column means; a test holds the two to one another.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from griffier.ledger.aligning import FiledList
from griffier.ledger.entries import Card, Entry

Value = str | int | float | bool | date | datetime | tuple[str, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and its kind: string, integer, number, boolean, date, datetime, or
    strings (a list)."""

    name: str
    kind: str
    get: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and the column that tells its rows apart, if one does."""

    name: str
    columns: tuple[Column, ...]
    key: str | None = "id"

    def rows(self, values: Iterable[Any]) -> Iterator[Row]:
        """Each value as a row, in the order they come."""
        getters = [column.get for column in self.columns]
        return (tuple(get(value) for get in getters) for value in values)


def _field(name: str, kind: str = "string", of: str | None = None) -> Column:
    """A column that is a field of the value."""
    attribute = of or name

    def get(value: Any) -> Value:
        found: Value = getattr(value, attribute)
        return found

    return Column(name, kind, get)


def _each(name: str, of: str, part: str) -> Column:
    """A column that lists one part of each actor; an empty word where it has none."""

    def get(value: Any) -> Value:
        return tuple(getattr(actor, part) or "" for actor in getattr(value, of))

    return Column(name, "strings", get)


def _deadline(name: str, kind: str, part: str) -> Column:
    def get(entry: Entry) -> Value:
        found: Value = getattr(entry.deadline, part) if entry.deadline else None
        return found

    return Column(name, kind, get)


def _act(entry: Entry) -> Value:
    return entry.act.value


def _decided(filed: FiledList, part: str) -> Value:
    """Of the decision a list goes with, if it goes with one."""
    decisions = filed.alignment.decisions
    found: Value = getattr(decisions[0], part) if decisions else None
    return found


def _filed(card: Card) -> Value:
    return card.filed if card.filed.tzinfo else card.filed.replace(tzinfo=UTC)


def _senders(part: str) -> Callable[[Card], Value]:
    return lambda card: tuple(getattr(sender, part) or "" for sender in card.senders)


STATEMENTS = Table(
    "statements",
    (
        _field("id"),
        _field("document"),
        _field("kind"),
        _field("lang"),
        _field("published", "date"),
        Column("act", "string", _act),
        _each("actors", "actors", "id"),
        _each("actor_words", "actors", "text"),
        _each("actor_persons", "actors", "person"),
        _each("recipients", "recipients", "id"),
        _each("recipient_words", "recipients", "text"),
        _field("via"),
        _field("topic"),
        _field("concept"),
        _field("meeting"),
        _field("date", "date"),
        _field("modality"),
        _field("polarity"),
        _field("weight"),
        _field("repeated", "boolean"),
        _deadline("deadline", "string", "text"),
        _deadline("deadline_from", "date", "first"),
        _deadline("deadline_to", "date", "last"),
        _field("quote"),
        _field("start", "integer"),
        _field("end", "integer"),
        _field("page", "integer"),
        _field("plover"),
        _field("rule"),
        _field("lexicon_entry"),
        _field("steps", "strings"),
        _field("confidence", "number"),
    ),
)
DOCUMENTS = Table(
    "documents",
    (
        _field("id"),
        _field("work"),
        _field("replaced_by"),
        _field("kind"),
        _field("lang"),
        _field("title"),
        _field("date", "date"),
        _field("name"),
        Column("filed", "datetime", _filed),
        _field("number"),
        _field("identifier"),
        _field("session"),
        _field("dossiers", "strings"),
        Column("sender_names", "strings", _senders("name")),
        Column("sender_roles", "strings", _senders("role")),
        Column("sender_actors", "strings", _senders("actor")),
        _field("addressee"),
        _field("place"),
        _field("media_type"),
        _field("pages", "integer"),
        _field("url"),
    ),
)
MEETINGS = Table(
    "meetings",
    (
        _field("id"),
        _field("name"),
        _field("series"),
        _field("names", "strings"),
        _field("body"),
        _field("date", "date"),
        _field("end_date", "date"),
        _field("place"),
        _field("country"),
    ),
)
FIGURES = Table(
    "figures",
    (
        _field("series"),
        _field("subject"),
        _field("period"),
        _field("value", "number"),
        _field("total", "number"),
        _field("source"),
        _field("note"),
        _field("items", "strings"),
    ),
    key=None,
)
ALIGNMENTS = Table(
    "alignments",
    (
        _field("document"),
        Column("decision", "string", lambda filed: _decided(filed, "id")),
        Column("adopted", "date", lambda filed: _decided(filed, "date")),
        Column("oj", "string", lambda filed: _decided(filed, "oj")),
        Column("aligned", "strings", lambda filed: filed.alignment.aligned),
        Column("subject", "string", lambda filed: filed.alignment.subject),
        Column("regime", "string", lambda filed: filed.alignment.regime),
        Column("start", "integer", lambda filed: filed.alignment.evidence.start),
        Column("end", "integer", lambda filed: filed.alignment.evidence.end),
        _field("quote"),
    ),
    key=None,
)
STATUSES = Table(
    "statuses",
    (
        _field("entry"),
        Column("state", "string", lambda status: status.state.value),
        _field("on", "date"),
        _field("rule"),
        _field("reason"),
    ),
    key="entry",
)
EVIDENCE = Table(
    "evidence",
    (
        Column("entry", "string", lambda pair: pair[0]),
        Column("kind", "string", lambda pair: pair[1].kind),
        Column("source", "string", lambda pair: pair[1].source),
        Column("date", "date", lambda pair: pair[1].date),
        Column("bears", "string", lambda pair: pair[1].bears.value),
        Column("reason", "string", lambda pair: pair[1].reason),
        Column("document", "string", lambda pair: pair[1].document),
        Column("start", "integer", lambda pair: pair[1].start),
        Column("end", "integer", lambda pair: pair[1].end),
        Column("quote", "string", lambda pair: pair[1].quote),
    ),
    key=None,
)
INSTRUMENTS = Table(
    "instruments",
    (
        _field("id"),
        _field("kind"),
        _field("name_nl"),
        _field("name_en"),
        _field("presented_by", "strings"),
        _field("presented_on", "date"),
        _field("presented_in"),
        _field("url"),
        _field("followed_by", "strings"),
    ),
)
_ALL = (STATEMENTS, DOCUMENTS, MEETINGS, STATUSES, EVIDENCE, INSTRUMENTS, ALIGNMENTS, FIGURES)
TABLES = {table.name: table for table in _ALL}
