"""Which hyphens a typesetter put in: settled for a whole document at once."""

from dataclasses import replace

from griffier.read.hyphens import SOFT
from griffier.read.lines import Line

_TYPED = "\N{HYPHEN}"
_OTHERS = str.maketrans({_TYPED: "-", "\N{NON-BREAKING HYPHEN}": "-"})
_SPECIAL = (_TYPED, SOFT, "\N{NON-BREAKING HYPHEN}")


def settle_hyphens(pages: list[list[Line]]) -> list[list[Line]]:
    """Lines in which «-» is the only hyphen, but for soft ones at line ends.

    Some typesetters end a broken line with U+2010 and write U+002D inside words; where
    a document uses U+2010 only at line ends it is therefore soft.
    """
    every = [line for lines in pages for line in lines]
    if not any(mark in line.text for line in every for mark in _SPECIAL):
        return pages
    soft = not any(_TYPED in line.text[:-1] for line in every)
    return [[_settle(line, soft) for line in lines] for lines in pages]


def _settle(line: Line, soft: bool) -> Line:
    """The line with its hyphens made plain; a soft one inside it is dropped."""
    text = line.text
    if not any(mark in text for mark in _SPECIAL):
        return line
    ends_soft = text.endswith(SOFT) or (soft and text.endswith(_TYPED))
    inner = text[:-1] if ends_soft else text
    shifts = [offset - inner[:offset].count(SOFT) for offset, _ in line.marks]
    inner = inner.translate(_OTHERS).replace(SOFT, "")
    marks = tuple(zip(shifts, (mark for _, mark in line.marks), strict=True))
    return replace(line, text=inner + (SOFT if ends_soft else ""), marks=marks)
