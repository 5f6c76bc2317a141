"""Searching: everything that narrows stands in the address."""

from urllib.parse import urlencode

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from griffier.errors import QueryError
from griffier.search.sentences import in_language
from griffier.serve.language import chosen
from griffier.serve.site import finder_of, kept, site_of
from griffier.service.facets import Facet
from griffier.service.search import Hit, SearchRequest, SearchResult
from griffier.views.rows import clean

router = APIRouter(include_in_schema=False)

_PER_PAGE = 20


@router.get("/search")
def search(
    request: Request,
    q: str = "",
    sort: str | None = None,
    meaning: bool = False,
    add: str | None = None,
    page: str | None = None,
) -> Response:
    """What was found, with its facets; the form itself without a query."""
    if add:  # a facet of a form without script: its words join the query
        return RedirectResponse(f"/search?{urlencode({'q': f'{q} {add}'.strip()})}", 303)
    asked = SearchRequest(
        q,
        locale=chosen(request),
        sort=sort or None,
        limit=_PER_PAGE,
        cursor=page,
        meaning=meaning,
        facets=True,
    )
    try:
        return kept(request, lambda: _found(request, asked))
    except QueryError as error:
        return _page(request, asked, problem=error)


def _found(request: Request, asked: SearchRequest) -> Response:
    """The page of a search, or the form itself without a query. Raises QueryError."""
    if not asked.query.strip():
        return _page(request, asked)
    return _page(request, asked, finder_of(request).searcher().search(asked))


def _page(
    request: Request,
    asked: SearchRequest,
    result: SearchResult | None = None,
    problem: QueryError | None = None,
) -> Response:
    return site_of(request).page(
        request,
        "search.html",
        400 if problem else 200,
        asked=asked,
        result=result,
        problem=problem,
        said=in_language(str(problem), asked.locale),
        marked=marked,
        tells_nothing=lambda facet: result is not None and tells_nothing(facet, result),
        again=lambda **changed: _again(asked, changed),
    )


def tells_nothing(facet: Facet, result: SearchResult) -> bool:
    """Whether a facet narrows nothing: all that was found has its one value."""
    value = facet.values[0]
    alone = len(facet.values) == 1 and facet.scope == result.scope
    return alone and value.count == result.total and not value.chosen


def marked(hit: Hit) -> Markup:
    """The quotation of a hit with what was sought marked."""
    pieces, at = [], hit.start
    for start, end in hit.marks:
        pieces.append(escape(clean(hit.quote[at - hit.start : start - hit.start])))
        words = escape(clean(hit.quote[start - hit.start : end - hit.start]))
        pieces.append(Markup("<mark>{}</mark>").format(words))
        at = end
    pieces.append(escape(clean(hit.quote[at - hit.start :])))
    return Markup("").join(pieces)


def _again(asked: SearchRequest, changed: dict[str, str]) -> str:
    """The address of the same search with something changed; from its first page."""
    parts = {"q": asked.query, "sort": asked.sort or "", "meaning": "1" if asked.meaning else ""}
    parts |= changed
    return "/search?" + urlencode({name: value for name, value in parts.items() if value})
