"""What a statement says, as ids that are the same in Dutch and English.

Words go down to stems and compounds to their parts, as topics do; a stem of the bilingual
glossary (data/glossary.csv) becomes the id of its line, names of countries and bodies
their canonical id, numbers their value; what is left stays a stem, which the other
language may share («Frontex», «roaming», «biodiversiteit»).
"""

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

from griffier.errors import DataError
from griffier.lexicon.actors import actor_table
from griffier.lexicon.compounds import Decompounder, Inflection
from griffier.lexicon.thesaurus import LANGUAGES, load_reading, load_thesaurus

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_REMEMBERED: Final = 32_768  # words of which the stems are kept
_NAMES: Final = frozenset(("country", "body", "group"))


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text says: `ids` of words, `names` of countries and bodies."""

    ids: frozenset[str]
    names: frozenset[str]
    faint: frozenset[str]  # those of `ids` that say little


class Glossary:
    """Reads texts of one language; made by `glossary`."""

    def __init__(self, lang: str, rows: Sequence[Sequence[str]]) -> None:
        self._stems = _Memory(self._stems_between)
        words = _word_lists(lang)
        reading = load_reading(lang)
        inflection = Inflection(reading.endings, reading.shortest, reading.kept, reading.hardened)
        phrases = [(number, form) for number, row in enumerate(rows) for form in row]
        known = {word for _, form in phrases for word in form.lower().split()}
        self._parts = Decompounder(
            inflection, reading.links, {}, (known | _label_words(lang) | set(reading.heads))
        )
        self._vocabulary, self._small = actor_table().vocabulary(lang), reading.small
        self._starts = self._vocabulary.starts
        self._silent = frozenset(map(inflection.stem, words["silent"])) | set(words["silent"])
        self._speaking = frozenset(words["speaking"])
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for number, form in phrases:
            stems = self._stems_of(form.lower())
            if stems:
                self._phrases.setdefault(stems[0], []).append((stems, f"g{number}"))
        self._faint = frozenset(i for w in words["faint"] for i in self._ids(self._stems_of(w)))

    def _stems_of(self, text: str) -> tuple[str, ...]:
        found: list[str] = []
        for word in _WORD.findall(text):
            found += self._word(word)
        return tuple(found)

    def _word(self, word: str) -> tuple[str, ...]:
        if word[0].isdigit():
            return (word.replace(",", "."),)
        low = word.lower()
        if low in self._small or len(low) < 2:
            return ()
        if "-" in low:
            return tuple(stem for part in low.split("-") for stem in self._word(part))
        return self._parts.parts(low)

    def sense(self, text: str) -> Sense:
        """What a text says, without who says it and how."""
        names, rest = self._names(text)
        if "-" in rest:  # words of two parts
            rest = _WORD.findall(" ".join(rest).replace(" - ", "-"))
        ids = self._ids(chain.from_iterable(map(self._stems.__getitem__, rest)))
        return Sense(ids, names - self._speaking, ids & self._faint)

    def _stems_between(self, token: str) -> tuple[str, ...]:
        """The stems of what stands between two spaces."""
        return tuple(stem for word in _WORD.findall(token) for stem in self._telling(word))

    def _telling(self, word: str) -> tuple[str, ...]:
        """The stems of a word; none of one that is silent."""
        stems = () if word.lower() in self._silent else self._word(word)
        return () if len(stems) == 1 and stems[0] in self._silent else stems

    def _ids(self, stems: Iterable[str]) -> frozenset[str]:
        """The ids of the phrases among stems; a stem of none stays itself."""
        present, told, ids = frozenset(stems), set[str](), set[str]()
        for stem in present & self._phrases.keys():
            for phrase, id_ in self._phrases[stem]:
                if len(phrase) == 1 or present.issuperset(phrase):
                    ids.add(id_)
                    told.update(phrase)
        return (present - told) | ids

    def _names(self, text: str) -> tuple[frozenset[str], list[str]]:
        """The actors a text names, and its tokens without those names."""
        words = _TOKEN.findall(text)
        lower = [word.lower() for word in words]
        begins = [at for at, word in enumerate(lower) if word in self._starts]
        names: set[str] = set()
        kept: list[str] = []
        end = 0  # of the last name
        for at in begins:
            hit = self._vocabulary.longest(words, lower, at) if at >= end else None
            found = {v.id for v in hit.values if v.kind in _NAMES} if hit else set()
            if hit and len(found) == 1:
                names |= found
                kept += words[end:at]
                end = hit.end
        return frozenset(names), kept + words[end:]


class _Memory(dict[str, tuple[str, ...]]):
    """The stems of words, worked out where they are not known yet."""

    def __init__(self, worked_out: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._worked_out = worked_out

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[word] = self._worked_out(word)
        return found


def _word_lists(lang: str) -> Mapping[str, list[str]]:
    path = files("griffier.track") / "data" / "matching.toml"
    raw = tomllib.loads(path.read_text("utf-8"))
    try:
        return {**{key: raw[lang][key] for key in ("silent", "faint")}, **raw["actors"]}
    except KeyError as error:
        raise DataError(f"matching.toml, [{lang}]: {error} is missing.") from error


def _label_words(lang: str) -> set[str]:
    """Words of the labels of the thesaurus: the parts compounds may have."""
    return {
        word.lower()
        for concept in load_thesaurus().concepts.values()
        for label in concept.labels[lang]
        for word in re.findall(r"[^\W\d_]{3,}", label)
    }


@cache
def glossary(lang: str) -> Glossary:
    """The glossary for texts of `lang`; a language without one is read as English.

    Raises DataError naming the line that is wrong.
    """
    known = lang if lang in LANGUAGES else "en"
    at = LANGUAGES.index(known)
    return Glossary(known, [row[at] for row in _rows()])


@cache
def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    path = files("griffier.track") / "data" / "glossary.csv"
    return tuple(read_glossary(path.read_text("utf-8"), "glossary.csv"))


def read_glossary(text: str, name: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Lines of Dutch and English forms. Raises DataError naming `name` and the line."""
    lines = csv.reader(text.splitlines())
    if next(lines, None) != ["nl", "en"]:
        raise DataError(f"{name}: the first line must name nl, en.")
    for number, row in enumerate(lines, start=2):
        if len(row) != 2 or not all(row):
            raise DataError(f"{name}, line {number}: Dutch and English forms are needed.")
        yield tuple(row[0].split("|")), tuple(row[1].split("|"))


@lru_cache(maxsize=2048)
def sense_of(text: str, lang: str) -> Sense:
    """What a text of `lang` says."""
    return glossary(lang).sense(text)


@lru_cache(maxsize=4096)
def members(names: frozenset[str]) -> frozenset[str]:
    """Countries and bodies, with the members of groups such as the Western Balkans."""
    groups = actor_table().groups
    found: set[str] = set()
    for name in names:
        group = groups.get(name)
        found |= {name} | (set(group.members) | set(group.joined) if group else set())
    return frozenset(found)


def spelled(id_: str, lang: str) -> str:
    """A word of a sense as a reader of `lang` knows it."""
    if not re.fullmatch(r"g\d+", id_):
        return id_
    return _rows()[int(id_[1:])][LANGUAGES.index(lang if lang in LANGUAGES else "en")][0]
