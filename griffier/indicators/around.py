"""What a series says before and after an ask or a promise.

Pure: it compares days and names, and leaves to `griffier.track` what follows from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from griffier.indicators.periods import Period, period
from griffier.ledger.entries import Entry, Figure, Series

_MOST = 3  # actors: what more are asked together is asked of nobody in particular


@dataclass(frozen=True, slots=True)
class Around:
    """The figures of one series on one country, split at a day, each part in order of time.

    `before` ended by that day, `after` began behind it, `during` holds it. Periods whose
    days nobody states («latest report») are in none.
    """

    series: Series
    subject: str
    day: date
    before: tuple[Figure, ...]
    during: tuple[Figure, ...]
    after: tuple[Figure, ...]

    @property
    def change(self) -> tuple[Figure, Figure] | None:
        """The last figure with a value before (or on) the day, and the newest after it."""
        known = [each for each in self.before if each.value is not None]
        later = [each for each in self.after if each.value is not None]
        return (known[-1], later[-1]) if known and later else None


def figures_around(
    entry: Entry, series: Iterable[Series], figures: Iterable[Figure]
) -> tuple[Around, ...]:
    """Before and after `entry`, for every series that can answer its concept.

    The figures are those on whoever is asked (the recipients), or on who promised where
    nobody is addressed. An entry without a day, a concept or such a country has none.
    """
    day = entry.date or entry.published
    if day is None or entry.concept is None:
        return ()
    fitting = [each for each in series if entry.concept in each.concepts]
    held = tuple(figures)
    found = [_around(each, subject, day, held) for each in fitting for subject in _subjects(entry)]
    return tuple(each for each in found if each.before or each.during or each.after)


def improved(around: Around) -> bool | None:
    """Whether the change goes the way an ask would have it; None where nothing can be said."""
    if not around.series.better or (pair := around.change) is None:
        return None
    first, last = pair[0].value, pair[1].value
    if first is None or last is None or first == last:
        return None
    return (last > first) == (around.series.better == "more")


def _subjects(entry: Entry) -> tuple[str, ...]:
    actors = entry.recipients or (entry.actors if entry.act == "COMMIT" else ())
    named = tuple(dict.fromkeys(actor.id for actor in actors))
    return named if len(named) <= _MOST else ()


def _around(series: Series, subject: str, day: date, figures: tuple[Figure, ...]) -> Around:
    own = [
        (period(each.period), each)
        for each in figures
        if each.series == series.id and each.subject == subject
    ]
    own.sort(key=lambda pair: (pair[0].last or date.max, pair[1].period))
    dated = [(meant, each) for meant, each in own if meant.first and meant.last]
    return Around(
        series,
        subject,
        day,
        tuple(each for meant, each in dated if _ends_by(meant, day)),
        tuple(each for meant, each in dated if not _ends_by(meant, day) and meant.meets(day, day)),
        tuple(each for meant, each in dated if meant.first and meant.first > day),
    )


def _ends_by(meant: Period, day: date) -> bool:
    return meant.last is not None and meant.last <= day
