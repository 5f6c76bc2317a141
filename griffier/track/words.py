"""What words say of a promise: whether it is to tell or send something, and what about."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from griffier.errors import DataError
from griffier.lexicon.concepts import concept_matcher

_KEYS = ["informing", "papers", "pointing", "telling", "weak"]


@dataclass(frozen=True, slots=True)
class FollowWords:
    """The words of one language, as stems; words.toml says what each list is for."""

    telling: frozenset[str]
    weak: frozenset[str]
    informing: frozenset[str]
    papers: Mapping[str, frozenset[str]]
    pointing: re.Pattern[str]
    not_yet: re.Pattern[str]
    recalling: re.Pattern[str]


@cache
def load_words(lang: str) -> FollowWords:
    """The words of `lang`, English for a language without any. Raises DataError."""
    path = files("griffier.track") / "data" / "words.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    known = lang if lang in tables else "en"
    raw = tables[known]
    if sorted(raw) != _KEYS or not all(raw.values()):
        raise DataError(f"words.toml, [{known}]: {', '.join(_KEYS)} are needed and no other.")
    stems = concept_matcher(known).stems
    return FollowWords(
        telling=stems(" ".join(raw["telling"])),
        weak=stems(" ".join(raw["weak"])),
        informing=stems(" ".join(raw["informing"])),
        papers=MappingProxyType({kind: stems(" ".join(w)) for kind, w in raw["papers"].items()}),
        pointing=_any_of(raw["pointing"]["words"]),
        not_yet=_any_of(raw["pointing"]["not_yet"]),
        recalling=_any_of(raw["pointing"]["recalling"]),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def stems_of(text: str, lang: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return concept_matcher(lang).stems(text)


@lru_cache(maxsize=32768)
def content(text: str, lang: str) -> frozenset[str]:
    """What a promise or a fulfilment is about: its stems without words of telling and time."""
    told = stems_of(text, lang) - load_words(lang).telling
    return frozenset(stem for stem in told if not stem.isdigit())


@lru_cache(maxsize=32768)
def substance(text: str, lang: str) -> frozenset[str]:
    """`content` without words of procedure, number and size as well."""
    return content(text, lang) - load_words(lang).weak


def informs(text: str, lang: str) -> bool:
    """Whether a promise is to tell or send something («zal uw Kamer berichten over»)."""
    return bool(stems_of(text, lang) & load_words(lang).informing)


@lru_cache(maxsize=16384)
def paper(text: str, lang: str) -> str | None:
    """The kind of document a text names that goes with a meeting: report, agenda or None."""
    stems = stems_of(text, lang)
    for kind, words in load_words(lang).papers.items():
        if stems & words:
            return kind
    return None
