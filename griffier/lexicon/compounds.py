"""Words brought down to their parts: inflection by rule, compounds by known parts only.

A text and the labels it is compared with go through the same function, so a stem need not
be a word of the language; it only has to be the same for every form of one word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

# Words longer than this are no words (letters); cutting them up would only cost time.
LONGEST: Final = 48
_SHORTEST_PART: Final = 3
_MOST_PARTS: Final = 4
_VOWELS: Final = frozenset("aeiouyëï")


@dataclass(frozen=True, slots=True)
class Inflection:
    """The endings of one language; thesaurus.toml says what each field is for.

    `endings` are grouped by their last letter, in the order they are tried.
    """

    endings: Mapping[str, tuple[tuple[str, str], ...]]
    shortest: int
    kept: tuple[str, ...]
    hardened: Mapping[str, str]

    def once(self, word: str) -> str:
        """The word without its first ending that fits, its last sounds as they are written."""
        for ending, remains in self.endings.get(word[-1:], ()):
            left = len(word) - len(ending)
            if left >= self.shortest and word.endswith(ending):
                if ending == "s" and word.endswith(self.kept):
                    break
                return self._hardened(word[:left] + remains)
        return self._single(word)

    def stem(self, word: str) -> str:
        """What all forms of a word have in common: endings off until none is left."""
        while (shorter := self.once(word)) != word:
            word = shorter
        return word

    def _hardened(self, word: str) -> str:
        """What an ending leaves, as it is written alone: «grenz» as «grens»."""
        word = self._single(word)
        return word[:-1] + self.hardened.get(word[-1:], word[-1:])

    def _single(self, word: str) -> str:
        """One letter for two at the end: «boss» as «bos», «staat» as «stat»."""
        if not self.hardened or len(word) < 3 or word[-1] in _VOWELS:
            return word
        if word[-1] == word[-2]:
            word = word[:-1]
        if word[-2:-1] in _VOWELS and word[-3:-2] == word[-2:-1]:
            word = word[:-2] + word[-1]
        return word


class Decompounder:
    """Cuts words into stems; a compound only where it consists of known parts entirely."""

    def __init__(
        self,
        inflection: Inflection,
        links: tuple[str, ...],
        same: Mapping[str, str],
        words: Iterable[str],
    ) -> None:
        self._inflection, self._links, self._same = inflection, links, same
        self._first: dict[str, tuple[str, ...]] = {}  # words as they stand before another
        self._starts: set[str] = set()  # how those words begin
        self._stems: set[str] = set()
        self._known: dict[str, tuple[str, ...]] = {}
        # Shorter words first, so that what consists of known parts is no part itself.
        for word in sorted(set(words), key=lambda word: (len(word), word)):
            self._known[word] = self._renamed(self._learn(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of a word in small letters: its parts, or the word as a whole."""
        known = self._known.get(word)
        if known is not None:
            return known
        cut = self._cut(word, _MOST_PARTS) if len(word) <= LONGEST else ()
        return self._renamed(cut or (self._inflection.stem(word),))

    def _renamed(self, stems: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([self._same.get(stem, stem) for stem in stems])

    def _learn(self, word: str) -> tuple[str, ...]:
        stems = self._cut(word, _MOST_PARTS)
        shorter = self._inflection.once(word)
        if not stems:
            stems = (self._inflection.stem(shorter),)
            self._stems.add(stems[0])
        if self._links and len(word) >= _SHORTEST_PART:
            self._starts.add(word[:_SHORTEST_PART])
            for form in (word,) if shorter == word else (word, shorter):
                for link in self._links:
                    self._first.setdefault(form + link, stems)
        return stems

    def _cut(self, word: str, most: int) -> tuple[str, ...]:
        """The parts of a compound, the first as long as can be; empty if it is none."""
        if most < 2 or word[:_SHORTEST_PART] not in self._starts:
            return ()
        first = self._first
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            stems = first.get(word[:end])
            if stems is None:
                continue
            rest = word[end:]
            last = self._inflection.stem(rest)
            if last in self._stems:
                return (*stems, last)
            if more := self._cut(rest, most - 1):
                return (*stems, *more)
        return ()
