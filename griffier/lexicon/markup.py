"""What element, class and metadata names mean to the readers of markup."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from griffier.errors import DataError

_FILE = "shared/markup.toml"
_ELEMENT_ROLES = frozenset(
    {
        *("skip", "heading", "lead", "title", "paragraph", "soft", "item", "list", "division"),
        *("row", "cell", "break", "note", "noteref", "notelabel", "word", "inline", "superscript"),
    }
)
_WEB_LISTS = frozenset(
    {
        *("main", "furniture", "roles", "skip", "outer", "blocks", "strong"),
        *("note", "notes", "noteref", "signature", "signed", "card"),
    }
)


@dataclass(frozen=True, slots=True)
class MarkupNames:
    """`elements`: local name or «parent/child» to its role in XML publications;
    `strong`: elements set in bold or italic; `metadata`: name of a metadata field to the
    terms it fills, with its rank among the names that fill that term; `web`: the lists
    for web pages by their key."""

    elements: dict[str, str]
    strong: frozenset[str]
    metadata: dict[str, tuple[tuple[str, int], ...]]
    web: dict[str, frozenset[str]]


@cache
def markup_names() -> MarkupNames:
    """The names, read once. Raises `DataError` where the file is malformed."""
    raw = tomllib.loads(files("griffier.lexicon").joinpath(_FILE).read_text("utf-8"))
    for table in ("elements", "metadata", "web"):
        _check_lists(table, raw.get(table))
    elements = {k: v for k, v in raw["elements"].items() if k != "strong"}
    _check_keys("elements", elements, _ELEMENT_ROLES)
    _check_keys("web", raw["web"], _WEB_LISTS)
    return MarkupNames(
        elements=_inverted(elements),
        strong=frozenset(raw["elements"]["strong"]),
        metadata=_ranked(raw["metadata"]),
        web={key: frozenset(names) for key, names in raw["web"].items()},
    )


def _check_lists(name: str, table: Any) -> None:
    if not isinstance(table, dict):
        raise DataError(f"{_FILE}: there is no table [{name}].")
    for key, names in table.items():
        if not isinstance(names, list) or not all(_is_name(each) for each in names):
            raise DataError(f"{_FILE}, [{name}] {key}: expected a list of lower-case names.")


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value != "" and value == value.lower()


def _check_keys(name: str, table: dict[str, list[str]], known: frozenset[str]) -> None:
    if set(table) != known:
        odd = ", ".join(sorted(set(table) ^ known))
        raise DataError(f"{_FILE}, [{name}]: unknown or missing keys: {odd}.")


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for role, names in table.items():
        for each in names:
            if found.setdefault(each, role) != role:
                raise DataError(f"{_FILE}, [elements]: {each} is both {found[each]} and {role}.")
    return found


def _ranked(table: dict[str, list[str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for term, names in table.items():
        for rank, each in enumerate(names):
            found[each] = (*found.get(each, ()), (term, rank))
    return found
