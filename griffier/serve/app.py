"""The application: what is at which address, and what surrounds every request."""

import asyncio
import logging
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from mcp.server.transport_security import TransportSecuritySettings
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from griffier import __version__
from griffier.errors import GriffierError, NotSignedIn
from griffier.ledger.library import Library
from griffier.ledger.sealing import Seal
from griffier.serve import logs, security, visitors, warming
from griffier.serve.assistants import server
from griffier.serve.finder import Finder
from griffier.serve.measures import Measures
from griffier.serve.problems import as_problem, status_of
from griffier.serve.settings import Settings
from griffier.serve.site import HERE, Site
from griffier.service.tools import Tools

log = logging.getLogger("griffier.serve")

_MEMORY = 8  # megabytes for each of some fifteen connections; the system keeps the file itself
_PATIENCE = 5.0  # seconds that stopping waits for an index that is being opened


def create_app(settings: Settings, *, alone: bool = False) -> FastAPI:
    """The whole site over one library; `alone` in a process that does nothing else.

    Raises:
        GriffierError: the library cannot be opened.
    """
    app = FastAPI(
        title="griffier",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
    )
    app.state.settings, app.state.alone, app.state.opening = settings, alone, None
    app.state.site = Site(settings, visitors.told, visitors.leave)
    app.state.rates = security.Rates(settings.rate)
    app.state.measures = Measures()
    app.state.assistants = _Assistants()
    app.add_route("/mcp", app.state.assistants, methods=["GET", "POST", "DELETE"])
    app.mount("/static", _Static(directory=HERE / "static"), name="static")
    for name in ROUTERS:
        _include(app, name)
    app.middleware("http")(_surround)
    app.add_exception_handler(GriffierError, _failed)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _failed)
    return app


ROUTERS: tuple[str, ...] = (
    "griffier.serve.pages.common",
    "griffier.serve.pages.health",
    "griffier.serve.pages.front",
    "griffier.serve.pages.sources",
    "griffier.serve.pages.meetings",
    "griffier.serve.pages.promises",
    "griffier.serve.pages.subjects",
    "griffier.serve.pages.documents",
    "griffier.serve.pages.alignment",
    "griffier.serve.pages.searching",
    "griffier.serve.pages.signing",
    "griffier.serve.pages.reviewing",
    "griffier.serve.pages.alerts",
    "griffier.serve.api.documents:documents",
    "griffier.serve.api.documents:statements",
    "griffier.serve.api.figures",
    "griffier.serve.api.sources",
    "griffier.serve.api.searching",
    "griffier.serve.api.following",
    "griffier.serve.api.exporting",
    "griffier.serve.api.judging",
    "griffier.serve.feeds",
)
"""Modules with a `router` (or another name, behind a colon), in the order in which their
addresses are tried."""


def _include(app: FastAPI, place: str) -> None:
    module, _, name = place.partition(":")
    app.include_router(getattr(import_module(module), name or "router"))


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    log.info("serving %r", settings)
    place, seal = settings.database or None, Seal(settings.secret_key)
    with Library.open(settings.library, database=place, memory=_MEMORY, seal=seal) as library:
        library.seal_codes()
        app.state.library = library
        app.state.finder = Finder(library)
        tools = Tools(library, app.state.finder.searcher, settings.address.rstrip("/"))
        assistants = server(tools)
        # One answer to one request, nothing kept between them: any process may answer.
        inner = assistants.streamable_http_app(
            streamable_http_path="/mcp",
            json_response=True,
            stateless_http=True,
            max_request_body_size=settings.most_bytes,
            transport_security=_allowed(settings),
        )
        app.state.assistants.inner = inner
        alone = app.state.alone
        if alone:
            warming.by_itself()
        opening = warming.begin(app.state.site, library, app.state.finder, alone=alone)
        app.state.opening = opening if alone else None
        async with assistants.session_manager.run():
            yield
        opening.join(_PATIENCE)
    log.info("stopped")


class _Assistants:
    """The tools for assistants, once the library is open."""

    inner: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.inner(scope, receive, send)


def _allowed(settings: Settings) -> TransportSecuritySettings:
    """Whom the tools answer: by the name of the site, or on this machine. A page elsewhere
    that makes a browser ask by another name is refused."""
    own = [urlsplit(settings.address).netloc] if settings.address else []
    local = [f"{name}:*" for name in ("127.0.0.1", "localhost", "[::1]", settings.host)]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[*own, *local],
        allowed_origins=[settings.address] if settings.address else [],
    )


class _Static(StaticFiles):
    """Static files may be kept for ever: their address changes with them."""

    async def get_response(self, path: str, scope: object) -> Response:
        answer = await super().get_response(path, scope)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


async def _surround(request: Request, call: security.Next) -> Response:
    """Refuse what is too much, answer, add the headers, write one line of log."""
    settings: Settings = request.app.state.settings
    measures: Measures = request.app.state.measures  # within /mcp another app answers
    request.state.id = uuid.uuid4().hex[:12]
    started = time.perf_counter()
    if wait := request.app.state.rates.wait(security.caller(request, settings)):
        answer = await _answer_error(request, 429, "Too many requests; try again in a moment.")
        answer.headers["Retry-After"] = str(wait)
    elif reason := security.too_large(request, settings):
        answer = await _answer_error(request, 413, reason)
    elif not security.is_host(request.headers.get("host", "")):
        answer = await _answer_error(request, 400, "The header Host is no name of a host.")
    else:
        answer = await _guarded(request, call)
    answer.headers["X-Request-Id"] = request.state.id
    spent = time.perf_counter() - started
    logs.answered(request, answer.status_code, spent)
    measures.count(logs.route_of(request), request.method, answer.status_code, spent)
    return security.add_headers(answer, settings)


async def _guarded(request: Request, call: security.Next) -> Response:
    """A fault of ours becomes a page that says so, never a trace."""
    settings: Settings = request.app.state.settings
    try:
        return await asyncio.wait_for(call(request), settings.most_seconds)
    except TimeoutError:
        log.warning("request %s took too long", request.state.id)
        told = f"This took longer than {settings.most_seconds} seconds; ask for less."
        return await _answer_error(request, 503, told)
    except Exception:
        log.exception("request %s failed", request.state.id)
        told = f"Something went wrong on our side; the log knows it as {request.state.id}."
        return await _answer_error(request, 500, told)


async def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, NotSignedIn) and _is_page(request):
        asked = f"?{request.url.query}" if request.url.query else ""
        back = urlencode({"back": request.url.path + asked})
        return RedirectResponse(f"/sign-in?{back}", 303)
    return await _answer_error(request, status_of(error), sentence(error), error)


def _for_people(request: Request) -> bool:
    return not request.url.path.startswith(("/api/", "/mcp"))


def _is_page(request: Request) -> bool:
    return request.method in ("GET", "HEAD") and _for_people(request)


def sentence(error: Exception) -> str:
    """What an error says to a reader."""
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors()) + "."
    return str(error.detail) if isinstance(error, HTTPException) else str(error)


async def _answer_error(
    request: Request, status: int, told: str, error: Exception | None = None
) -> Response:
    if not _for_people(request):
        problem = as_problem(status, told, request.url.path, error)
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return JSONResponse(problem, status, headers, media_type="application/problem+json")
    site: Site = request.app.state.site
    return site.page(request, "error.html", status, code=status, told=told)
