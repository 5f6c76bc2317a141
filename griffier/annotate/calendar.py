"""Calendar arithmetic: what a named part of a year is, as inclusive intervals of days."""

from calendar import monthrange
from datetime import date, timedelta

from griffier.lexicon.dates import Recess

Interval = tuple[date, date]

# Seasons by the meteorological calendar (KNMI): whole months, winter from December.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MEMORANDA = {"spring_memorandum": (6, 1), "autumn_memorandum": (12, 1)}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "halfyear": 6, "year": 12, "decade": 120}


def month_span(year: int, month: int, months: int = 1) -> Interval:
    """`months` whole months from the first of `month`."""
    last_year, last_month = divmod(year * 12 + month - 1 + months - 1, 12)
    return date(year, month, 1), date(
        last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]
    )


def day_span(year: int, month: int, day: int) -> Interval | None:
    """One day, or None where the calendar has no such day (30 February)."""
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def season_span(year: int, season: str) -> Interval:
    """The season that begins in `year`."""
    return month_span(year, _SEASONS[season], 3)


def part_span(year: int, unit: str, ordinal: int) -> Interval | None:
    """The `ordinal`-th quarter or half of a year; None where a year has no such part."""
    months = _MONTHS[unit]
    if ordinal * months > 12:
        return None
    return month_span(year, (ordinal - 1) * months + 1, months)


def unit_span(day: date, unit: str, offset: int = 0) -> Interval | None:
    """The calendar week, month, quarter or year `offset` units from the one with `day`."""
    if unit == "day":
        there = day + timedelta(offset)
        return there, there
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * offset)
        return monday, monday + timedelta(6)
    months = _MONTHS.get(unit)
    if months is None or unit == "half":
        return None
    if unit == "decade":  # as targets are set: the one that 2030 ends
        first = (day.year - 1) // 10 * 10 + 1 + 10 * offset
        return date(first, 1, 1), date(first + 9, 12, 31)
    block = (day.year * 12 + day.month - 1) // months + offset
    year, month = divmod(block * months, 12)
    return month_span(year, month + 1, months)


def shift(day: date, count: int, unit: str) -> date | None:
    """`day` moved by `count` units; the day of the month is cut to the month's length."""
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    months = _MONTHS.get(unit)
    if months is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def third(span: Interval, part: str) -> Interval:
    """The begin, mid or end of a period, where words leave the days open.

    A month has three times ten days or so; quarters and seasons a month each; of a year
    the begin and the end are its first and last quarter, the middle is May to August; of ten
    years three at either end.
    """
    first, last = span
    days = (last - first).days + 1
    if days > 3600:
        years = {"begin": (0, 3), "mid": (3, 4), "end": (7, 3)}[part]
        return month_span(first.year + years[0], 1, years[1] * 12)
    if days > 360:
        months = {"begin": (1, 3), "mid": (5, 4), "end": (10, 3)}[part]
        return month_span(first.year, *months)
    if first.day == 1 and days > 80:
        size = round(days / 30.4) // 3
        step = {"begin": 0, "mid": 1, "end": 2}[part] * size
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        return month_span(year, month + 1, size)
    size = max(days // 3, 1)
    if part == "begin":
        return first, first + timedelta(size - 1)
    if part == "mid":
        return first + timedelta(size), first + timedelta(2 * size - 1)
    return first + timedelta(min(2 * size, days - 1)), last


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def event_span(year: int, event: str, recesses: tuple[Recess, ...]) -> Interval | None:
    """A day or period with a name of its own, in the year it begins in.

    The memoranda of spring and autumn are due by the first of June and of December
    (article 2.26 of the Comptabiliteitswet 2016). The budgets are debated
    from the week after Prinsjesdag (the third Tuesday of September, article 65 of the
    Grondwet) until the Christmas recess.
    """
    tuesday = date(year, 9, 15) + timedelta((1 - date(year, 9, 15).weekday()) % 7)
    if event == "budget_day":
        return tuesday, tuesday
    if event in _MEMORANDA:
        return day_span(year, *_MEMORANDA[event])
    if event == "budget_papers":  # named by the year they are for
        return event_span(year - 1, "budget_day", recesses)
    if event == "budget_debates":
        ends = [r.first for r in recesses if r.kind == "christmas" and r.year == year]
        return (tuesday + timedelta(7), ends[0] - timedelta(1)) if ends else None
    if event in ("easter", "pentecost"):
        sunday = easter(year) + timedelta(49 if event == "pentecost" else 0)
        return sunday, sunday
    if event == "christmas":
        return date(year, 12, 25), date(year, 12, 26)
    if event == "new_year":  # the turn of the year is over on the first of January
        return date(year + 1, 1, 1), date(year + 1, 1, 1)
    return date(year, 12, 31), date(year, 12, 31)


def recess_spans(year: int, kind: str, recesses: tuple[Recess, ...]) -> tuple[Interval, ...]:
    """The recesses of `kind` (or «any») that begin in `year`."""
    return tuple((r.first, r.last) for r in recesses if r.year == year and kind in (r.kind, "any"))
