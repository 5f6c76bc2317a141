"""The rules that find a named stretch of time, and what each of them means."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from griffier.annotate.calendar import (
    Interval,
    day_span,
    month_span,
    part_span,
    season_span,
)
from griffier.annotate.pieces import (
    AFTER,
    DASH,
    FREE,
    WHICH,
    YEAR,
    Atom,
    Cut,
    Rule,
    number_in,
    pattern,
    rule,
    way_of,
    year_of,
)
from griffier.annotate.relative_rules import RELATIVE_RULES
from griffier.lexicon.dates import LETTER

_APART = rf"(?:,~?|,?~{{and}}~|~?/~?|~?{DASH}~?|~{{until}}~(?:{{the}}~)?)"
_DAYS = rf"{{day}}(?:{_APART}(?:{{weekday}},?~)?{{day}}){{0,6}}"


def atoms(this: Cut) -> list[Atom]:
    """Every named stretch of time, in order, without overlap; the longest wins."""
    found: list[Atom] = []
    for start, end in _stretches(this.classes):
        stretch = this.classes[start:end]
        for each in (*RULES, *RELATIVE_RULES):
            if each.letter in stretch:
                # one letter more, so that a look ahead sees what follows
                for match in each.pattern.finditer(this.classes, start, end + 1):
                    found.extend(each.build(this, match))
    found.sort(key=lambda a: (a.start, -a.end))
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _stretches(classes: str) -> Iterator[tuple[int, int]]:
    """The stretches between two words that can stand in no date, where they hold a word
    that can be the core of one."""
    end = 0
    for core in _CORE.finditer(classes):
        if core.start() >= end:
            start = classes.rfind("_", 0, core.start()) + 1
            end = classes.find("_", core.start())
            end = len(classes) if end < 0 else end
            yield start, end


def _after_prep(this: Cut, at: int) -> bool:
    """Whether a preposition of time stands right before piece `at`."""
    return at >= 2 and this.classes[at - 1] == " " and this.is_word("prep", at - 2)


def _capital(this: Cut, at: int) -> bool:
    """«May» is a month, «may» is a verb."""
    return this.pieces[at] not in this.words.capitals or this.text[this.starts[at]].isupper()


def _day(month: int, days: tuple[int, int], weekday: int | None, year: int) -> tuple[Interval, ...]:
    first, last = day_span(year, month, days[0]), day_span(year, month, days[1])
    if not first or not last or weekday not in (None, first[0].weekday()):
        return ()
    return ((first[0], last[0]),)


def _day_month(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«dinsdag 6 december 2022», «6, 7 en 8 mei», «14 tot en met 16 juli»."""
    if not _capital(this, match.start("m")):
        return
    month = int(this.value("month", match.start("m")))
    base = Atom(match.start(), match.end(), "day", _none, year_of(this, match), way_of(this, match))
    start, end = match.span("d")
    at = [i for i in range(start, end) if this.classes[i] == LETTER["day"]]
    days = [number_in(this.pieces[i]) for i in at]
    names = dict(zip(at, days, strict=True))
    if _one_run(this, at, days):
        fit = partial(_day, month, (days[0], days[-1]), _weekday(this, match))
        yield replace(base, fit=fit, weekday=match["w"] is not None)
        return
    for i in at:
        first = base.start if i == at[0] else i
        last = base.end if i == at[-1] else i + 1
        yield replace(base, start=first, end=last, fit=partial(_day, month, (names[i],) * 2, None))


def _one_run(this: Cut, at: list[int], days: list[int]) -> bool:
    """Whether the days are one stretch: a range, or days that follow one another."""
    if any(b <= a for a, b in itertools.pairwise(days)):
        return len(days) == 1
    if all(b == a + 1 for a, b in itertools.pairwise(days)):
        return True
    between = this.classes[at[0] : at[-1]]
    return len(days) == 2 and bool(re.search(rf"{DASH}|{LETTER['until']}", between))


