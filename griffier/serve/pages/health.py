"""How the server stands, for whoever keeps it running: alive, ready, and its counts."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from griffier.errors import GriffierError, NotInLibrary
from griffier.serve.measures import FORM, Measures
from griffier.serve.security import caller
from griffier.serve.settings import Settings
from griffier.serve.site import finder_of, library_of

router = APIRouter(include_in_schema=False)

_FRESH = {"Cache-Control": "no-store"}


@router.get("/health")
def health() -> Response:
    """The process answers. Asks nothing of the library: restarting would not mend that."""
    return PlainTextResponse("ok\n", headers=_FRESH)


@router.get("/ready")
def ready(request: Request) -> Response:
    """Whether pages can be given: the ledger and the index can be read, and a server has warmed
    up; 503 says what not."""
    opening = request.app.state.opening
    try:
        if opening and opening.is_alive():
            return _not_yet("WarmingUp")
        last = library_of(request).last_change()
        index = finder_of(request).read()
    except GriffierError as error:
        return _not_yet(type(error).__name__)
    behind = max(0, last - index)
    return JSONResponse({"ready": True, "change": last, "behind": behind}, headers=_FRESH)


def _not_yet(reason: str) -> Response:
    told = {"ready": False, "reason": reason}
    return JSONResponse(told, 503, headers={**_FRESH, "Retry-After": "5"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """What Prometheus reads, for those the settings name."""
    settings: Settings = request.app.state.settings
    if not {"*", caller(request, settings)} & set(settings.metrics):
        raise NotInLibrary("There is no such page.")
    measures: Measures = request.app.state.measures
    told = measures.told(library_of(request), finder_of(request))
    return Response(told, headers={**_FRESH, "Content-Type": FORM})
