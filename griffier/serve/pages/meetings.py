"""Meetings, and the dossier of one in its four columns."""

import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.ledger.entries import Part, Session
from griffier.ledger.library import Library
from griffier.serve.site import further, kept, library_of, site_of
from griffier.service import dossiers, overview
from griffier.service.lasting import lasting
from griffier.service.standing import is_large
from griffier.track.dossier import Dossier

router = APIRouter(include_in_schema=False)

_PER_PAGE = 100
_MOST_LATER = 100


@router.get("/meetings")
def listed(
    request: Request,
    series: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    after: str | None = None,
) -> Response:
    """Meetings, the newest first."""
    wanted = dossiers.Wanted(series=series or None, since=since, until=until)
    library = library_of(request)
    found, count = dossiers.listed_of(library, wanted, _PER_PAGE + 1, after)
    more = found[_PER_PAGE - 1].session.id if len(found) > _PER_PAGE else None
    return site_of(request).page(
        request,
        "meetings.html",
        found=found[:_PER_PAGE],
        count=count,
        more=further(request, more),
        wanted=wanted,
        series=library.all_series(),
        parts=list(Part),
    )


@router.get("/meeting/{meeting}")
def dossier(request: Request, meeting: str) -> Response:
    """What was intended, claimed, declared and done since, row by row."""
    library, site = library_of(request), site_of(request)
    session = dossiers.find_session(library, meeting)
    if session.id != meeting:
        return RedirectResponse(f"/meeting/{session.id}", 307)

    def made() -> Response:
        found = lasting(library, ("dossier", session.id), lambda: _dossier(library, session))
        shown = [e for row in found.rows for column in row.columns.values() for e in column]
        return site.page(
            request,
            "meeting.html",
            dossier=found,
            session=session,
            cards=overview.cards_of(library, shown),
            parts=list(Part),
            address=site.address(request, f"/meeting/{session.id}"),
        )

    return kept(request, made)


def _dossier(library: Library, session: Session) -> Dossier:
    """In a large library fewer later lines are looked at: a page must come at once."""
    most = _MOST_LATER if is_large(library) else None
    return dossiers.dossier_of(library, session, most)
