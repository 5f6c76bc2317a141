"""Which sightings have to be looked at together when documents come in.

What is one meeting is decided by sightings of one series, or of one town or name, some
days apart. Starting from new sightings, their neighbours are asked for until no new ones
turn up; the rest of the library cannot change what is decided. However many documents a
library holds, a neighbourhood stays small: every question goes by an index.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from griffier.ledger.entries import Session, Sighting
from griffier.ledger.sightings import Ask
from griffier.track.placing import TOWN_AHEAD, TOWN_BACK, window
from griffier.track.series import load_series

_NEAR: Final = datetime.timedelta(days=15)  # the longest session, and a day
_ROUNDS: Final = 6

Find = Callable[[Sequence[Ask]], Iterable[Sighting]]


def neighbourhood(seeds: Iterable[Sighting], find: Find) -> list[Sighting]:
    """The dated sightings that bear on the dated `seeds`, the seeds among them."""
    known = {(each.document, each.local): each for each in seeds if each.first}
    fresh, asked = list(known.values()), set[Ask]()
    for _ in range(_ROUNDS):
        asks = merged(ask for each in fresh for ask in _asks(each))
        asks = [each for each in asks if each not in asked]
        if not asks:
            break
        asked |= set(asks)
        found = [each for each in find(asks) if each.first]
        fresh = [each for each in found if (each.document, each.local) not in known]
        known |= {(each.document, each.local): each for each in fresh}
    return list(known.values())


def _asks(each: Sighting) -> Iterable[Ask]:
    """Where the neighbours of a dated sighting are."""
    first, last = each.first or datetime.date.min, each.last or each.first or datetime.date.min
    days = first - _NEAR, last + _NEAR
    if each.series:
        yield Ask("series", each.series, *days)
        for other in _related(each.series):
            yield Ask("series", other, *days)
    else:
        yield Ask("key", each.key, *days)
    if each.place and each.summit:
        yield Ask("place", each.place, *days)


def _related(series: str) -> Iterable[str]:
    """Broader and narrower series, of which a session may be one and the same."""
    for kind in load_series().kinds.values():
        if kind.id == series:
            yield from kind.settings
        elif series in kind.settings:
            yield kind.id


def merged(asks: Iterable[Ask]) -> list[Ask]:
    """The questions, those of one series that overlap made into one."""
    result: list[Ask] = []
    for each in sorted(set(asks), key=lambda ask: (ask.column, ask.value, ask.first, ask.last)):
        last = result[-1] if result else None
        same = last and (last.column, last.value) == (each.column, each.value)
        if last and same and each.first <= last.last:
            end = max(last.last, each.last)
            result[-1] = Ask(last.column, last.value, last.first, end)
        else:
            result.append(each)
    return result


def asks_for_days(sighting: Sighting) -> Iterable[Ask]:
    """Where the session is that a dated sighting of a known series falls within."""
    if sighting.series and sighting.first:
        yield Ask("series", sighting.series, sighting.first - _NEAR, sighting.first)


def asks_for_candidates(sighting: Sighting) -> Iterable[Ask]:
    """Where the sessions are that a sighting without a day may be of."""
    day = sighting.around
    if day is None:
        return
    if sighting.place and sighting.summit:
        yield Ask("place", sighting.place, day - TOWN_BACK, day + TOWN_AHEAD)
    if sighting.series:
        back, ahead = (datetime.timedelta(days=31),) * 2 if sighting.month else window(sighting)
        yield Ask("series", sighting.series, day - back, day + ahead)


def asks_for_undated(session: Session) -> Iterable[Ask]:
    """Where the sightings without a day are that may be of a session that is new."""
    day = session.date
    if day is None:
        return
    kind = load_series().kind(session.series)
    far = datetime.timedelta(days=kind.every or 400)
    yield Ask("series", session.series, day - far, day + far)
    if session.place and kind.is_summit:
        yield Ask("place", session.place, day - TOWN_AHEAD, day + TOWN_BACK)
