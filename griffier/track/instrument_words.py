"""The words by which instruments are recognised, from instruments.toml, checked when read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError
from griffier.lexicon.concepts import concept_matcher

_LISTS = ("never", "relative", "determiners", "definite", "links", "inside", "stops")


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """What one language says of instruments; instruments.toml explains each list.

    `heads` maps the last word of a head noun to its kind, with the words before it where
    the head has two («action plan»). `neutral` maps a stem to one both languages share.
    """

    heads: Mapping[str, tuple[tuple[str, ...], str]]
    never: frozenset[str]
    relative: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    links: frozenset[str]
    inside: frozenset[str]
    stops: frozenset[str]
    generic: frozenset[str]
    neutral: Mapping[str, str]
    apposed: bool  # «Actieplan migratie»: a noun may follow a head without a preposition


@dataclass(frozen=True, slots=True)
class InstrumentExample:
    """A phrase that must be read as one thing of this kind."""

    kind: str
    lang: str
    text: str


@cache
def load_instrument_words(lang: str) -> InstrumentWords:
    """The words of `lang`, English for a language without any. Raises DataError."""
    raw = _raw()
    known = lang if lang in ("nl", "en") else "en"
    lists = raw[known]
    if wrong := set(lists) ^ set(_LISTS):
        raise DataError(f"instruments.toml, [{known}]: {sorted(wrong)[0]} is missing or unknown.")
    neutral = _neutral(raw["same"], known)
    generic = _stems(" ".join(raw["generic"][known]), known)
    return InstrumentWords(
        heads=MappingProxyType(_heads(raw["kind"], known)),
        generic=frozenset(neutral.get(stem, stem) for stem in generic),
        neutral=MappingProxyType(neutral),
        apposed=known == "nl",
        **{name: frozenset(lists[name]) for name in _LISTS},
    )


@cache
def lasting_kinds() -> frozenset[str]:
    """Kinds of which the same name means the same thing in any year."""
    return frozenset(kind["id"] for kind in _raw()["kind"] if kind.get("lasting"))


@cache
def instrument_examples() -> tuple[InstrumentExample, ...]:
    """The examples of all kinds, in both languages."""
    return tuple(
        InstrumentExample(kind["id"], lang, text)
        for kind in _raw()["kind"]
        for lang, text in kind["examples"].items()
    )


def _heads(kinds: list[dict[str, Any]], lang: str) -> dict[str, tuple[tuple[str, ...], str]]:
    heads: dict[str, tuple[tuple[str, ...], str]] = {}
    for kind in kinds:
        for form in kind[lang]:
            *before, last = form.split()
            if last in heads and not before:
                raise DataError(f"instruments.toml, {kind['id']}: «{form}» is a head twice.")
            heads[form] = (tuple(before), kind["id"])
    return heads


def _neutral(same: dict[str, str], lang: str) -> dict[str, str]:
    """Each stem of a word, by the stem of its English counterpart."""
    found: dict[str, str] = {}
    for dutch, english in same.items():
        target = "+".join(sorted(_stems(english, "en")))
        if not target:
            raise DataError(f"instruments.toml, [same]: «{english}» holds no word that counts.")
        for stem in _stems(dutch if lang == "nl" else english, lang):
            found[stem] = target
    return found


def _stems(text: str, lang: str) -> frozenset[str]:
    return concept_matcher(lang).stems(text)


@cache
def _raw() -> dict[str, Any]:
    path = files("griffier.track") / "data" / "instruments.toml"
    return tomllib.loads(path.read_text("utf-8"))


WORD = re.compile(r"«[^»]{1,80}»|\d+/\d+(?:/[A-Z]+)?|[^\W_]+(?:[-’'][^\W_]+)*-?|[,.;:()?!]")
"""A word, a quoted title, a number such as 883/2004, or a mark that ends a name."""
