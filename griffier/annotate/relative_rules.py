"""The rules for time told from the document's date, and for recesses and named days."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from griffier.annotate.calendar import Interval, event_span, recess_spans, shift, unit_span
from griffier.annotate.pieces import (
    WHICH,
    YEAR,
    Atom,
    Cut,
    Rule,
    number_in,
    rule,
    way_of,
    year_of,
)
from griffier.lexicon.dates import LETTER

_WEEKS = 53  # of a long year


def _fixed(
    match: re.Match[str], span: Interval | None, grain: str, *, loose: bool = False
) -> Iterator[Atom]:
    if span:
        yield Atom(
            match.start(), match.end(), grain, lambda _: (span,), span[0].year, approximate=loose
        )


def _today(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«vandaag», «gisteren»; «Morgen», which within a sentence may be a time of day."""
    at = match.start()
    doubtful = this.pieces[at] in this.words.capitals and not this.text[this.starts[at]].isupper()
    if this.today and not doubtful:
        there = this.today + timedelta(int(this.value("today", match.start())))
        yield from _fixed(match, (there, there), "day")


def _unit(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«vorige week», «dit jaar», «afgelopen maand», «de komende twee jaar»."""
    if not this.today:
        return
    unit = str(this.value("unit", match.start("u")))
    rolling = any(this.is_word(name, match.start("k")) for name in ("past", "future"))
    way, grain = way_of(this, match), unit if unit in ("week", "month", "year") else "period"
    if match["n"]:
        yield from _rolling(this, match, unit, way * _count(this, match))
    elif unit == "decade" and way > 0:  # “over the next decade”
        yield from _rolling(this, match, unit, way)
    elif this.is_word("plural", match.start("u")) or unit == "day":
        return
    elif match["w"]:
        yield from _weekday_of(this, match, unit_span(this.today, unit, way))
    elif rolling and way < 0:
        yield from _rolling(this, match, unit, way)
    else:
        yield from _fixed(match, unit_span(this.today, unit, way), grain, loose=rolling)


def _count(this: Cut, match: re.Match[str]) -> int:
    at = match.start("n")
    if this.classes[at] == LETTER["day"]:
        return number_in(this.pieces[at])
    return int(this.value("number", at))


def _rolling(this: Cut, match: re.Match[str], unit: str, count: int) -> Iterator[Atom]:
    """A stretch of `count` units up to or from the document's date."""
    there = shift(this.today, count, unit) if this.today and count else None
    if there and this.today:
        span = (min(there, this.today), max(there, this.today))
        yield from _fixed(match, span, "period", loose=True)


def _weekday_of(this: Cut, match: re.Match[str], week: Interval | None) -> Iterator[Atom]:
    """«dinsdag vorige week», «volgende week dinsdag»."""
    if week and this.value("unit", match.start("u")) == "week":
        day = week[0] + timedelta(int(this.value("weekday", match.start("w"))))
        yield from _fixed(match, (day, day), "day")


def _near_weekday(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«afgelopen dinsdag», «maandag a.s.»; the nearest such day on that side."""
    way = way_of(this, match)
    if not this.today or not way:
        return
    wanted = int(this.value("weekday", match.start("w")))
    away = (this.today.weekday() - wanted) % 7 or 7
    day = this.today - timedelta(away) if way < 0 else this.today + timedelta(7 - away or 7)
    yield from _fixed(match, (day, day), "day")


def _ago(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«drie weken geleden», «over twee weken»."""
    unit = str(this.value("unit", match.start("u")))
    sign = -1 if match["z"] else 1
    day = shift(this.today, sign * _count(this, match), unit) if this.today else None
    if day:
        span = (day, day) if unit in ("day", "week") else unit_span(day, "month")
        yield from _fixed(match, span, "day", loose=unit != "day")


def _recess(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«het zomerreces», «het kerstreces van 2022»."""
    kind = str(this.value("recess", match.start("c")))
    recesses = this.words.recesses
    weak, way = kind == "any", way_of(this, match)
    fit = partial(recess_spans, kind=kind, recesses=recesses)
    yield Atom(match.start(), match.end(), "recess", fit, year_of(this, match), way, weak)


def _event(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«Prinsjesdag», «de begrotingsbehandeling»."""
    name = str(this.value("event", match.start("v")))
    year, way = year_of(this, match), way_of(this, match)
    weak = name == "budget_debates"
    if name == "budget_papers" and year is None:  # «bij de begroting is bezuinigd» dates nothing
        name, weak = "budget_day", this.pieces[match.start("v")].endswith("begroting")
    fit = partial(_event_fit, name, this)
    if weak and year is not None and not this.is_word("of", match.start("y") - 2):
        # «de behandeling van de begroting 2026» is in the year before; «… in 2025» in that
        fit = partial(_event_before, name, this)
    part = "end" if name == "year_end" else None  # «vóór het jaareinde» takes in its last day
    yield Atom(match.start(), match.end(), "event", fit, year, way, weak, part=part)


def _event_before(name: str, this: Cut, year: int) -> tuple[Interval, ...]:
    return _event_fit(name, this, year - 1)


def _event_fit(name: str, this: Cut, year: int) -> tuple[Interval, ...]:
    found = event_span(year, name, this.words.recesses)
    return (found,) if found else ()


def _numbered_week(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«week 12», as calendars count them (ISO 8601)."""
    printed = this.pieces[match.start("n")]
    if str(this.value("unit", match.start("u"))) != "week" or not printed.isdigit():
        return
    if not 0 < int(printed) <= _WEEKS or this.is_word("plural", match.start("u")):
        return
    fit = partial(_week_fit, int(printed))
    yield Atom(match.start(), match.end(), "week", fit, year_of(this, match))


def _week_fit(number: int, year: int) -> tuple[Interval, ...]:
    last = date(year, 12, 28).isocalendar().week
    monday = date.fromisocalendar(year, min(number, last), 1)
    return ((monday, monday + timedelta(6)),)


def _the_unit(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«het jaar» in «het einde van het jaar»: the one the document was written in."""
    unit = str(this.value("unit", match.start("u")))
    if this.today and unit != "day":
        span = unit_span(this.today, unit)
        for atom in _fixed(match, span, unit):
            yield replace(atom, weak=True)


RELATIVE_RULES: tuple[Rule, ...] = (
    rule("today", r"{today}", _today),
    rule(
        "unit",
        rf"{WHICH}(?:(?P<n>{{number}}|{{day}})~)?(?P<u>{{unit}})(?:~(?P<w>{{weekday}}))?",
        _unit,
    ),
    rule("unit", rf"(?P<w>{{weekday}})~(?:{{of}}~)?{WHICH}(?P<n>)(?P<u>{{unit}})", _unit),
    rule("weekday", rf"{WHICH}(?P<w>{{weekday}})(?!,?~{{day}})", _near_weekday),
    rule("weekday", r"(?P<w>{weekday})~(?P<r>{back}|{forward}|{future})", _near_weekday),
    rule("unit", r"(?P<n>{number}|{day})~(?P<u>{unit})~(?P<z>{ago})", _ago),
    rule("unit", r"(?P<z>)(?:{in_time}~)(?P<n>{number}|{day})~(?P<u>{unit})", _ago),
    rule(
        "unit",
        rf"(?P<u>{{unit}})~(?P<n>{{day}}|{{number}})(?!~{{month}}|[-./]|~{{unit}}){YEAR}",
        _numbered_week,
    ),
    rule("recess", rf"{WHICH}?(?P<c>{{recess}}){YEAR}", _recess),
    rule("event", rf"{WHICH}?(?P<v>{{event}})(?:~{{maybe_before}}(?=~{{yyyy}}))?{YEAR}", _event),
    rule("unit", r"{the}~(?P<u>{unit})", _the_unit),
)
