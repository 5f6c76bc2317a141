"""Text as pieces with a class letter each, and the stretches of time found among them.

A text is cut into pieces (words, marks, white space), each piece becomes one class letter
(lexicon/dates.py), and the grammar of dates runs over that string of letters, so one
letter of a pattern stands for one piece of text. In a pattern `{name}` is a class, `~`
white space, and blanks are for the reader.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from griffier.annotate.calendar import Interval
from griffier.lexicon.dates import LETTER, DateWords

Fit = Callable[[int], tuple[Interval, ...]]


@dataclass(frozen=True, slots=True)
class Atom:
    """A named stretch of time whose year may still be open; offsets count pieces.

    `fit(year)` gives the intervals it can mean in a year. `way` is -1 for the past
    («jl.»), 1 for the future («a.s.»). A `weak` atom counts only with a word before it
    that makes it a date («eind 2023»).
    """

    start: int
    end: int
    grain: str  # day | week | month | period | year
    fit: Fit
    year: int | None = None
    way: int = 0
    weak: bool = False
    approximate: bool = False
    weekday: bool = False
    part: str | None = None  # begin | mid | end | some (a half), once such words were applied


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in pieces: their lower-case words, class letters and character offsets."""

    text: str
    pieces: list[str]
    classes: str
    starts: list[int]
    words: DateWords
    today: date | None

    def value(self, table: str, index: int) -> int | str:
        """What the word at `index` means in a table of the lexicon."""
        return self.words.values[table, self.pieces[index]]

    def is_word(self, name: str, index: int) -> bool:
        """Whether the piece at `index` stands in a word list of the lexicon."""
        return 0 <= index < len(self.pieces) and self.pieces[index] in self.words.words[name]


def cut(text: str, words: DateWords, today: date | None) -> Cut:
    """Cut `text` into pieces; offsets in the result are those of `text`."""
    low = text.lower()
    if len(low) != len(text):  # «İ» grows when lowered
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    pieces = words.tokens.findall(low)
    get = words.classes.get
    # A paragraph's end and a mark that closes are no words: «uiterlijk in 2014:» may be all.
    other = {piece: "¶" if piece.isspace() else "_" for piece in set(pieces)} | _CLOSERS
    classes = "".join([get(piece) or other[piece] for piece in pieces])
    return Cut(text, pieces, classes, list(accumulate(map(len, pieces), initial=0)), words, today)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern over classes."""
    source = source.replace(" ", "").replace("~", " ")
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda m: LETTER[m[1]], source))


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it means, and the class letter without which it cannot match."""

    letter: str
    pattern: re.Pattern[str]
    build: "Callable[[Cut, re.Match[str]], Iterator[Atom]]"


def rule(key: str, source: str, build: "Callable[[Cut, re.Match[str]], Iterator[Atom]]") -> Rule:
    """A rule that needs a word of class `key`."""
    return Rule(LETTER[key], pattern(source), build)


_CLOSERS = dict.fromkeys(':;?!»”’"', ";")
DASH = "[-–—‑]"
# Parts of patterns: a word that points back or ahead («afgelopen»), one that does so after
# the date («jl.»), a year, and the absence of a mark that would make it a number.
WHICH = r"(?:(?P<k>{this}|{future}|{past}|{next}|{last})~)"
AFTER = r"(?:~(?P<r>{back}|{forward}|{future}))?"
YEAR = r"(?:,?~(?:{of}~)?(?P<y>{yyyy}))?"
FREE = r"(?<![/.,])(?<![_{day}][-–—‑])"
_BEHIND = (("back",), ("forward",))


def way_of(this: Cut, match: re.Match[str]) -> int:
    """Past (-1) or future, by the words around a date."""
    for group, past, future in (("k", ("past", "last"), ("future", "next")), ("r", *_BEHIND)):
        if group in match.re.groupindex and match[group]:
            at = match.start(group)
            if any(this.is_word(name, at) for name in past):
                return -1
            if any(this.is_word(name, at) for name in future):
                return 1
    return 0


def year_of(this: Cut, match: re.Match[str]) -> int | None:
    """The year a match names, if it does."""
    return int(this.pieces[match.start("y")]) if match["y"] else None


def number_in(piece: str) -> int:
    """The number in a piece such as «6» or «6th»."""
    return int("".join(c for c in piece if c.isdigit()))
