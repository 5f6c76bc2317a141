"""Set phrases that complete a verb as a particle does («kwam tot stand»), from
expressions.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from griffier.errors import DataError

POSSESSIVE: Final = "*"  # stands in a phrase for «zijn», «hun», «eigen» …


@dataclass(frozen=True, slots=True)
class Expressions:
    """The set phrases of a language, in lower-case words: by verb, then by their first word
    and their second (empty where they have but one), the longest phrase first."""

    by_verb: Mapping[str, Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]]
    possessives: frozenset[str]


@cache
def load_expressions(lang: str) -> Expressions:
    """The set phrases of `lang`, none where it has no file; raises DataError where the file
    cannot be read as it should."""
    path = files("griffier.lexicon").joinpath(lang, "expressions.toml")
    if not path.is_file():
        return Expressions({}, frozenset())
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return Expressions(_by_verb(raw["phrases"]), frozenset(raw["possessives"].split()))
    except (KeyError, AttributeError) as error:
        raise DataError(f"{path}: {error} is missing or misnamed.") from error


def _by_verb(
    raw: Mapping[str, str],
) -> dict[str, dict[str, dict[str, tuple[tuple[str, ...], ...]]]]:
    found: dict[str, dict[str, dict[str, tuple[tuple[str, ...], ...]]]] = {}
    for phrase in sorted(raw, key=len, reverse=True):
        words = tuple(phrase.split())
        second = words[1] if len(words) > 1 else ""
        for verb in raw[phrase].split():
            known = found.setdefault(verb, {}).setdefault(words[0], {})
            known[second] = (*known.get(second, ()), words)
    return found
