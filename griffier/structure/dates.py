"""Dates as a letter's head prints them."""

import re
from datetime import date

from griffier.structure.wording import Wording


def date_of(match: re.Match[str], words: Wording) -> date | None:
    """The day a match of `Wording.date` names, or None where there is no such day.

    Figures stand for day, month, year, as both languages' official documents write them.
    """
    got = match.groupdict()
    day = got["d"] or got["d2"] or got["d3"] or got["d4"]
    year = got["y"] or got["y2"] or got["y3"] or got["y4"]
    named = got["m"] or got["m2"]
    month = words.months[named.lower()] if named else int(got["m3"] or got["m4"])
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def first_date(text: str, words: Wording) -> date | None:
    """The first whole date in a short text, or None."""
    match = words.date.search(text)
    return date_of(match, words) if match else None
