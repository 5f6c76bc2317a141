"""Meetings of a library as people look at them: the list, and the dossier of one."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from griffier.errors import AmbiguousId, NotInLibrary
from griffier.ledger.agenda import SessionQuery
from griffier.ledger.entries import Entry, MeetingLink, Part, Session
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery
from griffier.service.figures import known_figures, known_series
from griffier.service.lasting import lasting
from griffier.service.showing import around
from griffier.service.standing import is_large
from griffier.track.dossier import Dossier, counts, dossier
from griffier.track.parts import REACH, by_dossier
from griffier.track.series import load_series

Json = Mapping[str, Any]

_PAGE = 1000
_TEXTS = 200  # documents of which the text is looked at for them
_KEPT = 16  # dossiers, by a megabyte each
_SHOWN_LATER = 100  # later lines that are looked at for a page
_LATER = 400  # later lines on one concept that are looked at


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in the list, with how many documents stand in each column."""

    session: Session
    parts: dict[Part, int]
    offered: int = 0


Wanted = SessionQuery


def listed(
    library: Library, wanted: Wanted | None = None, limit: int | None = None
) -> list[Listed]:
    """The meetings wanted, the newest first; no more than `limit`, if that is given."""
    return listed_of(library, wanted or Wanted(), limit)[0]


def listed_of(
    library: Library, wanted: Wanted, limit: int | None = None, after: str | None = None
) -> tuple[list[Listed], int]:
    """The same, and how many there are in all; `after` is the id of the last one seen before."""
    sessions, count = library.sessions_wanted(wanted, limit, after)
    known = library.linked([each.id for each in sessions])
    return [Listed(s, known[s.id].parts, known[s.id].offered) for s in sessions], count


