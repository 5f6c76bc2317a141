"""Regular expressions built from the words of a language, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from griffier.lexicon.structure import StructureWords

_ENDS_IN_LETTER = re.compile(r"\w$")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, ending where the word does."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(
        re.escape(w).replace(r"\ ", " ") + (r"(?!\w)" if _ENDS_IN_LETTER.search(w) else "")
        for w in ordered
    ) + ")"  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a language as patterns. `cue[name]` matches at a position, whatever
    the case; `holds[name]` is to be searched with."""

    words: StructureWords
    cue: Mapping[str, re.Pattern[str]]
    holds: Mapping[str, re.Pattern[str]]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    sentence_verb: re.Pattern[str]
    gathering: re.Pattern[str]
    date: re.Pattern[str]
    months: Mapping[str, int]


def wording(words: StructureWords, all_words: Mapping[str, StructureWords]) -> Wording:
    """The patterns for `words`; months are read in every language."""
    return _compiled(words, tuple(all_words.values()))


@lru_cache(maxsize=16)
def _compiled(words: StructureWords, everything: tuple[StructureWords, ...]) -> Wording:
    patterns = {name: any_of(entry.words) for name, entry in words.cues.items()}
    months = {name: number for each in everything for name, number in each.months.items()}
    return Wording(
        words=words,
        cue={name: re.compile(p, re.IGNORECASE) for name, p in patterns.items()},
        holds={name: re.compile(r"(?<!\w)" + p, re.IGNORECASE) for name, p in patterns.items()},
        kinds=tuple(
            (kind.name, re.compile(r"(?<!\w)" + any_of(kind.words), re.IGNORECASE))
            for kind in words.kinds
        ),
        sentence_verb=re.compile(r"(?<![\w-])" + any_of(words.sentence_verbs) + "(?!-)"),
        gathering=re.compile(r"(?<![\w-])[\w-]*" + patterns["gathering"], re.IGNORECASE),
        date=_date_pattern(months),
        months=months,
    )


def _date_pattern(months: Mapping[str, int]) -> re.Pattern[str]:
    month = any_of(months)
    return re.compile(
        rf"(?<!\d)(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|e)? (?P<m>{month}),? (?P<y>\d{{4}})"
        rf"|(?P<m2>{month}) (?P<d2>\d{{1,2}}), (?P<y2>\d{{4}})"
        r"|(?P<d3>\d{1,2})[-/.](?P<m3>\d{1,2})[-/.](?P<y3>\d{4})"
        r"|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2}))(?!\d)",
        re.IGNORECASE,
    )
