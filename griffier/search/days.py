"""Days as they are typed in a query: a year, a month, a day, in ISO or the Dutch order."""

import calendar
import datetime
import re
from typing import Final

from griffier.errors import QueryError

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DUTCH: Final = re.compile(r"(?:(\d{1,2})[-./])?(\d{1,2})[-./](\d{4})")


def period(text: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of «2022», «2022-12», «2022-12-06» or «6-12-2022»; «A..B» from
    the first day of A to the last of B. Raises QueryError for anything else."""
    begin, dots, end = text.partition("..")
    if dots:
        first, last = period(begin)[0], period(end)[1]
        if last < first:
            raise QueryError(f"«{text}» ends before it begins")
        return first, last
    if found := _ISO.fullmatch(text):
        return _span(found[1], found[2], found[3], text)
    if found := _DUTCH.fullmatch(text):
        return _span(found[3], found[2], found[1], text)
    raise QueryError(f"«{text}» is no day; write 2022, 2022-12, 2022-12-06 or 2022-01..2022-06")


def _span(
    year: str, month: str | None, day: str | None, text: str
) -> tuple[datetime.date, datetime.date]:
    try:
        if month is None:
            return datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
        if day is None:
            days = calendar.monthrange(int(year), int(month))[1]
            first = datetime.date(int(year), int(month), 1)
            return first, first.replace(day=days)
        one = datetime.date(int(year), int(month), int(day))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise QueryError(f"«{text}» is no day of the calendar") from error
    return one, one


def in_words(first: datetime.date, last: datetime.date) -> str:
    """The shortest way to type these days: «2022», «2022-12», «2022-12-06»."""
    if first == last:
        return first.isoformat()
    for text in (f"{first:%Y}", f"{first:%Y-%m}"):
        if period(text) == (first, last):
            return text
    return f"{first.isoformat()}..{last.isoformat()}"
