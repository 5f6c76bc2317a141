"""The text of a document as HTML: its parts in order, statements marked, notes last."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from griffier.ledger.entries import Entry
from griffier.model import Act, Span
from griffier.service.documents import Reading
from griffier.service.leaves import Stretch
from griffier.views.marking import FAMILIES, Anchor, Layers, Link, Mark, words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the text: `tag` is its element, `entries` the lines that begin in it,
    each with its number on the page."""

    tag: str
    role: str
    label: str
    html: Markup
    anchor: str
    entries: tuple[tuple[int, Entry], ...]


class Marked:
    """A document's passages, made when they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._layers = _layers(reading, reading.entries)
        self._levels = [section["level"] for section in reading.contract["sections"]]

    @property
    def body(self) -> Iterator[Passage]:
        """Everything on the leaf but the notes."""
        return map(self._passage, self._reading.leaf.body)

    @property
    def notes(self) -> Iterator[Passage]:
        """The notes, in their order."""
        return map(self._passage, self._reading.leaf.notes)

    @property
    def count(self) -> int:
        """How many statements are marked in the whole document."""
        return self._reading.count

    def _passage(self, stretch: Stretch) -> Passage:
        part, where = self._reading.contract["parts"][stretch.part], stretch.where
        number, note = self._note(where)
        layers = self._layers.within(where)
        return Passage(
            tag=self._tag(part),
            role=part["role"],
            label=(note["mark"] if note else part["label"] or "") if self._begins(stretch) else "",
            html=Markup(words(self._reading.text, where, layers)),  # noqa: S704 - escaped there
            anchor=f"f{number}" if note else f"p{where.start}",
            entries=tuple(
                (n, e) for n, e in self._reading.entries if where.start <= e.start < where.end
            ),
        )

    def _begins(self, stretch: Stretch) -> bool:
        """Whether it is the beginning of its part, or all of it."""
        start: int = self._reading.contract["parts"][stretch.part]["start"]
        return start == stretch.where.start

    def _note(self, where: Span) -> tuple[int, Json | None]:
        for number, note in enumerate(self._reading.contract["footnotes"], start=1):
            if where.start <= note["start"] < where.end:
                return number, note
        return 0, None

    def _tag(self, part: Json) -> str:
        if part["role"] == "title":
            return "h2"
        if part["role"] != "heading":
            return "p"
        known = part["section"] is not None and part["section"] < len(self._levels)
        return f"h{min(6, 2 + (self._levels[part['section']] if known else 1))}"


def _layers(reading: Reading, numbered: tuple[tuple[int, Entry], ...]) -> Layers:
    found = reading.contract
    return Layers(
        [
            Mark(Span(e.start, e.end), number, FAMILIES.get(Act(e.act), "talk"), e.act.value)
            for number, e in numbered
        ],
        [
            Link(Span(reference["start"], reference["end"]), reference["url"])
            for reference in found["references"]
            if (reference["url"] or "").startswith(("https://", "http://"))
        ],
        [
            Anchor(note["anchor_end"], number, note["mark"])
            for number, note in enumerate(found["footnotes"], start=1)
            if note["anchor_end"] is not None
        ],
        "",
    )
