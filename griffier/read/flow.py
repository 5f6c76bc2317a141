"""Printed lines become paragraphs: where one ends and the next begins.

No single sign suffices: letters part paragraphs by white, by indentation, by type, or by
nothing but a line that ends early. So each line end is asked the questions in turn, the
surest first. A line that was full (the next word would not have fitted) goes on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from griffier.read.columns import Chunk
from griffier.read.furniture import Frame, right_edge
from griffier.read.hyphens import Join, Usage, join
from griffier.read.lines import LABEL, Line

ITEM = re.compile(rf"(?:{LABEL.pattern})\s+\S")
_NUMBERED = re.compile(r"\d{1,3}\s+\S")
_BULLET = re.compile(r"[•▪■□●○◦‣·►➢➔✓]")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'»”’)\]]*\Z")
_SHORT_WORD = re.compile(r"(?:^|\s)[a-zà-ÿ]{1,4}\Z")
_SHORT_CAPS = re.compile(r"\s[A-Z]{1,4}\Z")
_DIGITS_FIRST = re.compile(r"(?:\d{1,2}|€|nr\.|art\.|blz\.)\s\S+|\S+")
_CAPITAL_WORD = re.compile(r"(?:^|[\s(«-])[A-Z][\w.]*-\Z")
_LOWER = re.compile(r"[a-zß-ÿ]{4}")
# So many lines show how wide their column is.
_MANY = 8
# No column of prose is set in fewer characters.
_NARROWEST = 32
_HYPHENS = ("-", "\N{SOFT HYPHEN}", "\N{HYPHEN}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one block, in order."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """The line the block starts with."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set; all lengths in type sizes.

    `leading` is the usual distance of baselines. `slack` is how much more room than the
    next word needs a full line may leave: at the end of a sentence, and in the middle of
    one, which gets the benefit of the doubt. `edge` is how far starts of lines may differ.
    """

    frame: Frame
    leading: float
    slack: tuple[float, float] = (0.4, 1.4)
    edge: float = 0.7
    using: Usage = field(default=Usage())


def usual_leading(chunks: Sequence[Chunk]) -> float:
    """The commonest distance between baselines, in units of the type size."""
    steps: Counter[float] = Counter()
    for chunk in chunks:
        for above, below in pairwise(chunk.lines):
            step = (below.y - above.y) / max(below.size, 0.1)
            if above.size == below.size and 0.9 <= step <= 1.75:
                steps[round(step * 20) / 20] += 1
    return steps.most_common(1)[0][0] if steps else 1.2


def paragraphs(chunks: Sequence[Chunk], setting: Setting) -> list[Paragraph]:
    """The blocks of a document, over the ends of columns and pages.

    What stands beside the text does not part it: the text reads on behind it.
    """
    blocks: list[list[Line]] = []
    width = _column_width(chunks)
    open_block: list[Line] | None = None
    edge = setting.frame.x1
    for chunk in chunks:
        rights = _right_edges(chunk, setting, width)
        current = None if chunk.aside else open_block
        for index, line in enumerate(chunk.lines):
            if current is None:
                goes_on = False
            elif index == 0:
                goes_on = _over(current[-1], line, edge, setting)
            else:
                goes_on = _goes_on(current, line, rights[index - 1], setting)
            if current is None or not goes_on:
                current = []
                blocks.append(current)
            current.append(line)
        if not chunk.aside:
            open_block, edge = current, rights[-1]
    return [Paragraph(tuple(block)) for block in blocks]


def _column_width(chunks: Sequence[Chunk]) -> float:
    """How wide the columns of a document are that is set in columns."""
    columns = [chunk.lines for chunk in chunks if chunk.column and len(chunk.lines) >= _MANY]
    widths = [right_edge(lines) - min(line.x0 for line in lines) for lines in columns]
    return max(widths, default=0.0)


def _right_edges(chunk: Chunk, setting: Setting, width: float) -> list[float]:
    """For each line, how far its neighbours reach: the edge a full line comes near."""
    lines, frame = chunk.lines, setting.frame
    start, reach = min(line.x0 for line in lines), right_edge(lines)
    if chunk.column:
        reach = reach if len(lines) >= _MANY else max(reach, start + width)
    elif frame.x0 - frame.size <= start < (frame.x0 + frame.x1) / 2:
        few = len(lines) < _MANY
        reach = frame.x1 if few else min(max(reach, frame.x1), frame.x1 + frame.size)
    # A few short lines tell nothing of how wide the column is.
    reach = max(reach, start + _NARROWEST * lines[0].advance)
    edges = [reach] * len(lines)
    for first, last in _stretches(lines, setting):
        edge = _narrow_edge(lines[first:last], reach)
        edges[first:last] = [edge] * (last - first)
    return edges


def _stretches(lines: Sequence[Line], setting: Setting) -> Iterator[tuple[int, int]]:
    """Runs of lines without white between them and with one left edge."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines):
            above, below = lines[index - 1], lines[index]
            near = below.y - above.y <= 1.3 * setting.leading * below.size
            if near and abs(below.x0 - above.x0) <= 0.6 * below.size:
                continue
        yield first, index
        first = index


def _narrow_edge(lines: Sequence[Line], reach: float) -> float:
    """The edge of a stretch set narrower than the column (a quotation), or the column's."""
    if len(lines) < 4:
        return reach
    edge = max(line.x1 for line in lines)
    width = edge - lines[0].x0
    full = sum(line.x1 >= edge - 0.12 * width for line in lines[:-1])
    long = sum(len(line.text) for line in lines) >= 30 * len(lines)
    return edge if long and full >= 0.75 * (len(lines) - 1) else reach


