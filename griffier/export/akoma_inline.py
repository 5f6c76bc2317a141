"""What is marked within a paragraph of Akoma Ntoso: actors, dates, references, footnotes."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from griffier.export.akoma_meta import NAMESPACE, actor_id, showable, without_place

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch to be marked, or a place for a footnote (`start` is `end`)."""

    start: int
    end: int
    name: str
    attributes: tuple[tuple[str, str], ...]
    note: Json | None = None


class Inline:
    """Fills elements with the text of parts; each footnote is put where its mark hung."""

    def __init__(self, found: Json) -> None:
        self.text: str = found["text"]
        self.marks = _without_overlap(sorted(_marks(found), key=lambda m: (m.start, -m.end)))
        self.starts = [mark.start for mark in self.marks]

    def fill(self, element: Any, part: Json) -> None:
        """The text of a part with its marks."""
        at, last = part["start"], None
        for mark in self.marks[bisect_left(self.starts, part["start"]) :]:
            if mark.start > part["end"]:
                break
            if mark.end > part["end"]:
                continue
            self._write(element, last, at, mark.start)
            last = self._mark(element, mark)
            at = mark.end
        self._write(element, last, at, part["end"])

    def _write(self, element: Any, last: Any, start: int, end: int) -> None:
        words = showable(self.text[start:end])
        if last is None:
            element.text = (element.text or "") + words
        else:
            last.tail = (last.tail or "") + words

    def _mark(self, element: Any, mark: _Mark) -> Any:
        made = etree.SubElement(element, f"{{{NAMESPACE}}}{mark.name}", dict(mark.attributes))
        if mark.note is None:
            made.text = showable(self.text[mark.start : mark.end])
        else:
            block = etree.SubElement(made, f"{{{NAMESPACE}}}p")
            block.text = showable(mark.note["text"])
        return made


def _marks(found: Json) -> Iterator[_Mark]:
    for reference in found["references"]:
        if reference["url"]:
            yield _mark(reference, "ref", href=reference["url"])
    for moment in found["moments"]:
        if moment["kind"] == "date" and moment["from"] == moment["to"]:
            yield _mark(moment, "date", date=moment["from"])
    for mention in found["mentions"]:
        name = "person" if mention["kind"] == "person" else "organization"
        yield _mark(mention, name, refersTo=f"#{actor_id(mention['entity'])}")
    loose = [id(note) for note in without_place(found)]
    for number, note in enumerate(found["footnotes"], start=1):
        if id(note) not in loose:
            place = note["anchor_end"]
            attributes = (
                ("marker", note["mark"]),
                ("placement", "bottom"),
                ("eId", f"note_{number}"),
            )
            yield _Mark(place, place, "authorialNote", attributes, note)


def _mark(found: Json, name: str, **attributes: str) -> _Mark:
    return _Mark(found["start"], found["end"], name, tuple(attributes.items()))


def _without_overlap(marks: list[_Mark]) -> list[_Mark]:
    """The longest of those that overlap; a footnote is moved behind what it would cut."""
    kept: list[_Mark] = []
    end = 0
    for mark in marks:
        if mark.note is not None and mark.start < end:
            mark = _Mark(end, end, mark.name, mark.attributes, mark.note)
        if mark.start >= end:
            kept.append(mark)
            end = mark.end
    return kept
