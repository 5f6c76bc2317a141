"""The numbers of CFSP decisions, what each does in its sentence, and when it was adopted.

«On 29 June 2020, the Council adopted Decision (CFSP) 2020/907 amending Decision
2014/512/CFSP»: the first was adopted, and is what countries align with; the second is
merely amended. The digit of a footnote may be glued to a number («2022/3461»).
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from griffier.extract.alignment_text import Day, days_within
from griffier.lexicon.alignment import AlignmentWords, Wording, any_of
from griffier.model import Span

_NUMBER = re.compile(
    r"(?<![\d/.-])(?P<year>199\d|20[0-4]\d)\s?/\s?(?P<number>\d{1,6})(?P<tail>/[^\W\d_]{2,6})?"
)
_OTHER_ACT = re.compile(r"\([^\W\d_]{2}(?:,\s?Euratom)?\)\s*(?:[Nn][^\W\d_]?[°º.]?\s*)?$")
_JOURNAL = re.compile(r"\b[LC],?\s$")  # «OJ L, 2025/633, 27.3.2025»
_ELI = re.compile(r"eli/dec(?:_impl)?/(?P<year>\d{4})/(?P<number>\d{1,4})(?!\d)")
_CELEX = re.compile(r"(?<!\d)3(?P<year>\d{4})[DE](?P<number>\d{4})(?!\d)")
# Between numbers of one series: «Decisions 2014/1 and (CFSP) 2014/2», never a full stop.
_SERIES = re.compile(
    r"^(?:\s?[,;&/(]\s?|\s(?:[^\W\d_]+\s?){0,2}[( ]?)?\s?(?:[(][^\W\d_]{2,6}[)]\s?)?$"
)
_WORD = re.compile(r"[^\W\d_]+")
_SERIES_WORDS = 5  # «, and Council Decision (CFSP)», but not «and, earlier that year, …»
_MARK = re.compile(r"^[ \t]*[\[(]?(\d)[\])]?[ \t]?[^\W\d_]", re.MULTILINE)
_NEAR = 30  # characters between a noun and its number («Council Decision of 2 May (CFSP)»)
_DAYS = 365.0


@dataclass(frozen=True, slots=True)
class Number:
    """The number of an act: `role` is adopted, named, amended, or journal where it only
    counts the page of the Official Journal."""

    id: str
    start: int
    end: int
    role: str
    day: date | None = None


def numbers(
    text: str, cut: tuple[Span, ...], days: tuple[Day, ...], wording: Wording, words: AlignmentWords
) -> tuple[Number, ...]:
    """All numbers of acts in the text, in order, each as the Official Journal has it."""
    found: list[Number] = []
    noted = _noted(text)
    for span in cut:
        own = _in_sentence(text, span, days, wording, words)
        found += [_unglued(text, number, noted, words) for number in own]
    return tuple(found)


def lost(text: str) -> tuple[Number, ...]:
    """Numbers that stand in an address only (ELI, CELEX), for texts that print no other."""
    return tuple(
        Number(f"{m['year']}/{int(m['number'])}", m.start("year"), m.end("number"), "journal")
        for pattern in (_ELI, _CELEX)
        for m in pattern.finditer(text)
    )


def _in_sentence(
    text: str, span: Span, days: tuple[Day, ...], wording: Wording, words: AlignmentWords
) -> list[Number]:
    adopting = bool(any_of(wording.adopted).search(text, span.start, span.end))
    marks = {mark.lower() for each in words.languages.values() for mark in each.cfsp}
    found: list[Number] = []
    matches = list(_NUMBER.finditer(text, span.start, span.end))
    for at, match in enumerate(matches):
        before = found[-1] if found else None
        lead = text[before.end if before else span.start : match.start()]
        rest = text[match.end() : matches[at + 1].start() if at + 1 < len(matches) else span.end]
        kind = _kind(match, lead, marks, wording, before)
        if kind is None:
            continue
        role = kind or _role(lead, rest, adopting, wording, before)
        end = (
            match.end()
            if match["tail"] and match["tail"][1:].lower() in marks
            else match.end("number")
        )
        name = f"{match['year']}/{match['number'].lstrip('0') or '0'}"
        number = Number(name, match.start("year"), end, role)
        continues = before is None or len(_WORD.findall(lead)) <= _SERIES_WORDS
        day = _adopted_on(text, span, number, days, wording, continues=continues)
        found.append(replace(number, day=day))
    return found


def _kind(
    match: re.Match[str], lead: str, marks: set[str], wording: Wording, before: Number | None
) -> str | None:
    """«» for a decision, «journal» for the count of the Official Journal, None for neither."""
    if match["tail"]:
        return "" if match["tail"][1:].lower() in marks else None
    if _JOURNAL.search(lead):
        return "journal"
    marked = re.search(r"\(?([^\W\d_]{3,6})\)?\s*(?:[Nn][ro°º]?\.?\s*)?$", lead)
    if marked and marked[1].lower() in marks:
        return ""
    if _OTHER_ACT.search(lead):
        return None
    if before and before.role != "journal" and _SERIES.match(lead):
        return ""
    return "" if any_of(wording.decision, prefix=True).search(lead[-_NEAR:]) else None


def _role(lead: str, rest: str, adopting: bool, wording: Wording, before: Number | None) -> str:
    if _amends(lead, wording):
        return "amended"
    if any_of(wording.amending_after).search(rest[:60]):
        return "amended"
    series = before and before.role == "amended" and _SERIES.match(lead)
    if series and not any_of(wording.amending_after).search(lead):
        return "amended"
    return "adopted" if adopting else "named"


def _amends(lead: str, wording: Wording) -> bool:
    """Whether a word of amending stands in front; «Implementing Decision» is a name."""
    nouns = any_of(wording.decision)
    return any(
        not (
            match[0].istitle() and match[0].isalpha() and nouns.match(lead[match.end() :].lstrip())
        )
        for match in any_of(wording.amending).finditer(lead)
    )


def _adopted_on(
    text: str,
    span: Span,
    number: Number,
    days: tuple[Day, ...],
    wording: Wording,
    *,
    continues: bool,
) -> date | None:
    """The date that follows it («of 26 May 2014»), else the one in front of it where the
    sentence tells of its adoption; of several numbers only those of one series share it."""
    for day in days_within(days, number.end, number.end + 90):
        gap = text[number.end : day.start]
        close = day.start < number.end + 40 and len(gap.split()) <= 5
        dated = not wording.dated or any_of(wording.dated).search(gap[-12:])
        told = gap.strip().lower().endswith(tuple(w for w in wording.dated if " " in w))
        if ((dated and close) or told) and "," not in gap:
            return day.day
    if number.role != "adopted" or not continues:
        return None
    earlier = days_within(days, span.start, number.start)
    if not earlier or earlier[-1].shared or _other_day(text, earlier[-1], number, wording):
        return None
    return earlier[-1].day


def _other_day(text: str, day: Day, number: Number, wording: Wording) -> bool:
    """ "3 May 2023 … on April 24, the Council adopted": a nearer day without its year."""
    months = any_of(tuple(form for forms in wording.months for form in forms))
    return bool(months.search(text, day.end, number.start))


# --- the digit of a footnote ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Notes:
    """What the notes tell: the numbers the Official Journal or an address gives, and the
    digits that mark a note."""

    numbers: frozenset[str]
    marks: frozenset[str]


def _noted(text: str) -> _Notes:
    found = {
        f"{m['year']}/{m['number'].lstrip('0')}"
        for m in _NUMBER.finditer(text)
        if _JOURNAL.search(text[max(0, m.start() - 4) : m.start()])
    }
    marks = frozenset(match[1] for match in _MARK.finditer(text))
    return _Notes(frozenset(found | {number.id for number in lost(text)}), marks)


def _unglued(text: str, number: Number, noted: _Notes, words: AlignmentWords) -> Number:
    """Without the digits of a footnote, if the shorter number is the one in the notes, or
    the longer one is more than that year ever counted, or is far from its day."""
    year, count = number.id.split("/")
    if number.id in noted.numbers or number.role == "journal":
        return number
    for cut in (1, 2):
        short = f"{year}/{count[:-cut]}"
        if len(count) > cut and short in noted.numbers:
            return replace(
                number, id=short, end=number.end - cut if _bare(text, number) else number.end
            )
    shorter = count[:-1] if int(count) > words.last_number(int(year)) else count
    if shorter == count and _off_season(number, noted, words):
        shorter = count[:-1]
    if shorter == count or not shorter:
        return number
    end = number.end - 1 if _bare(text, number) else number.end
    return replace(number, id=f"{year}/{shorter}", end=end)


def _bare(text: str, number: Number) -> bool:
    """Whether the printed number ends in its digits, not in «/CFSP»."""
    return text[number.end - 1].isdigit()


def _off_season(number: Number, noted: _Notes, words: AlignmentWords) -> bool:
    """Whether a number counts far from its day, and would fit without its last digit, which
    marks a note of the text. Since 2015 acts are counted through the year."""
    year, count = (int(part) for part in number.id.split("/"))
    if number.day is None or year < 2015 or number.day.year != year or count < 100:
        return False
    if str(count % 10) not in noted.marks:
        return False
    expected = number.day.timetuple().tm_yday / _DAYS * min(words.last_number(year), 3000)
    return abs(count - expected) > 600 and abs(count // 10 - expected) < 300
