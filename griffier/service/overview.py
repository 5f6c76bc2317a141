"""What a library holds, seen from one side: an actor, a concept, the whole."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from griffier.ledger.entries import Card, Entry, Evidence, State
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.service import counting, standing
from griffier.service.facets import FacetValue
from griffier.service.search import Searcher, SearchRequest
from griffier.track.due import Due
from griffier.track.followed import Concern, followed

ASKS = "(act:request OR act:expect)"
EVERYTHING = "after:1500-01-01 in:statements"

_ANSWERED = (State.KEPT, State.PROGRESS, State.CONTRADICTED)

_FEW = 6
_SHOWN = 10
_MANY = 100


@dataclass(frozen=True, slots=True)
class Yearly:
    """How many lines there are of each year, by what they are."""

    made: tuple[tuple[str, int], ...]
    received: tuple[tuple[str, int], ...]

    @property
    def years(self) -> tuple[str, ...]:
        """Every year from the first to the last of them."""
        known = sorted(int(year) for year, _ in (*self.made, *self.received))
        return tuple(map(str, range(known[0], known[-1] + 1))) if known else ()


@dataclass(frozen=True, slots=True)
class OfActor:
    """An actor: asks by year, the newest asks made and received, the newest promises."""

    actor: str
    asks: Yearly
    received: Sequence[Entry]
    made: Sequence[Entry]
    promised: Sequence[Entry]
    cards: dict[str, Card]
    count: int


@dataclass(frozen=True, slots=True)
class OfConcept:
    """A concept: those above and below it, who speaks of it, and the newest lines."""

    concept: str
    above: tuple[str, ...]
    narrower: tuple[str, ...]
    entries: Sequence[Entry]
    cards: dict[str, Card]
    count: int
    actors: tuple[FacetValue, ...]
    years: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An ask, and what newest bears on it."""

    entry: Entry
    state: State
    answer: Evidence


@dataclass(frozen=True, slots=True)
class Front:
    """The newest documents, promises that are due or over their day, the newest asks, and
    those last answered."""

    documents: Sequence[Card]
    count: int
    overdue: Sequence[Due]
    due: Sequence[Due]
    kept: Sequence[Due]
    asks: Sequence[Entry]
    answered: Sequence[Answered]
    cards: dict[str, Card]


def front(library: Library, on: datetime.date) -> Front:
    """What the front page shows on a day."""
    newest = counting.cards(library, CardQuery(limit=_FEW))
    dues = standing.due(library, on)
    asks = library.entries(EntryQuery(act="REQUEST", limit=_FEW), counted=False).items
    answered = _answered(library)
    return Front(
        documents=newest.items,
        count=newest.count,
        overdue=_in_state(dues, State.OVERDUE)[-5:][::-1],
        due=_in_state(dues, State.DUE)[:5],
        kept=_in_state(dues, State.KEPT)[-5:][::-1],
        asks=asks,
        answered=answered,
        cards=cards_of(library, [*asks, *(each.entry for each in answered)]),
    )


def _answered(library: Library) -> list[Answered]:
    """The asks on which something was last found to bear, by the statuses kept."""
    kept = library.newest_statuses(_ANSWERED, _MANY)
    entries = library.entries_by_id([each.entry for each in kept])
    found = []
    for status in kept:
        entry = entries.get(status.entry)
        bearing = [each for each in status.evidence if each.bears is status.state]
        if entry and bearing and followed(entry) is Concern.ASK:
            answer = max(bearing, key=lambda each: each.date or datetime.date.min)
            found.append(Answered(entry, status.state, answer))
    return found[:_FEW]


def of_actor(library: Library, searcher: Searcher, actor: str) -> OfActor:
    """Raises UsageError for an actor nobody knows."""
    received = counting.entries(library, EntryQuery(recipient=actor, act="REQUEST", limit=_SHOWN))
    made = counting.entries(library, EntryQuery(actor=actor, act="REQUEST", limit=_SHOWN))
    promised = counting.entries(library, EntryQuery(actor=actor, promise=True, limit=_SHOWN))
    shown = (*received.items, *made.items, *promised.items)
    return OfActor(
        actor=actor,
        asks=asks_by_year(searcher, actor),
        received=received.items,
        made=made.items,
        promised=promised.items,
        cards=cards_of(library, shown),
        count=received.count + made.count + promised.count,
    )


def asks_by_year(searcher: Searcher, actor: str) -> Yearly:
    """Asks made and received by year of the document."""
    return Yearly(
        made=_years(searcher, f'actor:"{actor}" {ASKS}'),
        received=_years(searcher, f'recipient:"{actor}" {ASKS}'),
    )


def of_concept(library: Library, searcher: Searcher, concept: str, locale: str) -> OfConcept:
    """Raises UsageError for a concept the thesaurus does not have."""
    found = counting.entries(library, EntryQuery(concept=concept, limit=20))
    known = load_thesaurus()
    facets = _facets(searcher, f'concept:"{concept}"', locale, "actor", "year")
    return OfConcept(
        concept=concept,
        above=known.above[concept],
        narrower=known.narrower(concept),
        entries=found.items,
        cards=cards_of(library, found.items),
        count=found.count,
        actors=facets.get("actor", ()),
        years=facets.get("year", ()),
    )


def actors(searcher: Searcher, locale: str) -> tuple[FacetValue, ...]:
    """Who acts most, with how many lines."""
    return _facets(searcher, EVERYTHING, locale, "actor").get("actor", ())


def concepts(searcher: Searcher, locale: str) -> dict[str, int]:
    """How many lines each concept has, for the concepts most is said of."""
    return {
        each.value: each.count
        for each in _facets(searcher, EVERYTHING, locale, "concept").get("concept", ())
    }


def cards_of(library: Library, entries: Sequence[Entry]) -> dict[str, Card]:
    """The documents of some lines, by id."""
    return library.cards_by_id(list({entry.document for entry in entries}))


def _in_state(dues: Sequence[Due], state: State) -> list[Due]:
    return [each for each in dues if each.status.state is state]


def _years(searcher: Searcher, query: str) -> tuple[tuple[str, int], ...]:
    found = _facets(searcher, query, "en", "year").get("year", ())
    return tuple(sorted((each.value, each.count) for each in found))


def _facets(
    searcher: Searcher, query: str, locale: str, *only: str
) -> dict[str, tuple[FacetValue, ...]]:
    asked = SearchRequest(query, locale=locale, limit=1, facets=True, values=_MANY, only=only)
    return {facet.name: facet.values for facet in searcher.search(asked).facets}
