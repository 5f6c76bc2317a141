"""Dates, periods and deadlines in a text, absolute and relative to the document's date.

What cannot be dated for certain is left out: a weekday that contradicts its date, a day
the calendar does not have, a relative date in a document without a date of its own, and
words without an interval («zo spoedig mogelijk», «binnenkort»).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from griffier.annotate.calendar import Interval, part_span, third, unit_span
from griffier.annotate.date_rules import atoms
from griffier.annotate.deadlines import deadline, within
from griffier.annotate.pieces import Atom, Cut, cut, pattern
from griffier.annotate.ranges import in_years, joined
from griffier.annotate.resolving import resolve
from griffier.lexicon.dates import DateWords
from griffier.model import Letter, Moment, Span

_TOLD_OF = ("declaration", "conclusions", "report")
_OPENING = 1500  # characters in which a declaration tells when its authors met
_SESSION = 14  # days; what is longer is no meeting

_PART = pattern(r"(?P<f>{begin}|{mid}|{end}|{course})(?:~{of})?(?:~{the})?~?$")
_WEEK_OF = pattern(r"(?P<u>{unit})~{of}~(?:{the}~)?$")
_ORDINAL_PART = pattern(r"(?P<o>{ordinal})~(?P<u>{unit})~{of}(?:~{the})?~$")


def find_moments(
    text: str, words: DateWords, today: date | None, taken: Sequence[Span] = ()
) -> tuple[Moment, ...]:
    """The moments of `text`, in order, without overlap. `today` is the document's date.

    Nothing is found within the spans `taken`, which must be in order (URLs and numbers
    of documents hold digits that are no dates).
    """
    return find_times(text, words, today, taken)[0]


def find_times(
    text: str, words: DateWords, today: date | None, taken: Sequence[Span] = ()
) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """The moments of `text`, and the days and periods as they are named, deadlines
    undone: of «vóór de Raad van 6 juni» the second holds «6 juni»."""
    this = cut(text, words, today)
    free = in_years(this, _outside(this, atoms(this), taken))
    whole = joined(this, _apply_parts(this, free))
    plain = [(atom, _moment(this, atom)) for atom in whole]
    found = [each for atom, named in plain if (each := deadline(this, atom, resolve) or named)]
    ordered = sorted([*found, *within(this)], key=lambda m: (m.start, -m.end))
    return _apart(ordered), tuple(named for _, named in plain if named)


def dated_by_text(letter: Letter, words: DateWords) -> date | None:
    """The day that a document without a date is read from: the middle of the period its
    title names («Raden in de tweede helft van 2017»), else, of a declaration or report, the first
    day its opening names in full (“met in Brussels on 14 June 2021”)."""
    named = find_times(letter.metadata.title or "", words, None)[1]
    if len(named) == 1:
        return named[0].first + (named[0].last - named[0].first) // 2
    if letter.metadata.kind not in _TOLD_OF:
        return None
    opening = find_times(letter.text.text[:_OPENING], words, None)[1]
    return next((m.last for m in opening if (m.last - m.first).days < _SESSION), None)


def _apart(found: list[Moment]) -> tuple[Moment, ...]:
    """Moments without overlap, the earlier and longer first."""
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return tuple(kept)


def _outside(this: Cut, found: list[Atom], taken: Sequence[Span]) -> list[Atom]:
    starts = [span.start for span in taken]

    def free(atom: Atom) -> bool:
        before = bisect_right(starts, this.starts[atom.end] - 1) - 1
        return before < 0 or taken[before].end <= this.starts[atom.start]

    return [atom for atom in found if free(atom)]


def _apply_parts(this: Cut, found: list[Atom]) -> list[Atom]:
    """Take the words before a period into it: «eind», «medio», «tweede helft van»."""
    result: list[Atom] = []
    for atom in found:
        floor = 0 if not result or result[-1].weak else result[-1].end
        changed = (_week_of if atom.grain == "day" else _with_part)(this, atom, floor)
        if changed and result and result[-1].end > changed.start:
            result.pop()
        result.append(changed or atom)
    return result


def _week_of(this: Cut, atom: Atom, floor: int) -> Atom | None:
    """«in de week van 10 juni»: Monday to Sunday."""
    before = this.classes[max(floor, atom.start - 6) : atom.start]
    match = _WEEK_OF.search(before)
    if not match:
        return None
    start = atom.start - len(before) + match.start()
    if this.value("unit", start) != "week" or this.is_word("plural", start):
        return None
    return replace(atom, start=start, grain="week", fit=partial(_weeks, atom))


def _weeks(atom: Atom, year: int) -> tuple[Interval, ...]:
    weeks = (unit_span(first, "week") for first, _ in atom.fit(year))
    return tuple(week for week in weeks if week)


def _with_part(this: Cut, atom: Atom, floor: int) -> Atom | None:
    before = this.classes[max(floor, atom.start - 6) : atom.start]
    if match := _PART.search(before):
        start = atom.start - len(before) + match.start()
        for part in ("begin", "mid", "end"):
            if this.is_word(part, start):
                fit = partial(_third, atom, part)
                return replace(atom, start=start, fit=fit, weak=False, approximate=True, part=part)
        return replace(atom, start=start, weak=False)
    before = this.classes[max(0, atom.start - 8) : atom.start]
    if match := _ORDINAL_PART.search(before):
        start = atom.start - len(before) + match.start()
        unit = this.value("unit", start + 2)
        if unit in ("half", "halfyear", "quarter", "week") and atom.grain in ("year", "month"):
            ordinal = int(this.value("ordinal", start))
            if unit == "week":
                ordinal = 0 if this.is_word("final", start) else ordinal
                fit = partial(_ordinal_week, atom, ordinal)
            else:
                fit = partial(_ordinal_part, atom, str(unit), ordinal)
            loose = unit == "week"
            return replace(atom, start=start, fit=fit, weak=False, approximate=loose, part="some")
    return None


def _third(atom: Atom, part: str, year: int) -> tuple[Interval, ...]:
    return tuple(third(span, part) for span in atom.fit(year))


def _ordinal_week(atom: Atom, ordinal: int, year: int) -> tuple[Interval, ...]:
    """«de eerste week van april»: its first seven days; the last (0) is its last seven."""
    if atom.grain != "month":
        return ()
    step = timedelta(7 * (ordinal - 1))
    spans = ((z - timedelta(6), z) if not ordinal else (f + step, f + step + timedelta(6))
             for f, z in atom.fit(year))  # fmt: skip
    return tuple(spans)


def _ordinal_part(atom: Atom, unit: str, ordinal: int, year: int) -> tuple[Interval, ...]:
    spans = atom.fit(year)
    if atom.grain == "year":
        parts = (part_span(first.year, unit, ordinal) for first, _ in spans)
        return tuple(part for part in parts if part)
    if unit == "quarter" or ordinal > 2:
        return ()
    middle = timedelta(14)  # the first half of a month is its first fifteen days
    halves = ((f, f + middle) if ordinal == 1 else (f + middle + timedelta(1), z) for f, z in spans)
    return tuple(halves)


def _moment(this: Cut, atom: Atom) -> Moment | None:
    span = None if atom.weak else resolve(atom, this.today)
    if span is None:
        return None
    kind = "date" if span[0] == span[1] else "period"
    start, end = this.starts[atom.start], this.starts[atom.end]
    coming = _coming(atom, span, this.today)
    return Moment(start, end, *span, kind=kind, approximate=atom.approximate, coming=coming)


def _coming(atom: Atom, span: Interval, today: date | None) -> Interval | None:
    """Of a stretch without a year that is past, the next: «met Prinsjesdag»."""
    if today is None or span[1] >= today or atom.year is not None or atom.way < 0:
        return None
    options = [s for year in (today.year, today.year + 1) for s in atom.fit(year)]
    return min((s for s in options if s[0] >= today), default=None)
