"""Meetings, and the dossier of one in its four columns."""

import datetime
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Part
from griffier.serve.pages.common import near
from griffier.serve.site import further, kept, library_of, site_of
from griffier.service import dossiers, overview
from griffier.track.dossier import Row

router = APIRouter(include_in_schema=False)

_PER_PAGE = 100
_PART, _ROW, _LINE = 100_000, 1_200, 700  # bytes of a page, of a row, of a line in it


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
def dossier(
    request: Request, meeting: str, part: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """What was intended, claimed, declared and done since, row by row; of many rows a part."""
    library, site = library_of(request), site_of(request)
    session = dossiers.find_session(library, meeting)
    if session.id != meeting:
        return RedirectResponse(f"/meeting/{session.id}", 307)

    def made() -> Response:
        found = dossiers.shown_dossier(library, session)
        cut = _cut(found.rows)
        if part > len(cut):
            raise NotInLibrary(f"This dossier has {len(cut)} parts, and no part {part}.")
        rows = cut[part - 1]
        shown = [e for row in rows for column in row.columns.values() for e in column]
        return site.page(
            request,
            "meeting.html",
            dossier=found,
            rows=rows,
            shown_part=part,
            near=near(part, len(cut)),
            session=session,
            cards=overview.cards_of(library, shown),
            parts=list(Part),
            address=site.address(request, f"/meeting/{session.id}"),
        )

    return kept(request, made)


def _cut(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in parts that do not weigh too much for a page, at least one."""
    found: list[list[Row]] = [[]]
    weight = 0
    for row in rows:
        entries = [entry for column in row.columns.values() for entry in column]
        added = _ROW + sum(_LINE + len(entry.quote.encode()) for entry in entries)
        if found[-1] and weight + added > _PART:
            found.append([])
            weight = 0
        weight += added
        found[-1].append(row)
    return found
