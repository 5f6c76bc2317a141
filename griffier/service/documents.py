"""One document as a reader wants it: its card, its text by parts, its lines of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Card, Entry
from griffier.ledger.library import Library
from griffier.model import Box, Span
from griffier.service.leaves import Leaf, leaves, number_of
from griffier.views.leaf import as_png

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document opened at one of its leaves (`griffier.service.leaves`).

    `contract` is what `griffier read --json --layout` prints. `entries` are the lines that
    begin on leaf `number` of `leaves`, each with its number in the document, of `count`.
    """

    card: Card
    contract: Json
    entries: tuple[tuple[int, Entry], ...]
    versions: tuple[Card, ...]
    leaves: tuple[Leaf, ...]
    number: int
    count: int

    @property
    def leaf(self) -> Leaf:
        """What is shown."""
        return self.leaves[self.number - 1]

    @property
    def text(self) -> str:
        """The canonical text all offsets count in."""
        return str(self.contract["text"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger in its place: `before` and `after` are the rest of its paragraph."""

    entry: Entry
    card: Card
    before: str
    after: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands in a document: on which leaf, of how many, and as which line of
    the ledger, counted from 1, where a line was asked for."""

    document: str
    leaf: int
    leaves: int
    line: int | None = None


def opened(library: Library, document: str, number: int = 1) -> Reading:
    """A document by its id or the beginning of it, at one of its leaves.

    Raises NotInLibrary, also for a leaf it does not have; AmbiguousId.
    """
    card, contract = library.card_and_contract(document)
    spots = library.spots(card.id)
    starts = [spot.start for spot in spots]
    cut = leaves(contract, starts)
    if not 1 <= number <= len(cut):
        raise NotInLibrary(f"{card.name} has {len(cut)} parts, and no part {number}.")
    here = cut[number - 1].lines(starts)
    found = library.entries_in([spots[n].place for n in here])
    entries = tuple(zip((n + 1 for n in here), found, strict=True))
    return Reading(card, contract, entries, library.versions_of(card.work), cut, number, len(spots))


def found_in(library: Library, document: str, offset: int) -> Found:
    """Where a place of the text stands. Raises NotInLibrary, AmbiguousId."""
    card = library.card(document)
    starts = [spot.start for spot in library.spots(card.id)]
    cut = leaves(library.contract(card.id), starts)
    return Found(card.id, number_of(cut, offset), len(cut))


def line_in(library: Library, entry: str) -> Found:
    """Where a line of the ledger stands. Raises NotInLibrary, AmbiguousId."""
    found = library.entry(entry)
    spots = library.spots(found.document)
    cut = leaves(library.contract(found.document), [spot.start for spot in spots])
    number = next((n for n, spot in enumerate(spots, start=1) if spot.id == found.id), None)
    return Found(found.document, number_of(cut, found.start), len(cut), number)


def line(library: Library, entry: str) -> Line:
    """A line of the ledger by its id or the beginning of it, in its paragraph.

    Raises NotInLibrary, AmbiguousId.
    """
    found = library.entry(entry)
    card, contract = library.card_and_contract(found.document)
    text = str(contract["text"])
    around = _paragraph(contract, found)
    return Line(
        found,
        card,
        text[around.start : found.start],
        text[found.end : around.end],
        found.page,
    )


def leaf(library: Library, document: str, page: int, entry: str | None = None) -> bytes:
    """A page of the original as PNG, with the quotation of one line marked.

    Raises NotInLibrary: there is no such document, page or line, or it has no pages.
    """
    card = library.card(document)
    if card.media_type != "application/pdf" or not 1 <= page <= (card.pages or 0):
        raise NotInLibrary(f"{card.name} has no page {page} that could be shown.")
    boxes: Sequence[Box] = ()
    if entry:
        found = library.entry(entry)
        boxes = boxes_of(library.contract(card.id), Span(found.start, found.end), page)
    return as_png(library.original(card.id), page, boxes)


def boxes_of(contract: Json, where: Span, page: int) -> list[Box]:
    """Where a stretch of text stands on a page of the original, a box for each printed line.

    A line that the stretch covers in part is narrowed in proportion to its characters.
    """
    found: list[Box] = []
    for origin in contract.get("layout", {}).get("origins", ()):
        touches = origin["start"] < where.end and where.start < origin["end"]
        if touches and origin["page"] == page and origin["box"]:
            found.append(_narrowed(origin, where))
    return found


def _narrowed(origin: Json, where: Span) -> Box:
    left, top, right, bottom = origin["box"]
    length = max(1, origin["end"] - origin["start"])
    per_character = (right - left) / length
    first = max(0, where.start - origin["start"])
    last = min(length, where.end - origin["start"])
    return (left + first * per_character, top, left + last * per_character, bottom)


def _paragraph(contract: Json, entry: Entry) -> Span:
    for part in contract["parts"]:
        if part["start"] <= entry.start and entry.end <= part["end"]:
            return Span(part["start"], part["end"])
    return Span(entry.start, entry.end)