def _over(above: Line, line: Line, right: float, setting: Setting) -> bool:
    """Whether a block goes on over the end of a column or page."""
    if above.cells > 1 or line.cells > 1:
        return False
    if abs(above.size - line.size) > 0.08 * line.size or above.bold != line.bold:
        return False
    if above.text.endswith(_HYPHENS):
        return line.text[:1].islower() or _CAPITAL_WORD.search(above.text) is not None
    if is_item(line) and (_ends(above) or _BULLET.match(line.text)):
        return False
    if line.text[:1].islower() and not _ends(above):
        return True
    return (line.text[:1].islower() or not _ends(above)) and _fits_not(above, line, right, setting)


def _goes_on(block: list[Line], line: Line, right: float, setting: Setting) -> bool:
    """Whether `line` belongs to the block above it."""
    above = block[-1]
    if above.cells > 1 or line.cells > 1:
        return False
    step = line.y - above.y
    if step <= 0 or step > 1.35 * setting.leading * max(above.size, line.size):
        return False
    if not _same_type(above, line) or _opens_item(above, line, block, right, setting):
        return False
    if not _same_edge(block, line, setting.edge) or _is_next_row(block[0], line):
        return False
    return _fits_not(above, line, right, setting) or _runs_over(above, line, right, setting)


def _ends(line: Line) -> bool:
    return _SENTENCE_END.search(line.text) is not None


def _mid_sentence(above: Line, line: Line) -> bool:
    return line.text[:1].islower() and not _ends(above)


def is_caps(text: str) -> bool:
    """Whether a line is set in capitals."""
    if _LOWER.search(text):
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _same_type(above: Line, line: Line) -> bool:
    """Whether two lines are set alike: a heading is not."""
    if abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return False
    if above.bold != line.bold and not _mid_sentence(above, line):
        return len((line if above.bold else above).text) == 1  # a stub, whose style says little
    if above.italic != line.italic and _ends(above) and not line.text[:1].islower():
        return False
    if is_caps(above.text) == is_caps(line.text) or len(line.text) < 12:
        return True
    return _mid_sentence(above, line) or _ends_in_caps(above.text)


def _ends_in_caps(text: str) -> bool:
    last = text.rsplit(None, 1)[-1]
    return len(last) > 2 and last.isalpha() and last.isupper()


def _opens_item(above: Line, line: Line, block: list[Line], right: float, setting: Setting) -> bool:
    """Whether a line starts a list item or a numbered paragraph of its own."""
    if not is_item(line):
        return False
    if _BULLET.match(line.text):
        return True
    first = block[0]
    if first.hang is not None and abs(line.x0 - first.hang) <= 0.5 * line.size:
        return line.hang is not None  # a dash within what hangs from a label
    if _ends(above) or above.text.endswith(",") or line.hang is not None:
        return not _mid_sentence(above, line)
    same_label = is_item(first) and abs(first.x0 - line.x0) <= 0.5 * line.size
    indented = abs(line.x0 - above.x0) > 0.8 * line.size
    return bool(same_label and len(block) > 1 and indented) or not _fits_not(
        above, line, right, setting
    )


def _is_next_row(first: Line, line: Line) -> bool:
    """Whether a line is the next row under a label and what hangs from it."""
    if first.hang is None or line.hang is None:
        return False
    tolerance = 0.5 * line.size
    return abs(first.hang - line.hang) <= tolerance and abs(first.x0 - line.x0) <= tolerance


def is_item(line: Line) -> bool:
    """Whether a line starts with a bullet or number; a bare number needs a tab behind it."""
    if ITEM.match(line.text):
        return True
    return line.hang is not None and _NUMBERED.match(line.text) is not None


def _same_edge(block: list[Line], line: Line, edge: float) -> bool:
    """Whether a line starts where the block's lines start."""
    tolerance = edge * line.size
    above, first = block[-1], block[0]
    if abs(_centre(above) - _centre(line)) <= tolerance and line.x0 > first.x0 - tolerance:
        return True
    if len(block) > 1:
        return abs(line.x0 - above.x0) <= tolerance or (
            _mid_sentence(above, line) and line.x0 >= above.x0
        )
    shift = line.x0 - first.x0
    if abs(shift) <= tolerance:
        return True
    if shift < 0:  # a first line may be indented
        return -shift <= 5 * line.size
    hangs = first.hang is not None and abs(line.x0 - first.hang) <= tolerance
    labelled = is_item(first) and shift <= 4 * line.size
    return hangs or labelled or _mid_sentence(above, line)


def _centre(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _fits_not(above: Line, line: Line, right: float, setting: Setting) -> bool:
    """Whether the line above was full: the next word would not have fitted on it."""
    found = _DIGITS_FIRST.match(line.text)
    word = len(found.group()) if found else 1
    need = (word + 1) * line.advance
    slack = setting.slack[0] if _ends(above) else setting.slack[1]
    return right - above.x1 < need + slack * line.size


def _runs_over(above: Line, line: Line, right: float, setting: Setting) -> bool:
    """Whether a line that ends early still goes on: a broken word, a heading, a URL."""
    if above.text.endswith(_HYPHENS) or _mid_sentence(above, line):
        return True
    if _ends(above):
        return False
    if _SHORT_WORD.search(above.text) or above.text.count("(") > above.text.count(")"):
        return True
    if join(above.text, line.text, setting.using) is Join.KEEP:
        return True
    caps = is_caps(above.text) and is_caps(line.text)
    if caps and _SHORT_CAPS.search(above.text):
        return True
    heading = caps or (above.bold and line.bold)
    return heading and right - above.x1 <= 0.35 * (right - above.x0)
