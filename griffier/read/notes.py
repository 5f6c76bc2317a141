"""Footnotes: lifted out from among the lines, and tied to the marks in the text."""

import re
from bisect import bisect_right, insort
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from griffier.read.columns import Chunk
from griffier.read.lines import Line

# Notes are set smaller than the body by at least this.
_SMALLER = 0.93
_OPENS = re.compile(r"\[?(\d{1,3}|\*{1,3}|[†‡])(?:\]|[.)](?=\s)|(?=\s))\s*")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A footnote's lines, its mark taken off, and the page its text starts on.

    The list of lines grows while the note is being found, and no more after that.
    """

    mark: str
    page: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark in the text: the place of its line among the body's, and the offset in it."""

    line: int
    offset: int
    mark: str
    page: int


def lift_notes(chunks: Sequence[Chunk], body_size: float) -> tuple[list[Chunk], list[FoundNote]]:
    """The chunks without their footnotes, and the footnotes in order."""
    known = {mark for chunk in chunks for line in chunk.lines for mark in _marks_of(line)}
    kept: list[Chunk] = []
    notes: list[FoundNote] = []
    for chunk in chunks:
        if chunk.aside:
            kept.append(chunk)
            continue
        for lines in _lift(chunk.lines, body_size, known, notes):
            kept.append(replace(chunk, lines=tuple(lines)))
    return kept, notes


def _marks_of(line: Line) -> list[str]:
    return [one for _, mark in line.marks for one in split_mark(mark)]


def split_mark(mark: str) -> list[str]:
    """«1,2» is two marks."""
    return [part for part in re.split(r"[, ]+", mark) if part]


def _lift(
    lines: Sequence[Line], size: float, known: set[str], notes: list[FoundNote]
) -> list[list[Line]]:
    """Appends a chunk's footnotes to `notes`; returns the stretches of lines between them."""
    foot = _foot(lines, size, known, notes)
    body = _lift_leading(lines[:foot], known, notes)
    for line in lines[foot:]:
        opened = _opens(line, known, notes)
        if opened is not None:
            notes.append(opened)
        elif notes:
            notes[-1].lines.append(line)
    return body


def _foot(lines: Sequence[Line], size: float, known: set[str], notes: list[FoundNote]) -> int:
    """Where the footnotes at the foot of a column start."""
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * size:
        start -= 1
    for index in range(start, len(lines)):
        if _opens(lines[index], known, notes) is not None:
            # Small type above the first mark is what the page before had no room for.
            running_on = notes and notes[-1].page == lines[index].page - 1
            return start if running_on and not _ends(notes[-1]) else index
    if start < len(lines) and notes and notes[-1].page == lines[-1].page - 1:
        return start if not _ends(notes[-1]) else len(lines)
    return len(lines)


def _ends(note: FoundNote) -> bool:
    """Whether a note's last line looks like its end."""
    return note.lines[-1].text.endswith((".", "!", "?", "/", ")", "»", "”"))


def _opens(line: Line, known: set[str], notes: Sequence[FoundNote]) -> FoundNote | None:
    """The note that starts with this line, if one does."""
    if line.lead:
        return FoundNote(line.lead, line.page, [line])
    found = _OPENS.match(line.text)
    if found is None or found.group(1) not in known or not line.text[found.end() :]:
        return None
    mark = found.group(1)
    if mark.isdigit() and not _follows(int(mark), line, notes):
        return None
    marks = tuple((offset - found.end(), m) for offset, m in line.marks if offset >= found.end())
    rest = replace(line, text=line.text[found.end() :], marks=marks, lead=mark)
    return FoundNote(mark, line.page, [rest])


def _follows(number: int, line: Line, notes: Sequence[FoundNote]) -> bool:
    """Whether a number can open the next note: one more than the last, or 1 on a new page."""
    last = next((note for note in reversed(notes) if note.mark.isdigit()), None)
    if last is None:
        return True
    return number == int(last.mark) + 1 or (number == 1 and last.page != line.page)


def _lift_leading(
    lines: Sequence[Line], known: set[str], notes: list[FoundNote]
) -> list[list[Line]]:
    """Lifts notes that are not at a foot: a raised mark opens the line (endnotes)."""
    body: list[list[Line]] = []
    current: Line | None = None
    for line in lines:
        if line.lead and any(mark in known for mark in split_mark(line.lead)):
            notes.append(FoundNote(line.lead, line.page, [line]))
            current = line
        elif current is not None and _continues(current, line):
            notes[-1].lines.append(line)
            current = line
        elif current is None and body:
            body[-1].append(line)
        else:
            body.append([line])
            current = None
    return body


def _continues(last: Line, line: Line) -> bool:
    """Whether a line still belongs to the note above it."""
    near = 0 < line.y - last.y <= 1.45 * last.size
    return near and abs(line.size - last.size) <= 0.08 * last.size


def tie(notes: Sequence[FoundNote], body: Sequence[Line]) -> list[Anchor | None]:
    """For each note the mark in the text that calls it: on its own page, or else before it."""
    free: dict[str, _Free] = {}
    for index, line in enumerate(body):
        for offset, mark in line.marks:
            for one in split_mark(mark):
                anchor = Anchor(index, offset, one, line.page)
                free.setdefault(one, _Free()).add(anchor)
    return [free[note.mark].take(note.page) if note.mark in free else None for note in notes]


class _Free:
    """The marks of one name that no note has claimed yet, by page."""

    def __init__(self) -> None:
        self._pages: list[int] = []
        self._anchors: dict[int, deque[Anchor]] = {}

    def add(self, anchor: Anchor) -> None:
        """Adds a mark; marks come in reading order."""
        if anchor.page not in self._anchors:
            self._anchors[anchor.page] = deque()
            insort(self._pages, anchor.page)
        self._anchors[anchor.page].append(anchor)

    def take(self, page: int) -> Anchor | None:
        """The first mark on the page, else on the last page before it, else on any."""
        if not self._pages:
            return None
        place = max(bisect_right(self._pages, page) - 1, 0)
        found = self._anchors[self._pages[place]]
        anchor = found.popleft()
        if not found:
            del self._anchors[self._pages.pop(place)]
        return anchor
