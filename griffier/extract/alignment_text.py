"""A text cut up for reading declarations on alignment: language, sentences, dates.

These texts come in every language of the Union, for most of which the structure stage has
no words; so they are cut here by marks alone.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date

from griffier.lexicon.alignment import AlignmentWords, Wording, loose
from griffier.model import Span, Text

_WORD = re.compile(r"[^\W\d_]+(?:['’-])?")
_SAMPLE = 6000  # characters a language is told by
# A full stop ends a sentence behind a word of three letters or a year; «Nr. L 42» and
# «15. Oktober» go on. The mark of a note may be glued to it.
_STOP = re.compile(
    r"(?:[^\W\d_][^\W_]{2}|\d{4}|[A-Z]{2}|[)\]\"”»])[.!?][\"”»“)]*(?:\[?\d{1,2}\]?)?\s+(?=[\W\d_]*[^\W\d_])"
)
_NUMERIC = r"(?P<d>\d{1,2})\s?[./-]\s?(?P<m>\d{1,2})\s?[./-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
_ISO = r"(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as printed, and where; `shared` where another day stands right before it
    («On 23 and 25 February 2022»), so that nobody can tell which of them is meant."""

    start: int
    end: int
    day: date
    shared: bool = False


def tongue(text: str, words: AlignmentWords) -> Wording | None:
    """The language whose frequent short words fill the text; None where none stands out."""
    sample = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    found = [(sum(sample[w] for w in each.marks), each.lang) for each in words.languages.values()]
    most, lang = max(found, default=(0, ""))
    return words.languages[lang] if most >= 3 else None


def sentences(text: Text) -> tuple[Span, ...]:
    """The sentences of every block, in order."""
    found: list[Span] = []
    for block in text.blocks:
        at = block.start
        for stop in _STOP.finditer(text.text, block.start, block.end):
            if text.text[stop.end()].islower():
                continue
            found.append(Span(at, stop.end()))
            at = stop.end()
        found.append(Span(at, block.end))
    return tuple(
        _trimmed(text.text, span) for span in found if text.text[span.start : span.end].strip()
    )


def dates(text: str, wording: Wording) -> tuple[Day, ...]:
    """Every day the text names, in figures or with the name of the month."""
    found = [
        Day(
            match.start(),
            match.end(),
            day,
            bool(_OTHER.search(text[max(0, match.start() - 12) : match.start()])),
        )
        for pattern in (_in_figures(), _in_words(wording))
        for match in pattern.finditer(text)
        if (day := _day(match, wording))
    ]
    return tuple(sorted(found, key=lambda each: each.start))


_OTHER = re.compile(r"(?<!\d)(?<!\d-)\d{1,2}\.?\s?(?:[,&–-]|[^\W\d_]{1,3})\s?\Z")


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _in_figures() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{_NUMERIC}|{_ISO})")


def _in_words(wording: Wording) -> re.Pattern[str]:
    """«23 February 2022», «February 23, 2022», «2022. február 23», «2022 m. vasario 23 d.»"""
    names = "|".join(sorted({loose(m) for ms in wording.months for m in ms}, key=len, reverse=True))
    day = r"(?<!\d)(?P<{}>\d{{1,2}})(?!\d)[.°ºª]?(?:er|st|nd|rd|th)?"
    year = r"(?<!\d)(?P<{}>(?:19|20)\d\d)(?!\d)"
    gap = r"\s?(?:de\s|di\s|d['’]|ta['’]\s|a\s)?"
    return re.compile(
        rf"{day.format('d')}\s?{gap}(?P<w>{names})[.,]?\s{gap}{year.format('y')}"
        rf"|(?<![^\W\d_])(?P<w2>{names})\s{day.format('d2')},?\s{year.format('y2')}"
        rf"|{year.format('y3')}[.]?\s(?:m\.\s|gada\s)?(?:(?P<d4>\d{{1,2}})\.\s)?(?P<w3>{names})"
        rf"(?:\s{day.format('d3')})?",
        re.IGNORECASE,
    )


def _day(match: re.Match[str], wording: Wording) -> date | None:
    parts = {key.rstrip("234"): value for key, value in match.groupdict().items() if value}
    month = int(parts["m"]) if "m" in parts else _month(parts["w"], wording)
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except (KeyError, ValueError):
        return None


def _month(name: str, wording: Wording) -> int:
    plain = " ".join(name.lower().split())
    return next(
        (n for n, forms in enumerate(wording.months, 1) if plain in (f.lower() for f in forms)), 0
    )


def days_within(days: tuple[Day, ...], start: int, end: int) -> tuple[Day, ...]:
    """Those of `days`, which are in order, that begin in a stretch."""
    first = bisect_left(days, start, key=lambda day: day.start)
    return days[first : bisect_left(days, end, key=lambda day: day.start)]
