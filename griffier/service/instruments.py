"""Instruments in a library: from the sentences of its documents."""

from collections.abc import Iterator
from typing import Any, Final

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Entry, Pointer
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.service.shelves import all_cards, all_entries, meetings_of_documents
from griffier.track.instrument_sets import Passage
from griffier.track.instruments import Instrument, instruments

SHORTEST: Final = 3  # letters of an id that may stand for the whole


def all_instruments(library: Library) -> tuple[Instrument, ...]:
    """Every instrument the documents speak of, newest versions only."""
    return instruments(_passages(library))


def instrument(library: Library, wanted: str) -> Instrument:
    """One instrument, by its id or the beginning of it, or by words of its name.

    Raises NotInLibrary where there is none, or more than one.
    """
    found = all_instruments(library)
    exact = [each for each in found if each.id == wanted]
    begins = [each for each in found if len(wanted) >= SHORTEST and each.id.startswith(wanted)]
    named = [each for each in found if _named(each, wanted)]
    for some in (exact, begins, named):
        if len(some) == 1:
            return some[0]
        if some:
            which = ", ".join(each.id for each in some[:5])
            raise NotInLibrary(f"{wanted!r} may be several instruments: {which}.")
    raise NotInLibrary(f"No document of the library speaks of an instrument {wanted!r}.")


def _named(each: Instrument, wanted: str) -> bool:
    words = wanted.casefold()
    return any(words in (name or "").casefold() for name in (each.name_nl, each.name_en))


def _passages(library: Library) -> Iterator[Passage]:
    by_document: dict[str, list[Entry]] = {}
    for entry in all_entries(library, EntryQuery()):
        by_document.setdefault(entry.document, []).append(entry)
    sessions = meetings_of_documents(library)
    for card in all_cards(library, CardQuery()):
        if card.id not in by_document:
            continue
        contract = library.contract(card.id)
        text, pointers = contract["text"], tuple(_pointers(card.id, contract))
        for start, end in contract["sentences"]:
            yield Passage(
                document=card.id,
                lang=card.lang,
                date=card.date,
                sessions=sessions.get(card.id, frozenset()),
                text=text[start:end],
                start=start,
                entries=tuple(e for e in by_document[card.id] if start <= e.start < end),
                pointers=tuple(p for p in pointers if start <= p.start <= end),
            )


def _pointers(document: str, contract: dict[str, Any]) -> Iterator[Pointer]:
    """References, and the addresses in footnotes at the place of their marks."""
    for each in contract["references"]:
        span = each["start"], each["end"]
        yield Pointer(document, each["kind"], each["id"], *span, each["text"], each.get("url"))
    for note in contract["footnotes"]:
        anchor = note["anchor_start"]
        for url in note["urls"] if anchor is not None else ():
            yield Pointer(document, "url", url, anchor, anchor, note["text"], url)
