"""A long document cut into leaves, so that no page of the site grows without bound.

A leaf holds whole parts of the text as long as they fit; a part that is longer than a leaf is
cut between sentences, and a sentence that is longer than that anywhere. Footnotes stand on the
leaf where their marks do. Cutting is a pure function of the document and its lines: the same
reading gives the same leaves.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from griffier.model import Span

Json = Mapping[str, Any]

LEAF: Final = 90_000
"""What a leaf may weigh, in bytes of HTML by estimate; what stands around it comes on top."""

_LINE: Final = 1_700  # bytes the note of one statement takes
_PART: Final = 120  # bytes a paragraph takes besides its words
_NOTE: Final = 20_000  # characters from which on a footnote is not kept with its mark


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part `part` of a document (by its index), or so much of it as stands on one leaf."""

    part: int
    where: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands on one page: stretches of the text, and the footnotes below."""

    body: tuple[Stretch, ...]
    notes: tuple[Stretch, ...]

    def lines(self, starts: Sequence[int]) -> list[int]:
        """Of lines that begin at these places, in order, which begin here, by their index."""
        found: list[int] = []
        for each in (*self.body, *self.notes):
            first, last = (bisect_left(starts, at) for at in (each.where.start, each.where.end))
            found += range(first, last)
        return sorted(found)

    def holds(self, offset: int) -> bool:
        """Whether a place of the text stands here."""
        return bool(self.lines((offset,)))


def leaves(contract: Json, starts: Sequence[int]) -> tuple[Leaf, ...]:
    """The leaves of a document, at least one; `starts` is where its lines begin, in order."""
    notes = _notes(contract)
    anchors = [at for at, _ in notes]
    made: list[tuple[list[Stretch], list[Stretch]]] = [([], [])]
    weight = 0
    for each in _stretches(contract, notes, starts):
        first, last = (bisect_right(anchors, at) for at in (each.where.start, each.where.end))
        below = [note for _, note in notes[first:last]]
        added = sum(_weight(contract, one, starts) for one in (each, *below))
        if made[-1][0] and weight + added > LEAF:
            made.append(([], []))
            weight = 0
        weight += added
        made[-1][0].append(each)
        made[-1][1].extend(below)
    return tuple(Leaf(tuple(body), tuple(below)) for body, below in made)


def number_of(found: Sequence[Leaf], offset: int) -> int:
    """The number, from 1, of the leaf on which a place stands; 1 where it stands on none."""
    return next((n for n, leaf in enumerate(found, start=1) if leaf.holds(offset)), 1)


def _notes(contract: Json) -> list[tuple[int, Stretch]]:
    """Footnotes that go with their marks, with the place of these, in order."""
    parts = list(enumerate(contract["parts"]))
    by_start = {p["start"]: Stretch(n, _span(p)) for n, p in parts if p["role"] == "note"}
    text = [_span(p) for _, p in parts if p["role"] != "note"]
    found = []
    for note in contract["footnotes"]:
        stretch, at = by_start.get(note["start"]), note["anchor_end"]
        if stretch is None or at is None or stretch.where.end - stretch.where.start > _NOTE:
            continue
        before = bisect_left(text, at, key=lambda span: span.start) - 1
        if before >= 0 and at <= text[before].end:
            found.append((at, stretch))
    return sorted(found, key=lambda each: each[0])


def _stretches(
    contract: Json, notes: Sequence[tuple[int, Stretch]], starts: Sequence[int]
) -> Iterator[Stretch]:
    """Every part but the footnotes that go with their marks, cut where it is too long."""
    below = {note.part for _, note in notes}
    for number, part in enumerate(contract["parts"]):
        if number not in below:
            yield from _cut(contract, Stretch(number, _span(part)), starts)


def _cut(contract: Json, whole: Stretch, starts: Sequence[int]) -> Iterator[Stretch]:
    if _weight(contract, whole, starts) <= LEAF:
        yield whole
        return
    begun = whole.where.start
    for end in _ends(contract, whole.where):
        longer = Stretch(whole.part, Span(begun, end))
        if _weight(contract, longer, starts) > LEAF // 2 or end == whole.where.end:
            yield longer
            begun = end


def _ends(contract: Json, where: Span) -> Iterator[int]:
    """Where a part may be cut: behind sentences, and within very long ones."""
    at = where.start
    sentences = contract["sentences"]
    first = bisect_left(sentences, where.start, key=lambda sentence: sentence[1])
    for _, end in sentences[first:]:
        if end >= where.end:
            break
        yield from range(at + LEAF // 4, end, LEAF // 4)
        if end > at:
            yield end
        at = max(at, end)
    yield from range(at + LEAF // 4, where.end, LEAF // 4)
    yield where.end


def _weight(contract: Json, each: Stretch, starts: Sequence[int]) -> int:
    where = each.where
    lines = bisect_left(starts, where.end) - bisect_left(starts, where.start)
    size = len(contract["text"][where.start : where.end].encode("utf-8", "surrogatepass"))
    return _PART + size + _LINE * lines


def _span(part: Json) -> Span:
    return Span(part["start"], part["end"])
