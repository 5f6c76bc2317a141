"""What was decided about meetings, written down in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from griffier.ledger.base import Holdings, some_of
from griffier.ledger.drawing import Pages, drawn_anew, redraw
from griffier.ledger.entries import MeetingLink, Session
from griffier.ledger.meetings import keep_session
from griffier.ledger.schema import (
    document_meetings,
    documents,
    judgements,
    meeting_links,
    sessions,
    statements,
)
from griffier.ledger.sightings import numbers_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was decided: the sessions there are and are no longer, which meeting of a
    document is which session and why, and the links of each document that was looked at."""

    kept: tuple[Session, ...] = ()
    gone: frozenset[str] = frozenset()
    placed: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    links: Mapping[str, tuple[MeetingLink, ...]] = field(default_factory=dict)


class Settlements(Holdings):
    """The part of a library that is told which meetings there are."""

    def settle(self, settlement: Settlement) -> None:
        """Write down what was decided: all of it, or none where it raises."""
        with self._writing() as pages:
            for session in settlement.kept:
                keep_session(pages, session)
            pages.flush()
            ids = {*settlement.placed, *settlement.links}
            numbers = numbers_of(pages.connection, ids)
            judged = _judged(pages.connection, ids)
            for document, meetings in settlement.placed.items():
                _place(pages, document, numbers[document], meetings, judged)
            for document, found in settlement.links.items():
                _link(pages, document, numbers[document], found)
            pages.flush()
            for some in some_of(sorted(settlement.gone)):
                unused = sessions.c.id.in_(some) & _unused()
                pages.connection.execute(delete(sessions).where(unused))


def _unused() -> Any:
    """Sessions nothing refers to; older versions of a document may still."""
    tables = (document_meetings, meeting_links)
    used = (select(t.c.session).where(t.c.session == sessions.c.id).exists() for t in tables)
    return and_(*(~each for each in used))


def _judged(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Works of which some version was judged: their lines are drawn up whole."""
    found: set[str] = set()
    same = judgements.c.document == documents.c.id
    for some in some_of(sorted(ids)):
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
    drawn_anew(connection, number)
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
