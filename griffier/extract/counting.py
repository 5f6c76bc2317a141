"""Days counted and moved: what the reading of deadlines reckons with."""

import datetime
from calendar import monthrange

from griffier.model import Moment


def length(moment: Moment) -> int:
    """The days of a moment, both ends included."""
    return (moment.last - moment.first).days + 1


def a_year_on(day: datetime.date) -> datetime.date:
    """The same day a year on; 29 February becomes the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def recounted(last: datetime.date, counted: datetime.date, start: datetime.date) -> datetime.date:
    """`last` as far behind `start` as it was behind `counted`, in months where it was."""
    months = (last.year - counted.year) * 12 + last.month - counted.month
    if not months or last.day != counted.day:
        return start + (last - counted)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
