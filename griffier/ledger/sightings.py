"""Where documents speak of meetings, and what was made of it: kept in one transaction.

`griffier.track` decides what is one meeting; this finds the sightings it has to look at,
through indexes, and writes down what it decided.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from griffier.ledger.base import Holdings
from griffier.ledger.drawing import Pages, redraw
from griffier.ledger.entries import MeetingLink, Session, Sighting
from griffier.ledger.meetings import keep_session, session_of
from griffier.ledger.schema import (
    document_meetings,
    documents,
    judgements,
    meeting_links,
    sessions,
    sighted,
    sightings,
    statements,
)

Row = dict[str, Any]
_OF_DOCUMENT = ("kind", "lang", "title")
_KEPT = (
    *("local", "around", "series", "key", "place", "first", "last", "month", "near"),
    *("name", "body", "country", "summit", "main", "next"),
)
_MANY = 300  # terms in one question; databases refuse too long a one


@dataclass(frozen=True, slots=True)
class Ask:
    """Sightings (or sessions) of one series, town or name, looked for in a stretch of days.

    `column` is series, place or key.
    """

    column: str
    value: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was decided: the sessions there are and are no longer, which meeting of a
    document is which session and why, and the links of each document that was looked at."""

    kept: tuple[Session, ...] = ()
    gone: frozenset[str] = frozenset()
    placed: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    links: Mapping[str, tuple[MeetingLink, ...]] = field(default_factory=dict)


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
            numbers = _numbers(pages.connection, found)
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
            for some in _some(list(asks)):
                terms = or_(*(_term(sightings, each, "around") for each in some))
                for each in _sightings(connection, terms):
                    if dated is None or (each.first is not None) is dated:
                        found[each.document, each.local] = each
        return list(found.values())

    def sightings_of(self, ids: Collection[str]) -> list[Sighting]:
        """All sightings of some documents."""
        found: list[Sighting] = []
        with self.database.reading() as connection:
            for some in _some(sorted(ids)):
                found += _sightings(connection, documents.c.id.in_(some))
        return found

    def sightings_replaced(self, ids: Collection[str]) -> list[Sighting]:
        """All sightings of the versions that some documents have replaced."""
        found: list[Sighting] = []
        new = documents.alias()
        with self.database.reading() as connection:
            for some in _some(sorted(ids)):
                works = select(new.c.work).where(new.c.id.in_(some))
                found += _sightings(connection, documents.c.work.in_(works), newest=False)
        return found

    def sessions_near(self, asks: Iterable[Ask]) -> list[Session]:
        """The sessions that begin where any of the questions asks."""
        found: dict[str, Session] = {}
        with self.database.reading() as connection:
            for some in _some([each for each in asks if each.column != "key"]):
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
            for some in _some(sorted(ids)):
                rows = connection.execute(asked.where(documents.c.id.in_(some))).mappings()
                for row in rows:
                    found[row["id"]][row["local"]] = (row["session"], row["reason"])
        return found

    def sessions_by_id(self, ids: Collection[str]) -> dict[str, Session]:
        """Sessions by their ids, as far as they are known."""
        found: dict[str, Session] = {}
        with self.database.reading() as connection:
            for some in _some(sorted(ids)):
                asked = select(sessions).where(sessions.c.id.in_(some))
                rows = connection.execute(asked).mappings()
                found |= {row["id"]: session_of(row) for row in rows}
        return found

    def settle(self, settlement: Settlement) -> None:
        """Write down what was decided: all of it, or none where it raises."""
        with self._writing() as pages:
            for session in settlement.kept:
                keep_session(pages, session)
            pages.flush()
            ids = {*settlement.placed, *settlement.links}
            numbers = _numbers(pages.connection, ids)
            judged = _judged(pages.connection, ids)
            for document, meetings in settlement.placed.items():
                _place(pages, document, numbers[document], meetings, judged)
            for document, found in settlement.links.items():
                _link(pages, document, numbers[document], found)
            pages.flush()
            for some in _some(sorted(settlement.gone)):
                unused = sessions.c.id.in_(some) & _unused()
                pages.connection.execute(delete(sessions).where(unused))


def _unused() -> Any:
    """Sessions nothing refers to; older versions of a document may still."""
    tables = (document_meetings, meeting_links)
    used = (select(t.c.session).where(t.c.session == sessions.c.id).exists() for t in tables)
    return and_(*(~each for each in used))


def _some(many: list[Any]) -> Iterable[list[Any]]:
    return (many[at : at + _MANY] for at in range(0, len(many), _MANY))


def _term(table: Any, ask: Ask, day: str) -> Any:
    return and_(table.c[ask.column] == ask.value, table.c[day].between(ask.first, ask.last))


def _numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _some(sorted(ids)):
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


def _judged(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Works of which some version was judged: their lines are drawn up whole."""
    found: set[str] = set()
    same = judgements.c.document == documents.c.id
    for some in _some(sorted(ids)):
        versions = documents.alias()
        asked = (
            select(versions.c.id)
            .select_from(judgements.join(documents, same))
            .join(versions, versions.c.work == documents.c.work)
            .where(versions.c.id.in_(some))
        )
        found |= set(connection.scalars(asked))
    return found


def _place(
    pages: Pages,
    document: str,
    number: int,
    meetings: Mapping[str, tuple[str, str]],
    judged: Collection[str],
) -> None:
    """Say of a document which of its meetings is which session; its lines follow."""
    connection, mine = pages.connection, document_meetings.c.document == number
    asked = select(document_meetings).where(mine)
    before = {r["local"]: r["session"] for r in connection.execute(asked).mappings()}
    connection.execute(delete(document_meetings).where(mine))
    rows = [
        {"document": number, "local": local, "session": session, "reason": reason}
        for local, (session, reason) in meetings.items()
    ]
    if rows:
        connection.execute(insert(document_meetings), rows)
    after = {local: session for local, (session, _) in meetings.items()}
    if before == after:
        return
    pages.changed("meetings", document, document)
    if document in judged:
        redraw(pages, number)
        return
    for local in sorted({*before, *after}):
        if before.get(local) != after.get(local):
            line = (statements.c.document == number) & (statements.c.local_meeting == local)
            connection.execute(update(statements).where(line).values(meeting=after.get(local)))


def _link(pages: Pages, document: str, number: int, found: Sequence[MeetingLink]) -> None:
    mine = meeting_links.c.document == number
    rows = [{**asdict(each), "document": number, "part": each.part.value} for each in found]
    before = pages.connection.execute(select(meeting_links).where(mine)).mappings().all()
    if sorted(map(_sorted, map(dict, before))) == sorted(map(_sorted, rows)):
        return
    pages.connection.execute(delete(meeting_links).where(mine))
    pages.add(meeting_links, *rows)
    for each in found:
        pages.changed("link", each.session, document)


def _sorted(row: Row) -> list[tuple[str, str]]:
    return sorted((key, str(value)) for key, value in row.items())
