"""How declarations on alignment are worded: alignment.toml, country_names.csv, regimes.csv."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError

_TOML, _NAMES, _REGIMES = "alignment.toml", "country_names.csv", "regimes.csv"
_LISTS = (
    *("marks", "cfsp", "decision", "adopted", "amending", "align", "blockers"),
    *(
        "negations",
        "oblique",
        "republic",
        "title",
        "measures",
        "declaration",
        "journal",
        "dated",
        "months",
    ),
)
_OPTIONAL = ("amending_after", "same", "excepting", "joining", "they")
_APOSTROPHES = "['’ʼ]"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, as the head of alignment.toml explains them."""

    lang: str
    marks: frozenset[str]
    cfsp: tuple[str, ...]
    decision: tuple[str, ...]
    adopted: tuple[str, ...]
    amending: tuple[str, ...]
    amending_after: tuple[str, ...]
    align: tuple[str, ...]
    blockers: tuple[str, ...]
    negations: tuple[str, ...]
    oblique: tuple[str, ...]
    republic: tuple[str, ...]
    title: tuple[str, ...]
    measures: tuple[str, ...]
    declaration: tuple[str, ...]
    journal: tuple[str, ...]
    dated: tuple[str, ...]
    same: tuple[str, ...]
    excepting: tuple[str, ...]
    joining: tuple[str, ...]
    they: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    free_order: bool  # the list may follow the verb without a colon
    examples: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """A set of restrictive measures: whom it is aimed at (a country, or nobody in
    particular), the acts that founded it, and English words of its titles."""

    id: str
    label: str
    target: str | None
    acts: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlignmentWords:
    """Everything known of such declarations."""

    languages: Mapping[str, Wording]
    partners: frozenset[str]
    regimes: tuple[Regime, ...]
    _last_numbers: Mapping[str, int]

    def last_number(self, year: int) -> int:
        """The highest number a decision of that year can have."""
        if year < 2015:
            return self._last_numbers["before_2015"]
        return self._last_numbers.get(str(year), 9999)


@cache
def load_alignment() -> AlignmentWords:
    """The tables shipped with griffier. Raises DataError naming file and entry."""
    raw = tomllib.loads(_read(_TOML))
    languages = {lang: _wording(lang, entry) for lang, entry in raw["language"].items()}
    return AlignmentWords(
        MappingProxyType(languages),
        frozenset(raw["partners"]),
        tuple(_regimes()),
        MappingProxyType(raw["last_number"]),
    )


@cache
def any_of(phrases: tuple[str, ...], *, prefix: bool = False) -> re.Pattern[str]:
    """A pattern for whole phrases, the longest first, in either case; with `prefix` they
    may go on in letters. No phrase at all matches nothing."""
    if not phrases:
        return re.compile(r"(?!)")
    forms = "|".join(map(loose, sorted(phrases, key=len, reverse=True)))
    # An apostrophe or hyphen at its end ties a phrase to the next word («dell'Ucraina»).
    end = "" if prefix else r"(?:(?<=['’-])|(?![^\W\d_]))"
    return re.compile(rf"(?<![^\W\d_])(?:{forms}){end}", re.IGNORECASE)


def loose(phrase: str) -> str:
    """A phrase as a pattern: any white space, any apostrophe, any dash."""
    words = (re.escape(word).replace("’", "'") for word in phrase.split())
    joined = r"\s+".join(words).replace("'", _APOSTROPHES)
    return joined.replace(r"\-", "[-‐‑–]")


@cache
def country_names() -> Mapping[str, Mapping[str, str]]:
    """Country by folded name, by language. Raises DataError naming file and line."""
    found: dict[str, dict[str, str]] = {}
    for number, (lang, country, names) in _rows(_NAMES, ["lang", "id", "names"]):
        known = found.setdefault(lang, {})
        for name in map(folded, names.split("|")):
            if known.setdefault(name, country) != country:
                raise DataError(f"{_NAMES}, line {number}: «{name}» stands for two countries.")
    return MappingProxyType(found)


@cache
def names_of(lang: str) -> re.Pattern[str]:
    """A pattern for the country names of one language, the longest first; digits may be
    glued to a name, letters not. Raises KeyError for a language that is not known."""
    names = sorted(country_names()[lang], key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(loose, names))})(?![^\W\d_])", re.IGNORECASE)


def folded(name: str) -> str:
    """A name as the table of names has it: small letters, one kind of every mark."""
    name = re.sub(r"[’ʼ]", "'", re.sub(r"[‐‑–]", "-", name))
    # The Turkish İ would become two letters.
    return " ".join(name.replace("İ", "i").lower().split())


def _read(name: str) -> str:
    return (files("griffier.lexicon") / "shared" / name).read_text("utf-8")


def _wording(lang: str, entry: dict[str, Any]) -> Wording:
    for name in _LISTS:
        if not isinstance(entry.get(name), list):
            raise DataError(f"{_TOML}: language {lang} has no list «{name}».")
    if len(entry["months"]) != 12:
        raise DataError(f"{_TOML}: language {lang} needs twelve months.")
    lists = {name: tuple(entry.get(name, ())) for name in _OPTIONAL}
    lists |= {name: tuple(entry[name]) for name in _LISTS if name not in ("marks", "months")}
    return Wording(
        lang=lang,
        marks=frozenset(entry["marks"]),
        months=tuple(tuple(month.split("|")) for month in entry["months"]),
        free_order=entry["list_after"] == "yes",
        examples=tuple((text, tuple(ids)) for text, ids in entry.get("examples", ())),
        **lists,
    )


def _rows(name: str, columns: list[str]) -> Iterable[tuple[int, list[str]]]:
    lines = csv.reader(_read(name).splitlines())
    if next(lines, None) != columns:
        raise DataError(f"{name}: the first line must name {', '.join(columns)}.")
    for number, line in enumerate(lines, start=2):
        if len(line) != len(columns) or not line[0]:
            raise DataError(f"{name}, line {number}: {len(columns)} fields are needed.")
        yield number, line


def _regimes() -> Iterable[Regime]:
    columns = ["id", "label", "target", "acts", "words"]
    for _, (identity, label, target, acts, words) in _rows(_REGIMES, columns):
        yield Regime(
            identity, label, target or None, tuple(acts.split("|")), tuple(words.split("|"))
        )
