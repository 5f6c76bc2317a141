"""Words for days, periods and deadlines, and the calendar of the Chamber's recesses.

Every word gets a class, one character long, so that annotate/dates.py can write the
grammar of dates as regular expressions over classes instead of words. Full stops and
spaces may stand in a word («tot en met», «a.s.»).
"""

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError

HERE = Path(__file__).parent
TABLES = (
    "month",
    "weekday",
    "season",
    "recess",
    "quarter",
    "ordinal",
    "number",
    "unit",
    "today",
    "event",
)
NUMBERED = frozenset({"month", "weekday", "quarter", "ordinal", "number", "today"})
# The classes a word in [words] may have. A word may have several («na»); the first in
# this order is its class, the others are only looked up around a date.
WORDS = (
    "and",
    "the",
    "of",
    "until",
    "before",
    "maybe_before",
    "by",
    "maybe_by",
    "within",
    "in_time",
    "after",
    "ago",
    "back",
    "future",
    "forward",
    "past",
    "next",
    "last",
    "this",
    "begin",
    "mid",
    "end",
    "course",
    "session",
    "planned",
    "prep",
    "not_now",
    "ongoing",
    "plural",
    "between",
    "still",
    "which",
    "final",
    "closing",
    "beforehand",
    "from_now",
)
_LONGEST_COUNT = 120  # «binnen 90 dagen»; up to 31 a figure may be a day of the month
_LETTERS = "abcdefghijklmnopqrstuvwzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# day and year are the classes of numbers; every other class is a table or a word list.
LETTER = MappingProxyType(dict(zip(("day", "yyyy", *TABLES, *WORDS), _LETTERS, strict=False)))


@dataclass(frozen=True, slots=True)
class Recess:
    """One recess of the Tweede Kamer: both days inclusive. `approximate` where the rule
    of thumb for that time of year was used and not the published calendar."""

    kind: str  # spring | may | summer | autumn | christmas
    year: int
    first: date
    last: date
    approximate: bool


