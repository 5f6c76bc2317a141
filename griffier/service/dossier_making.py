"""The dossier of a meeting, worked out from what a library holds."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from griffier.ledger.entries import Card, Entry, Figure, MeetingLink, Part, Series, Session
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery
from griffier.service.figures import known_figures, known_series
from griffier.service.showing import around
from griffier.track.dossier import Dossier, counts, dossier
from griffier.track.parts import REACH, by_dossier
from griffier.track.series import load_series

Json = Mapping[str, Any]

_PAGE = 1000
_TEXTS = 200  # documents of which the text is looked at for later lines
_LATER = 400  # later lines on one concept that are looked at


@dataclass(frozen=True, slots=True)
class Papers:
    """A meeting with the links of its documents, those only offered as well, and their cards."""

    session: Session
    links: tuple[MeetingLink, ...]
    cards: Mapping[str, Card]

    @property
    def made(self) -> list[MeetingLink]:
        """The certain links."""
        return [link for link in self.links if link.certain]

    @property
    def mine(self) -> set[str]:
        """The documents that are of the meeting itself."""
        columns = {link.document: link.part for link in self.made}
        return {document for document, part in columns.items() if part is not Part.SINCE}


def papers_of(library: Library, session: Session) -> Papers:
    """The documents of a meeting."""
    links = [*library.links_to(session.id)]
    links += _by_dossier(library, session, {link.document for link in links})
    cards = library.cards_by_id(list({each.document for each in links}))
    return Papers(session, tuple(links), cards)


@dataclass(frozen=True, slots=True)
class Worked:
    """A dossier with what it was worked out from: what the lines of the meeting itself are
    about, and where the lines since that were looked at stand."""

    dossier: Dossier
    concepts: tuple[str, ...]
    places: tuple[int, ...]


def dossier_of(library: Library, session: Session, most_later: int | None = None) -> Dossier:
    """The dossier of a meeting, with later lines and figures that bear on its rows.

    Of each concept the newest 400 later lines are looked at; `most_later` bounds them in all,
    the newest of each concept first.
    """
    return worked_out(library, papers_of(library, session), most_later).dossier


def worked_out(library: Library, papers: Papers, most_later: int | None = None) -> Worked:
    """As `dossier_of`, of a meeting whose papers are at hand."""
    documents, mine = [link.document for link in papers.made], papers.mine
    read = {card.id: (contract, lines) for card, contract, lines in library.opened(documents)}
    entries = [entry for document in documents for entry in read[document][1]]
    concepts = _concepts(entry for entry in entries if entry.document in mine)
    places = later_places(library, papers, concepts, most_later)
    later = [e for e in library.entries_in(places) if e.document not in mine and counts(e)]
    measures = measures_on(library, entries)
    contexts = _contexts(read) | _paragraphs(library, later)
    found = papers.session, papers.links, papers.cards, entries, later, measures, contexts
    return Worked(dossier(*found), concepts, places)


def _concepts(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sorted({e.concept for e in entries if e.concept and counts(e)}))


def later_places(
    library: Library, papers: Papers, concepts: Sequence[str], most: int | None
) -> tuple[int, ...]:
    """Where the newest lines since the meeting stand on what it was about."""
    day = papers.session.end_date or papers.session.date
    if not day:
        return ()
    each = _LATER if most is None else max(1, most // max(1, len(concepts)))
    return library.newest_on(concepts, day + datetime.timedelta(days=1), each)


def measures_on(
    library: Library, entries: Iterable[Entry]
) -> tuple[tuple[Series, ...], tuple[Figure, ...]]:
    """The series, and their figures, on what some lines are about."""
    wanted = {entry.concept for entry in entries}
    series = tuple(each for each in known_series(library) if wanted & set(each.concepts))
    return series, known_figures(library, series)


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
