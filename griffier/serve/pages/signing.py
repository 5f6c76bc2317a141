"""Signing in and out, and the page of one's own account."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.errors import GriffierError, NotSignedIn, TooManyAttempts, UsageError
from griffier.ledger.persons import Hook
from griffier.serve import security
from griffier.serve.pages.common import local
from griffier.serve.problems import status_of
from griffier.serve.site import library_of, site_of, words_of
from griffier.serve.visitors import Form, cookie, hold, let_go, our_form, person_of, signed_in
from griffier.service import alerts, people, second

router = APIRouter(include_in_schema=False)

Sent = Annotated[Form, Depends(our_form)]


@router.get("/sign-in")
def form(request: Request, back: str = "/") -> Response:
    """The form to sign in with."""
    if person_of(request):
        return RedirectResponse(local(back), 303)
    return _form(request, local(back))


@router.post("/sign-in")
def sign_in(request: Request, sent: Sent) -> Response:
    """Sign in; what the browser held before counts no longer."""
    back = local(sent.get("back"))
    place = security.caller(request, site_of(request).settings)
    try:
        told = (sent.get("name"), sent.get("password"), place, sent.get("code"))
        held = people.sign_in(library_of(request), *told)
    except (NotSignedIn, TooManyAttempts) as error:
        return _form(request, back, sent.get("name"), error)
    _forget(request)
    answer = RedirectResponse(back, 303)
    hold(request, answer, held)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, _: Sent) -> Response:
    """Sign out."""
    _forget(request)
    answer = RedirectResponse("/", 303)
    let_go(request, answer)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@router.get("/account")
def account(request: Request) -> Response:
    """One's own page."""
    return account_page(request)


@router.post("/account/password")
def password(request: Request, sent: Sent) -> Response:
    """Change one's password; every browser is signed out, this one in again."""
    person, library = signed_in(request), library_of(request)
    place = security.caller(request, site_of(request).settings)
    old, new = sent.get("old"), sent.get("new")
    try:
        people.change_password(library, person, old, new, place)
    except (NotSignedIn, TooManyAttempts, UsageError) as error:
        return account_page(request, error)
    return _done(request, person, "password")


@router.post("/account/second")
def second_factor(request: Request, sent: Sent) -> Response:
    """Ask for codes from now on; every browser is signed out, this one in again."""
    person, library = signed_in(request), library_of(request)
    place = security.caller(request, site_of(request).settings)
    told = (sent.get("secret"), sent.get("code"), sent.get("password"), place)
    try:
        people.set_second(library, person, *told)
    except (NotSignedIn, TooManyAttempts, UsageError) as error:
        return account_page(request, error)
    return _done(request, person, "second")


@router.post("/account/second/drop")
def no_second_factor(request: Request, sent: Sent) -> Response:
    """Ask for no codes any longer; signed out everywhere, this browser in again."""
    person, library = signed_in(request), library_of(request)
    place = security.caller(request, site_of(request).settings)
    try:
        people.drop_second(library, person, sent.get("code"), sent.get("password"), place)
    except (NotSignedIn, TooManyAttempts) as error:
        return account_page(request, error)
    return _done(request, person, "no-second")


@router.post("/account/mail")
def mail(request: Request, sent: Sent) -> Response:
    """Say where mail goes, and in which language."""
    person = signed_in(request)
    try:
        people.set_mail(library_of(request), person, sent.get("email"), sent.get("language"))
    except UsageError as error:
        return account_page(request, error)
    return RedirectResponse("/account?done=mail", 303)


def _form(
    request: Request, back: str, name: str = "", problem: GriffierError | None = None
) -> Response:
    _ = words_of(request)
    said: dict[type[GriffierError], str] = {
        NotSignedIn: _("That name, password and code do not belong together."),
        TooManyAttempts: _("Too many attempts failed; try again in a quarter of an hour."),
    }
    return site_of(request).page(
        request,
        "sign-in.html",
        status_of(problem) if problem else 200,
        back=back,
        name=name[:80],
        problem=said[type(problem)] if problem else None,
    )


def account_page(
    request: Request, problem: GriffierError | None = None, made: Hook | None = None
) -> Response:
    """One's own page; with what went wrong, or with a hook that was just made."""
    person, library = signed_in(request), library_of(request)
    account, site = library.account(person.name), site_of(request)
    secret = "" if account.second else second.new_secret()
    return site.page(
        request,
        "account.html",
        status_of(problem) if problem else 200,
        account=account,
        secret=secret,
        otpauth=second.address(account, secret, site.settings.name) if secret else "",
        saved=library.saved_searches(person.account.seq),
        hooks=library.hooks(person.account.seq),
        tokens=library.tokens(person.account.seq),
        deliveries=alerts.calls_of(library, person),
        problem=problem,
        made=made,
        done=request.query_params.get("done", ""),
    )


def _forget(request: Request) -> None:
    """What this browser holds counts no longer, if it counted."""
    if held := request.cookies.get(cookie(site_of(request).settings)):
        people.sign_out(library_of(request), held)


def _done(request: Request, person: people.Person, what: str) -> Response:
    """Back to the account page; every browser was signed out, this one is in again."""
    answer = RedirectResponse(f"/account?done={what}", 303)
    hold(request, answer, people.begin_session(library_of(request), person.account))
    return answer
