"""Judgements: read by anybody, made and taken back with a token of scope judge."""

from typing import Annotated

from fastapi import Depends, Query
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from griffier.ledger.entries import Judgement
from griffier.ledger.judging import VERDICTS
from griffier.serve.api.machinery import Listed, behind
from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import further, library_of
from griffier.serve.visitors import bearer
from griffier.service import correcting
from griffier.service.people import Person

router = guarded("judgements")

Caller = Annotated[Person | None, Depends(bearer)]
_REFUSED = {
    400: {"description": "It makes no sense; `detail` says what."},
    401: {"description": "Without a token that counts."},
    403: {"description": "The token or its account may not do this."},
    404: {"description": "The library has no such statement, document or judgement."},
    409: {"description": "More than one id begins so."},
    413: {"description": "More was sent than this server reads."},
}
_KEY = [Depends(HTTPBearer(auto_error=False, description="griffier token add NAME --scope judge"))]


class Asked(BaseModel):
    """A judgement to be made."""

    model_config = ConfigDict(extra="forbid")

    subject: str = Field(
        description="The id of a statement; of a document for link-right and link-wrong.",
        examples=["9baff62fef01c2d3"],
        min_length=6,
        max_length=64,
    )
    verdict: str = Field(description=f"One of {', '.join(VERDICTS[:-1])}.", max_length=32)
    value: str | None = Field(None, description="What it should have been.", max_length=300)
    reason: str = Field(description="Why, in a sentence.", min_length=1, max_length=1000)


@router.get("/judgements", response_model=Listed[Judgement], summary="What people decided")
def listed(
    request: Request,
    document: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")] = None,
    undone: bool = False,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    after: str | None = None,
) -> Listed[Judgement]:
    """Judgements in the order they were made; with `undone` also those taken back, and by what."""
    every = library_of(request).judgements(document=document, undone=undone)
    first = behind([each.id for each in every], after)
    found = every[first : first + limit]
    more = found[-1].id if first + limit < len(every) else None
    return Listed(list(found), len(every), further(request, more))


@router.post(
    "/judgements",
    response_model=Judgement,
    status_code=201,
    summary="Make a judgement",
    responses=_REFUSED,  # type: ignore[arg-type]
    dependencies=_KEY,
)
def make(request: Request, asked: Asked, caller: Caller) -> Judgement:
    """Record what a person decided, signed with the account of the token."""
    return correcting.judge(
        library_of(request),
        caller,
        asked.subject,
        asked.verdict,
        value=asked.value,
        reason=asked.reason,
    )


@router.delete(
    "/judgements/{judgement}",
    response_model=Judgement,
    summary="Take a judgement back",
    responses=_REFUSED,  # type: ignore[arg-type]
    dependencies=_KEY,
)
def take_back(
    request: Request,
    judgement: str,
    caller: Caller,
    reason: Annotated[str, Query(min_length=1, max_length=1000)],
) -> Judgement:
    """Undo a judgement, by a judgement of its own, which is the answer."""
    return correcting.undo(library_of(request), caller, judgement, reason=reason)
