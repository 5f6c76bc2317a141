"""Phrases that say by when: «vóór het zomerreces», «uiterlijk 1 juni», «na de zomer».

A deadline runs from the document's own date to the last day it can be met. One that
lies before the document's date is no deadline but a date.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from griffier.annotate.calendar import Interval, shift
from griffier.annotate.pieces import Atom, Cut, number_in, pattern
from griffier.lexicon.dates import LETTER
from griffier.model import Moment

Resolve = Callable[[Atom, date | None], Interval | None]

_LIMIT = pattern(
    r"(?P<l>{before}|{maybe_before}|{by}|{maybe_by}|{after}|{still})"
    r"~(?:{of}~)?(?:{the}~|{this}~)?$"
)
# «voorafgaand aan het commissiedebat van 15 juni»: at most eight words between, and
# «uiterlijk twee weken voor de begrotingsbehandeling», «een week voor het debat op 3 juni»
_BETWEEN = r"(?:{the}~)?(?:[^¶.,;: ]~){0,8}?(?:(?:{of}|{prep})~)?(?:{the}~)?$"
_FAR_LIMIT = pattern(r"(?P<l>{before})~{the}~(?:[^¶.,;: ]~){1,8}?(?:{of}|{prep})~(?:{the}~)?$")
_SHIFTED = pattern(
    r"(?P<l>(?:{by}~)?)(?P<n>{number}|{day})~(?P<u>{unit})~(?P<w>{before}|{maybe_before}|{after})~"
    + _BETWEEN
)
_MEANT_FOR = ("year", "quarter", "week")
_WITHIN = pattern(
    r"{within}~(?:{the}~)?(?:(?:{future}|{next})~)?(?:(?:{number}|{day})~{until}~)?(?P<n>{number}|{day})~(?P<u>{unit})(?!~{not_now}|~{after}|~{of}|~{closing}|~{before})"
)
_PLANNED = pattern(r"{planned}~$")


def deadline(this: Cut, atom: Atom, resolve: Resolve) -> Moment | None:
    """The deadline that ends in `atom`, whole phrase included; None where there is none."""
    today = this.today
    if today is None:
        return _in_its_year(this, atom, resolve)
    if atom.grain in ("day", "event", "recess", "month") and (
        shifted := _shifted(this, atom, resolve)
    ):
        return shifted
    at = _limit(this, atom)
    if at is None:
        return None
    span = _ahead(this, at, atom, today) or resolve(atom, today)
    if span is None:
        return None
    if this.is_word("after", at):
        return _after(this, at, atom, span)
    last = _last_day(this, at, atom, span)
    if last is None or last < today:
        return None
    start, end = this.starts[at], this.starts[atom.end]
    loose = atom.approximate or _loose(this, span)
    return Moment(start, end, today, last, kind="deadline", approximate=loose)


def _in_its_year(this: Cut, atom: Atom, resolve: Resolve) -> Moment | None:
    """«by the end of 2020» in a document without a date: the period itself."""
    at = _limit(this, atom) if atom.year else None
    span = resolve(atom, None) if at is not None else None
    if at is None or span is None or this.is_word("after", at):
        return None
    last = _last_day(this, at, atom, span)
    if last is None:
        return None
    start, end = this.starts[at], this.starts[atom.end]
    first = min(span[0], last)
    return Moment(start, end, first, last, kind="deadline", approximate=atom.approximate)


def _shifted(this: Cut, atom: Atom, resolve: Resolve) -> Moment | None:
    """«uiterlijk een week voor het debat van 24 juni», «twee weken na 1 mei»."""
    before = this.classes[max(0, atom.start - 30) : atom.start]
    match = _SHIFTED.search(before)
    if not match or not this.today or _of_another(this, atom.start - len(before), match):
        return None
    offset = atom.start - len(before)
    span = _next(atom, this.today) or resolve(replace(atom, way=0), this.today)
    count = _count(this, offset + match.start("n"))
    unit = str(this.value("unit", offset + match.start("u")))
    later = this.is_word("after", offset + match.start("w"))
    month = atom.grain == "month"  # «twee weken voor de top in juni»: on some day of it
    day = span and shift(span[1] if later or month else span[0], count if later else -count, unit)
    if not day or day < this.today:
        return None
    start, end = this.starts[offset + match.start()], this.starts[atom.end]
    return Moment(start, end, this.today, day, kind="deadline", approximate=atom.approximate)


def _next(atom: Atom, today: date) -> Interval | None:
    """The next such day or period, where the words name no year."""
    if atom.year is not None:
        return None
    options = [span for year in (today.year, today.year + 1) for span in atom.fit(year)]
    return min((span for span in options if span[0] >= today), default=None)


def _of_another(this: Cut, offset: int, match: re.Match[str]) -> bool:
    """A relative clause between («de bijeenkomst die in januari …») dates something else."""
    return any(
        this.is_word("which", at) for at in range(offset + match.start(), offset + match.end())
    )


def _count(this: Cut, at: int) -> int:
    if this.classes[at] == LETTER["number"]:
        return int(this.value("number", at))
    return number_in(this.pieces[at])


def _ahead(this: Cut, at: int, atom: Atom, today: date) -> Interval | None:
    """The next such period: of «vóór» one that is still to begin, of «uiterlijk» and
    «na» one that is not yet over."""
    if atom.year is not None or atom.way:
        return None
    before = any(this.is_word(name, at) for name in ("before", "maybe_before"))
    part = 0 if before and atom.part != "end" else 1
    options = [s for year in range(today.year - 1, today.year + 2) for s in atom.fit(year)]
    return min((s for s in options if s[part] >= today), default=None)


def _limit(this: Cut, atom: Atom) -> int | None:
    """The piece at which the limiting word before `atom` begins."""
    for rule, reach in ((_LIMIT, 6), (_FAR_LIMIT, 22)):
        before = this.classes[max(0, atom.start - reach) : atom.start]
        match = rule.search(before)
        if match and not _of_another(this, atom.start - len(before), match):
            at = atom.start - len(before) + match.start()
            loose = rule is _FAR_LIMIT and atom.grain == "year"  # «vóór de verkiezingen van 2024»
            return None if loose or _only_planned(this, at) else at
    return None


def _only_planned(this: Cut, at: int) -> bool:
    """«gepland voor 6 juni» names the day itself."""
    before = this.classes[max(0, at - 2) : at]
    return this.is_word("maybe_before", at) and _PLANNED.search(before) is not None


def _last_day(this: Cut, at: int, atom: Atom, span: Interval) -> date | None:
    if atom.part == "mid" and (this.is_word("by", at) or this.is_word("maybe_by", at)):
        return span[0] + timedelta(((span[1] - span[0]).days - 1) // 2)  # the 15th, 30 June
    if atom.part == "end" or any(this.is_word(name, at) for name in ("by", "maybe_by", "still")):
        return span[1]
    whole = atom.grain == "month" and atom.part != "some"
    if whole and atom.year is None and _names_a_thing(this, at, atom):
        return span[1]  # «ahead of the June summit»: some day of that month
    if this.is_word("maybe_before", at) and (atom.weekday or atom.grain in _MEANT_FOR):
        return None  # «voor 2023», «voor maandag 6 juni» may mean: meant for
    return span[0] - timedelta(1)


def _names_a_thing(this: Cut, at: int, atom: Atom) -> bool:
    """«the June European Council», «voor de top van Vilnius in juli»: the month is that of
    a thing which comes before it or behind it."""
    between = this.classes[at + 1 : atom.start]
    return LETTER["the"] in between or "_" in between


def _loose(this: Cut, span: Interval) -> bool:
    """Whether the last day rests on a recess that is known by rule of thumb only."""
    return any(r.approximate and (r.first, r.last) == span for r in this.words.recesses)


def _after(this: Cut, at: int, atom: Atom, span: Interval) -> Moment | None:
    """«na de zomer»: the season after it; «na het reces»: until the next recess."""
    if atom.grain == "recess":
        later = [r.first for r in this.words.recesses if r.first > span[1]]
        end = min(later, default=None)
    else:
        end = shift(span[1] + timedelta(1), 3, "month") if atom.grain == "period" else None
    if end is None or (this.today and end <= this.today):
        return None
    first = span[1] + timedelta(1)
    start, stop = this.starts[at], this.starts[atom.end]
    return Moment(start, stop, first, end - timedelta(1), kind="deadline", approximate=True)


def within(this: Cut) -> Iterator[Moment]:
    """«binnen zes weken», counted from the document's date unless another day is named."""
    for match in _WITHIN.finditer(this.classes) if this.today else ():
        unit, count = str(this.value("unit", match.start("u"))), _count(this, match.start("n"))
        last = shift(this.today, count, unit) if this.today else None
        if last and this.today:
            start, end = this.starts[match.start()], this.starts[match.end()]
            yield Moment(start, end, this.today, last, kind="deadline")
