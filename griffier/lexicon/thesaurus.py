"""The concepts of the bilingual thesaurus, from thesaurus.csv, checked when they are read."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, get_type_hints

from griffier.errors import DataError

LANGUAGES: Final = ("nl", "en")
_COLUMNS: Final = ["id", "broader", "eurovoc", "nl", "en", "nl_example", "en_example"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A subject; `labels` by language, the preferred first; `eurovoc` a EuroVoc id or None.

    `examples` holds, by language, a phrase that must be read as this concept and no other.
    """

    id: str
    broader: str | None
    eurovoc: str | None
    labels: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """How labels of one language are read; thesaurus.toml says what each field is for."""

    small: frozenset[str]
    pointing: frozenset[str]
    coordinators: frozenset[str]
    heads: tuple[str, ...]
    links: tuple[str, ...]
    endings: Mapping[str, tuple[tuple[str, str], ...]]
    shortest: int
    kept: tuple[str, ...]
    hardened: Mapping[str, str]
    same: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All concepts by id, and for each the ids above it, nearest first."""

    concepts: Mapping[str, Concept]
    above: Mapping[str, tuple[str, ...]]

    def field(self, concept: str) -> str:
        """The outermost concept above `concept`, or itself. Raises KeyError if unknown."""
        return (concept, *self.above[concept])[-1]

    def narrower(self, concept: str) -> tuple[str, ...]:
        """The ids directly below `concept`, in order of the file."""
        return tuple(each.id for each in self.concepts.values() if each.broader == concept)


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus shipped with griffier. Raises DataError naming file and entry."""
    path = files("griffier.lexicon") / "shared" / "thesaurus.csv"
    return read_thesaurus(path.read_text("utf-8"), "thesaurus.csv")


def read_thesaurus(text: str, name: str) -> Thesaurus:
    """Concepts from CSV. Raises DataError naming `name` and the line or the concept."""
    concepts: dict[str, Concept] = {}
    for number, row in _rows(text, name):
        concept = _concept(row, f"{name}, line {number}")
        if concept.id in concepts:
            raise DataError(f"{name}, line {number}: {concept.id} stands there twice.")
        concepts[concept.id] = concept
    above = {identity: _above(identity, concepts, name) for identity in concepts}
    return Thesaurus(MappingProxyType(concepts), MappingProxyType(above))


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader(text.splitlines())
    if next(lines, None) != _COLUMNS:
        raise DataError(f"{name}: the first line must name {', '.join(_COLUMNS)}.")
    for number, row in enumerate(lines, start=2):
        if len(row) != len(_COLUMNS):
            raise DataError(f"{name}, line {number}: {len(_COLUMNS)} fields are needed.")
        yield number, row


def _concept(row: list[str], where: str) -> Concept:
    identity, broader, eurovoc = row[:3]
    if not identity.replace("-", "").isalnum() or identity != identity.lower():
        raise DataError(f"{where}: {identity!r} is no id (small letters, digits, hyphens).")
    if not all(row[3:]):
        raise DataError(f"{where}: {identity} needs labels and an example in both languages.")
    labels = {lang: tuple(row[3 + at].split("|")) for at, lang in enumerate(LANGUAGES)}
    for lang, names in labels.items():
        if not all(names) or len(set(names)) < len(names):
            raise DataError(f"{where}: a label ({lang}) of {identity} is empty or repeated.")
    examples = dict(zip(LANGUAGES, row[5:], strict=True))
    return Concept(identity, broader or None, eurovoc or None, labels, examples)


def _above(identity: str, concepts: Mapping[str, Concept], name: str) -> tuple[str, ...]:
    found: list[str] = []
    broader = concepts[identity].broader
    while broader is not None:
        if broader not in concepts:
            raise DataError(f"{name}: {broader}, above {(identity, *found)[-1]}, is no concept.")
        if broader == identity or broader in found:
            raise DataError(f"{name}: {identity} stands in a circle of broader concepts.")
        found.append(broader)
        broader = concepts[broader].broader
    return tuple(found)


@cache
def load_reading(lang: str) -> Reading:
    """How labels of `lang` are read. Raises DataError when a list is missing or unknown."""
    path = files("griffier.lexicon") / "shared" / "thesaurus.toml"
    raw = tomllib.loads(path.read_text("utf-8"))[lang]
    if wrong := set(get_type_hints(Reading)) ^ set(raw):
        raise DataError(f"thesaurus.toml, [{lang}]: {sorted(wrong)[0]!r} is missing or unknown.")
    return Reading(
        small=frozenset(raw["small"]),
        pointing=frozenset(raw["pointing"]),
        coordinators=frozenset(raw["coordinators"]),
        heads=tuple(raw["heads"]),
        links=tuple(raw["links"]),
        endings=_by_last_letter(raw["endings"]),
        shortest=raw["shortest"],
        kept=tuple(raw["kept"]),
        hardened=MappingProxyType(raw["hardened"]),
        same=MappingProxyType({word: one for one, words in raw["same"].items() for word in words}),
    )


def _by_last_letter(endings: list[list[str]]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    grouped: dict[str, tuple[tuple[str, str], ...]] = {}
    for ending, remains in endings:
        grouped[ending[-1]] = (*grouped.get(ending[-1], ()), (ending, remains))
    return MappingProxyType(grouped)
