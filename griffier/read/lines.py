"""A printed line, whatever it was printed in: the common coin of the PDF and text readers.

Lengths are points for PDF and character cells for plain text; `y` grows downwards.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from griffier.model import Box

# What can be a footnote mark; digits may come joined («1,2»).
MARK = re.compile(r"\d{1,3}(?:, ?\d{1,3})*|\*{1,4}|[†‡§]")
# What stands before a list item or a numbered paragraph.
LABEL = re.compile(
    r"(?:[•▪■□●○◦‣·►➢➔*✓–—o-]|\(?(?:[a-zA-Z]|[ivx]{1,5}|\d{1,3})\)|(?:[a-zA-Z]|[IVXivx]{1,5})\."
    r"|\d{1,3}(?:\.\d{1,2}){0,3}\.|\d{1,2}(?:\.\d{1,2}){1,3})"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:,[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
# A raised digit after a unit is a power, not a note: «120 km²».
_UNIT = re.compile(r"(?:\d\s*|\b)[kcdmµh]?m\Z")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_SOFT = "\N{SOFT HYPHEN}"
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 127, 65533, 65535])
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_CLEAN = _CONTROLS | _LIGATURES


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of one column, its footnote marks taken out of the text.

    `marks` holds (offset in `text`, mark); `lead` is a mark that opens the line, as
    that of a footnote's text does. `hang` is where the text behind a label starts.
    `number` counts the lines of a plain text from 1.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    lead: str = ""
    hang: float | None = None
    cells: int = 1
    number: int = 0

    @property
    def box(self) -> Box:
        """The line's box, from the type's usual ascent and descent."""
        return (
            round(self.x0, 1),
            round(self.y - 0.8 * self.size, 1),
            round(self.x1, 1),
            round(self.y + 0.22 * self.size, 1),
        )

    @property
    def advance(self) -> float:
        """The mean width of a character."""
        return (self.x1 - self.x0) / max(len(self.text), 1)


def clean(text: str) -> str:
    """Text without control characters, ligatures, doubled or odd spaces, and soft hyphens
    but for one that ends it."""
    if not text.isascii() or not text.isprintable():
        text = text.translate(_CLEAN)
        if _SOFT in text:
            return _without_inner_soft(text)
    return _SPACES.sub(" ", text).strip()


def _without_inner_soft(text: str) -> str:
    ends = text.rstrip().endswith(_SOFT)
    bare = _SPACES.sub(" ", text.replace(_SOFT, "")).strip()
    return bare + _SOFT if ends and bare else bare


def is_power(before: str, mark: str, called: Container[str]) -> bool:
    """Whether a raised digit behind `before` is a power («km²», «10³») and belongs to the text.

    Behind a number it is a note's mark only if that note is `called`: has a text nearby.
    """
    if _UNIT.search(before[-8:]):
        return True
    return before[-1:].isdigit() and mark not in called


def lift_superscripts(line: Line, called: Container[str] = ()) -> Line:
    """The line with marks written as Unicode superscripts («publiek.¹») taken out."""
    if not _RAISED.search(line.text):
        return line
    pieces: list[str] = []
    marks = list(line.marks)
    done = length = 0
    for found in _RAISED.finditer(line.text):
        mark = found.group().translate(_SUPERSCRIPTS)
        before = line.text[done : found.start()]
        if is_power(before, mark, called):
            continue
        # A mark set off by a space hangs on the word before it all the same.
        if line.text[found.end() : found.end() + 1] in ("", " "):
            before = before.rstrip()
        pieces.append(before)
        length += len(before)
        marks.append((length, mark))
        done = found.end()
    text = "".join([*pieces, line.text[done:]])
    return _relead(replace(line, text=text, marks=tuple(marks))) if text.strip() else line


def _relead(line: Line) -> Line:
    """A mark at the line's very start opens the line."""
    if line.marks and line.marks[0][0] == 0 and not line.lead:
        text = line.text.lstrip()
        cut = len(line.text) - len(text)
        rest = tuple((offset - cut, mark) for offset, mark in line.marks[1:])
        return replace(line, text=text, lead=line.marks[0][1], marks=rest)
    return line
