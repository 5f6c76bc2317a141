"""Stretches of time that stand together: ranges, lists with one year, a day in a year."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from griffier.annotate.calendar import Interval
from griffier.annotate.pieces import DASH, Atom, Cut, pattern
from griffier.annotate.resolving import resolve

_RANGE = pattern(rf"~?(?:{{until}}|{DASH}|/)~?(?:{{the}}~)?$")
_AND = pattern(r",?~{and}~(?:{of}~)?(?:{the}~)?$")
_COMMA = pattern(r",~$")
_IN_YEAR = pattern(r"~(?:{of}~)?(?:{the}~)?")
_IN_YEARS = frozenset({"day", "month", "period", "event", "recess"})
_LONGER = frozenset({"month", "period"})


def in_years(this: Cut, found: Sequence[Atom]) -> list[Atom]:
    """«in juni (van) volgend jaar», «vóór 1 mei van dit jaar»: a day or month in the year
    behind it."""
    result: list[Atom] = []
    for atom in found:
        last = result[-1] if result else None
        if last is not None and last.year is None and atom.grain == "year" and atom.year:
            gap = this.classes[last.end : atom.start]
            if last.grain in _IN_YEARS and _IN_YEAR.fullmatch(gap):
                result[-1] = replace(last, end=atom.end, year=atom.year, weak=False)
                continue
        result.append(atom)
    return result


def joined(this: Cut, found: list[Atom]) -> list[Atom]:
    """Join ranges («30 juni – 1 juli»), and hand a year back along a list
    («8 mei en 12 juni 2022»)."""
    result: list[Atom] = []
    for atom in reversed(found):
        after = result[-1] if result else None
        gap = this.classes[atom.end : after.start] if after and after.start - atom.end < 9 else None
        if after is None or gap is None:
            result.append(atom)
            continue
        between = this.is_word("between", atom.start - 2)
        if _RANGE.match(gap) or (between and _AND.match(gap)):
            result[-1] = _range(this, _inherit(this, atom, after), after) or after
        elif _AND.match(gap) or (_COMMA.match(gap) and after.grain == "day"):
            earlier = _inherit(this, atom, after)
            days = _consecutive(this, earlier, after) if _AND.match(gap) else None
            result[-1:] = [days] if days else [after, earlier]
        else:
            result.append(atom)
    return result[::-1]


def _inherit(this: Cut, atom: Atom, after: Atom) -> Atom:
    """`atom` with the year and direction of the date it is listed with."""
    if atom.year is not None or atom.way:
        return atom
    settled = resolve(after, this.today)
    if settled is None or (after.year is None and not after.way):
        return replace(atom, way=after.way)
    year = settled[0].year
    fits = [span for y in (year, year - 1) for span in atom.fit(y) if span[0] <= settled[1]]
    return replace(atom, year=fits[0][0].year) if fits else atom


def _range(this: Cut, first: Atom, last: Atom) -> Atom | None:
    loose = first.approximate or last.approximate
    ways = (first.year, last.year, first.way or None, last.way or None)
    if {first.grain, last.grain} <= _LONGER and ways.count(None) == len(ways):
        fit = partial(_range_fit, first, last)  # «eind mei/begin juni», in whatever year
        return Atom(first.start, last.end, "period", fit, approximate=loose)
    begin, end = resolve(first, this.today), resolve(last, this.today)
    if begin and end and end[1] < begin[0]:  # «van december tot mei»: the year after
        years = (begin[0].year, begin[0].year + 1) if last.year is None else ()
        later = (span for year in years for span in last.fit(year) if span[1] >= begin[0])
        end = next(later, None)
    if not begin or not end or end[1] < begin[0]:
        return None
    span = (begin[0], end[1])
    grain = "day" if first.grain == last.grain == "day" else "period"
    return Atom(first.start, last.end, grain, lambda _: (span,), span[0].year, approximate=loose)


def _range_fit(first: Atom, last: Atom, year: int) -> tuple[Interval, ...]:
    begins = first.fit(year)
    ends = [span for one in (year, year + 1) for span in last.fit(one)]
    spans = ((f[0], next((z[1] for z in ends if z[1] >= f[0]), f[1])) for f in begins)
    return tuple(spans)


def _consecutive(this: Cut, first: Atom, last: Atom) -> Atom | None:
    """«30 juni en 1 juli»: two days that follow one another are one stretch."""
    begin, end = resolve(first, this.today), resolve(last, this.today)
    if first.grain != "day" or last.grain != "day" or not begin or not end:
        return None
    return _range(this, first, last) if (end[0] - begin[1]).days == 1 else None
