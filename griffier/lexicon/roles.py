"""Words for offices and for the House, and the small words that go with them: roles.toml
and actors.toml of each language, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError

# Lists of actors.toml whose phrases are looked up in the text, by the kind of their term.
_PHRASES = {
    "traps": "trap",
    "quantifiers": "quantifier",
    "chamber": "chamber",
    "house": "house",
    "senate": "senate",
    "committees": "committee",
    "members": "members",
    "fractions": "fraction",
    "parties": "party",
    "summit_leaders": "leaders",
    "eu_leaders": "eu_leaders",
    "region": "region",
}
# Lists of single words (in small letters) that are asked for beside a phrase.
_LISTS = (
    "place_prepositions",
    "namers",
    "meeting_endings",
    "member_endings",
    "debates",
    "joiners",
    "former",
    "then",
    "between",
    "of",
    "seated",
    "rulers",
    "articles",
    "and",
    "particles",
    "whereabouts",
    "not",
    "against",
    "languages",
    "alone",
    "motions",
    "summits",
    "summit_shorts",
    "defining",
    "councils",
    "attending",
    "short_council",
    "short_bodies",
    "advisory_councils",
    "missions",
    "courtesy",
    "addressed",
    "singular",
    "all",
    "of_host",
    "alliance",
    "united_nations",
    "circles",
    "ministerial",
    "chair",
    "visits",
    "own",
    "theirs",
    "titled",
    "publishers",
    "circle",
)


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of office and its words; the keys are explained in nl/roles.toml."""

    words: tuple[str, ...]
    office: tuple[str, ...] = ()
    rank: str | None = None
    field: str | None = None
    actor: str | None = None
    home: bool = False
    organ: bool = False
    peer: bool = False
    adjective: bool = False
    named: bool = False
    person: bool = False
    plural: bool = False
    country: str | None = None
    examples: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleBook:
    """All roles of a language, the fields of ministers, and the word lists."""

    roles: tuple[Role, ...]
    fields: Mapping[str, tuple[str, ...]]
    field_examples: Mapping[str, tuple[tuple[str, str, str], ...]]
    phrases: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]

    def says(self, name: str, word: str) -> bool:
        """Whether a word (in small letters) stands in the list of that name."""
        return word in self.lists[name]


@cache
def role_book(lang: str) -> RoleBook:
    """The role words of one language. Raises DataError naming file and entry."""
    source, words = _toml(lang, "roles.toml"), _toml(lang, "actors.toml")
    missing = [name for name in (*_PHRASES, *_LISTS) if name not in words]
    if missing:
        raise DataError(f"{lang}/actors.toml: {missing[0]} is missing.")
    fields = {entry["id"]: entry for entry in source["field"]}
    return RoleBook(
        tuple(_role(entry, lang) for entry in source["role"]),
        MappingProxyType({key: tuple(entry["names"]) for key, entry in fields.items()}),
        MappingProxyType({key: _examples(entry, lang) for key, entry in fields.items()}),
        MappingProxyType({kind: tuple(words[name]) for name, kind in _PHRASES.items()}),
        MappingProxyType({name: frozenset(words[name]) for name in _LISTS}),
    )


def _toml(lang: str, name: str) -> dict[str, Any]:
    return tomllib.loads((files("griffier.lexicon") / lang / name).read_text("utf-8"))


def _role(entry: dict[str, Any], lang: str) -> Role:
    known = set(Role.__dataclass_fields__)
    if not entry.get("words") or not entry.keys() <= known:
        raise DataError(f"{lang}/roles.toml, {entry.get('words')}: unknown key or no words.")
    return Role(
        **{
            **entry,
            "words": tuple(entry["words"]),
            "office": tuple(entry.get("office", ())),
            "examples": _examples(entry, lang),
        }
    )


def _examples(entry: dict[str, Any], lang: str) -> tuple[tuple[str, str, str], ...]:
    examples = tuple(tuple(each) for each in entry.get("examples", ()))
    if not examples or any(len(each) != 3 for each in examples):
        raise DataError(f"{lang}/roles.toml, {entry}: examples of three parts are needed.")
    return examples
