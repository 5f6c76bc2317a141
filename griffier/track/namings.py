"""Names of instruments in a sentence: what kind of thing, and which one.

A head noun («pakket», «actieplan», «regulation»), alone or as the end of a compound, makes a
name with what stands before it («European Peace») and behind it («voor energie»).
A bare head («dit pakket») points back; without a determiner it is no name at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from griffier.track.instrument_words import WORD, InstrumentWords, load_instrument_words
from griffier.track.words import substance

_BEFORE: Final = 4  # words between a determiner and the head
_BEHIND: Final = 7  # words of a complement
_VERBAL: Final = re.compile(r"(?:ge|be|ver|ont|her|uit|aan|op|af|in|toe|voor)\w{3,}(?:d|t|en)")
_ORDINAL: Final = re.compile(r"\d+(?:e|de|ste|st|nd|rd|th)")
_COUNTING: Final = re.compile(
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde"
    r"|\w+tiende|\w+tigste|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|\w+teenth|\w+tieth)"
)
# «het door de vakbonden voorgestelde akkoord»: up to the participle it is no name.
_PARTICIPLE: Final = re.compile(r"(?:ge|ver|be|ont|voor|aan|over|op|uit|toe)\w{3,}(?:de|te|ene)")


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of text that names or points to an instrument.

    `stems` tell which one, in a form both languages share; `number` is an ordinal or the
    number of an act. `definite` is whether it is spoken of as known. A bare naming has
    neither stems nor number.
    """

    kind: str
    start: int
    end: int
    text: str
    lang: str
    stems: frozenset[str]
    number: str | None
    definite: bool
    compound: bool = False  # «steunpakket»

    @property
    def bare(self) -> bool:
        """Whether it only points to something named elsewhere."""
        return not self.stems and self.number is None


def namings(sentence: str, lang: str) -> tuple[Naming, ...]:
    """The instruments a sentence names, in order; offsets count within the sentence."""
    words = load_instrument_words(lang)
    tokens = list(WORD.finditer(sentence))
    return tuple(
        naming
        for at, token in enumerate(tokens)
        for head in [_head(tokens, at, words)]
        if head and token.group().lower() not in words.never
        for naming in _naming(sentence, tokens, at, head, lang)
    )


_Tokens = list[re.Match[str]]


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    first: int  # token where the head begins («action» of «action plan»)
    compound: str  # «EU-steun» of «EU-steunpakket»


def _head(tokens: _Tokens, at: int, words: InstrumentWords) -> _Head | None:
    lower = tokens[at].group().lower()
    best: tuple[int, _Head] | None = None
    for form, (before, kind) in words.heads.items():
        last = form.rsplit(" ", 1)[-1]
        if not lower.endswith(last) or (before and not _preceded(tokens, at, before)):
            continue
        prefix = tokens[at].group()[: -len(last)]
        if 0 < len(prefix.rstrip("-")) < 2 or (prefix and before):
            continue
        found = (len(form), _Head(kind, at - len(before), prefix))
        best = max(best, found, key=lambda pair: pair[0]) if best else found
    return best[1] if best else None


def _preceded(tokens: _Tokens, at: int, before: tuple[str, ...]) -> bool:
    words = [token.group().lower() for token in tokens[max(0, at - len(before)) : at]]
    return tuple(words) == before


def _naming(sentence: str, tokens: _Tokens, at: int, head: _Head, lang: str) -> Iterator[Naming]:
    words = load_instrument_words(lang)
    first, determiner = _leftmost(tokens, head.first, words)
    named = tokens[at].group()[0].isupper() and not head.compound
    last = _rightmost(tokens, at, words, proper=named)
    if last is None:
        return
    proper = head.first == 0 or tokens[head.first].group()[0].isupper()
    before = [token.group() for token in tokens[first : head.first]]
    behind = [token.group() for token in tokens[at + 1 : last + 1]]
    stems = _which(" ".join([*before, head.compound.rstrip("-"), *behind]), lang, words)
    number = next((each for each in [*before, *behind] if _is_number(each)), None)
    if determiner is None and not head.compound and not proper and number is None:
        return
    start, end = tokens[first].start(), tokens[last].end()
    definite = determiner in words.definite or (determiner is None and proper)
    text, joined = sentence[start:end], bool(head.compound)
    yield Naming(head.kind, start, end, text, lang, stems, number, definite, joined)


def _leftmost(tokens: _Tokens, first: int, words: InstrumentWords) -> tuple[int, str | None]:
    """Where the words before a head begin, and the determiner before them."""
    for back in range(1, _BEFORE + 2):
        at = first - back
        if at < 0:
            break
        word = tokens[at].group().lower()
        if word in words.determiners:
            return _past_participles(tokens, at + 1, first), word
        if at and tokens[at - 1].group().endswith("-"):  # «asiel- en migratiepact»
            continue
        if not tokens[at].group()[0].isalnum() or word in words.stops or word in words.links:
            break
        if words.apposed and word.endswith("t"):  # a Dutch verb, since adjectives seldom do
            break
    return first, None


def _past_participles(tokens: _Tokens, begin: int, first: int) -> int:
    for at in reversed(range(begin, first)):
        if _PARTICIPLE.fullmatch(tokens[at].group()):
            return at + 1
    return begin


def _rightmost(tokens: _Tokens, at: int, words: InstrumentWords, *, proper: bool) -> int | None:
    """The last token of the name; None where it cannot be told what stands behind it."""
    if at + 1 >= len(tokens):
        return at
    follows = tokens[at + 1].group()
    if _titled(follows) or (proper and words.apposed and _plain(follows, words)):
        return _complement(tokens, at + 1, words)
    if follows.lower() in words.links and at + 2 < len(tokens):
        end = _complement(tokens, at + 2, words)
        return at if end == at + 1 else end
    return at


def _titled(word: str) -> bool:
    return word[0] == "«" or word[0].isupper() or bool(re.match(r"\d+/\d", word))


def _plain(word: str, words: InstrumentWords) -> bool:
    lower = word.lower()
    return word[0].isalpha() and lower not in words.stops and lower not in words.links


def _complement(tokens: _Tokens, first: int, words: InstrumentWords) -> int:
    """The last token of what stands behind a head, from token `first`."""
    last = first - 1
    for at in range(first, min(len(tokens), first + _BEHIND)):
        word = tokens[at].group()
        lower = word.lower()
        if not (word[0].isalnum() or word[0] == "«"):
            break
        if lower in words.inside or lower in words.links:
            continue
        if lower in words.determiners:
            before = tokens[at - 1].group().lower()
            if before in words.inside or before in words.links:
                continue
            break
        if lower in words.stops or (at > first and _VERBAL.fullmatch(word)):
            break
        last = at
        if "/" in word:  # the number of an act says which it is; nothing more belongs to it
            break
    return last


def _which(text: str, lang: str, words: InstrumentWords) -> frozenset[str]:
    return frozenset(words.neutral.get(stem, stem) for stem in substance(text, lang))


def _is_number(word: str) -> bool:
    return (
        bool(re.match(r"\d+/\d", word))
        or bool(_COUNTING.fullmatch(word.lower()))
        or (bool(_ORDINAL.fullmatch(word)))
    )
