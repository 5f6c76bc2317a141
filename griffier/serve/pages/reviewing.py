"""Reviewing: what is doubtful, one after another; correcting one line; what was changed."""

import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.errors import NotInLibrary
from griffier.serve.pages.common import local
from griffier.serve.site import library_of, site_of
from griffier.serve.visitors import Form, our_form, signed_in
from griffier.service import correcting
from griffier.service.people import Right, need

router = APIRouter(include_in_schema=False)

Sent = Annotated[Form, Depends(our_form)]
_PER_PAGE = 50


@router.get("/review")
def review(
    request: Request, of: str = "lines", after: str | None = None, made: str = ""
) -> Response:
    """The next doubtful thing: a line, a link to a meeting, or the keeping of a promise."""
    need(signed_in(request), Right.JUDGE)
    library, today = library_of(request), datetime.date.today()
    if of == "lines":
        doubt = correcting.next_line(library, after or None)
    elif of == "links":
        doubt = correcting.next_link(library, after or None)
    elif of == "promises":
        doubt = correcting.next_promise(library, today, after or None)
    else:
        raise NotInLibrary(f"There is nothing to review of {of!r}; lines, links or promises.")
    return site_of(request).page(
        request, "review.html", doubt=doubt, of=of, made=made, again=bool(after)
    )


@router.post("/review")
def decide(request: Request, sent: Sent) -> Response:
    """Record a judgement and go on; or pass over."""
    of, key, after = sent.get("of"), sent.get("key"), sent.get("after")
    made = ""
    if (verdict := sent.get("verdict")) != "skip":
        subject, _, value = key.partition("/")
        judged = correcting.judge(
            library_of(request),
            sent.person,
            subject,
            verdict,
            value=value,
            reason=sent.get("reason"),
        )
        made = judged.id
    onward = {"of": of, "after": key if verdict == "skip" else after, "made": made}
    return RedirectResponse("/review?" + urlencode({k: v for k, v in onward.items() if v}), 303)


@router.post("/statement/{entry}/judge")
def judge(request: Request, entry: str, sent: Sent) -> Response:
    """Correct one line."""
    library = library_of(request)
    correcting.judge(
        library,
        sent.person,
        entry,
        sent.get("verdict"),
        value=sent.get("value"),
        reason=sent.get("reason"),
    )
    return RedirectResponse(f"/statement/{library.entry(entry).id}#changes", 303)


@router.post("/judgement/{judgement}/undo")
def undo(request: Request, judgement: str, sent: Sent) -> Response:
    """Take a judgement back."""
    correcting.undo(library_of(request), sent.person, judgement, reason=sent.get("reason"))
    return RedirectResponse(local(sent.get("back")), 303)


@router.get("/changes")
def changes(request: Request, before: str | None = None) -> Response:
    """Everything people changed, the newest first, with author and time."""
    made, stand, more = library_of(request).judgements_before(before or None, _PER_PAGE)
    return site_of(request).page(request, "changes.html", made=made, stand=stand, more=more)
