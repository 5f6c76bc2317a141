"""Meetings, promises, instruments, and what came of a statement."""

import datetime
from typing import Any

from starlette.requests import Request

from griffier.ledger.entries import State
from griffier.serve.api.documents import Id
from griffier.serve.api.machinery import Listed
from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import library_of
from griffier.service import dossiers, instruments, standing
from griffier.service.dossier_json import dossier_dict, listed_dict
from griffier.track.due import Wish
from griffier.track.instrument_rows import instrument_row
from griffier.track.rows import due_row, trail_row

router = guarded("following up")

Json = dict[str, Any]


@router.get("/meetings", response_model=Listed[Json], summary="Meetings, the newest first")
def meetings(
    request: Request,
    series: str | None = None,
    body: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Listed[Json]:
    """Every meeting of the library, with how many documents each column has."""
    wanted = dossiers.Wanted(body, series, since, until)
    found = [listed_dict(each) for each in dossiers.listed(library_of(request), wanted)]
    return Listed(found, len(found), None)


@router.get("/meetings/{meeting}", response_model=Json, summary="The dossier of a meeting")
def meeting(request: Request, meeting: str) -> Json:
    """Intended, claimed, declared and since, row by row."""
    library = library_of(request)
    session = dossiers.find_session(library, meeting)
    return dossier_dict(dossiers.dossier_of(library, session))


@router.get("/promises", response_model=Listed[Json], summary="Promises to the House")
def promises(
    request: Request,
    on: datetime.date | None = None,
    state: State | None = None,
    ministry: str | None = None,
) -> Listed[Json]:
    """Promises with their deadlines, as they stand on a day; today if none is named."""
    wish = Wish(states=frozenset({state} if state else ()), ministry=ministry, every=True)
    found = standing.due(library_of(request), on or datetime.date.today(), wish)
    return Listed([due_row(each) for each in found], len(found), None)


@router.get("/statements/{entry}/trail", response_model=Json, summary="What came of a statement")
def trail(request: Request, entry: Id, on: datetime.date | None = None) -> Json:
    """How an ask or promise stands on a day, by which rule, and all that bears on it."""
    day = on or datetime.date.today()
    library = library_of(request)
    return trail_row(standing.standing(library, library.entry(entry), day))


@router.get("/instruments", response_model=Listed[Json], summary="Packages, plans and acts")
def all_instruments(request: Request) -> Listed[Json]:
    """What the documents speak of under a name of its own."""
    found = [instrument_row(each) for each in instruments.shown_instruments(library_of(request))]
    return Listed(found, len(found), None)


@router.get("/instruments/{instrument}", response_model=Json, summary="One instrument")
def one_instrument(request: Request, instrument: str) -> Json:
    """Who presented it and when, what was said of it, where its text is."""
    return instrument_row(instruments.shown_instrument(library_of(request), instrument), whole=True)
