"""Phrases that say by when: «vóór het zomerreces», «uiterlijk 1 juni», «na de zomer».

A deadline runs from the document's own date to the last day it can be met. One that
lies before the document's date is no deadline but a date.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from griffier.annotate.calendar import Interval, shift
from griffier.annotate.pieces import Atom, Cut, pattern
from griffier.lexicon.dates import LETTER
from griffier.model import Moment

Resolve = Callable[[Atom, date | None], Interval | None]

_LIMIT = pattern(
    r"(?P<l>{before}|{maybe_before}|{by}|{maybe_by}|{after})~(?:{of}~)?(?:{the}~|{this}~)?$"
)
# «voorafgaand aan het commissiedebat van 15 juni»: at most six words between
_FAR_LIMIT = pattern(r"(?P<l>{before})~{the}~(?:[_{yyyy}]~){1,6}(?:{of}|{prep})~(?:{the}~)?$")
_MEANT_FOR = ("year", "event", "quarter", "week")
_WITHIN = pattern(r"{within}~(?P<n>{number}|{day})~(?P<u>{unit})(?!~{not_now}|~{after}|~{of})")
_PLANNED = pattern(r"{planned}~$")


def deadline(this: Cut, atom: Atom, resolve: Resolve) -> Moment | None:
    """The deadline that ends in `atom`, whole phrase included; None where there is none."""
    today = this.today
    at = _limit(this, atom) if today else None
    if at is None or today is None:
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
    for rule, reach in ((_LIMIT, 6), (_FAR_LIMIT, 18)):
        before = this.classes[max(0, atom.start - reach) : atom.start]
        if match := rule.search(before):
            at = atom.start - len(before) + match.start()
            loose = rule is _FAR_LIMIT and atom.grain == "year"  # «vóór de verkiezingen van 2024»
            return None if loose or _only_planned(this, at) else at
    return None


def _only_planned(this: Cut, at: int) -> bool:
    """«gepland voor 6 juni» names the day itself."""
    before = this.classes[max(0, at - 2) : at]
    return this.is_word("maybe_before", at) and _PLANNED.search(before) is not None


def _last_day(this: Cut, at: int, atom: Atom, span: Interval) -> date | None:
    if atom.part == "end" or any(this.is_word(name, at) for name in ("by", "maybe_by")):
        return span[1]
    if this.is_word("maybe_before", at) and (atom.weekday or atom.grain in _MEANT_FOR):
        return None  # «voor 2023», «voor maandag 6 juni» may mean: meant for
    return span[0] - timedelta(1)


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
        unit, at = str(this.value("unit", match.start("u"))), match.start("n")
        piece = this.pieces[at]
        number = this.classes[at] == LETTER["number"]
        count = (
            int(this.value("number", at)) if number else int("".join(filter(str.isdigit, piece)))
        )
        last = shift(this.today, count, unit) if this.today else None
        if last and this.today:
            start, end = this.starts[match.start()], this.starts[match.end()]
            yield Moment(start, end, this.today, last, kind="deadline")
