"""Meetings, promises, instruments, and what came of a statement."""

import datetime
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from griffier.ledger.entries import State
from griffier.serve.api.documents import Days, Id, Part
from griffier.serve.api.machinery import Listed, behind
from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import further, library_of
from griffier.service import dossiers, instruments, standing
from griffier.service.dossier_json import dossier_dict, listed_dict
from griffier.track.due import Wish
from griffier.track.instrument_rows import instrument_row
from griffier.track.rows import due_row, trail_row

router = guarded("following up")

Json = dict[str, Any]


class MeetingsAsked(Days, Part):
    """What meetings are asked for."""

    series: str | None = Field(None, examples=["jha-council"])
    body: str | None = None


class PromisesAsked(Part):
    """What promises are asked for."""

    on: datetime.date | None = Field(None, description="As they stand on that day, or today.")
    state: State | None = None
    ministry: str | None = Field(None, description="Any part of its name.")


@router.get("/meetings", response_model=Listed[Json], summary="Meetings, the newest first")
def meetings(request: Request, asked: Annotated[MeetingsAsked, Query()]) -> Listed[Json]:
    """The meetings of the library, with how many documents each column has."""
    wanted = dossiers.Wanted(asked.body, asked.series, asked.since, asked.until)
    found, count = dossiers.listed_of(library_of(request), wanted, asked.limit + 1, asked.after)
    more = found[asked.limit - 1].session.id if len(found) > asked.limit else None
    items = [listed_dict(each) for each in found[: asked.limit]]
    return Listed(items, count, further(request, more))


class RowsAsked(BaseModel):
    """Which rows of a dossier."""

    limit: int = Field(50, ge=1, le=500, description="How many rows at a time.")
    after: int = Field(0, ge=0, le=1_000_000, description="How many rows were seen before.")


@router.get("/meetings/{meeting}", response_model=Json, summary="The dossier of a meeting")
def meeting(request: Request, meeting: str, asked: Annotated[RowsAsked, Query()]) -> Json:
    """Intended, claimed, declared and since, row by row: `count` is how many rows there are,
    `next` the address of those that follow, or null."""
    library = library_of(request)
    found = dossiers.shown_dossier(library, dossiers.find_session(library, meeting))
    count, behind = len(found.rows), asked.after + asked.limit
    onward = further(request, str(behind) if behind < count else None)
    return {**dossier_dict(found, asked.after, asked.limit), "count": count, "next": onward}


@router.get("/promises", response_model=Listed[Json], summary="Promises to the House")
def promises(request: Request, asked: Annotated[PromisesAsked, Query()]) -> Listed[Json]:
    """Promises with their deadlines as they stand on a day, the earliest deadline first."""
    states = frozenset({asked.state} if asked.state else ())
    wish = Wish(states=states, ministry=asked.ministry, every=True)
    day = asked.on or datetime.date.today()
    library, limit = library_of(request), asked.limit
    found, count = standing.due_after(library, day, wish, limit + 1, asked.after)
    more = found[limit - 1].entry.id if len(found) > limit else None
    return Listed([due_row(each) for each in found[:limit]], count, further(request, more))


@router.get("/statements/{entry}/trail", response_model=Json, summary="What came of a statement")
def trail(request: Request, entry: Id, on: datetime.date | None = None) -> Json:
    """How an ask or promise stands on a day, by which rule, and all that bears on it."""
    day = on or datetime.date.today()
    library = library_of(request)
    return trail_row(standing.standing(library, library.entry(entry), day))


@router.get("/instruments", response_model=Listed[Json], summary="Packages, plans and acts")
def all_instruments(request: Request, asked: Annotated[Part, Query()]) -> Listed[Json]:
    """What the documents speak of under a name of its own."""
    every = instruments.shown_instruments(library_of(request))
    first = behind([each.id for each in every], asked.after)
    found = every[first : first + asked.limit]
    more = found[-1].id if first + asked.limit < len(every) else None
    return Listed([instrument_row(each) for each in found], len(every), further(request, more))


@router.get("/instruments/{instrument}", response_model=Json, summary="One instrument")
def one_instrument(request: Request, instrument: str) -> Json:
    """Who presented it and when, what was said of it, where its text is."""
    return instrument_row(instruments.shown_instrument(library_of(request), instrument), whole=True)
