"""What the reading of deadlines asks about a moment, and days counted and moved."""

import datetime
from bisect import bisect_left
from calendar import monthrange

from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Moment


def length(moment: Moment) -> int:
    """The days of a moment, both ends included."""
    return (moment.last - moment.first).days + 1


def of_a_noun(analysis: Analysis, moment: Moment, words: ContextWords) -> bool:
    """«de in mei te verschijnen evaluatie», «het uiterlijk in juni af te ronden onderzoek»:
    between an article and its noun."""
    opening = analysis.text[analysis.span.start : moment.start].lower().split()[-3:]
    first = analysis.text[moment.start : moment.end].lower().split()[0]
    if opening[2:] and opening[2] in words.articles and opening[1] in words.adnominal:
        opening.pop()  # «de in het voorjaar te publiceren monitor»
    if opening[1:] and opening[-1] in words.adnominal:
        opening.pop()
    elif first not in words.adnominal:
        return False
    if not opening or opening[-1] not in words.articles:
        return False
    return opening[-1] not in words.pronoun_articles or _before_noun(analysis, moment)


def _before_noun(analysis: Analysis, moment: Moment) -> bool:
    """«het in mei te verschijnen rapport», not «ik stuur het in mei toe»."""
    tokens = analysis.tokens
    at = bisect_left(tokens.starts, moment.end)
    if at + 1 >= len(tokens):
        return False
    if tokens.tags[at] & Tag.MARKER:
        return True
    attribute = tokens.tags[at] & (Tag.PARTICIPLE | Tag.ATTRIBUTE)
    return bool(attribute and tokens.tags[at + 1] & Tag.NOUN)


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
