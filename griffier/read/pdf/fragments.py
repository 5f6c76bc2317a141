"""Runs of type become printed lines, or the pieces of them that gaps set apart."""

import re
from collections.abc import Container, Sequence

from griffier.read.lines import LABEL, MARK, Line, clean, is_power, lift_superscripts
from griffier.read.pdf.page import Page, Run

# In units of the type size. A gap wider than this parts two cells or columns; a justified
# line seldom opens more than one.
_GAP = 1.5
_OVERLAP = 0.4
_RISE = 0.6
_SAME_LINE = 0.25
_MARK_SIZE, _MARK_RISE = 0.82, 0.12
# No printed line has more pieces; a page that has is no text.
_MOST_PIECES = 400
_OPENING = re.compile(r"\d{1,3}(?=\Z|[ .)])")
_MARKS = re.compile(r"[\d*†‡§, ]+")


def fragments(page: Page, number: int) -> list[Line]:
    """The pieces of printed lines on a page, in the order they were drawn."""
    chains: list[list[Run]] = []
    seen: set[tuple[str, int, int]] = set()
    for run in page.runs:
        key = (run.text, round(run.x0), round(run.y))
        if key in seen:  # bold imitated by printing twice
            continue
        seen.add(key)
        if chains and len(chains[-1]) < _MOST_PIECES and _goes_on(chains[-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    whole = _rejoined(chains)
    called = {found.group() for chain in whole if (found := _OPENING.match(chain[0].text))}
    lines = [_line(chain, number, called) for chain in whole]
    return [line for line in lines if line is not None]


def _main(chain: Sequence[Run]) -> Run:
    """The run that gives a chain its baseline and size: the longest of the largest type."""
    if len(chain) == 1:
        return chain[0]
    return max(chain, key=lambda run: (min(len(run.text), 3) * run.size, len(run.text)))


def _goes_on(chain: Sequence[Run], run: Run) -> bool:
    """Whether a run stands right behind a chain, on its line or raised above it."""
    main, last = _main(chain), chain[-1]
    size = max(main.size, run.size)
    if abs(run.y - main.y) > (_SAME_LINE if run.size > 0.9 * main.size else _RISE) * size and (
        abs(run.y - main.y) > _RISE * size or not MARK.fullmatch(chain[0].text)
    ):
        return False
    gap = run.x0 - last.x1
    return -_OVERLAP * size < gap < _GAP * min(main.size, max(run.size, last.size))


def _rejoined(chains: list[list[Run]]) -> list[list[Run]]:
    """Chains that stand on one line without a gap, though they were drawn apart, made one."""
    order = sorted(range(len(chains)), key=lambda i: (chains[i][0].x0, chains[i][0].y))
    by_band: dict[int, list[int]] = {}
    for index in order:
        by_band.setdefault(round(_main(chains[index]).y), []).append(index)
    gone: set[int] = set()
    for index in order:
        if index in gone:
            continue
        _absorb(chains, index, by_band, gone)
    return [chain for index, chain in enumerate(chains) if index not in gone]


def _absorb(
    chains: list[list[Run]], index: int, by_band: dict[int, list[int]], gone: set[int]
) -> None:
    """Adds to a chain those that start where it ends, from left to right."""
    chain = chains[index]
    main = _main(chain)
    reach = max(round(_RISE * main.size), 1)
    around = [
        i
        for y in range(round(main.y) - reach, round(main.y) + reach + 1)
        for i in by_band.get(y, ())
    ]
    if not 2 <= len(around) <= _MOST_PIECES:
        return
    for other in sorted(around, key=lambda i: chains[i][0].x0):
        first = chains[other][0]
        if other == index or other in gone or first.x0 < chain[0].x0:
            continue
        if _goes_on(chain, first):
            chain.extend([first._replace(glue="\n"), *chains[other][1:]])
            gone.add(other)


def _line(chain: Sequence[Run], page: int, called: Container[str]) -> Line | None:
    """A chain as a line: its text without marks, its style where all of it has one."""
    main = _main(chain)
    text, lead, end = "", "", chain[0].x0
    marks: list[tuple[int, str]] = []
    bold = italic = True
    hang: float | None = None
    for run in chain:
        piece = clean(run.text)
        if _is_raised(run, main) and _MARKS.fullmatch(piece) and not is_power(text, piece, called):
            if not text:
                lead += piece
            elif marks and marks[-1][0] == len(text):
                marks[-1] = (len(text), marks[-1][1] + piece)
            else:
                marks.append((len(text), piece))
            end = run.x1
            continue
        if text and LABEL.fullmatch(text):
            hang = run.x0
            text += " "
        elif text and _spaced(run, end, main.size):
            text += " "
        text += piece
        bold, italic, end = bold and run.bold, italic and run.italic, run.x1
    if not text:
        return _only_marks(chain, lead, page)
    x0 = chain[0].x0
    found = Line(text, page, x0, end, main.y, main.size, bold, italic, tuple(marks), lead, hang)
    return lift_superscripts(found, called)


def _only_marks(chain: Sequence[Run], lead: str, page: int) -> Line | None:
    """Digits alone are text, such as a page number in small type."""
    first = chain[0]
    return Line(lead, page, first.x0, chain[-1].x1, first.y, first.size) if lead else None


def _is_raised(run: Run, main: Run) -> bool:
    """Whether a run is a superscript beside the main type of its line."""
    if run is main:
        return False
    rise = main.y - run.y
    small = run.size <= _MARK_SIZE * main.size and rise >= _MARK_RISE * main.size
    return small or rise >= 0.28 * main.size


def _spaced(run: Run, end: float, size: float) -> bool:
    """Whether a space stands before a run."""
    if run.glue == "\n":
        return run.x0 - end > 0.12 * size
    return run.glue == " "
