"""One part of a letter as HTML: its words, with statements marked, links and note marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from griffier.model import Act, Span
from griffier.views.rows import clean

# What is asked, promised or settled, judged well, judged ill, and merely talked over. The
# tint only groups: the act itself is always written beside the mark.
FAMILIES = {
    Act.REQUEST: "ask",
    Act.EXPECT: "ask",
    Act.COMMIT: "vow",
    Act.AGREE: "vow",
    Act.PROPOSE: "vow",
    Act.PROVIDE: "vow",
    Act.SUPPORT: "view",
    Act.EMPHASISE: "view",
    Act.OPPOSE: "against",
    Act.WARN: "against",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked; `number` counts from 1 and ties it to its note beside."""

    where: Span
    number: int
    family: str
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch that leads to an address on the web."""

    where: Span
    url: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place behind a word where the mark of a footnote stood."""

    offset: int
    number: int
    mark: str


@dataclass(frozen=True, slots=True)
class Layers:
    """All that lies over the words of one document; `prefix` keeps its ids unique."""

    marks: Sequence[Mark]
    links: Sequence[Link]
    anchors: Sequence[Anchor]
    prefix: str

    def within(self, where: Span) -> "Layers":
        """Only what touches `where`."""
        return Layers(
            [mark for mark in self.marks if _touch(mark.where, where)],
            [link for link in self.links if _touch(link.where, where)],
            [anchor for anchor in self.anchors if where.start < anchor.offset <= where.end],
            self.prefix,
        )


def words(text: str, where: Span, layers: Layers) -> str:
    """The text of `where` as HTML, cut wherever a mark, link or note mark begins or ends.

    A mark's key stands where the mark ends, once: in the part where the mark begins.
    """
    begun = [mark for mark in layers.marks if where.start <= mark.where.start]
    pieces: list[str] = []
    cuts = _cuts(where, layers)
    for start, end in pairwise(cuts):
        pieces.append(_piece(text[start:end], Span(start, end), layers))
        pieces += [_note_mark(note, layers) for note in layers.anchors if note.offset == end]
        done = [mark for mark in begun if min(mark.where.end, where.end) == end]
        pieces += [_key(mark, layers) for mark in done]
    return "".join(pieces)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cuts(where: Span, layers: Layers) -> list[int]:
    spans = [mark.where for mark in layers.marks] + [link.where for link in layers.links]
    inner = {edge for span in spans for edge in (span.start, span.end)}
    inner |= {anchor.offset for anchor in layers.anchors}
    return sorted({where.start, where.end} | {c for c in inner if where.start < c < where.end})


def _piece(text: str, where: Span, layers: Layers) -> str:
    shown = escape(clean(text))
    link = next((link for link in layers.links if link.where.covers(where)), None)
    if link:
        shown = f'<a href="{escape(link.url)}">{shown}</a>'
    marks = [mark for mark in layers.marks if mark.where.covers(where)]
    if not marks:
        return shown
    two = " two" if len(marks) > 1 else ""
    return f'<mark class="{marks[-1].family}{two}">{shown}</mark>'


def _key(mark: Mark, layers: Layers) -> str:
    at, to = f"{layers.prefix}s{mark.number}", f"{layers.prefix}n{mark.number}"
    label = escape(f"{mark.number}: {mark.label}")
    return (
        f'<a class="key {mark.family}" id="{at}" href="#{to}" aria-label="{label}">'
        f"{mark.number}</a>"
    )


def _note_mark(anchor: Anchor, layers: Layers) -> str:
    at, to = f"{layers.prefix}r{anchor.number}", f"{layers.prefix}f{anchor.number}"
    mark = escape(clean(anchor.mark))
    return f'<sup><a id="{at}" href="#{to}" aria-label="{mark}, note">{mark}</a></sup>'
