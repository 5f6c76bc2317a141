"""Sets paragraphs in lines and lines on pages: justified, hyphenated, notes at the foot.

Break points are those of the source (U+00AD); nothing is hyphenated that a person has
not marked. Only the standard Type 1 fonts are used, so that files are small and the
same everywhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from specimens.source import SHY, Run

# A line may also break behind a hyphen or slash that is there anyway.
_PIECES = re.compile(rf"(?<=[-/{SHY}])(?=\w)")


@dataclass(frozen=True)
class Style:
    """Type: size and leading in points, indents and space above in points."""

    font: str = "Times-Roman"
    italic: str = "Times-Italic"
    size: float = 9.0
    leading: float = 11.0
    above: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    justified: bool = True


@dataclass(frozen=True)
class Glyphs:
    """Text in one font at one size, raised by `rise` points."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """In points."""
        return float(stringWidth(self.text, self.font, self.size))


Word = list[Glyphs]


@dataclass
class Line:
    """One printed line; `marks` are the notes that hang on it."""

    words: list[Word]
    style: Style
    last: bool = False
    marks: list[str] = field(default_factory=list)
    label: str = ""
    above: float = 0.0

    @property
    def height(self) -> float:
        """Leading and the space above, in points."""
        return self.style.leading + self.above


@dataclass(frozen=True)
class Frame:
    """Where text may stand: left, top and bottom from the lower edge, and width."""

    left: float
    top: float
    bottom: float
    width: float
    page: int


def break_lines(runs: list[Run], style: Style, width: float, label: str = "") -> list[Line]:
    """Break one paragraph greedily into lines of at most `width` points."""
    room = width - style.indent - style.hang
    space = float(stringWidth(" ", style.font, style.size))
    lines = [Line([], style, label=label, above=style.above)]
    used = 0.0
    for word, marks in _words(runs, style):
        for part in _parts(word, room, used + space if lines[-1].words else 0.0):
            wide = sum(g.width for g in part)
            glue = space if lines[-1].words else 0.0
            if lines[-1].words and used + glue + wide > room + 0.01:
                lines.append(Line([], style))
                used, glue = 0.0, 0.0
            lines[-1].words.append(part)
            used += glue + wide
        lines[-1].marks += marks
    lines[-1].last = True
    return lines


def _words(runs: list[Run], style: Style) -> list[tuple[Word, list[str]]]:
    words: list[tuple[Word, list[str]]] = [([], [])]
    for run in runs:
        if run.note:
            words[-1][0].append(Glyphs(run.text, style.font, style.size * 0.6, style.size * 0.35))
            words[-1][1].append(run.text)
            continue
        font = style.italic if run.italic else style.font
        for number, piece in enumerate(run.text.split(" ")):
            if number:
                words.append(([], []))
            if piece:
                words[-1][0].append(Glyphs(piece, font, style.size))
    return [word for word in words if word[0]]


def _parts(word: Word, room: float, used: float) -> list[Word]:
    """The word whole if it fits, else its first part with a hyphen, and the rest."""
    whole = [_clean(g) for g in word]
    if used + sum(g.width for g in whole) <= room:
        return [whole]
    before: Word = []
    best: list[Word] | None = None
    for index, glyphs in enumerate(word):
        pieces = _PIECES.split(glyphs.text)
        for cut in range(1, len(pieces)):
            head = _hyphenated("".join(pieces[:cut]))
            first = [*before, Glyphs(head, glyphs.font, glyphs.size, glyphs.rise)]
            if used + sum(g.width for g in first) <= room:
                tail = Glyphs("".join(pieces[cut:]), glyphs.font, glyphs.size, glyphs.rise)
                best = [first, *_parts([tail, *word[index + 1 :]], room, 0.0)]
        before.append(_clean(glyphs))
    return best or ([whole] if used == 0.0 else _parts(word, room, 0.0))


def _hyphenated(head: str) -> str:
    broken = head.endswith(SHY)
    return head.replace(SHY, "") + ("-" if broken else "")


def _clean(glyphs: Glyphs) -> Glyphs:
    return Glyphs(glyphs.text.replace(SHY, ""), glyphs.font, glyphs.size, glyphs.rise)


class Setter:
    """Pours lines into frames, page after page."""

    def __init__(
        self, canvas: Canvas, frames: Callable[[int], Frame], finish: Callable[[int], None]
    ):
        """`frames(n)` gives the n-th frame, `finish(page)` draws what else is on a page."""
        self._canvas = canvas
        self._frames = frames
        self._finish = finish
        self._number = 0
        self.frame = frames(0)
        self._y = self.frame.top
        self._notes: list[Line] = []

    def pour(self, lines: list[Line], notes: dict[str, list[Line]]) -> None:
        """Set the lines of one paragraph; `notes` has the lines of each note."""
        for line in lines:
            fresh = [n for mark in line.marks for n in notes[mark]]
            needed = line.height + sum(n.height for n in self._notes + fresh)
            if self._y - needed < self.frame.bottom + (8 if self._notes or fresh else 0):
                self.turn()
            self._y -= line.height if self._y < self.frame.top else line.style.leading
            self._draw(line, self._y)
            self._notes += fresh

    def turn(self) -> None:
        """Go on to the next frame."""
        self._foot()
        page = self.frame.page
        self._number += 1
        self.frame = self._frames(self._number)
        self._y = self.frame.top
        if self.frame.page != page:
            self._finish(page)
            self._canvas.showPage()

    def end(self) -> None:
        """Finish the last page."""
        self._foot()
        self._finish(self.frame.page)
        self._canvas.showPage()

    def _foot(self) -> None:
        y = self.frame.bottom + sum(n.height for n in self._notes)
        for line in self._notes:
            y -= line.height
            self._draw(line, y)
        self._notes = []

    def _draw(self, line: Line, y: float) -> None:
        left = self.frame.left + line.style.indent
        if line.label:
            self._canvas.setFont(line.style.font, line.style.size)
            self._canvas.drawString(left, y, line.label)
        text = self._canvas.beginText(left + line.style.hang, y)
        text.setWordSpace(self._slack(line))
        for number, word in enumerate(line.words):
            for glyphs in word:
                text.setFont(glyphs.font, glyphs.size)
                text.setRise(glyphs.rise)
                text.textOut(glyphs.text)
            text.setRise(0)
            if number < len(line.words) - 1:
                text.setFont(line.style.font, line.style.size)
                text.textOut(" ")
        self._canvas.drawText(text)

    def _slack(self, line: Line) -> float:
        if line.last or not line.style.justified or len(line.words) < 2:
            return 0.0
        space = float(stringWidth(" ", line.style.font, line.style.size))
        used = sum(g.width for word in line.words for g in word)
        room = self.frame.width - line.style.indent - line.style.hang
        return (room - used) / (len(line.words) - 1) - space
