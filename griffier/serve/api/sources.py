"""How it stands with each public source, as `griffier sync --status --json` prints it."""

from typing import Any

from starlette.requests import Request

from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import library_of
from griffier.service.sources import as_dict, stands

router = guarded("sources")


@router.get("/sources", response_model=list[dict[str, Any]], summary="Public sources")
def sources(request: Request) -> list[dict[str, Any]]:
    """Each source that is followed: when it was last asked and when that last went well, its
    documents by state, its listings, and the first twenty that could not be had, with the
    reason and when they are tried again."""
    return [as_dict(each) for each in stands(library_of(request))]
