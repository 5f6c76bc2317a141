"""The reading order of a page: rows joined from their pieces, columns one after another."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from griffier.read.lines import LABEL, Line

_BARE_NUMBER = re.compile(r"\d{1,3}")
# Fractions of the type size.
_ROW = 0.35
_GUTTER = 0.8
_LEAST_INDENT = 5.0
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that are read straight on, at least one.

    `aside` ones stand beside the text, not in it; a `column` is one of several that the
    text runs through.
    """

    lines: tuple[Line, ...]
    aside: bool = False
    column: bool = False


def arrange(lines: Sequence[Line], depth: int = 0) -> list[Chunk]:
    """A page's lines as chunks in reading order, a line for each row of a chunk.

    `depth` counts the columns within columns, of which no page has many.
    """
    if not lines:
        return []
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [Chunk(tuple(_rows(lines)))]
    chunks: list[Chunk] = []
    main: list[Line] = []
    for crossing, left, right in _bands(lines, gutter):
        kind = _kind(left, right, gutter)
        if kind == "rows":
            main += crossing + left + right
            continue
        main += crossing
        if kind == "columns":
            columns = [*arrange(left, depth + 1), *arrange(right, depth + 1)]
            chunks += [*_flush(main), *(replace(one, column=True) for one in columns)]
            main = []
        else:  # one side is beside the text: it comes first, so that the text reads on
            side, text = (left, right) if _weight(left) < _weight(right) else (right, left)
            chunks += [*_flush(main), Chunk(tuple(_rows(side)), aside=True)]
            main = list(text)
    return chunks + _flush(main)


def _flush(lines: list[Line]) -> list[Chunk]:
    return [Chunk(tuple(_rows(lines)))] if lines else []


def _weight(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a second column starts: an edge that many lines share and few lines cross."""
    size = Counter(line.size for line in lines).most_common(1)[0][0]
    margin = min(line.x0 for line in lines)
    starts = Counter(round(line.x0) for line in lines if line.x0 > margin + _LEAST_INDENT * size)
    best, gutter = 5, None
    for start, _ in starts.most_common(6):
        right = [line for line in lines if line.x0 >= start - 2]
        left = [line for line in lines if line.x1 <= start - _GUTTER * size]
        if len(right) < 3 or len(left) < 3:
            continue
        top, bottom = min(line.y for line in right), max(line.y for line in right)
        beside = sum(top - size <= line.y <= bottom + size for line in left)
        if min(beside, len(right)) >= 3 and beside + len(right) > best:
            best, gutter = beside + len(right), float(start)
    return gutter


def _bands(lines: Sequence[Line], gutter: float) -> list[tuple[list[Line], list[Line], list[Line]]]:
    """The page from top to bottom: lines across the gutter, then what stands on each side."""
    bands: list[tuple[list[Line], list[Line], list[Line]]] = [([], [], [])]
    for line in sorted(lines, key=lambda line: line.y):
        across, left, right = bands[-1]
        if line.x0 >= gutter - 2:
            right.append(line)
        elif line.x1 <= gutter:
            left.append(line)
        elif left or right:
            bands.append(([line], [], []))
        else:
            across.append(line)
    return bands


def _kind(left: Sequence[Line], right: Sequence[Line], gutter: float) -> str:
    """What two sides of a gutter are: «columns» of prose, «rows», or text and an «aside»."""
    if not left or not right:
        return "rows"
    if _is_prose(left, gutter) and _is_prose(right, None):
        return "columns"
    fewer, more = sorted((left, right), key=len)
    heights = sorted(line.y for line in more)
    aligned = sum(_has_near(line.y, _ROW * line.size, heights) for line in fewer)
    return "rows" if aligned >= 0.6 * len(fewer) else "aside"


def _has_near(value: float, tolerance: float, ordered: Sequence[float]) -> bool:
    """Whether one of some ordered numbers lies within a tolerance of `value`."""
    place = bisect_left(ordered, value - tolerance)
    return place < len(ordered) and ordered[place] <= value + tolerance


def _is_prose(lines: Sequence[Line], edge: float | None) -> bool:
    """Whether lines fill a column: four or more of them, most of them to its right edge."""
    if len(lines) < 4 or _weight(lines) < 22 * len(lines):
        return False
    start = min(line.x0 for line in lines)
    width = max(line.x1 for line in lines) - start
    if edge is not None and width < 0.6 * (edge - start):
        return False
    return sum(line.x1 - start >= 0.8 * width for line in lines) >= 0.6 * len(lines)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, the pieces of one row joined."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and abs(line.y - rows[-1][0].y) <= _ROW * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    if len(rows) == len(lines):
        return [row[0] for row in rows]
    starts = Counter(round(piece.x0) for row in rows for piece in row)
    return [line for row in rows for line in _join_row(sorted(row, key=_start), starts)]


def _start(line: Line) -> float:
    return line.x0


def _join_row(row: list[Line], starts: Counter[int]) -> list[Line]:
    """The pieces of one row as one line; cells are parted by « | » where they are a table's."""
    if len(row) == 1 or _differ(row):
        return row
    is_label = any(form.fullmatch(row[0].text) for form in (LABEL, _BARE_NUMBER))
    cells = len(row) - is_label
    shared = sum(starts[round(piece.x0)] > 1 for piece in row[1:])
    table = cells >= 3 and 2 * shared >= len(row) - 1
    line = row[0]
    for index, piece in enumerate(row[1:]):
        between = " | " if table and not (is_label and index == 0) else " "
        line = beside(line, piece, between)
    return [replace(line, hang=row[1].x0, cells=cells if table else 1)]


def _differ(row: list[Line]) -> bool:
    """Whether two pieces merely stand at one height: set apart far, and in unlike type."""
    left, right = row[0], row[1]
    if len(row) != 2 or left.text.endswith(":") or len(left.text) < 4:
        return False
    apart = right.x0 - left.x1 > 4 * left.size
    return apart and (left.bold != right.bold or abs(left.size - right.size) > 0.08 * left.size)


def beside(left: Line, right: Line, between: str) -> Line:
    """Two pieces of one row as one line."""
    shift = len(left.text) + len(between)
    longer = left if len(left.text) > len(right.text) else right
    marks = tuple((offset + shift, mark) for offset, mark in right.marks)
    if right.lead:
        marks = ((len(left.text), right.lead), *marks)
    return replace(
        left,
        text=left.text + between + right.text,
        x1=right.x1,
        y=left.y if left.size >= right.size else right.y,
        size=max(left.size, right.size),
        bold=longer.bold,
        italic=longer.italic,
        marks=left.marks + marks,
    )
