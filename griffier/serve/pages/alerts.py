"""Saved searches, hooks, and the links of mails."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.errors import HookForbidden, NotInLibrary, UsageError
from griffier.serve.pages.signing import account_page
from griffier.serve.site import finder_of, library_of, site_of
from griffier.serve.visitors import Form, our_form, signed_in
from griffier.service import alerts

router = APIRouter(include_in_schema=False)

Sent = Annotated[Form, Depends(our_form)]


@router.post("/searches")
def save(request: Request, sent: Sent) -> Response:
    """Keep a search, to be mailed what is new of it."""
    searcher = finder_of(request).searcher()
    alerts.save_search(library_of(request), searcher, sent.person, sent.get("q"))
    return RedirectResponse("/account?done=search#searches", 303)


@router.post("/searches/{identity}/drop")
def drop(request: Request, identity: str, sent: Sent) -> Response:
    """Keep a search no longer."""
    alerts.drop_search(library_of(request), sent.person, identity)
    return RedirectResponse("/account?done=dropped#searches", 303)


@router.post("/hooks")
def add_hook(request: Request, sent: Sent) -> Response:
    """Have an address called; its secret is shown this once."""
    person = signed_in(request)
    try:
        made = alerts.add_hook(library_of(request), person, sent.get("address"))
    except (HookForbidden, UsageError) as error:
        return account_page(request, error)
    return account_page(request, made=made)


@router.post("/hooks/{identity}/drop")
def drop_hook(request: Request, identity: str, sent: Sent) -> Response:
    """Call an address no longer."""
    alerts.drop_hook(library_of(request), sent.person, identity)
    return RedirectResponse("/account?done=dropped#hooks", 303)


@router.get("/unsubscribe/{token}")
def leaving(request: Request, token: str) -> Response:
    """Ask whether a search is to be mailed no longer; looking at a link changes nothing, since
    programs that guard mail look at every one."""
    _, saved = alerts.left(library_of(request), token)
    return site_of(request).page(request, "unsubscribe.html", token=token, saved=saved)


@router.post("/unsubscribe/{token}")
def leave(request: Request, token: str) -> Response:
    """End it. The link itself is the proof: mail programs ask so too (RFC 8058), with neither
    cookie nor form."""
    with suppress(NotInLibrary):  # asked for twice
        alerts.leave(library_of(request), token)
    return site_of(request).page(request, "unsubscribe.html", token=token, saved=None)
