"""Meetings that come back, the words around them, and the towns they are held in."""

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError

SHARED = Path(__file__).parent / "shared"
KINDS = frozenset(("council", "european_council", "summit", "other"))


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of meeting that comes back («Raad Buitenlandse Zaken»)."""

    id: str
    body: str | None
    kind: str
    name_nl: str
    name_en: str
    examples: tuple[str, ...]
    parent: str | None = None  # the series this one is a narrower setting of
    tail: bool = False  # a counterpart may follow: «Associatieraad EU–Oekraïne»
    institution: bool = False  # a name that far more often means the body than a session


@dataclass(frozen=True, slots=True)
class MeetingTable:
    """All series, by the forms they are printed in (lower case, plain hyphens)."""

    series: Mapping[str, Series]
    forms: Mapping[str, Series]
    codes: frozenset[str]  # forms that count only in capitals
    pattern: re.Pattern[str]  # any form, over text in lower case
    words: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, str]  # first word of a summit's name to the body that meets
    places: Mapping[str, tuple[str, str]]  # name to Dutch name and country


@cache
def load_meeting_table() -> MeetingTable:
    """The table of meetings; DataError names the file and entry that is malformed."""
    path = SHARED / "meetings.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        entries, words = raw["series"], raw["words"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"shared/meetings.toml: {error}") from error
    forms: dict[str, Series] = {}
    for entry in entries:
        _add(forms, entry)
    return MeetingTable(
        series=MappingProxyType({each.id: each for each in forms.values()}),
        forms=MappingProxyType(forms),
        codes=frozenset(code.lower() for entry in entries for code in entry.get("codes", ())),
        pattern=any_of(forms),
        words=MappingProxyType({name: tuple(found) for name, found in words.items()}),
        bodies=MappingProxyType(raw.get("bodies", {})),
        places=_places(),
    )


def any_of(forms: Mapping[str, Any]) -> re.Pattern[str]:
    """One pattern for many forms, longest first, grouped by first letter for speed."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups.setdefault(form[0], []).append(_loose(form[1:]))
    choice = "|".join(f"{re.escape(a)}(?:{'|'.join(rest)})" for a, rest in groups.items())
    return re.compile(rf"(?<![\w])(?:{choice})(?![\w])")


def _loose(form: str) -> str:
    """Any hyphen for a hyphen, any white space for a space."""
    return re.escape(form).replace(r"\-", "[-‑–]").replace(r"\ ", r"\s")


def _add(forms: dict[str, Series], entry: dict[str, Any]) -> None:
    try:
        if entry["kind"] not in KINDS:
            raise ValueError(f"unknown kind «{entry['kind']}»")
        series = Series(
            entry["id"],
            entry.get("body"),
            entry["kind"],
            entry["name"][0],
            entry["name"][1],
            tuple(entry["examples"]),
            entry.get("parent"),
            entry.get("tail", False),
            entry.get("institution", False),
        )
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise DataError(f"shared/meetings.toml: series {entry.get('id')}: {error}") from error
    for form in (*_generated(entry), *entry.get("forms", ())):
        if forms.setdefault(form, series).id != series.id:
            raise DataError(f"shared/meetings.toml: «{form}» stands in two series")


def _generated(entry: dict[str, Any]) -> list[str]:
    forms = [code.lower() for code in entry.get("codes", ())]
    for subject in entry.get("subjects", ()):
        forms += [f"raad {subject}", f"raad voor {subject}", f"{subject}-raad", f"{subject} raad"]
    for field in entry.get("fields", ()):
        forms += [f"{field} council", f"council ({field})"]
    return forms


def _places() -> Mapping[str, tuple[str, str]]:
    path = SHARED / "places.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if not (row["name"] and row["place"] and re.fullmatch("[A-Z]{2}", row["country"] or "")):
            raise DataError(f"shared/places.csv: malformed row {row}")
    return MappingProxyType({row["name"]: (row["place"], row["country"]) for row in rows})
