"""Running heads, page numbers, colophons and margin columns: found, and set aside.

What stands at the same height on several pages, the same but for a number that counts
the pages, is furniture. A letter of one or two pages shows no repetition, so there the
form of a line (furniture.toml) at a page's edge decides, and its place outside the body.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from griffier.lexicon.furniture import furniture_pattern
from griffier.read.lines import Line

_NUMBER = re.compile(r"\d+")
# Furniture stands in these outer parts of a page.
_TOP, _BOTTOM = 0.16, 0.84
# White between furniture and body, in type sizes.
_WHITE = 1.6
_SMALL = 0.88
_HUGE = 2.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the body of a document stands: its edges and the size it is set in."""

    x0: float
    x1: float
    size: float


def frame(lines: Iterable[Line]) -> Frame:
    """The body's frame: most characters are set in its size, most of its lines start at x0."""
    sizes: Counter[float] = Counter()
    found = list(lines)
    for line in found:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    body = [line for line in found if abs(line.size - size) <= 0.3]
    starts: Counter[int] = Counter()
    for line in body:
        starts[round(line.x0)] += len(line.text)
    x0 = float(starts.most_common(1)[0][0]) if starts else 0.0
    return Frame(x0, right_edge([line for line in body if line.x0 >= x0 - size]), size)


def right_edge(lines: Sequence[Line]) -> float:
    """How far full lines reach: as far as a few of them do, not one that juts out.

    URLs are left out, since they are not broken where other words are.
    """
    ends = sorted((line.x1 for line in lines if "://" not in line.text), reverse=True)
    if not ends:
        return max((line.x1 for line in lines), default=0.0)
    return ends[0] if len(ends) < 4 else ends[max(2, round(0.03 * len(ends))) - 1]


def part_furniture(
    pages: Sequence[list[Line]], sizes: Sequence[tuple[float, float]]
) -> tuple[list[list[Line]], list[Line]]:
    """The body lines of each page, and all furniture in page order."""
    body_frame = frame(line for lines in pages for line in lines)
    plain = [
        {id(line) for line in lines if _is_plainly_aside(line, body_frame, size)}
        for lines, size in zip(pages, sizes, strict=True)
    ]
    edges = [
        _edges(line for line in lines if id(line) not in aside)
        for lines, aside in zip(pages, plain, strict=True)
    ]
    repeated = _repeated(pages, sizes, edges)
    bodies: list[list[Line]] = []
    furniture: list[Line] = []
    for number, lines in enumerate(pages):
        aside = plain[number] | {
            id(line)
            for line in lines
            if id(line) in repeated or _is_page_number(line, sizes[number][1], edges[number])
        }
        bodies.append([line for line in lines if id(line) not in aside])
        furniture.extend(line for line in lines if id(line) in aside)
    return bodies, furniture


def _edges(lines: Iterable[Line]) -> list[float]:
    """The baselines of a page, in order."""
    return sorted({round(line.y, 1) for line in lines})


def _zone(line: Line, height: float) -> bool:
    return line.y < _TOP * height or line.y > _BOTTOM * height


def _apart(line: Line, edges: Sequence[float], height: float) -> bool:
    """Whether white stands between a line and the body, or only other edge lines do."""
    top = line.y < height / 2
    place = bisect_right(edges, line.y + 1) if top else bisect_left(edges, line.y - 1) - 1
    if not 0 <= place < len(edges):
        return True
    return abs(edges[place] - line.y) > _WHITE * line.size


def _is_plainly_aside(line: Line, body: Frame, size: tuple[float, float]) -> bool:
    """Whether a line's own place and form tell that it is furniture."""
    if _in_margin(line, body, size[0]):
        return True
    return _zone(line, size[1]) and _has_form(line) and not _NUMBER.fullmatch(line.text)


def _is_page_number(line: Line, height: float, edges: Sequence[float]) -> bool:
    """Whether a lone number stands at a page's edge, apart from the body.

    Without the white between it may be a row of a table or a year that ends a paragraph.
    """
    return _zone(line, height) and _has_form(line) and _apart(line, edges, height)


def _has_form(line: Line) -> bool:
    return not line.lead and furniture_pattern().match(line.text) is not None


def _in_margin(line: Line, body: Frame, width: float) -> bool:
    """Whether a line stands in small type wholly beside the body, or is a huge numeral."""
    if len(line.text) < 3 and line.size > _HUGE * body.size:
        return True
    if line.size > _SMALL * body.size or width <= 0:
        return False
    return line.x0 > body.x1 + 0.5 * body.size or line.x1 < body.x0 - 0.5 * body.size


def _repeated(
    pages: Sequence[list[Line]],
    sizes: Sequence[tuple[float, float]],
    edges: Sequence[Sequence[float]],
) -> set[int]:
    """The identities of lines that recur at their place from page to page."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for lines, (_, height) in zip(pages, sizes, strict=True):
        for line in lines:
            if _zone(line, height) and not line.lead:
                groups[_NUMBER.sub("#", line.text)].append(line)
    enough = max(2, -(-len(pages) // 3))
    found: list[Line] = []
    for group in groups.values():
        if len(group) < enough:
            continue
        for same in _same_height(group):
            if len({line.page for line in same}) >= enough and _counts_pages(same):
                found += same
    # Text that recurs on every page still reads on into the body; furniture stands apart.
    recurring: dict[int, set[float]] = defaultdict(set)
    for line in found:
        recurring[line.page - 1].add(round(line.y, 1))
    return {
        id(line)
        for line in found
        if _ends_in_white(
            line, recurring[line.page - 1], edges[line.page - 1], sizes[line.page - 1][1]
        )
    }


def _ends_in_white(
    line: Line, recurring: set[float], edges: Sequence[float], height: float
) -> bool:
    """Whether only recurring lines stand between a line and the white before the body."""
    top = line.y < height / 2
    place = bisect_right(edges, line.y + 0.1) if top else bisect_left(edges, line.y - 0.1) - 1
    last = line.y
    while 0 <= place < len(edges):
        if abs(edges[place] - last) > _WHITE * line.size:
            return True
        if edges[place] not in recurring:
            return False
        last = edges[place]
        place += 1 if top else -1
    return True


def _same_height(group: list[Line]) -> list[list[Line]]:
    """Lines whose baselines lie within a third of their size of one another."""
    ordered = sorted(group, key=lambda line: line.y)
    clusters = [[ordered[0]]]
    for line in ordered[1:]:
        if line.y - clusters[-1][-1].y <= max(line.size / 3, 1.0):
            clusters[-1].append(line)
        else:
            clusters.append([line])
    return clusters


def _counts_pages(lines: Sequence[Line]) -> bool:
    """Whether every number in recurring lines stays the same or counts with the pages."""
    numbers = [[int(n) for n in _NUMBER.findall(line.text)[:8]] for line in lines]
    columns = zip(*numbers, strict=False)
    for column in columns:
        steps = Counter(value - line.page for value, line in zip(column, lines, strict=False))
        constant = Counter(column).most_common(1)[0][1]
        if max(constant, steps.most_common(1)[0][1]) < 0.8 * len(lines):
            return False
    return True