@dataclass(frozen=True, slots=True)
class DateExample:
    """A phrase, the date of the document it stands in, and what it means there."""

    entry: str
    phrase: str
    today: date
    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language: `classes` maps a word to its class letter, `values`
    a class name and word to the meaning, `tokens` cuts a text into pieces."""

    lang: str
    classes: Mapping[str, str]
    values: Mapping[tuple[str, str], int | str]
    words: Mapping[str, frozenset[str]]
    tokens: re.Pattern[str]
    capitals: frozenset[str]  # names that are also common words: «May», «March», «Morgen»
    recesses: tuple[Recess, ...]
    examples: tuple[DateExample, ...]


@cache
def load_date_words(lang: str) -> DateWords:
    """The date words of `lang`; DataError when the file is malformed."""
    raw = _read(lang)
    months = _other_months(lang)
    values = _values(raw, lang) | {k: v for k, v in months.items() if k not in _values(raw, lang)}
    lists = {name: frozenset(raw["words"].get(name, ())) for name in WORDS}
    return DateWords(
        lang=lang,
        classes=_classes(values, lists),
        values=MappingProxyType(values),
        words=MappingProxyType(lists),
        tokens=_tokens(values, lists),
        capitals=frozenset({"march", "may", "morgen"}),
        recesses=load_recesses(),
        examples=_examples(raw, lang),
    )


@cache
def load_recesses() -> tuple[Recess, ...]:
    """The recess calendar in order of time; DataError on a malformed row.

    Published are the recesses from May 2023 to the summer of 2024 (tweedekamer.nl, «Recessen»)
    and the summer of 2022. They fit one rule, by which the others are set: in spring and autumn
    from the Friday before the school holiday of the region Midden to the Monday after it. In
    2021 the recess of spring began on 12 February, before that of the elections.
    """
    path = HERE / "shared" / "recesses.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_recess(row) for row in csv.DictReader(lines))


def _recess(row: dict[str, str]) -> Recess:
    try:
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        if first > last:
            raise ValueError("first day after last day")
        return Recess(row["recess"], int(row["year"]), first, last, row["approximate"] == "yes")
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"shared/recesses.csv: row {row}: {error}") from error


def _read(lang: str) -> dict[str, Any]:
    path = HERE / lang / "dates.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{lang}/dates.toml: {error}") from error
    unknown = set(raw) - {*TABLES, "words", "examples"} | set(raw.get("words", ())) - set(WORDS)
    if unknown or "words" not in raw:
        raise DataError(f"{lang}/dates.toml: unknown or missing tables: {sorted(unknown)}")
    return raw


def _values(raw: dict[str, Any], lang: str) -> dict[tuple[str, str], int | str]:
    values: dict[tuple[str, str], int | str] = {}
    for table in TABLES:
        for value, words in raw.get(table, {}).items():
            for word in words:
                if word != word.lower() or (table, word) in values:
                    raise DataError(f"{lang}/dates.toml: [{table}] «{word}»: double or not lower")
                values[table, word] = int(value) if table in NUMBERED else value
    values.update({("number", str(n)): n for n in range(32, _LONGEST_COUNT + 1)})
    return values


def _other_months(lang: str) -> dict[tuple[str, str], int | str]:
    """Month names of the other language: letters quote and footnote across languages."""
    other = {"nl": "en", "en": "nl"}.get(lang)
    if other is None:
        return {}
    return {key: v for key, v in _values(_read(other), other).items() if key[0] == "month"}


def _classes(
    values: Mapping[tuple[str, str], int | str], lists: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Word to class letter; an earlier table or list wins over a later one."""
    classes: dict[str, str] = {}
    for table, word in values:
        classes.setdefault(word, LETTER[table])
    for name in WORDS:
        for word in lists[name]:
            classes.setdefault(word, LETTER[name])
    for number in range(1, 32):
        for form in (f"{number}", f"{number:02}", *(f"{number}{th}" for th in _ORDINAL_ENDS)):
            classes.setdefault(form, LETTER["day"])
    for year in range(1900, 2100):
        classes[str(year)] = LETTER["yyyy"]
    classes.update({mark: mark for mark in ",./-–—()'’‑ "})
    classes.update({"\n": " ", "\u00a0": " "})
    return classes


_ORDINAL_ENDS = ("th", "st", "nd", "rd", "ste", "de")


def _tokens(
    values: Mapping[tuple[str, str], int | str], lists: Mapping[str, frozenset[str]]
) -> re.Pattern[str]:
    """Cuts text into phrases of the table, words, runs of white space and single marks.
    The pieces cover the text without a gap."""
    phrases = {w for _, w in values} | {w for words in lists.values() for w in words}
    # longest first, so that «het einde van» wins over «einde van»; grouped by the first
    # letter, so that at most words there is nothing to try
    groups: dict[str, list[str]] = {}
    for phrase in sorted((p for p in phrases if not p.isalnum()), key=lambda p: (-len(p), p)):
        rest = re.escape(phrase[1:]).replace(r"\ ", r"\s") + _edge(phrase)
        groups.setdefault(phrase[0], []).append(rest)
    choice = "|".join(f"{re.escape(a)}(?:{'|'.join(rest)})" for a, rest in groups.items())
    return re.compile(rf"\b(?:{choice})|\w+|\s+|.", re.S)


def _edge(phrase: str) -> str:
    return r"(?!\w)" if phrase[-1].isalnum() else ""


def _examples(raw: dict[str, Any], lang: str) -> tuple[DateExample, ...]:
    found: list[DateExample] = []
    for entry in raw.get("examples", ()):
        for case in entry["cases"]:
            try:
                phrase, today, first, last, kind = case
                day, begin, end = (date.fromisoformat(d) for d in (today, first, last))
                found.append(DateExample(entry["of"], phrase, day, begin, end, kind))
            except (ValueError, TypeError) as error:
                raise DataError(f"{lang}/dates.toml: example {case}: {error}") from error
    missing = {*TABLES, "words"} - {example.entry for example in found}
    if missing:
        raise DataError(f"{lang}/dates.toml: no example for {sorted(missing)}")
    return tuple(found)
