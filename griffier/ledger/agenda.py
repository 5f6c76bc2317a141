"""Lists of meetings, asked of the database: which, in order, and what belongs to each."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from griffier.ledger import judging
from griffier.ledger.base import Holdings, one_by_id, some_of
from griffier.ledger.entries import MeetingLink, Part, Session
from griffier.ledger.meetings import Meetings, session_of
from griffier.ledger.schema import documents, judgements, meeting_links, sessions


@dataclass(frozen=True, slots=True)
class SessionQuery:
    """Which meetings; None takes any. Days are those of the meeting, inclusive."""

    body: str | None = None
    series: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """How many documents stand in each column of a meeting, and how many are offered."""

    parts: dict[Part, int]
    offered: int = 0


class Agenda(Meetings, Holdings):
    """The part of a library that lists meetings."""

    def sessions_wanted(
        self, query: SessionQuery, limit: int | None = None, after: str | None = None
    ) -> tuple[tuple[Session, ...], int]:
        """The meetings wanted, those without a day first and then the newest first, and how
        many there are in all; `after` is the id of the last one seen before.

        Raises NotInLibrary, AmbiguousId for that id.
        """
        s, terms = sessions.c, _terms(query)
        order = (s.date.is_(None).desc(), s.date.desc(), s.id.desc())
        asked = select(sessions).where(*terms).order_by(*order).limit(limit)
        with self.database.reading() as connection:
            if after is not None:
                asked = asked.where(_behind(one_by_id(connection, s.id, after, "meeting")))
            found = tuple(session_of(row) for row in connection.execute(asked).mappings())
            many = select(func.count()).select_from(sessions).where(*terms)
            whole = limit is None and after is None
            count = len(found) if whole else int(connection.scalar(many) or 0)
        return found, count

    def all_series(self) -> tuple[str, ...]:
        """Every series there are meetings of, in the order of the alphabet."""
        asked = select(sessions.c.series).distinct().order_by(sessions.c.series)
        with self.database.reading() as connection:
            return tuple(connection.scalars(asked))

    def links_of(self, ids: Sequence[str]) -> dict[str, tuple[MeetingLink, ...]]:
        """The certain links of many documents at once, as `links` gives them of each."""
        found: dict[str, list[MeetingLink]] = defaultdict(list)
        for some in some_of(ids):
            for link in self._links(documents.c.id.in_(some)):
                if link.certain:
                    found[link.document].append(link)
        return {document: tuple(links) for document, links in found.items()}

    def linked(self, ids: Sequence[str]) -> dict[str, Linked]:
        """What belongs to each of these meetings, of the newest versions and as judged."""
        found = {each: Linked(dict.fromkeys(Part, 0)) for each in ids}
        judged = self._judged_sessions()
        for some in some_of([each for each in ids if each not in judged]):
            for row in self._counts(some):
                _count(found, row["session"], row["part"], row["certain"], row["count"])
        for each in judged & set(ids):
            for link in (*self.links(session=each), *self.links(session=each, offered=True)):
                _count(found, each, link.part.value, link.certain, 1)
        return found

    def _counts(self, ids: Sequence[str]) -> Sequence[Any]:
        m = meeting_links.c
        key = (m.session, m.part, m.certain)
        asked = (
            select(*key, func.count().label("count"))
            .join(documents)
            .where(m.session.in_(ids), documents.c.replaced_by.is_(None))
            .group_by(*key)
        )
        with self.database.reading() as connection:
            return connection.execute(asked).mappings().all()

    def _judged_sessions(self) -> set[str]:
        about = judgements.c.verdict.in_(judging.ON_LINKS)
        with self.database.reading() as connection:
            return set(connection.scalars(select(judgements.c.value).where(about).distinct()))


def _terms(query: SessionQuery) -> list[Any]:
    s, found = sessions.c, []
    if query.body:
        found.append(s.body == query.body)
    if query.series:
        found.append(s.series == query.series)
    if query.since:
        found.append(func.coalesce(s.end_date, s.date) >= query.since)
    if query.until:
        found.append(s.date <= query.until)
    return found


def _behind(last: Mapping[Any, Any]) -> ColumnElement[bool]:
    """What comes after a meeting in the order of the list."""
    s = sessions.c
    same_day = s.date.is_(None) if last["date"] is None else s.date == last["date"]
    earlier = s.date.is_not(None) if last["date"] is None else s.date < last["date"]
    return or_(and_(same_day, s.id < last["id"]), earlier)


def _count(found: dict[str, Linked], session: str, part: str, certain: bool, many: int) -> None:
    known = found[session]
    if certain:
        known.parts[Part(part)] += many
    else:
        found[session] = Linked(known.parts, known.offered + many)
