"""Promises to the House: what is due, over its day, or kept."""

import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import UsageError
from griffier.ledger.entries import State
from griffier.serve.site import library_of, site_of
from griffier.service import standing
from griffier.track.calendar import as_ics
from griffier.track.due import Wish

router = APIRouter(include_in_schema=False)


@router.get("/promises")
def promises(
    request: Request, state: str = "", ministry: str = "", on: datetime.date | None = None
) -> Response:
    """Promises to the House as they stand on a day."""
    day = on or datetime.date.today()
    wish = Wish(states=_states(state), ministry=ministry or None, every=True)
    found = standing.due(library_of(request), day, wish)
    kinds = standing.kinds(library_of(request), day)
    return site_of(request).page(
        request,
        "promises.html",
        found=found,
        day=day,
        chosen=state,
        ministry=ministry,
        states=kinds.states,
        ministries=kinds.ministries,
    )


@router.get("/promises.ics")
def deadlines(request: Request) -> Response:
    """The deadlines as a calendar to subscribe to."""
    day = datetime.date.today()
    found = standing.due(library_of(request), day, Wish())
    made = as_ics(found, day)
    return Response(made, media_type="text/calendar")


def _states(state: str) -> frozenset[State]:
    if not state:
        return frozenset()
    if state not in set(State):
        raise UsageError(f"{state!r} is no state; there are {', '.join(State)}.")
    return frozenset({State(state)})
