"""Documents and lines of the ledger, each at its permanent address."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.ledger.entries import Entry, Session
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery
from griffier.model import Act
from griffier.serve.marked import Marked
from griffier.serve.pages.common import near
from griffier.serve.site import further, library_of, site_of
from griffier.service import correcting, counting, documents, standing
from griffier.service.citing import cited
from griffier.track.followed import followed
from griffier.track.measured import course
from griffier.track.trail import Trail

router = APIRouter(include_in_schema=False)

_DAY = "public, max-age=86400"
_PER_PAGE = 25


@router.get("/documents")
def listed(
    request: Request,
    kind: str | None = None,
    text: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    after: str | None = None,
) -> Response:
    """Every document, newest first."""
    asked = CardQuery(
        kind=kind or None, text=text or None, since=since, until=until, after=after, limit=_PER_PAGE
    )
    found = counting.cards(library_of(request), asked)
    return site_of(request).page(
        request, "documents.html", found=found, asked=asked, more=further(request, found.after)
    )


@router.get("/document/{document}")
def document(
    request: Request,
    document: str,
    part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    at: Annotated[int | None, Query(ge=0, le=1 << 31)] = None,
    statement: str | None = None,
) -> Response:
    """A document with its statements marked, or one part of a long one; with `at` or `statement`
    the way to where a place of the text or a statement stands."""
    library, site = library_of(request), site_of(request)
    if statement is not None:
        found = documents.line_in(library, statement)
        return RedirectResponse(_way(found, f"s{found.line}" if found.line else ""), 307)
    if at is not None:
        return RedirectResponse(_way(documents.found_in(library, document, at)), 307)
    reading = documents.opened(library, document, part)
    if document != reading.card.id:
        asked = f"?part={part}" if part > 1 else ""
        return RedirectResponse(f"/document/{reading.card.id}{asked}", 307)
    address = site.address(request, f"/document/{reading.card.id}")
    return site.page(
        request,
        "document.html",
        card=reading.card,
        marked=Marked(reading),
        part=part,
        parts=len(reading.leaves),
        near=near(part, len(reading.leaves)),
        versions=reading.versions,
        citation=cited(reading.card, address),
        address=address,
    )


def _way(found: documents.Found, anchor: str = "") -> str:
    """The address of a leaf, and of what stands there."""
    part = f"?part={found.leaf}" if found.leaves > 1 else ""
    return f"/document/{found.document}{part}{'#' + anchor if anchor else ''}"


@router.get("/document/{document}/page/{page}.png")
def leaf(
    request: Request, document: str, page: int, mark: Annotated[str | None, Query()] = None
) -> Response:
    """A page of the original, the quotation of one line marked."""
    picture = documents.leaf(library_of(request), document, page, mark)
    return Response(picture, media_type="image/png", headers={"Cache-Control": _DAY})


@router.get("/document/{document}/original")
def original(request: Request, document: str) -> Response:
    """The bytes as they were filed, to be saved: a document may hold anything."""
    library = library_of(request)
    card = library.card(document)
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in card.name)
    return Response(
        library.original(card.id),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": _DAY},
    )


@router.get("/statement/{entry}")
def statement(request: Request, entry: str) -> Response:
    """One line of the ledger in its paragraph, with all that is known of it."""
    site = site_of(request)
    line = documents.line(library_of(request), entry)
    if entry != line.entry.id:
        return RedirectResponse(f"/statement/{line.entry.id}", 307)
    address = site.address(request, f"/statement/{line.entry.id}")
    trail = _trail(library_of(request), line.entry)
    changes, stand = correcting.changes_of(library_of(request), line.entry)
    return site.page(
        request,
        "statement.html",
        line=line,
        entry=line.entry,
        card=line.card,
        citation=cited(line.card, address, line.entry),
        address=address,
        trail=trail,
        measured=[(each, course(each, trail.on)) for each in trail.measured] if trail else [],
        meeting=_meeting(library_of(request), line.entry),
        changes=changes,
        stand=stand,
        acts=list(Act),
    )


def _meeting(library: Library, entry: Entry) -> Session | None:
    return library.sessions_by_id([entry.meeting]).get(entry.meeting) if entry.meeting else None


def _trail(library: Library, entry: Entry) -> Trail | None:
    """What came of an ask or promise, as it stands today; None for any other line."""
    if not followed(entry):
        return None
    return standing.standing(library, entry, datetime.date.today())
