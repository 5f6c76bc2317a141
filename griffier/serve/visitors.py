"""Who a request comes from, and whether a form was ours: cookies, tokens, CSRF."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import NotAllowed, NotSignedIn, UsageError
from griffier.serve.settings import Settings
from griffier.serve.site import Site, library_of, site_of
from griffier.service import people
from griffier.service.people import Person

_MOST_FIELDS = 40
_HELD = re.compile(r"[\w-]{43}")  # what `secrets.token_urlsafe(32)` makes


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of ours said: texts by name."""

    values: Mapping[str, str]
    person: Person | None = field(default=None)

    def get(self, name: str) -> str:
        """A field, empty where it is missing."""
        return self.values.get(name, "")


def person_of(request: Request) -> Person | None:
    """Who is signed in with this browser; None for anybody else. Looked up once."""
    if not hasattr(request.state, "person"):
        held = _held(request)
        known = held and getattr(request.app.state, "library", None)
        request.state.person = people.by_session(library_of(request), held) if known else None
    person: Person | None = request.state.person
    return person


def signed_in(request: Request) -> Person:
    """As `person_of`; raises NotSignedIn."""
    person = person_of(request)
    if person is None:
        raise NotSignedIn("This page needs an account; sign in first.")
    return person


def bearer(request: Request) -> Person | None:
    """Whose token the API was called with; None without one. Raises NotSignedIn for one that
    does not count. A browser's cookie is worth nothing here, so a page elsewhere cannot use it."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise NotSignedIn("The header Authorization must be «Bearer» and a token.")
    return people.by_token(library_of(request), token.strip())


# --- cookies ------------------------------------------------------------------------------


def hold(request: Request, answer: Response, held: str) -> None:
    """Give the browser what it is to hold until it is closed, or signs out."""
    settings = site_of(request).settings
    answer.set_cookie(
        cookie(settings),
        held,
        httponly=True,
        samesite="lax",
        secure=settings.is_https,
        path="/",
    )


def let_go(request: Request, answer: Response) -> None:
    """Have the browser forget what it holds."""
    settings = site_of(request).settings
    answer.delete_cookie(cookie(settings), path="/", secure=settings.is_https, httponly=True)


def cookie(settings: Settings) -> str:
    """Its name; over https one that no other host and no plain page can set."""
    return "__Host-griffier" if settings.is_https else "griffier"


def _held(request: Request) -> str:
    held = request.cookies.get(cookie(site_of(request).settings), "")
    return held if _HELD.fullmatch(held) else ""


# --- forms --------------------------------------------------------------------------------


def seal(request: Request) -> str:
    """What our own forms carry besides: it follows from what the browser holds, which a page
    elsewhere does not know. A visitor who holds nothing gets something to hold."""
    held = _held(request) or getattr(request.state, "given", "")
    if not held:
        held = request.state.given = secrets.token_urlsafe(32)
    return _seal(held)


def told(request: Request) -> dict[str, Any]:
    """What every template is told of who asks: `person`, and `seal` for forms."""
    return {"person": person_of(request), "seal": lambda: seal(request)}


def leave(request: Request, answer: Response) -> None:
    """Give the visitor what `seal` was made of, if it was new. A page with a form, or for
    somebody, is kept by nobody."""
    given = getattr(request.state, "given", "")
    if given:
        hold(request, answer, given)
    if given or person_of(request):
        answer.headers["Cache-Control"] = "no-store"


async def our_form(request: Request) -> Form:
    """The fields of a form that came from our own page; a dependency of every address that
    writes. Raises NotAllowed where it did not, UsageError for what is no form."""
    await run_in_threadpool(check_origin, request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise UsageError("A form is sent as application/x-www-form-urlencoded.")
    values = _texts(await request.form(max_files=0, max_fields=_MOST_FIELDS))
    held, seal = _held(request), values.get("seal", "").encode("utf-8", "surrogatepass")
    if not held or not hmac.compare_digest(_seal(held).encode(), seal):
        raise NotAllowed("This form is too old, or came from elsewhere; load the page again.")
    return Form(values, await run_in_threadpool(person_of, request))


def check_origin(request: Request) -> None:
    """Raise NotAllowed where the browser says that another site sent this."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise NotAllowed("Another site sent this form.")
    if origin is not None and urlsplit(origin).netloc not in _own(site_of(request), request):
        raise NotAllowed("Another site sent this form.")


def _own(site: Site, request: Request) -> set[str]:
    return {urlsplit(site.settings.address or str(request.base_url)).netloc}


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _seal(held: str) -> str:
    return hmac.new(held.encode(), b"form", hashlib.sha256).hexdigest()
