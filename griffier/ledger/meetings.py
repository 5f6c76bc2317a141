"""Meetings of the whole library, and which document belongs to which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import insert, select, update

from griffier.ledger import judging
from griffier.ledger.base import Holdings, one_by_id, some_of
from griffier.ledger.drawing import Pages, judgement_of
from griffier.ledger.entries import Judgement, MeetingLink, Part, Session
from griffier.ledger.schema import (
    document_meetings,
    documents,
    judgements,
    meeting_links,
    sessions,
)

Row = dict[str, Any]
_NEWEST = documents.c.replaced_by.is_(None)


class Meetings(Holdings):
    """The part of a library that knows meetings."""

    def sessions(self) -> tuple[Session, ...]:
        """Every meeting, by day and id; those without a day last."""
        order = (sessions.c.date.is_(None), sessions.c.date, sessions.c.id)
        with self.database.reading() as connection:
            found = connection.execute(select(sessions).order_by(*order)).mappings()
            return tuple(session_of(row) for row in found)

    def session(self, session: str) -> Session:
        """A meeting by its id or the beginning of it. Raises NotInLibrary, AmbiguousId."""
        with self.database.reading() as connection:
            return session_of(one_by_id(connection, sessions.c.id, session, "meeting"))

    def meetings_of(self, document: str) -> dict[str, tuple[str, str]]:
        """Which meeting of the library each meeting of a document's own list is
        (`model.Meeting.id`), and why."""
        with self.database.reading() as connection:
            number = one_by_id(connection, documents.c.id, document, "document")["seq"]
            asked = select(document_meetings).where(document_meetings.c.document == number)
            found = connection.execute(asked).mappings()
            return {row["local"]: (row["session"], row["reason"]) for row in found}

    def links(
        self, *, document: str | None = None, session: str | None = None, offered: bool = False
    ) -> tuple[MeetingLink, ...]:
        """Links made, of the newest versions, the certain ones; `offered` gives the doubtful.

        What a person judged stands over the rules: link-right makes a link certain (also
        one that was never found), link-wrong takes it away.
        """
        terms = [_NEWEST if document is None else documents.c.id == document]
        if session is not None:
            terms.append(meeting_links.c.session == session)
        return tuple(link for link in self._links(*terms) if link.certain is not offered)

    def links_to(self, session: str) -> tuple[MeetingLink, ...]:
        """Links of a meeting (whole id) as `links` gives them, the doubtful ones as well."""
        return self._links(_NEWEST, meeting_links.c.session == session)

    def met_in(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The meetings many documents certainly belong to, by the whole ids of both."""
        found: dict[str, dict[str, None]] = {}
        for some in some_of(ids):
            for link in self._links(documents.c.id.in_(some)):
                if link.certain:
                    found.setdefault(link.document, {})[link.session] = None
        return {document: tuple(met) for document, met in found.items()}

    def _links(self, *terms: Any) -> tuple[MeetingLink, ...]:
        """Links as judged, certain and doubtful ones."""
        asked = select(meeting_links, documents.c.id.label("document_id")).join(documents)
        asked = asked.where(*terms)
        with self.database.reading() as connection:
            rows = connection.execute(asked.order_by(documents.c.seq)).mappings()
            found = {(link.document, link.session, link.part): link for link in map(_link, rows)}
            made = [judgement_of(row) for row in connection.execute(_link_judgements()).mappings()]
        return _as_judged(found.values(), judging.standing(made))


def _link_judgements() -> Any:
    about = judgements.c.verdict.in_((*judging.ON_LINKS, judging.UNDO))
    return select(judgements).where(about).order_by(judgements.c.seq)


def _as_judged(links: Iterable[MeetingLink], made: Iterable[Judgement]) -> tuple[MeetingLink, ...]:
    kept = list(links)
    for judgement in made:
        mine = [k for k in kept if (k.document, k.session) == (judgement.document, judgement.value)]
        if judgement.verdict == "link-wrong":
            kept = [each for each in kept if each not in mine]
        elif judgement.verdict == "link-right":
            said = f"{judgement.author} judged so: {judgement.reason}"
            kept = [each for each in kept if each not in mine]
            kept += [replace(each, certain=True, score=1.0, reason=said) for each in mine]
    return tuple(kept)


def keep_session(pages: Pages, session: Session) -> None:
    """Write down a meeting, if anything of it is new."""
    row = {**asdict(session), "names": list(session.names)}
    asked = select(sessions).where(sessions.c.id == session.id)
    before = pages.connection.execute(asked).mappings().first()
    if before is None:
        pages.connection.execute(insert(sessions), row)
    elif dict(before) != row:
        pages.connection.execute(update(sessions).where(sessions.c.id == session.id).values(row))
    else:
        return
    pages.changed("session", session.id)


def session_of(row: Mapping[Any, Any]) -> Session:
    """A meeting from its row."""
    return Session(**{**row, "names": tuple(row["names"])})


def _link(row: Mapping[Any, Any]) -> MeetingLink:
    plain = {key: row[key] for key in ("session", "certain", "score", "reason")}
    return MeetingLink(document=row["document_id"], part=Part(row["part"]), **plain)
