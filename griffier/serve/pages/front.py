"""The front page, and the pages about the site itself."""

import datetime
import json
from importlib.resources import files

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier import __version__
from griffier.serve.site import kept, library_of, site_of
from griffier.service import overview

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request) -> Response:
    """The newest documents, what is due, the newest asks."""

    def made() -> Response:
        found = overview.front(library_of(request), datetime.date.today())
        return site_of(request).page(request, "front.html", front=found)

    return kept(request, made)


@router.get("/about")
def about(request: Request) -> Response:
    """What stands here, where it comes from, and what it is not."""
    return site_of(request).page(request, "about.html", version=__version__)


@router.get("/quality")
def quality(request: Request) -> Response:
    """How good the reading is, as measured, and how to report an error."""
    scores = json.loads((files("griffier.serve") / "scores.json").read_text("utf-8"))
    return site_of(request).page(request, "quality.html", scores=scores)
