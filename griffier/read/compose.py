"""Paragraphs and notes become canonical text with the way back to the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from griffier.model import Block, BlockKind, Note, Origin
from griffier.read.flow import Paragraph, is_caps, is_item
from griffier.read.hyphens import Join, Usage, how_between, join, without_hyphen
from griffier.read.lines import Line
from griffier.read.notes import Anchor, FoundNote
from griffier.read.words import WordKnowledge

_LARGER = 1.12


@dataclass(slots=True)
class _Sheet:
    """The text as it grows, and what has been noted down about it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    starts: dict[int, tuple[int, int]] = field(default_factory=dict)

    def write(self, text: str) -> int:
        """Appends text; returns where it starts."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start


@dataclass(frozen=True, slots=True)
class Manner:
    """How to compose: the body's type size, the document's usage, a dictionary, and how a
    stretch of text names the line it came from."""

    size: float
    using: Usage
    words: WordKnowledge
    origin: Callable[[int, int, Line], Origin]


@dataclass(frozen=True, slots=True)
class Composed:
    """What `compose` gives: the fields of a `Text` that come from the lines."""

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...]
    notes: tuple[Note, ...]


def compose(
    paragraphs: Sequence[Paragraph],
    notes: Sequence[tuple[FoundNote, Anchor | None]],
    how: Manner,
) -> Composed:
    """Canonical text: body blocks first, then the notes in the order given."""
    body = [line for paragraph in paragraphs for line in paragraph.lines]
    sheet = _Sheet()
    levels = _Levels()
    for paragraph in paragraphs:
        start = _separate(sheet)
        _write_lines(sheet, paragraph.lines, how)
        sheet.blocks.append(_block(start, sheet.length, paragraph, how.size, levels))
    found: list[Note] = []
    for note, anchor in notes:
        start = _separate(sheet)
        _write_lines(sheet, note.lines, how)
        sheet.blocks.append(Block(start, sheet.length, BlockKind.NOTE))
        found.append(Note(note.mark, start, sheet.length, _offset(anchor, body, sheet)))
    return Composed("".join(sheet.pieces), tuple(sheet.blocks), tuple(sheet.origins), tuple(found))


def _separate(sheet: _Sheet) -> int:
    """Starts a new block; returns where it starts."""
    if sheet.length:
        sheet.write("\n\n")
    return sheet.length


def _write_lines(sheet: _Sheet, lines: Sequence[Line], by: Manner) -> None:
    """Writes the lines of one block as one line of text."""
    for index, line in enumerate(lines):
        text, between = line.text, ""
        if index + 1 < len(lines):
            how = join(line.text, lines[index + 1].text, by.using, by.words)
            text = without_hyphen(text) if how is Join.DROP else text
            between = how_between(how)
        start = sheet.write(text)
        sheet.starts[id(line)] = (start, len(text))
        sheet.origins.append(by.origin(start, sheet.length, line))
        if between:
            sheet.write(between)


def _offset(anchor: Anchor | None, body: Sequence[Line], sheet: _Sheet) -> int | None:
    """Where a mark stood, in canonical text."""
    if anchor is None:
        return None
    start, length = sheet.starts[id(body[anchor.line])]
    return start + min(anchor.offset, length)


class _Levels:
    """The depth of list items, by how far they are indented under one another."""

    def __init__(self) -> None:
        self._edges: list[float] = []

    def of(self, line: Line) -> int:
        """The depth of an item that starts with `line`, from 1."""
        while self._edges and line.x0 < self._edges[-1] - 0.8 * line.size:
            self._edges.pop()
        if not self._edges or line.x0 > self._edges[-1] + 0.8 * line.size:
            self._edges.append(line.x0)
        return len(self._edges)

    def close(self) -> None:
        """Forgets the list: something else stood between."""
        self._edges.clear()


def _block(start: int, end: int, paragraph: Paragraph, size: float, levels: _Levels) -> Block:
    """The block that a paragraph's lines make."""
    lines = paragraph.lines
    if lines[0].cells > 1:
        levels.close()
        return Block(start, end, BlockKind.ROW)
    strong = all(line.bold or line.italic or line.size >= _LARGER * size for line in lines)
    if is_item(lines[0]) and not strong and not is_caps(lines[0].text):
        return Block(start, end, BlockKind.ITEM, levels.of(lines[0]))
    levels.close()
    return Block(start, end, BlockKind.PARAGRAPH, 0, strong)
