"""The words that decide what a hyphen at a line end is, from hyphens.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from griffier.errors import DataError

_FILE = "hyphens.toml"
Examples = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class HyphenWords:
    """Closed groups of lower-case words; `examples` holds line ends and what they become."""

    suspended: frozenset[str]
    suspended_unless_word: frozenset[str]
    abbreviations: frozenset[str]
    prefixes: frozenset[str]
    endings: tuple[str, ...]
    pairs: frozenset[str]
    seconds: frozenset[str]
    dutch: frozenset[str]
    english: frozenset[str]
    examples: Examples


def _words(table: object, key: str) -> frozenset[str]:
    """The list under `key`, checked to be lower-case words.

    Raises:
        DataError: the list is missing or holds something else.
    """
    found = table.get(key) if isinstance(table, dict) else None
    if not isinstance(found, list) or not found:
        raise DataError(f"{_FILE}: there is no list {key!r}.")
    for word in found:
        if not isinstance(word, str) or word != word.lower().strip():
            raise DataError(f"{_FILE}: {key} holds {word!r}, which is no lower-case word.")
    return frozenset(found)


def _examples(groups: list[dict[str, object]]) -> Examples:
    """The examples of all groups, in order."""
    rows = [row for group in groups for row in _rows(group)]
    if any(len(row) != 3 for row in rows):
        raise DataError(f"{_FILE}: an example is [left, right, result].")
    return tuple((str(left), str(right), str(whole)) for left, right, whole in rows)


def _rows(group: dict[str, object]) -> list[list[object]]:
    found = group.get("examples")
    if not isinstance(found, list) or not all(isinstance(row, list) for row in found):
        raise DataError(f"{_FILE}: a group of words has no examples.")
    return found


@cache
def hyphen_words() -> HyphenWords:
    """The table, loaded once.

    Raises:
        DataError: the file is malformed.
    """
    text = (files("griffier.lexicon") / "shared" / _FILE).read_text(encoding="utf-8")
    data = tomllib.loads(text)
    groups = [data[name] for name in ("suspended", "abbreviations", "prefixes", "pairs")]
    suspended, abbreviations, prefixes, pairs = groups
    return HyphenWords(
        suspended=_words(suspended, "always"),
        suspended_unless_word=_words(suspended, "unless_word"),
        abbreviations=_words(abbreviations, "words"),
        prefixes=_words(prefixes, "words"),
        endings=tuple(sorted(_words(prefixes, "endings"))),
        pairs=_words(pairs, "words"),
        seconds=_words(pairs, "seconds"),
        dutch=_words(data["function_words"], "nl"),
        english=_words(data["function_words"], "en"),
        examples=_examples(groups),
    )
