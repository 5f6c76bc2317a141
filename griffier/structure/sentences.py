"""Where sentences end, within one part of a document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from griffier.lexicon.structure import Abbreviations

# Every place a sentence could end: closing punctuation, then closing quotes and brackets,
# then a space and anything but a small letter; or a stop with no space behind it, as
# careless typesetting leaves («zijn.Daarna»); or the mark of a note that is not there behind
# the stop («zijn.2 Daarna»). Words are looked at only there.
_CANDIDATE = re.compile(
    r"[.?!…]+[»”’\"')\]]*(?= [^a-zà-öø-ÿ\s])|(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-Ý][a-zà-ÿ]+ )"
    r"|(?<=[a-zà-ÿ]{3})[.?!]\d{1,2}(?= [A-ZÀ-Ý][a-zà-ÿ]* )"
)
_OPENING = "«“‘„\"'(["
_CLOSING = ".,;:?!»”’)]"
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-zà-ÿ]{0,2}\.|IJ\.)*(?:[A-ZÀ-Ý]|IJ)\.")
_DOTTED = re.compile(r"[a-zà-ÿ]{1,4}(?:\.[a-zà-ÿ]{1,4})+\.")
_NUMBER_LIKE = re.compile(r"[«(]?(?:\d|[IVXLC]+\b|[A-Z]\b)")
_DIGITS = re.compile(r"\d{1,3}\.")
_OMISSIONS = ("(…)", "[…]", "(...)", "[...]", "(!)", "(?)")
_SHORT = 5  # spaces: «Op dinsdag 6 december jl.» holds no clause yet
_LONGEST_ASIDE = 300  # characters an opened bracket is waited on before it counts as stray
_LONGEST_WORD = 60
_LONGEST_TITLE = 100


def sentence_spans(
    text: str, start: int, end: int, abbreviations: Abbreviations
) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, in order; together they hold every letter of it.

    A sentence ends at «.», «?», «!» or «…» with the quotes and brackets that close behind
    it, before a word that can begin a sentence. A full stop of an abbreviation, of
    initials, of an ordinal at the head of a sentence, or inside brackets, ends none. What
    may do either («jl.», «enz.») is decided by abbreviations.toml and the word behind it.
    Linear in the length of the text.
    """
    cues = _cues(abbreviations)
    at = counted = _skip_spaces(text, start, end)
    depth = opened = 0
    for match in _CANDIDATE.finditer(text, at, end):
        stop = match.end()
        change = text.count("(", counted, stop) - text.count(")", counted, stop)
        if change > 0 and not depth:
            opened = text.find("(", counted, stop)
        depth, counted = max(0, depth + change), stop
        if depth and at < opened and stop - opened < _LONGEST_ASIDE:
            continue
        if _ends(text, at, stop, end, cues):
            yield at, stop
            at, depth = _skip_spaces(text, stop, end), 0
    if at < end:
        yield at, end


@dataclass(frozen=True, slots=True)
class _Cues:
    """Words that open sentences, and each abbreviation with its group."""

    starters: frozenset[str]
    groups: dict[str, str]


@lru_cache(maxsize=8)
def _cues(abbreviations: Abbreviations) -> _Cues:
    """The words of a language ready for look-up; an abbreviation that begins with a small
    letter is known with a capital too."""
    found: dict[str, str] = {}
    for group in ("seldom", "before_number", "may_end", "always"):
        for word in getattr(abbreviations, group):
            found[word] = found[word[0].upper() + word[1:]] = group
    return _Cues(abbreviations.starters, found)


def _skip_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] == " ":
        at += 1
    return at


