"""Searching, as `griffier search --json` prints it."""

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import finder_of
from griffier.service.found import as_dict
from griffier.service.search import SearchRequest

router = guarded("search")


class Asked(BaseModel):
    """A search. Everything that narrows is part of `q` (docs/search.md)."""

    q: str = Field(examples=["actor:NL recipient:RS act:request"], min_length=1, max_length=2000)
    sort: Literal["relevance", "date", "oldest"] | None = None
    limit: int = Field(10, ge=1, le=100)
    cursor: str | None = Field(None, description="`next` of the answer before.")
    meaning: bool = Field(False, description="Find what the words mean, in either language.")
    lang: str | None = Field(None, description="Only documents in this language.")
    facets: bool = True
    locale: Literal["nl", "en"] = "en"


@router.get("/search", response_model=dict[str, Any], summary="Paragraphs and statements")
def search(request: Request, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """Paragraphs and statements that answer, each with its exact quotation."""
    told = SearchRequest(query=asked.q, **asked.model_dump(exclude={"q"}))
    return as_dict(finder_of(request).searcher().search(told), asked.locale)
