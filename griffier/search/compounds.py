"""Dutch compounds and their parts: «visumbeleid» is «visum» and «beleid».

The splitter of the lexicon knows the words of the thesaurus and gives stems, which is right
for concepts. A search must know any word, so this one asks a dictionary, and gives parts in
the form in which they stand alone.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from griffier.errors import DataError
from griffier.lexicon.compounds import LONGEST

_FILE: Final = "compounds.toml"
_SHORTEST: Final = 4  # letters of a part that is not on the list of short ones
_MOST_PARTS: Final = 4
_BEHIND_PREFIX: Final = 6  # letters of a first part that begins with «ge-», «ver-» …


@dataclass(frozen=True, slots=True)
class CompoundWords:
    """What compounds.toml holds; the file says what each field is for."""

    links: tuple[str, ...]
    short: frozenset[str]
    prefixes: tuple[str, ...]
    never_first: frozenset[str]
    never_last: frozenset[str]
    whole: frozenset[str]
    extra: frozenset[str]
    examples: tuple[tuple[str, str], ...]


@cache
def compound_words() -> CompoundWords:
    """The words shipped with griffier. Raises DataError when a list is missing or unknown."""
    raw = tomllib.loads((files("griffier.search") / "data" / _FILE).read_text("utf-8"))
    wanted = set(CompoundWords.__dataclass_fields__)
    if wrong := wanted ^ set(raw):
        raise DataError(f"{_FILE}: {sorted(wrong)[0]!r} is missing or unknown.")
    return CompoundWords(
        links=tuple(raw["links"]),
        prefixes=tuple(raw["prefixes"]),
        short=frozenset(raw["short"]),
        never_first=frozenset(raw["never_first"]),
        never_last=frozenset(raw["never_last"]),
        whole=frozenset(raw["whole"]),
        extra=frozenset(raw["extra"]),
        examples=tuple((word, parts) for word, parts in raw["examples"]),
    )


class Splitter:
    """Cuts words by a dictionary; `base` gives the dictionary form of a lower-case word, or
    None where there is no such word."""

    def __init__(self, words: CompoundWords, base: Callable[[str], str | None]) -> None:
        self._words, self._base = words, base

    def parts(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of the parts of a compound in small letters; empty if it is
        none, or none that can be told from a word that only looks like one."""
        if len(word) > LONGEST or not word.isalpha():
            return ()
        return self._cut(word, _MOST_PARTS)

    def _cut(self, word: str, most: int) -> tuple[str, ...]:
        if most < 2 or len(word) < 6:
            return ()
        whole = self._base(word)
        if (whole or word) in self._words.whole:
            return ()
        # «gesproken» is not «gesp|roken»: behind such a syllable a short part is chance.
        least = _BEHIND_PREFIX if word.startswith(self._words.prefixes) else 2
        for end in range(len(word) - 3, least - 1, -1):
            last = self._last(word[end:], whole)
            if last and not self._takes_s(word, end) and (first := self._first(word[:end], most)):
                more = self._cut(word[end:], most - len(first))
                return (*first, *(more or (last,)))
        return ()

    def _last(self, word: str, whole: str | None) -> str | None:
        """The dictionary form of the last part; that of the whole word must end in it."""
        base = self._part(word)
        if base is None or {base, word} & self._words.never_last:
            return None
        # A verb is no last part («deel|nemen»), but a noun that looks like its stem is
        # («mensen|smokkel»), though a dictionary brings it down to the verb.
        verb = base.endswith("en") and base not in self._words.extra
        if verb and base != word + "en":
            return None
        end = word if verb else base
        return base if whole is None or whole.endswith(end) else None

    def _takes_s(self, word: str, end: int) -> bool:
        """Whether the letter before is no link but belongs to the last part: «hoofd|stuk»."""
        return (
            word[end - 1] == "s"
            and self._part(word[end - 1 :]) is not None
            and bool(self._first(word[: end - 1], 2))
        )

    def _first(self, word: str, most: int) -> tuple[str, ...]:
        """What stands before the last part: one word in its dictionary form, or several."""
        stems = [word.removesuffix(link) for link in self._words.links if word.endswith(link)]
        for stem in stems:
            if self._part(stem) == stem and stem not in self._words.never_first:
                return self._cut(stem, most - 1) or (stem,)
        for stem in stems:
            if parts := self._cut(stem, most - 1):
                return parts
        return ()

    def _part(self, word: str) -> str | None:
        if word in self._words.extra or word in self._words.short:
            return word
        return self._base(word) if len(word) >= _SHORTEST else None
