"""Footnotes of plain text: a digit glued to a word, and a line that starts with it.

Neither says much alone («artikel 4.1», a numbered list), so a mark and a text are taken
for a note only together: the mark first, then a line that opens with its number and
stands where a paragraph may start.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from griffier.read.lines import Line

# The mark hangs on a word, a closing bracket, a stop or a year: «publiek.1», «(GBVB)2»,
# «Top[3]», «20214».
_GLUED = re.compile(
    r"(?:(?<=[A-Za-zß-ÿ»”’\"')\]])|(?<=\b(?:19|20)\d\d)(?<!Postbus \d{4}))"
    r"(?P<before>[.,;:!?…]?[»”’\"')]?)"
    r"(?:\[(?P<boxed>\d{1,3})\]|(?P<mark>\d{1,3}))(?=[\s.,;:!?)»”’]|\Z)"
)
# A stop may also end in a number («2025/633.1»), which is weak evidence: «artikel 4.1».
_WEAK = re.compile(r"(?<=\d)(?P<before>[.;])(?P<mark>\d{1,2})(?=\Z|\s+[A-Z«])")
# Cheap to look for, and there wherever one of the two is.
_DIGIT = re.compile(r"\d")
_NEAR = re.compile(r"[^\s\d(]\d|(?:19|20)\d{3}")
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
    free = _FreeMarks(mark for index, line in enumerate(lines) for mark in _marks(index, line))
    white = _white_before(lines)
    pairs: list[tuple[_Mark, int]] = []
    last, opened = 0, -1
    for index, line in enumerate(lines):
        found = _OPENS.match(line.text)
        if found is None or index == 0:
            continue
        behind_note = 0 <= white[index] <= opened
        if not (white[index] == index or behind_note or _ends_before(lines[index - 1], line)):
            continue
        number = int(found.group(1) or found.group(2))
        if number != 1 and not last < number <= last + 1 + _MISSED:
            continue
        mark = free.take(number, index, _PLAIN_OPENING.match(line.text) is not None)
        if mark is not None:
            pairs.append((mark, index))
            last, opened = number, index
    return pairs


def _white_before(lines: Sequence[Line]) -> list[int]:
    """For each line, the last one up to it that has white or a new page before it."""
    found: list[int] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        fresh = above is None or above.page != line.page or line.y - above.y > 1
        found.append(index if fresh else found[-1])
    return found


def _ends_before(above: Line, line: Line) -> bool:
    """Whether a note may start without white: behind a sentence, with a bare number."""
    return above.text.endswith((".", "!", "?")) and _PLAIN_OPENING.match(line.text) is not None


class _FreeMarks:
    """Marks that no note has claimed; a claim gives up all that stand before it."""

    def __init__(self, marks: Iterable[_Mark]) -> None:
        self._strong: dict[int, deque[_Mark]] = {}
        self._every: dict[int, deque[_Mark]] = {}
        self._taken = (-1, -1)
        for mark in marks:
            self._every.setdefault(mark.number, deque()).append(mark)
            if not mark.weak:
                self._strong.setdefault(mark.number, deque()).append(mark)

    def take(self, number: int, before: int, weak: bool) -> _Mark | None:
        """The first mark of a number above line `before`; `weak` ones too if told so."""
        queue = (self._every if weak else self._strong).get(number)
        while queue and (queue[0].line, queue[0].start) <= self._taken:
            queue.popleft()
        if not queue or queue[0].line >= before:
            return None
        mark = queue.popleft()
        self._taken = (mark.line, mark.start)
        return mark


def _marks(index: int, line: Line) -> list[_Mark]:
    """The glued digits of a line."""
    found: list[_Mark] = []
    if not _DIGIT.search(line.text) or not _NEAR.search(line.text):
        return found
    for match in _GLUED.finditer(line.text):
        if _FORMULA.search(line.text[max(0, match.start() - 4) : match.start()]) and match.group(
            "mark"
        ):
            continue
        number = int(match.group("boxed") or match.group("mark"))
        found.append(_Mark(index, number, match.end("before"), match.end()))
    for match in _WEAK.finditer(line.text):
        number = int(match.group("mark"))
        found.append(_Mark(index, number, match.end("before"), match.end(), weak=True))
    return sorted(found, key=lambda mark: mark.start)


def _marked(line: Line, marks: Sequence[_Mark], opens: int | None) -> Line:
    """A line without the digits that are marks."""
    if not marks and opens is None and len(line.marks) < 2:
        return line
    pieces: list[str] = []
    taken: list[tuple[int, str]] = []
    done = length = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        pieces.append(line.text[done : mark.start])
        length += mark.start - done
        taken.append((length, str(mark.number)))
        done = mark.end
    text = "".join([*pieces, line.text[done:]])
    raised = (
        (at - sum(m.end - m.start for m in marks if m.end <= at), one) for at, one in line.marks
    )
    line = replace(line, text=text, marks=tuple(sorted([*taken, *raised])))
    if opens is None:
        return line
    found = _OPENS.match(text)
    cut = found.end() if found else 0
    kept = tuple((at - cut, one) for at, one in line.marks if at >= cut)
    return replace(line, text=text[cut:], marks=kept, lead=str(opens), hang=None)
