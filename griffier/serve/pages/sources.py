"""The page that says how it stands with each public source."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier.serve.site import library_of, site_of
from griffier.service.sources import item_name, stands

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(request: Request) -> Response:
    """When each source was last followed, what waits, and what could not be had and why."""
    found = stands(library_of(request))
    return site_of(request).page(request, "sources.html", found=found, item_name=item_name)
