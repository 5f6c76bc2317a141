"""The words of the query language, from data/words.toml, checked when they are read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from griffier.errors import DataError
from griffier.search.fold import folded

LOCALES: Final = ("nl", "en")
_FILE: Final = "words.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """Things with an id: their labels by locale, and every name that means one of them.

    Names are folded (small letters, no accents).
    """

    labels: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, str]

    def label(self, identity: str, locale: str) -> str:
        """The name to show; the id itself where it is unknown."""
        found = self.labels.get(identity)
        return found[locale] if found else identity


@dataclass(frozen=True, slots=True)
class QueryWords:
    """Everything words.toml holds; `statements` are the acts each value of `is:` stands for."""

    operators: Mapping[str, str]  # as typed -> and | or | not | near
    fields: Named
    acts: Named
    kinds: Named
    langs: Named
    modality: Named
    properties: Named
    scopes: Named
    property_acts: Mapping[str, tuple[str, ...]]


@cache
def query_words() -> QueryWords:
    """The words shipped with griffier. Raises DataError naming the file and the entry."""
    text = (files("griffier.search") / "data" / _FILE).read_text("utf-8")
    return read_words(text, _FILE)


def read_words(text: str, name: str) -> QueryWords:
    """Query words from TOML. Raises DataError naming `name` and the entry that is wrong."""
    raw = tomllib.loads(text)
    try:
        operators = {word: one for one, words in raw["operators"].items() for word in words}
        acts = {one: tuple(entry["acts"]) for one, entry in raw["is"].items()}
        groups = {key: _named(raw[key], f"{name}, [{key}]") for key in _GROUPS}
    except (KeyError, TypeError) as missing:
        raise DataError(f"{name}: {missing} is missing.") from missing
    frozen = MappingProxyType
    return QueryWords(
        operators=frozen(operators),
        fields=groups["fields"],
        acts=groups["acts"],
        kinds=groups["kinds"],
        langs=groups["langs"],
        modality=groups["modality"],
        properties=groups["is"],
        scopes=groups["in"],
        property_acts=frozen(acts),
    )


_GROUPS: Final = ("fields", "acts", "kinds", "langs", "modality", "is", "in")


def _named(entries: Mapping[str, Mapping[str, Any]], where: str) -> Named:
    labels: dict[str, Mapping[str, str]] = {}
    ids: dict[str, str] = {}
    for identity, entry in entries.items():
        labels[identity] = MappingProxyType({locale: str(entry[locale]) for locale in LOCALES})
        shown = [] if "{}" in entry["nl"] else [entry["nl"], entry["en"]]
        for name in (identity, *shown, *entry["names"]):
            other = ids.setdefault(folded(name), identity)
            if other != identity:
                raise DataError(f"{where}: {name!r} means both {other} and {identity}.")
    return Named(MappingProxyType(labels), MappingProxyType(ids))
