"""Short forms a document defines: «Raad Buitenlandse Zaken (RBZ)».

The long form is found by the initials of its words, else by the letters of the short one,
walking back over the words (after Schwartz and Hearst, A simple algorithm for identifying
abbreviation definitions in biomedical text, 2003), with two demands more: it begins with
the first letter of the short form, and at least half of the letters stand at the beginning
of a word or of a part of a compound. Where they do not, nothing is defined for certain.
"""

import re
from collections.abc import Iterator

from griffier.lexicon.abbreviations import AbbreviationWords
from griffier.model import Abbreviation

_SHORT = re.compile(r"[A-Z](?:[A-Za-z&/-]{0,10})[A-Z](?:['’]?s)?|[a-z]{2,4}['’]s")
_FARTHEST = 160  # characters before the bracket


def find_abbreviations(text: str, words: AbbreviationWords) -> tuple[Abbreviation, ...]:
    """Every definition, in order; its span covers long form, brackets and all."""
    return tuple(_definitions(text, words))


def _definitions(text: str, words: AbbreviationWords) -> Iterator[Abbreviation]:
    at = text.find("(")
    while at >= 0:
        close = text.find(")", at, at + 90)
        if close > 0:
            inside = text[at + 1 : close].strip(" \"'“”‘’«»„")
            found = _defined(text, at, inside, words)
            if found:
                start, short = found
                yield Abbreviation(short, text[start:at].rstrip(), start, close + 1)
        at = text.find("(", at + 1)


def _defined(text: str, at: int, inside: str, words: AbbreviationWords) -> tuple[int, str] | None:
    """Where the long form begins, and the short form."""
    marked = words.marker.match(inside)
    short = inside[marked.end() :].strip(" \"'“”‘’«»„") if marked else inside
    before = text[max(0, at - _FARTHEST, text.rfind("\n", max(0, at - _FARTHEST), at) + 1) : at]
    floor = at - len(before)
    before = before.rstrip()
    if _SHORT.fullmatch(short):
        start = _by_initials(before, short, words, small=False)
        if start is None:
            start = _by_initials(before, short, words, small=True)
        start = _long_form(before, short, words) if start is None else start
        if start is not None:
            return floor + start, short
    if marked and 2 < len(short) < 60:
        start = _name_before(before, words)
        return (floor + start, short) if start is not None else None
    return None


def _by_initials(before: str, short: str, words: AbbreviationWords, *, small: bool) -> int | None:
    """Where the words begin of which `short` has the initials; small words count where
    `small` is true (the «v» of «RvC»)."""
    letters = [c.lower() for c in short if c.isalpha()]
    for match in reversed(list(re.finditer(r"[^\s-]+", before))):
        inner = match[0] in words.inner
        if match[0][0].lower() == letters[-1] and (small or not inner):
            letters.pop()
            if not letters:
                return None if inner else match.start()
        elif not inner:
            return None
    return None


def _long_form(before: str, short: str, words: AbbreviationWords) -> int | None:
    """Where the words that `short` abbreviates begin."""
    letters = [c.lower() for c in re.sub(r"['’]?s$", "", short) if c.isalpha()]
    low, at, heads, last = before.lower(), len(before), 0, -1
    for number, letter in enumerate(reversed(letters)):
        first = number == len(letters) - 1
        at = _letter_before(low, letter, at, first=first)
        if at < 0:
            return None
        last = max(last, at)
        heads += _begins(before, at)
    return at if heads * 2 >= len(letters) and _is_name(before, at, last, letters, words) else None


def _is_name(before: str, at: int, last: int, letters: list[str], words: AbbreviationWords) -> bool:
    """Whether the words from `at` can be a name whose last letter found is at `last`."""
    long = before[at:]
    if "(" in long or ";" in long or long.replace("-", "").lower() == "".join(letters):
        return False
    if long.split()[0] in words.inner or len(long.split()) > 2 * len(letters) + 4:
        return False
    # behind the last letter only «van de EU» may follow
    behind = before[last:].split()[1:]
    return not behind or behind[0] in words.inner


def _letter_before(low: str, letter: str, end: int, *, first: bool) -> int:
    at = low.rfind(letter, 0, end)
    while at >= 0 and first and not _begins(low, at):
        at = low.rfind(letter, 0, at)
    return at


def _begins(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _name_before(before: str, words: AbbreviationWords) -> int | None:
    """The run of capitalised words that ends at the bracket."""
    start = None
    for match in reversed(list(re.finditer(r"\S+", before))):
        word = match[0]
        if word[0].isupper():
            start = match.start()
        elif word not in words.inner or start is None or word.endswith((".", ";", ":")):
            break
    return start
