"""Which year a day or period means that names none."""

from datetime import date

from griffier.annotate.calendar import Interval
from griffier.annotate.pieces import Atom

# How far a date without a year may lie from the document's date. Within a year there is
# one day on that side; a named weekday asks for less, or a wrong weekday would fit a
# neighbouring year.
_REACH = 366
_REACH_WITH_WEEKDAY = 330
_WRITTEN_BEFORE = 7  # days between the writing of a letter and its date


def resolve(atom: Atom, today: date | None) -> Interval | None:
    """The one interval an atom means, or None: in its own year, else in the year nearest
    the document's date, on the side the words name."""
    if atom.year is not None:
        spans = atom.fit(atom.year)
        return spans[0] if len(spans) == 1 else None
    if today is None:
        return None
    reach = _REACH_WITH_WEEKDAY if atom.weekday else _REACH
    options = [s for y in range(today.year - 2, today.year + 3) for s in atom.fit(y)]
    near = [s for s in options if _distance(s, today) <= reach and _on_side(s, atom.way, today)]
    return min(near, key=lambda span: _distance(span, today), default=None)


def _distance(span: Interval, today: date) -> int:
    if span[0] <= today <= span[1]:
        return 0
    return min(abs((span[0] - today).days), abs((span[1] - today).days))


def _on_side(span: Interval, way: int, today: date) -> bool:
    if way < 0:
        return span[0] <= today
    # «24 en 25 juni a.s.» in a letter of the 25th was written before it was signed
    return way == 0 or span[0] > today or 0 <= (today - span[0]).days <= _WRITTEN_BEFORE
