"""Promises to the House: what is due, over its day, or kept."""

import datetime
from bisect import bisect_left

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import UsageError
from griffier.ledger.entries import State
from griffier.serve.site import further, library_of, site_of
from griffier.service import standing
from griffier.track.calendar import as_ics
from griffier.track.due import Due, Wish

router = APIRouter(include_in_schema=False)

_PER_PAGE = 100
_EVENTS = 150  # deadlines in one calendar
_PAST = datetime.timedelta(days=90)


@router.get("/promises")
def promises(
    request: Request,
    state: str = "",
    ministry: str = "",
    on: datetime.date | None = None,
    after: str | None = None,
) -> Response:
    """Promises to the House as they stand on a day."""
    day = on or datetime.date.today()
    wish = Wish(states=_states(state), ministry=ministry or None, every=True)
    found, count = standing.due_after(library_of(request), day, wish, _PER_PAGE + 1, after)
    more = found[_PER_PAGE - 1].entry.id if len(found) > _PER_PAGE else None
    kinds = standing.kinds(library_of(request), day)
    return site_of(request).page(
        request,
        "promises.html",
        found=found[:_PER_PAGE],
        count=count,
        more=further(request, more),
        day=day,
        chosen=state,
        ministry=ministry,
        states=kinds.states,
        ministries=kinds.ministries,
    )


@router.get("/promises.ics")
def deadlines(
    request: Request, since: datetime.date | None = None, after: str | None = None
) -> Response:
    """The deadlines as a calendar to subscribe to, the earliest first. Where there are more than
    a program takes at ease, those of the last three months and what comes, or from `since` on;
    the header Link leads to those that follow."""
    day = datetime.date.today()
    library = library_of(request)
    if after is None:
        every = standing.due(library, day, Wish())
        begin = since or (day - _PAST if len(every) > _EVENTS else datetime.date.min)
        first = bisect_left(every, begin, key=_last_day)
        found = every[first : first + _EVENTS + 1]
    else:
        found, _ = standing.due_after(library, day, Wish(), _EVENTS + 1, after)
    answer = Response(as_ics(found[:_EVENTS], day), media_type="text/calendar")
    if len(found) > _EVENTS:
        last = found[_EVENTS - 1].entry.id
        answer.headers["Link"] = f'</promises.ics?after={last}>; rel="next"'
    return answer


def _last_day(due: Due) -> datetime.date:
    return due.entry.deadline.last if due.entry.deadline else datetime.date.max


def _states(state: str) -> frozenset[State]:
    if not state:
        return frozenset()
    if state not in set(State):
        raise UsageError(f"{state!r} is no state; there are {', '.join(State)}.")
    return frozenset({State(state)})
