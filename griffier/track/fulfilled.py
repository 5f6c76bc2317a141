"""Fulfilments: a document says that it keeps a promise; which one, beyond doubt or not.

Sure is a sentence that points to the promise just before it («aan die toezegging wordt
hiermee voldaan»), that names the paper in which one promise alone was made, or that
repeats the promise's own words as no other promise does; so do the words of a promise that
a letter recalls and then points to («ik heb u toegezegd … Die toezegging kom ik hiermee
na»). The rest is offered to a reader.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from griffier.ledger.entries import Entry, Evidence, Settling, State
from griffier.track.followed import may_be_fulfilled, since, who_must_act
from griffier.track.shelf import Shelf
from griffier.track.words import load_words, substance

_REACH: Final = 1000  # characters between a promise and what points back to it
_FEWEST: Final = 2
_ENOUGH: Final = 0.6  # of the words of the shorter of the two


def fulfilments(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """The evidence that fulfilments give on `entry`: kept, or offered (UNKNOWN)."""
    if not may_be_fulfilled(entry):
        return
    for settling in shelf.settlings:
        if _not_of(settling, entry):
            continue
        found = _pointed_at(entry, settling, shelf) or _named(entry, settling, shelf)
        if found:
            yield _evidence(settling, *found)


def _not_of(settling: Settling, entry: Entry) -> bool:
    """Said by another than the promiser, before the promise, or of something to come."""
    day = since(entry)
    if settling.actors and not settling.actors & who_must_act(entry):
        return True
    if settling.document != entry.document and not (day and settling.date and settling.date > day):
        return True
    return _to_come(settling.quote, settling.lang)


@lru_cache(maxsize=16384)
def _to_come(quote: str, lang: str) -> bool:
    return bool(load_words(lang).not_yet.search(quote))


_Found = tuple[State, str]


def _pointed_at(entry: Entry, settling: Settling, shelf: Shelf) -> _Found | None:
    points = load_words(settling.lang).pointing.search(settling.quote)
    same = settling.document == entry.document
    if not points or not same or _recalled(settling, shelf) != entry:
        return None
    return State.KEPT, f"«{points.group()}» points to the promise just before it."


def _recalled(settling: Settling, shelf: Shelf) -> Entry | None:
    """The promise just before a sentence that points to one."""
    if not load_words(settling.lang).pointing.search(settling.quote):
        return None
    before = [
        other
        for other in shelf.in_document(settling.document)
        if 0 <= settling.start - other.start <= _REACH and may_be_fulfilled(other)
    ]
    return max(before, key=lambda other: other.start, default=None)


def _named(entry: Entry, settling: Settling, shelf: Shelf) -> _Found | None:
    if settling.document == entry.document:
        return None
    card = shelf.cards.get(entry.document)
    by_paper = settling.reference is not None and card is not None
    if by_paper and card is not None and card.identifier == settling.reference:
        return _by_paper(entry, settling, shelf)
    return _by_words(entry, settling, shelf)


def _by_paper(entry: Entry, settling: Settling, shelf: Shelf) -> _Found:
    beside = [
        other
        for other in shelf.in_document(entry.document)
        if other.id != entry.id and may_be_fulfilled(other)
    ]
    if not beside:
        return State.KEPT, f"It names {settling.reference}, where this promise alone was made."
    return _by_words(entry, settling, shelf) or (
        State.UNKNOWN,
        f"It names {settling.reference}, where other promises were made as well; "
        "a person must judge.",
    )


def _by_words(entry: Entry, settling: Settling, shelf: Shelf) -> _Found | None:
    if entry.lang != settling.lang:
        return None
    recalled = _recalled(settling, shelf)
    said = substance(f"{settling.quote} {recalled.quote if recalled else ''}", settling.lang)
    shared = said & _own(entry)
    part = _part(entry, said)
    if len(shared) < _FEWEST or part < _ENOUGH:
        return None
    words = ", ".join(sorted(shared))
    rivals = [
        other
        for other in shelf.to_be_fulfilled
        if other.lang == entry.lang
        and other not in (entry, recalled)
        and not _not_of(settling, other)
        and _part(other, said) >= part
        and _own(other) != _own(entry)
    ]
    if rivals:
        doubt = f"It shares {words}, as another promise does; a person must judge."
        return State.UNKNOWN, doubt
    return State.KEPT, f"It repeats the words of this promise and of no other: {words}."


def _part(entry: Entry, said: frozenset[str]) -> float:
    """How much of the shorter of the two is shared, from 0 to 1."""
    own = _own(entry)
    fewer = min(len(own), len(said))
    shared = len(own & said)
    return shared / fewer if fewer and shared >= _FEWEST else 0.0


def _own(entry: Entry) -> frozenset[str]:
    return substance(entry.quote, entry.lang)


def _evidence(settling: Settling, state: State, reason: str) -> Evidence:
    return Evidence(
        kind="fulfilment",
        source=settling.document,
        date=settling.date,
        quote=settling.quote,
        bears=state,
        reason=reason,
        document=settling.document,
        start=settling.start,
        end=settling.end,
    )
