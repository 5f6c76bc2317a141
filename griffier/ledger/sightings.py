"""Where documents speak of meetings, and what was made of it: kept in one transaction.

`griffier.track` decides what is one meeting; this finds the sightings it has to look at,
through indexes, and writes down what it decided.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select

from griffier.ledger.base import Holdings, some_of
from griffier.ledger.entries import Session, Sighting
from griffier.ledger.meetings import session_of
from griffier.ledger.schema import (
    document_meetings,
    documents,
    references,
    sessions,
    sighted,
    sightings,
)

Row = dict[str, Any]
_OF_DOCUMENT = ("kind", "lang", "title")
_KEPT = (
    *("local", "around", "series", "key", "place", "first", "last", "month", "near"),
    *("name", "body", "country", "summit", "main", "next"),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """Sightings (or sessions) of one series, town or name, looked for in a stretch of days.

    `column` is series, place or key.
    """

    column: str
    value: str
    first: datetime.date
    last: datetime.date


class Sightings(Holdings):
    """The part of a library that knows where meetings are spoken of."""

    def unsighted(self, limit: int = 500) -> tuple[str, ...]:
        """Documents whose sightings were not kept yet, in order of filing."""
        last = select(func.coalesce(func.max(sighted.c.document), 0)).scalar_subquery()
        asked = select(documents.c.id).where(documents.c.seq > last).order_by(documents.c.seq)
        with self.database.reading() as connection:
            return tuple(connection.scalars(asked.limit(limit)))

    def add_sightings(self, found: Mapping[str, Sequence[Sighting]]) -> None:
        """Keep the sightings of documents, by `Card.id`, in place of what was kept before."""
        with self._writing() as pages:
            numbers = numbers_of(pages.connection, found)
            for table in (sightings, sighted):
                mine = table.c.document.in_(numbers.values())
                pages.connection.execute(delete(table).where(mine))
            pages.add(sighted, *({"document": each} for each in sorted(numbers.values())))
            for document, each in found.items():
                rows = [{**_row(one), "document": numbers[document]} for one in each]
                pages.add(sightings, *rows)

    def sightings_near(self, asks: Iterable[Ask], *, dated: bool | None = None) -> list[Sighting]:
        """The sightings, of newest versions, that any of the questions is about."""
        found: dict[tuple[str, str], Sighting] = {}
        with self.database.reading() as connection:
            for some in some_of(list(asks)):
                terms = or_(*(_term(sightings, each, "around") for each in some))
                for each in _sightings(connection, terms):
                    if dated is None or (each.first is not None) is dated:
                        found[each.document, each.local] = each
        return list(found.values())

    def sightings_of(self, ids: Collection[str]) -> list[Sighting]:
        """All sightings of some documents."""
        found: list[Sighting] = []
        with self.database.reading() as connection:
            for some in some_of(sorted(ids)):
                found += _sightings(connection, documents.c.id.in_(some))
        return found

    def sightings_replaced(self, ids: Collection[str]) -> list[Sighting]:
        """All sightings of the versions that some documents have replaced."""
        found: list[Sighting] = []
        new = documents.alias()
        with self.database.reading() as connection:
            for some in some_of(sorted(ids)):
                works = select(new.c.work).where(new.c.id.in_(some))
                found += _sightings(connection, documents.c.work.in_(works), newest=False)
        return found

    def sessions_near(self, asks: Iterable[Ask]) -> list[Session]:
        """The sessions that begin where any of the questions asks."""
        found: dict[str, Session] = {}
        with self.database.reading() as connection:
            for some in some_of([each for each in asks if each.column != "key"]):
                terms = or_(*(_term(sessions, each, "date") for each in some))
                rows = connection.execute(select(sessions).where(terms)).mappings()
                found |= {row["id"]: session_of(row) for row in rows}
        return list(found.values())

    def sessions_of_days(self, first: datetime.date, last: datetime.date) -> list[Session]:
        """The sessions that begin in a stretch of days."""
        asked = select(sessions).where(sessions.c.date.between(first, last))
        with self.database.reading() as connection:
            return [session_of(row) for row in connection.execute(asked).mappings()]

    def placed(self, ids: Collection[str]) -> dict[str, dict[str, tuple[str, str]]]:
        """Which session each meeting of some documents is, with the reason."""
        found: dict[str, dict[str, tuple[str, str]]] = {each: {} for each in ids}
        asked = select(documents.c.id, document_meetings).join(documents)
        with self.database.reading() as connection:
            for some in some_of(sorted(ids)):
                rows = connection.execute(asked.where(documents.c.id.in_(some))).mappings()
                for row in rows:
                    found[row["id"]][row["local"]] = (row["session"], row["reason"])
        return found

    def sessions_by_id(self, ids: Collection[str]) -> dict[str, Session]:
        """Sessions by their ids, as far as they are known."""
        found: dict[str, Session] = {}
        with self.database.reading() as connection:
            for some in some_of(sorted(ids)):
                asked = select(sessions).where(sessions.c.id.in_(some))
                rows = connection.execute(asked).mappings()
                found |= {row["id"]: session_of(row) for row in rows}
        return found

    def identifiers(self, ids: Collection[str]) -> dict[str, str]:
        """What some documents are cited by («kst-21501-20-1870»), by `Card.id`."""
        found: dict[str, str] = {}
        with self.database.reading() as connection:
            for some in some_of(sorted(ids)):
                asked = select(documents.c.id, documents.c.identifier).where(
                    documents.c.id.in_(some), documents.c.identifier.is_not(None)
                )
                found |= {row.id: row.identifier for row in connection.execute(asked)}
        return found

    def identified(self, identifiers: Collection[str]) -> dict[str, str]:
        """The newest versions of what is cited, as `Card.id` by identifier."""
        found: dict[str, str] = {}
        newest = documents.c.replaced_by.is_(None)
        with self.database.reading() as connection:
            for some in some_of(sorted(identifiers)):
                asked = select(documents.c.id, documents.c.identifier).where(
                    documents.c.identifier.in_(some), newest
                )
                found |= {row.identifier: row.id for row in connection.execute(asked)}
        return found

    def citing(self, identifiers: Collection[str]) -> frozenset[str]:
        """The documents, of newest versions, that cite any of these."""
        found: set[str] = set()
        same = references.c.document == documents.c.seq
        with self.database.reading() as connection:
            for some in some_of(sorted(identifiers)):
                asked = select(documents.c.id).join(references, same)
                asked = asked.where(references.c.id.in_(some), documents.c.replaced_by.is_(None))
                found |= set(connection.scalars(asked))
        return frozenset(found)


def _term(table: Any, ask: Ask, day: str) -> Any:
    return and_(table.c[ask.column] == ask.value, table.c[day].between(ask.first, ask.last))


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of documents, by `Card.id`."""
    found: dict[str, int] = {}
    for some in some_of(sorted(ids)):
        asked = select(documents.c.id, documents.c.seq).where(documents.c.id.in_(some))
        found |= {row.id: row.seq for row in connection.execute(asked)}
    return found


def _sightings(connection: Connection, terms: Any, *, newest: bool = True) -> list[Sighting]:
    columns: list[Any] = [sightings, *(documents.c[c] for c in ("id", "date", *_OF_DOCUMENT))]
    standing = documents.c.replaced_by.is_(None)
    asked = select(*columns).join(documents).where(terms, standing if newest else ~standing)
    return [_sighting(row) for row in connection.execute(asked).mappings()]


def _row(sighting: Sighting) -> Row:
    return {key: getattr(sighting, key) for key in _KEPT}


def _sighting(row: Mapping[Any, Any]) -> Sighting:
    values = {key: row[key] for key in (*_KEPT, *_OF_DOCUMENT) if key != "around"}
    title = row["title"] or ""
    return Sighting(**{**values, "title": title}, document=row["id"], dated=row["date"])