def _weekday(this: Cut, match: re.Match[str]) -> int | None:
    return int(this.value("weekday", match.start("w"))) if match["w"] else None


def _none(_: int) -> tuple[Interval, ...]:
    return ()


def _month_day(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«December 6, 2022»; without a year only after «on», for «in December 6 states»."""
    before = match.start() >= 2 and this.pieces[match.start() - 2] == "on"
    if match["y"] or match["w"] or before:
        yield from _day_month(this, match)


def _numeric(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«06-12-2022», «13.12.2014», «2022-12-06», «06/12/22»; day before month."""
    day, month, year = (this.pieces[match.start(g)] for g in ("d", "n", "y"))
    if not (day.isdigit() and month.isdigit() and year.isdigit()):
        return
    if len(year) == 2:
        if len(day) != 2 or len(month) != 2:
            return
        year = f"20{year}"
    elif len(year) != 4:
        return
    found = day_span(int(year), int(month), int(day)) if int(month) <= 12 else None
    if found:
        yield Atom(match.start(), match.end(), "day", lambda _: (found,), int(year))


def _months(months: tuple[int, int], back: int, year: int) -> tuple[Interval, ...]:
    """Whole months; «december tot en met mei 2023» began in the year before (`back`)."""
    first, last = months
    if last < first:
        return (month_span(year - back, first, 13 - first + last),)
    return (month_span(year, first, last - first + 1),)


def _month(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«december 2022», «mei tot en met juli 2023», «afgelopen mei», «in december»."""
    start, second = match.start("a") if match["a"] else match.start("m"), match.start("m")
    if not _capital(this, start) or not _capital(this, second):
        return
    first, last = int(this.value("month", start)), int(this.value("month", second))
    way, year = way_of(this, match), year_of(this, match)
    weak = year is None and way == 0 and not _after_prep(this, start)
    spans = [(match.start(), match.end(), 0)]
    if match["a"] and match["j"] and last != first + 1:  # «maart en juni 2023»
        spans = [(match.start(), match.end("a"), first), (second, match.end(), last)]
    elif match["a"] and match["j"] and last <= first:
        return
    for begin, end, month in spans:
        months = (month, month) if month else (first, last)
        yield Atom(
            begin, end, "month", partial(_months, months, int(year is not None)), year, way, weak
        )


def _season(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«voorjaar 2024», «dit najaar», «komende zomer»."""
    season = str(this.value("season", match.start("s")))
    year, way = year_of(this, match), way_of(this, match)
    if match["k"] and way == 0 and this.today:
        year = this.today.year
    before = this.classes[max(match.start() - 4, 0) : match.start()]
    in_the = re.search(pattern("(?:{of}|{prep})~{the}~$"), before)
    weak = not (year or way or in_the)
    yield Atom(match.start(), match.end(), "period", partial(_season_fit, season), year, way, weak)


def _season_fit(season: str, year: int) -> tuple[Interval, ...]:
    return (season_span(year, season),)


def _quarter(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«Q2 2024», «het tweede (of derde) kwartaal», «de eerste helft van 2023»."""
    if match["q"]:
        unit, ordinal = "quarter", int(this.value("quarter", match.start("q")))
    else:
        unit = str(this.value("unit", match.start("u")))
        ordinal = int(this.value("ordinal", match.start("o")))
    year = year_of(this, match)
    if match["p"] and unit in {"quarter", "halfyear"}:
        first = int(this.value("ordinal", match.start("p")))
        fit = partial(_parts_fit, unit, (first, ordinal))
        yield Atom(match.start(), match.end(), "quarter", fit, year)
    elif unit in {"quarter", "halfyear"} or (unit == "half" and year):
        yield Atom(match.start(), match.end(), "quarter", partial(_part_fit, unit, ordinal), year)


def _part_fit(unit: str, ordinal: int, year: int) -> tuple[Interval, ...]:
    found = part_span(year, unit, ordinal)
    return (found,) if found else ()


def _parts_fit(unit: str, ordinals: tuple[int, int], year: int) -> tuple[Interval, ...]:
    first, last = (part_span(year, unit, ordinal) for ordinal in ordinals)
    return ((first[0], last[1]),) if first and last and first < last else ()


def _years(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«2019–2024», «2021 en 2022»; a parliamentary year is no such period."""
    first, last = (int(this.pieces[match.start(g)]) for g in ("a", "b"))
    if this.is_word("session", match.start() - 2):
        return
    joined = match["j"] is None or this.is_word("between", match.start() - 2)
    if first < last and (joined or last == first + 1):
        span = (date(first, 1, 1), date(last, 12, 31))
        weak = match["j"] is not None and not _after_prep(this, match.start())
        yield Atom(match.start(), match.end(), "year", lambda _: (span,), first, 0, weak)


def _bare_year(this: Cut, match: re.Match[str]) -> Iterator[Atom]:
    """«in 2023», «sinds 2014», «het jaar 2022»."""
    year = int(this.pieces[match.start()])
    weak = not _after_prep(this, match.start())
    yield Atom(match.start(), match.end(), "year", lambda y: (month_span(y, 1, 12),), year, 0, weak)


RULES: tuple[Rule, ...] = (
    rule(
        "month",
        rf"{FREE}{WHICH}?(?:(?P<w>{{weekday}}),?~(?:{{the}}~)?)?(?P<d>{_DAYS})(?:~{{of}})?~"
        r"(?P<m>{month})(?:\.(?=~(?:{yyyy}|{back}|{forward})))?(?:,?~(?P<y>{yyyy}))?" + AFTER,
        _day_month,
    ),
    rule(
        "month",
        rf"(?:(?P<w>{{weekday}}),?~)?(?P<m>{{month}})\.?~(?P<d>{_DAYS})(?!~{{month}}|[-./])"
        r"(?:,?~(?P<y>{yyyy}))?",
        _month_day,
    ),
    rule(
        "day",
        r"(?<![-–/.,])(?P<d>{day})(?P<s>[-./–])(?P<n>{day})(?P=s)(?P<y>{yyyy}|{day})"
        r"(?![-/–]|\.[{day}_])",
        _numeric,
    ),
    rule("yyyy", r"(?<![-–/.,])(?P<y>{yyyy})-(?P<n>{day})-(?P<d>{day})(?![-/–])", _numeric),
    rule(
        "month",
        rf"{WHICH}?(?:(?P<a>{{month}})(?:~?(?:{{until}}|{DASH}|/)~?|(?P<j>~{{and}}~)))?"
        rf"(?P<m>{{month}})(?:\.(?=~{{yyyy}}))?{YEAR}{AFTER}",
        _month,
    ),
    rule("season", rf"{WHICH}?(?P<s>{{season}}){YEAR}{AFTER}", _season),
    rule("quarter", rf"(?P<q>{{quarter}})(?P<p>)(?P<o>)(?P<u>){YEAR}", _quarter),
    rule(
        "unit",
        rf"(?P<q>)(?:(?P<p>{{ordinal}})~{{and}}~)?(?P<o>{{ordinal}})~(?P<u>{{unit}}){YEAR}",
        _quarter,
    ),
    rule(
        "yyyy",
        rf"{FREE}(?P<a>{{yyyy}})(?:~?(?:{{until}}|{DASH})~?|(?P<j>~{{and}}~))(?P<b>{{yyyy}})"
        r"(?![-–/])",
        _years,
    ),
    rule("yyyy", rf"{FREE}{{yyyy}}(?![-–/.,]?[_{{day}}{{yyyy}}])", _bare_year),
)
# A word that can be the core of a date; without one there is nothing to try.
_CORE = re.compile("[" + "".join(sorted({r.letter for r in (*RULES, *RELATIVE_RULES)})) + "]")
