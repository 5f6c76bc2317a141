"""What of a library bears on what is followed, taken down as a shelf.

Following up is pure (`griffier.track`); this is where its values come from.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from griffier.ledger.entries import Card, Entry, Part
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.service.commitments import register
from griffier.service.figures import known_figures, known_series
from griffier.track.answers import may_answer
from griffier.track.followed import HOUSES, Concern, followed, ids, to_house, who_must_act
from griffier.track.matter import foreign
from griffier.track.shelf import Shelf
from griffier.track.wholes import parts_of, wholes_of
from griffier.track.words import substance

_PAGE: Final = 1000
_MOST: Final = 5000  # lines that share one word with an entry; more say nothing of it
_SHORTEST: Final = 5  # letters of a stem that is looked for in quotations


def house_shelf(library: Library) -> Shelf:
    """Every line between the cabinet and the House, with what their promises rest on."""
    entries: dict[str, Entry] = {}
    for house in sorted(HOUSES):
        for query in (EntryQuery(recipient=house), EntryQuery(actor=house, recipient="NL")):
            entries |= {entry.id: entry for entry in all_entries(library, query)}
    return _shelf(library, entries.values())


def shelf_around(library: Library, entry: Entry) -> Shelf:
    """Every line that may bear on one entry, with the figures that can answer it."""
    entries = {entry.id: entry}
    for query in _queries(library, entry):
        entries |= {other.id: other for other in all_entries(library, query, _MOST)}
    shelf = _shelf(library, entries.values())
    series = tuple(each for each in known_series(library) if entry.concept in each.concepts)
    return replace(shelf, series=series, figures=known_figures(library, series))


def shelf_of_news(library: Library, documents: Collection[str]) -> Shelf:
    """The lines of some documents, and every line on a concept and a country of theirs.

    It has all that bears on what those countries were asked or promised, and neither the
    papers nor the fulfilments that promises to the House rest on.
    """
    brought = [e for each in documents for e in all_entries(library, EntryQuery(document=each))]
    concepts = {entry.concept for entry in brought if entry.concept}
    concepts |= wholes_of(concepts)
    concepts |= {part for concept in concepts for part in parts_of(concept)}
    countries = {who for e in brought for who in ids(e.actors) | ids(e.recipients) if foreign(who)}
    beside = library.entries_on(concepts, countries)
    around = _around_answers(library, beside, countries)
    entries = {entry.id: entry for entry in (*brought, *beside, *around)}
    series = tuple(each for each in known_series(library) if concepts & set(each.concepts))
    return Shelf(
        entries=tuple(entries.values()),
        judgements=library.judgements(),
        series=series,
        figures=known_figures(library, series),
    )


def _around_answers(
    library: Library, beside: Iterable[Entry], countries: Collection[str]
) -> Iterator[Entry]:
    """All lines of the documents in which what was asked may be answered by a mere «daartoe»."""
    asks: dict[str, list[Entry]] = {}
    for entry in beside:
        if followed(entry) is Concern.ASK:
            asks.setdefault(entry.document, []).append(entry)
    unsaid = library.entries_without_topic(asks, countries)
    answered = {o.document for o in unsaid if any(may_answer(e, o) for e in asks[o.document])}
    for document in sorted(answered):
        yield from all_entries(library, EntryQuery(document=document))


def whole_shelf(library: Library) -> Shelf:
    """Every line of the newest versions, with every series. Of how a line was read, which
    nobody asks who follows it up, nothing is kept: a library has millions."""
    series = known_series(library)
    shelf = _shelf(library, _sparing(all_entries(library, EntryQuery())))
    return replace(shelf, series=series, figures=known_figures(library, series))


def _sparing(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same lines in half the memory: what many of them say the same is kept once."""
    known: dict[Any, Any] = {}

    def once(value: Any) -> Any:
        return known.setdefault(value, value)

    for each in entries:
        yield replace(
            each,
            document=once(each.document),
            published=once(each.published),
            date=once(each.date),
            actors=once(each.actors),
            recipients=once(each.recipients),
            topic=once(each.topic),
            concept=once(each.concept),
            meeting=once(each.meeting),
            kind=once(each.kind),
            lang=once(each.lang),
            modality=once(each.modality),
            polarity=once(each.polarity),
            weight=once(each.weight),
            rule="",
            lexicon_entry="",
            plover=None,
            steps=(),
        )


def meetings_of_documents(library: Library) -> Mapping[str, frozenset[str]]:
    """The meetings each document is an agenda, report or declaration of; a document that
    only refers to one is none of them."""
    found: dict[str, set[str]] = {}
    for link in library.links():
        if link.part is not Part.SINCE:
            found.setdefault(link.document, set()).add(link.session)
    return {document: frozenset(sessions) for document, sessions in found.items()}


def _queries(library: Library, entry: Entry) -> Iterator[EntryQuery]:
    yield EntryQuery(document=entry.document)
    if entry.concept:
        yield EntryQuery(concept=entry.concept)
    for part in sorted(parts_of(entry.concept)):
        for who in sorted(who_must_act(entry)):
            yield EntryQuery(concept=part, actor=who)
    for stem in sorted(substance(entry.topic or "", entry.lang)):
        if len(stem) >= _SHORTEST:
            yield EntryQuery(text=stem)
    if to_house(entry):  # a fulfilment counts only if it fits no other promise as well
        for house in sorted(ids(entry.recipients) & HOUSES):
            yield EntryQuery(recipient=house, actor="NL")
    for link in library.links(document=entry.document):
        others = library.links(session=link.session) if link.part is not Part.SINCE else ()
        for other in others:
            yield EntryQuery(document=other.document, act="PROVIDE")


def all_entries(library: Library, query: EntryQuery, most: int | None = None) -> Iterator[Entry]:
    """Every line that answers a query, page by page; no more pages once `most` are given."""
    after: str | None = None
    given = 0
    size = min(_PAGE, most or _PAGE)
    while True:
        page = library.entries(replace(query, limit=size, after=after), counted=False)
        yield from page.items
        given += len(page.items)
        after = page.after
        if after is None or (most is not None and given >= most):
            return


def _shelf(library: Library, entries: Iterable[Entry]) -> Shelf:
    sessions = meetings_of_documents(library)
    return Shelf(
        entries=tuple(entries),
        cards={card.id: card for card in all_cards(library, CardQuery(replaced=True))},
        settlings=library.settlings(),
        judgements=library.judgements(),
        sessions=sessions,
        register=register(library),
    )


def all_cards(library: Library, query: CardQuery) -> Iterator[Card]:
    """Every document that answers a query."""
    after: str | None = None
    while True:
        page = library.cards(replace(query, limit=_PAGE, after=after))
        yield from page.items
        after = page.after
        if after is None:
            return
