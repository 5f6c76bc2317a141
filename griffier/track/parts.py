"""What a document is to a meeting: before it, its report, its declaration, or since.

Made where kind, title and dates agree; where they only suggest it, the link is offered with
its score and reason and a person decides. docs/meetings.md has the rules.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from griffier.ledger.entries import Card, MeetingLink, Part, Session, Sighting
from griffier.track.placing import Placing
from griffier.track.series import load_series

REACH: Final = 21  # days between a meeting and its agenda or report that no link makes
_MADE: Final = 1.0
_LIKELY: Final = 0.9  # still made: what it rests on can hardly mislead
_MAYBE: Final = 0.6  # offered
_WEAK: Final = 0.4  # offered
# A declaration may bear the date of the day after; an agenda may come after it was due.
_SLACK: Final = datetime.timedelta(days=3)
_PROMPT: Final = datetime.timedelta(days=120)  # a report later than this is none of that kind
_DECLARING: Final = frozenset(("declaration", "conclusions"))


# What a title says of a letter that is no report or agenda by kind.
_BEFORE = re.compile(
    r"\b(?:inzet|voorbereiding|vooruitblik|geannoteerde|voornemens|preview|position)\b", re.I
)
_AFTER = re.compile(r"\b(?:verslag|uitkomst\w*|terugblik|resultaten|outcome\w*|report)\b", re.I)


def links(placings: Iterable[Placing]) -> tuple[MeetingLink, ...]:
    """The links of one document, at most one for each session, from its placings."""
    best: dict[str, MeetingLink] = {}
    for each in sorted(placings, key=lambda placing: placing.sighting.local):
        if not each.session:
            continue
        link = _link(each.sighting, each.session)
        if link and (known := best.get(link.session)) and _rank(known) >= _rank(link):
            continue
        if link:
            best[link.session] = link
    return tuple(best[id_] for id_ in sorted(best))


def _rank(link: MeetingLink) -> tuple[bool, float, bool]:
    return link.certain, link.score, link.part is not Part.SINCE


def _link(sighting: Sighting, session: Session) -> MeetingLink | None:
    if not sighting.dated or not session.date:
        return _undated(sighting, session)
    if sighting.main:
        found = _about(sighting, session)
        if found:
            return found
    return _mentioned(sighting, session)


def _made(s: Sighting, session: Session, part: Part, score: float, reason: str) -> MeetingLink:
    return MeetingLink(s.document, session.id, part, score >= _LIKELY, score, reason)


def _about(s: Sighting, session: Session) -> MeetingLink | None:
    """A document whose title or opening names the meeting."""
    day, first, last = _days(s, session)
    name = f"«{s.name}»"
    if s.kind == "agenda" and day <= first + _SLACK:
        why = f"An agenda of {day} for {name}, which begins on {first}."
        return _made(s, session, Part.INTENDED, _MADE, why)
    if s.kind == "report" and first <= day <= last + _PROMPT:
        why = f"A report of {day} on {name}, which ended on {last}."
        return _made(s, session, Part.CLAIMED, _MADE, why)
    if s.kind in _DECLARING and first <= day <= last + _SLACK:
        why = f"A text of kind {s.kind} of {day}, the time of {name}."
        return _made(s, session, Part.DECLARED, _MADE, why)
    return _letter(s, session)


def _letter(s: Sighting, session: Session) -> MeetingLink | None:
    """A letter whose title names the meeting, without being agenda or report by kind."""
    day, first, last = _days(s, session)
    if day <= first and _BEFORE.search(s.title):
        why = f"Its title, «{s.title}», looks ahead, and {first} was to come."
        return _made(s, session, Part.INTENDED, _LIKELY, why)
    if last <= day <= last + _PROMPT and _AFTER.search(s.title) and s.kind not in _DECLARING:
        why = f"Its title, «{s.title}», looks back, and {last} had passed."
        return _made(s, session, Part.CLAIMED, _LIKELY, why)
    if day < first and s.kind not in _DECLARING:
        why = f"Its title names «{s.name}» before {first}, but not as an agenda."
        return _made(s, session, Part.INTENDED, _MAYBE, why)
    if s.kind in _DECLARING and first - _SLACK <= day <= last + datetime.timedelta(days=30):
        why = f"A text of kind {s.kind} that names «{s.name}», but is of {day}."
        return _made(s, session, Part.DECLARED, _MAYBE, why)
    return None


def _mentioned(s: Sighting, session: Session) -> MeetingLink | None:
    """A document that is about something else and speaks of the meeting."""
    day, first, last = _days(s, session)
    if day > last:
        return _made(s, session, Part.SINCE, _LIKELY, f"Of {day}; it refers to «{s.name}».")
    if day < first and s.kind in ("letter", "agenda", "answers", "written_consultation"):
        why = f"Of {day}; it speaks of «{s.name}» of {first} as still to come."
        return _made(s, session, Part.INTENDED, _WEAK, why)
    return None


def _undated(s: Sighting, session: Session) -> MeetingLink | None:
    """A document without a date can only be offered, by what its kind says."""
    part = {"agenda": Part.INTENDED, "report": Part.CLAIMED}.get(s.kind)
    part = Part.DECLARED if s.kind in _DECLARING else part
    if not (s.main and part):
        return None
    why = f"By its kind, {s.kind}; the document has no date."
    return _made(s, session, part, _MAYBE, why)


def _days(s: Sighting, session: Session) -> tuple[datetime.date, datetime.date, datetime.date]:
    """The document's day, and the first and last day of the session."""
    first = session.date or datetime.date.min
    return s.dated or datetime.date.min, first, session.end_date or first


# --- by what is cited -----------------------------------------------------------------------


def cited_links(
    document: str,
    cited: Iterable[str],
    known: Mapping[str, Iterable[MeetingLink]],
    own: Iterable[MeetingLink],
) -> tuple[MeetingLink, ...]:
    """Links that follow from the papers a document cites («Kamerstuk 21501-20, nr. 1870»).

    `cited` are identifiers; `known` the links of the papers they stand for; `own` the links
    the document has already, which count for more. Whoever cites a paper wrote after it.
    """
    mine = {link.session for link in own}
    made: dict[str, MeetingLink] = {}
    for each in sorted(cited):
        for link in known.get(each, ()):
            if link.certain and link.part is not Part.SINCE and link.document != document:
                why = f"It cites {each}, which is in column {link.part.value} of this meeting."
                new = MeetingLink(document, link.session, Part.SINCE, True, _LIKELY, why)
                made.setdefault(link.session, new)
    return tuple(made[id_] for id_ in sorted(made.keys() - mine))


def by_dossier(card: Card, sessions: Iterable[Session]) -> Iterator[MeetingLink]:
    """Offers for an agenda or report whose meeting was not named clearly: the one session
    of a series with this dossier around its date."""
    part = {"agenda": Part.INTENDED, "report": Part.CLAIMED}.get(card.kind)
    if not part or not card.date:
        return
    found = [each for each in sessions if _fits_dossier(card, each, part)]
    if len(found) == 1:
        why = f"Dossier {', '.join(card.dossiers)} and the date {card.date} fit one session."
        yield MeetingLink(card.id, found[0].id, part, False, _WEAK, why)


def _fits_dossier(card: Card, session: Session, part: Part) -> bool:
    if not session.date or not card.date:
        return False
    days = (
        (session.date - card.date).days
        if part is Part.INTENDED
        else (card.date - session.date).days
    )
    dossiers = load_series().kind(session.series).dossiers
    return 0 <= days <= REACH and bool(set(dossiers) & set(card.dossiers))