def find_session(library: Library, wanted: str) -> Session:
    """A meeting by its id, the beginning of it, or words that only its id or names hold.

    Raises NotInLibrary with the nearest ids, AmbiguousId with those it can be.
    """
    if exact := library.sessions_by_id([wanted]):
        return exact[wanted]
    sessions = {each.id: each for each in library.sessions()}
    low = wanted.lower()
    found = [each for each in sessions.values() if each.id.startswith(low)]
    found = found or [each for each in sessions.values() if _holds(each, low)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(each.id for each in found[:6])
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        raise AmbiguousId(f"{wanted!r} can be more than one meeting: {ids}{more}.")
    near = _nearest(low, sessions.values())
    hint = f" Nearest: {', '.join(near)}." if near else " `griffier meeting` lists them."
    raise NotInLibrary(f"The library holds no meeting {wanted!r}.{hint}")


def _nearest(words: str, sessions: Iterable[Session]) -> list[str]:
    """The ids of the meetings of which the id, a town or a word of a name is most alike."""
    by_word: dict[str, set[str]] = {}
    for each in sessions:
        texts = " ".join((each.id, each.series, *each.names, each.place or ""))
        for word in {each.id, each.series, *re.findall(r"\w{3,}", texts.lower())}:
            by_word.setdefault(word, set()).add(each.id)
    found = get_close_matches(words, sorted(by_word), n=4, cutoff=0.6)
    return list(dict.fromkeys(id_ for word in found for id_ in sorted(by_word[word])))[:4]


def _holds(session: Session, words: str) -> bool:
    texts = (session.id, session.name, *session.names, session.place or "")
    return any(words in text.lower() for text in texts)


def shown_dossier(library: Library, session: Session) -> Dossier:
    """The dossier of a meeting for a page: kept until the ledger changes. In a large library
    fewer later lines are looked at, since a page must come at once."""
    most = _SHOWN_LATER if is_large(library) else None
    key = ("dossier", session.id)
    return lasting(library, key, lambda: dossier_of(library, session, most), most=_KEPT)


def dossier_of(library: Library, session: Session, most_later: int | None = None) -> Dossier:
    """The dossier of a meeting, with later lines and figures that bear on its rows.

    Of each concept the newest 400 later lines are looked at; `most_later` bounds them in all,
    the newest of each concept first.
    """
    made = library.links(session=session.id)
    offered = [*library.links(session=session.id, offered=True)]
    offered += _by_dossier(library, session, {link.document for link in (*made, *offered)})
    cards = library.cards_by_id(list({each.document for each in (*made, *offered)}))
    mine = list({link.document for link in made})
    read = {card.id: (contract, lines) for card, contract, lines in library.opened(mine)}
    entries = [e for link in made for e in read[link.document][1]]
    later = list(_later(library, session, made, entries, most_later))
    series = known_series(library)
    wanted = {entry.concept for entry in entries}
    series = tuple(each for each in series if wanted & set(each.concepts))
    measures = series, known_figures(library, series)
    contexts = _contexts(read) | _paragraphs(library, later)
    return dossier(session, (*made, *offered), cards, entries, later, measures, contexts)


def _contexts(read: Mapping[str, tuple[Json, Iterable[Entry]]]) -> dict[str, str]:
    """The sentence around each line of some documents, and the heading above it."""
    return {
        entry.id: _context(contract, entry)
        for contract, entries in read.values()
        for entry in entries
    }


def _paragraphs(library: Library, later: Iterable[Entry]) -> dict[str, str]:
    """The paragraph around each later line, of as many documents as can be looked at."""
    entries = tuple(later)
    wanted = list(dict.fromkeys(entry.document for entry in entries))[:_TEXTS]
    texts = library.cards_and_texts(wanted)
    return {
        entry.id: " ".join(around(texts[entry.document][1], entry.start, entry.end))
        for entry in entries
        if entry.document in texts
    }


def _context(read: Json, entry: Entry) -> str:
    spans = [(start, end) for start, end in read["sentences"] if start <= entry.start < end]
    heads = [each for each in read["sections"] if each["start"] <= entry.start < each["end"]]
    heading = max(heads, key=lambda each: each["level"])["heading"] if len(heads) > 1 else ""
    return " ".join([heading, *(read["text"][start:end] for start, end in spans)])


def _by_dossier(library: Library, session: Session, known: set[str]) -> Iterator[MeetingLink]:
    """Agendas and reports around the meeting that were linked to none, by their dossier."""
    asked = tuple(_papers_wanted(session))
    if not asked or not session.date:
        return
    near = datetime.timedelta(days=REACH)
    same = library.sessions_of_days(session.date - near, session.date + near)
    papers = {c.id: c for each in asked for c in library.cards(each, counted=False).items}
    linked = library.links_of(list(papers))
    for card in papers.values():
        if card.id in known:
            continue
        if not any(link.part is not Part.SINCE for link in linked.get(card.id, ())):
            yield from (link for link in by_dossier(card, same) if link.session == session.id)


def _papers_wanted(session: Session) -> Iterator[CardQuery]:
    """The agendas before and the reports after it, in the dossiers of its series."""
    if not session.date:
        return
    near = datetime.timedelta(days=REACH)
    for dossier_ in load_series().kind(session.series).dossiers:
        wanted = CardQuery(dossier=dossier_, limit=_PAGE)
        before, after = (session.date - near, session.date), (session.date, session.date + near)
        yield replace(wanted, kind="agenda", since=before[0], until=before[1])
        yield replace(wanted, kind="report", since=after[0], until=after[1])


def _later(
    library: Library,
    session: Session,
    made: Iterable[MeetingLink],
    entries: Iterable[Entry],
    most: int | None,
) -> Iterator[Entry]:
    """Lines since the meeting, of other documents, on the concepts of its lines."""
    day = session.end_date or session.date
    if not day:
        return
    columns = {link.document: link.part for link in made}
    mine = {document for document, part in columns.items() if part is not Part.SINCE}
    about = (e for e in entries if e.document in mine and counts(e) and e.concept)
    concepts = sorted({entry.concept for entry in about if entry.concept})
    each = _LATER if most is None else max(1, most // max(1, len(concepts)))
    since = day + datetime.timedelta(days=1)
    for entry in library.newest_on(concepts, since, each):
        if entry.document not in mine and counts(entry):
            yield entry