def _ends(text: str, at: int, stop: int, end: int, cues: _Cues) -> bool:
    """Whether the sentence that begins at `at` ends at `stop`."""
    starter = _next_word(text, stop, end) in cues.starters
    if text[stop] != " " or text[stop - 1].isdecimal():
        return starter
    if text[stop - 1] != "." or text[stop - 2] in ".…":
        return _ends_at_mark(text, at, stop, starter, cues.groups)
    word = _last_word(text, at, stop)
    group = cues.groups.get(word) or ("seldom" if _DOTTED.fullmatch(word) else "")
    if group:
        return _ends_after(group, text, at, stop, starter)
    if _INITIALS.fullmatch(word):
        return _ends_after_capital(text, at, stop, word, starter)
    # «1. The Union …»: a number that opens a sentence is its label.
    return not (_DIGITS.fullmatch(word) and at + len(word) == stop)


def _last_word(text: str, at: int, stop: int) -> str:
    """The word that ends at `stop`, without the quotes and brackets that open it."""
    begin = max(at, text.rfind(" ", max(at, stop - _LONGEST_WORD), stop) + 1)
    return text[begin:stop].lstrip(_OPENING)


def _next_word(text: str, stop: int, end: int) -> str:
    """The word behind `stop`, bare of quotes that open and marks that close."""
    begin = stop + (text[stop] == " ")
    limit = min(end, stop + _LONGEST_WORD)
    space = text.find(" ", begin, limit)
    return text[begin : space if space > 0 else limit].lstrip(_OPENING).rstrip(_CLOSING)


def _ends_after(group: str, text: str, at: int, stop: int, starter: bool) -> bool:
    """After an abbreviation: what its group in abbreviations.toml says."""
    if group == "always":
        return False
    if group == "before_number":
        return not _NUMBER_LIKE.match(text, stop + 1)
    if group == "seldom":
        return starter and _small_follows(text, stop)
    if text.count(" ", at, stop) < _SHORT and group == "may_end" and not starter:
        return False
    return starter or text[stop + 1].isupper()


def _small_follows(text: str, stop: int) -> bool:
    """Whether the second word behind `stop` begins with a small letter: «Het kabinet»
    opens a sentence, «De Nederlandsche Bank» continues one."""
    space = text.find(" ", stop + 1, stop + _LONGEST_WORD)
    return space > 0 and text[space + 1 : space + 2].islower()


def _ends_at_mark(text: str, at: int, stop: int, starter: bool, groups: dict[str, str]) -> bool:
    """Ends other than a bare full stop: «?», «!», «…», and stops inside closing marks.

    An omission «(…)» and a mark in brackets «(!)» end nothing; dots and a question inside
    quotes end a sentence only before a starter, for titles hold them too.
    """
    if text[stop + 1] in "–—-" and text[stop + 3 : stop + 4].islower():
        return False
    tail = text[max(at, stop - 5) : stop]
    if tail.endswith(_OMISSIONS):
        return False
    if tail.endswith(("..", "…", "?»", "!»", "?”", "!”", "?’", '?"', "…»")):
        return starter
    if tail[-1] in "?!":
        return not _in_title(text, at, stop)
    if groups.get(_last_word(text, at, stop - 1)) in {"always", "before_number", "seldom"}:
        return False
    return tail[-1] not in ")]" or text[at] in "([" or starter


def _in_title(text: str, at: int, stop: int) -> bool:
    """«zijn advies «Wie betaalt? Over de prijs van water»»: a question within a short quotation
    that goes on behind it, and whose sentence had begun before."""
    opened = text.rfind("«", max(at + 1, stop - _LONGEST_TITLE), stop)
    if opened < 0 or "»" in text[opened:stop] or text[opened - 2 : opened - 1] in ":":
        return False
    closed = text.find("»", stop, stop + _LONGEST_TITLE)
    return closed > 0 and not {".", "?", "!", "«", "\n"}.intersection(text[stop:closed])


def _ends_after_capital(text: str, at: int, stop: int, word: str, starter: bool) -> bool:
    """«W.B. Hoekstra» goes on; «bijlage A. De Raad» ends: a lone capital behind a small
    word and before a starter."""
    if "." in word[:-1] or not starter:
        return False
    words = text[max(at, stop - _LONGEST_WORD) : stop].split()
    return len(words) > 1 and words[-2].islower()
