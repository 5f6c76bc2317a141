"""Footnotes of plain text: a digit glued to a word, and a line that starts with it.

Neither says much alone («artikel 4.1», a numbered list), so a mark and a text are taken
for a note only together: the mark first, then a line that opens with its number and
stands where a paragraph may start.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from griffier.read.lines import Line

# The mark hangs on a word, a closing bracket, a stop or a year: «publiek.1», «(GBVB)2»,
# «Top[3]», «20214».
_GLUED = re.compile(
    r"(?:(?<=[A-Za-zß-ÿ»”’\"')\]])|(?<=\b(?:19|20)\d\d))(?P<before>[.,;:!?…]?[»”’\"')]?)"
    r"(?:\[(?P<boxed>\d{1,3})\]|(?P<mark>\d{1,3}))(?=[\s.,;:!?)»”’]|\Z)"
)
# A stop may also end in a number («2025/633.1»), which is weak evidence: «artikel 4.1».
_WEAK = re.compile(r"(?<=\d)(?P<before>[.;])(?P<mark>\d{1,2})(?=\Z|\s+[A-Z«])")
_PLAIN_OPENING = re.compile(r"\d{1,3}\s+\S")
# «CO2», «G7»: a formula or a name, no mark.
_FORMULA = re.compile(r"(?<![A-Za-z])(?:CO|NO|SO|PM|CH|NH|[A-Z])\Z")
# So many notes may go unseen (their marks lost) before the count is no count any more.
_MISSED = 2
_OPENS = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.):]?)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A glued digit: which line it stands in, and where its digits start and end there.

    A `weak` one is believed only if its note opens with the number and no stop behind it.
    """

    line: int
    number: int
    start: int
    end: int
    weak: bool = False


def mark_notes(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines with note marks taken out of the text and note texts told by their `lead`."""
    lines = [line for page in pages for line in page]
    pairs = _pairs(lines)
    if not pairs:
        return list(pages)
    marks: dict[int, list[_Mark]] = {}
    for mark, _ in pairs:
        marks.setdefault(mark.line, []).append(mark)
    opens = {opened: mark.number for mark, opened in pairs}
    done = [_marked(line, marks.get(i, []), opens.get(i)) for i, line in enumerate(lines)]
    count = iter(done)
    return [[next(count) for _ in page] for page in pages]


def join_lone_marks(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Footnote numbers that stand on a line of their own go back before their texts."""
    glued = {str(mark.number) for page in pages for line in page for mark in _marks(0, line)}
    return [_with_lone_marks(page, glued) for page in pages] if glued else list(pages)


def _with_lone_marks(lines: Sequence[Line], glued: set[str]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and above.text in glued and _stands_before(above, line):
            found.pop()
            line = replace(line, text=f"{above.text} {line.text}", x0=above.x0)
        found.append(line)
    return found


def _stands_before(mark: Line, line: Line) -> bool:
    """Whether a lone number stands where the mark of the text below it would."""
    return 0 < line.y - mark.y <= 2 and -1 <= line.x0 - mark.x0 <= 8


def _pairs(lines: Sequence[Line]) -> list[tuple[_Mark, int]]:
    """Marks with the index of the line that opens their note, in order."""
    free = [mark for index, line in enumerate(lines) for mark in _marks(index, line)]
    pairs: list[tuple[_Mark, int]] = []
    last = 0
    for index, line in enumerate(lines):
        found = _OPENS.match(line.text)
        if found is None or not free or not _may_open(lines, index, pairs):
            continue
        number = int(found.group(1) or found.group(2))
        if number != 1 and not last < number <= last + 1 + _MISSED:
            continue
        plain = _PLAIN_OPENING.match(line.text) is not None
        mark = next(
            (m for m in free if m.number == number and m.line < index and (plain or not m.weak)),
            None,
        )
        if mark is None:
            continue
        free = [m for m in free if (m.line, m.start) > (mark.line, mark.start)]
        pairs.append((mark, index))
        last = number
    return pairs


def _marks(index: int, line: Line) -> list[_Mark]:
    """The glued digits of a line."""
    found: list[_Mark] = []
    for match in _GLUED.finditer(line.text):
        if _FORMULA.search(line.text[: match.start()]) and match.group("mark"):
            continue
        number = int(match.group("boxed") or match.group("mark"))
        found.append(_Mark(index, number, match.end("before"), match.end()))
    for match in _WEAK.finditer(line.text):
        number = int(match.group("mark"))
        found.append(_Mark(index, number, match.end("before"), match.end(), weak=True))
    return sorted(found, key=lambda mark: mark.start)


def _may_open(lines: Sequence[Line], index: int, pairs: Sequence[tuple[_Mark, int]]) -> bool:
    """Whether a note may start here: behind white, on a new page, or behind another note."""
    if index == 0:
        return False
    above, line = lines[index - 1], lines[index]
    if above.page != line.page or line.y - above.y > 1:
        return True
    if above.text.endswith((".", "!", "?")) and _PLAIN_OPENING.match(line.text):
        return True
    if pairs:
        opened = pairs[-1][1]
        block = lines[opened : index + 1]
        return all(b.y - a.y <= 1 and a.page == b.page for a, b in pairwise(block))
    return False


def _marked(line: Line, marks: Sequence[_Mark], opens: int | None) -> Line:
    """A line without the digits that are marks."""
    text, taken = line.text, list(line.marks)
    for mark in sorted(marks, key=lambda mark: mark.start, reverse=True):
        text = text[: mark.start] + text[mark.end :]
        taken = [(at - (mark.end - mark.start) * (at > mark.start), one) for at, one in taken]
        taken.append((mark.start, str(mark.number)))
    line = replace(line, text=text, marks=tuple(sorted(taken)))
    if opens is None:
        return line
    found = _OPENS.match(text)
    cut = found.end() if found else 0
    kept = tuple((at - cut, one) for at, one in line.marks if at >= cut)
    return replace(line, text=text[cut:], marks=kept, lead=str(opens), hang=None)
