"""The written forms in which official texts are cited (shared/references.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError

PATH = Path(__file__).parent / "shared" / "references.toml"
_DUTCH = ("kamerstuk", "aanhangsel", "handelingen", "document", "motion")
_LEGAL = ("com", "celex", "cfsp", "oj", "ecli", "treaty", "law")
KINDS = frozenset((*_DUTCH, *_LEGAL))


@dataclass(frozen=True, slots=True)
class Form:
    """One written form; the fields are explained at the head of the data file."""

    kind: str
    anchors: tuple[str, ...]
    reach: int
    pattern: re.Pattern[str]
    id: str
    url: str
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceForms:
    """All forms: those found by a word, and those found by their digits alone."""

    anchored: tuple[Form, ...]
    numeric: tuple[Form, ...]
    relations: Mapping[str, tuple[str, ...]]  # earlier, reply: words before a reference


@cache
def load_reference_forms() -> ReferenceForms:
    """The forms in the order of the file, which is the order they are tried in.

    Raises DataError naming the entry that is malformed.
    """
    try:
        raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
        entries, relations = raw["reference"], raw["relations"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"shared/references.toml: {error}") from error
    forms = tuple(_form(number, entry) for number, entry in enumerate(entries, 1))
    return ReferenceForms(
        tuple(form for form in forms if form.anchors),
        tuple(form for form in forms if not form.anchors),
        MappingProxyType({name: tuple(cues) for name, cues in relations.items()}),
    )


def _form(number: int, entry: dict[str, Any]) -> Form:
    try:
        if entry["kind"] not in KINDS:
            raise ValueError(f"unknown kind «{entry['kind']}»")
        return Form(
            entry["kind"],
            tuple(entry["anchors"]),
            entry.get("reach", 0),
            re.compile(entry["pattern"]),
            entry["id"],
            entry["url"],
            tuple((text, id_) for text, id_ in entry["examples"]),
            tuple(entry.get("not", ())),
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise DataError(f"shared/references.toml: entry {number}: {error}") from error
