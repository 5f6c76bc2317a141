"""Concepts of which another is a part, so that a word on the part bears on an ask for the whole.

«Servië moet zich bij het GBVB aansluiten», and later: «Servië voert geen sancties in».
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from griffier.errors import DataError
from griffier.lexicon.thesaurus import load_thesaurus


@cache
def load_wholes() -> Mapping[str, frozenset[str]]:
    """The parts of each whole in wholes.csv. Raises DataError naming the line."""
    return read_wholes((files("griffier.track") / "data" / "wholes.csv").read_text("utf-8"))


def read_wholes(text: str) -> Mapping[str, frozenset[str]]:
    """Wholes and their parts from CSV; both concepts of the thesaurus. Raises DataError."""
    known, found = load_thesaurus().concepts, dict[str, set[str]]()
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        whole, part, why = (row.get(key) or "" for key in ("whole", "part", "why"))
        if whole not in known or part not in known or whole == part or not why:
            raise DataError(f"wholes.csv, line {number}: two concepts and a reason are needed")
        found.setdefault(whole, set()).add(part)
    return MappingProxyType({whole: frozenset(parts) for whole, parts in found.items()})


def parts_of(concept: str | None) -> frozenset[str]:
    """The concepts that are a part of one."""
    return load_wholes().get(concept or "", frozenset())


def wholes_of(concepts: Iterable[str]) -> frozenset[str]:
    """The concepts of which one of these is a part."""
    known = frozenset(concepts)
    return frozenset(whole for whole, parts in load_wholes().items() if parts & known)
