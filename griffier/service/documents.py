"""One document as a reader wants it: its card, its text by parts, its lines of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Card, Entry
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.model import Box, Span
from griffier.views.leaf import as_png

Json = dict[str, Any]

MOST_LINES = 5_000
"""The most lines of one document that are shown on one page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document opened: `contract` is what `griffier read --json --layout` prints."""

    card: Card
    contract: Json
    entries: tuple[Entry, ...]
    versions: tuple[Card, ...]

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


def opened(library: Library, document: str) -> Reading:
    """A document by its id or the beginning of it.

    Raises NotInLibrary, AmbiguousId.
    """
    card = library.card(document)
    found = library.entries(EntryQuery(document=card.id, limit=MOST_LINES), counted=False)
    ordered = tuple(sorted(found.items, key=lambda entry: (entry.start, entry.end)))
    return Reading(card, library.contract(card.id), ordered, library.versions(card.id))


def line(library: Library, entry: str) -> Line:
    """A line of the ledger by its id or the beginning of it, in its paragraph.

    Raises NotInLibrary, AmbiguousId.
    """
    found = library.entry(entry)
    contract = library.contract(found.document)
    text = str(contract["text"])
    around = _paragraph(contract, found)
    return Line(
        found,
        library.card(found.document),
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
