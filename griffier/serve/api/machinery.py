"""What every address of the API does alike."""

import hashlib
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, Depends
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import NotInLibrary, UsageError
from griffier.serve.visitors import bearer

PREFIX = "/api/v1"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """Part of a list: `count` is how many there are in all, `next` the address of what
    follows, or null at the end."""

    items: list[T]
    count: int
    next: str | None


class Guarded(APIRoute):
    """An address that refuses parameters it does not know, and answers 304 where it may."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own handler, with these two steps around it."""
        handle = super().get_route_handler()
        known = set(_parameters(self.dependant))

        async def guarded(request: Request) -> Response:
            refuse_unknown(request, known)
            return tagged(request, await handle(request))

        return guarded


def _parameters(dependant: Dependant) -> Iterator[str]:
    """Every parameter of the query an address reads, also those gathered in a model."""
    for each in dependant.query_params:
        model = each.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from model.model_fields
        else:
            yield each.alias
    for inner in dependant.dependencies:
        yield from _parameters(inner)


def router(tag: str) -> APIRouter:
    """A router whose addresses stand under /api/v1 and are guarded; a token that does not
    count is refused everywhere, also where none is needed."""
    known = [Depends(bearer)]
    return APIRouter(prefix=PREFIX, tags=[tag], route_class=Guarded, dependencies=known)


def refuse_unknown(request: Request, known: set[str]) -> None:
    """Raise UsageError for a parameter nobody reads: ignoring it would answer another
    question than the one that was asked."""
    if unknown := sorted(set(request.query_params) - known):
        offered = ", ".join(sorted(known)) or "none"
        raise UsageError(f"There is no parameter {unknown[0]!r} here; there are: {offered}.")


def tagged(request: Request, answer: Response) -> Response:
    """The answer with an ETag of its bytes; 304 without them where the caller has them."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    body = getattr(answer, "body", None)
    if answer.status_code != 200 or not isinstance(body, bytes):
        return answer
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    answer.headers["ETag"] = tag
    answer.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    if not _has(request.headers.get("if-none-match", ""), tag):
        return answer
    kept = {k: v for k, v in answer.headers.items() if k not in {"content-length", "content-type"}}
    return Response(status_code=304, headers=kept)


def behind(ids: Sequence[str], after: str | None) -> int:
    """Where in a list of ids what follows `after` begins. Raises NotInLibrary for an id that is
    not in it."""
    if after is None:
        return 0
    if after not in ids:
        raise NotInLibrary(f"None of these has the id {after!r}.")
    return ids.index(after) + 1


def _has(header: str, tag: str) -> bool:
    held = {each.strip().removeprefix("W/") for each in header.split(",")}
    return tag in held or "*" in held
