"""Atom and JSON Feed of every search, meeting, actor and of the promises; no account needed."""

import datetime
from html import escape
from typing import Any

from fastapi import APIRouter
from feedgen.feed import FeedGenerator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from griffier.errors import NotInLibrary
from griffier.serve.api.machinery import tagged
from griffier.serve.language import chosen
from griffier.serve.site import Site, finder_of, library_of, site_of
from griffier.service import feeds
from griffier.service.feeds import Feed, Item
from griffier.views.rows import clean

router = APIRouter(prefix="/feed", include_in_schema=False)


@router.get("/search.{form}")
def search(request: Request, form: str, q: str) -> Response:
    """What a search finds."""
    searcher = finder_of(request).searcher()
    found = feeds.of_search(library_of(request), searcher, q, chosen(request))
    return _answer(request, form, found)


@router.get("/meeting/{meeting}.{form}")
def meeting(request: Request, meeting: str, form: str) -> Response:
    """The lines of a meeting."""
    return _answer(request, form, feeds.of_meeting(library_of(request), meeting, chosen(request)))


@router.get("/actor/{actor}.{form}")
def actor(request: Request, actor: str, form: str) -> Response:
    """What an actor did, and what was asked of it."""
    return _answer(request, form, feeds.of_actor(library_of(request), actor, chosen(request)))


@router.get("/promises.{form}")
def promises(request: Request, form: str) -> Response:
    """Promises to the House."""
    today = datetime.date.today()
    return _answer(request, form, feeds.of_promises(library_of(request), today, chosen(request)))


def _answer(request: Request, form: str, feed: Feed) -> Response:
    site = site_of(request)
    if form == "atom":
        body = _atom(request, site, feed)
        answer = Response(body, media_type="application/atom+xml; charset=utf-8")
    elif form == "json":
        answer = JSONResponse(_json(request, site, feed), media_type="application/feed+json")
    else:
        raise NotInLibrary(f"There is no feed as {form!r}; there are atom and json.")
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return tagged(request, answer)


def _atom(request: Request, site: Site, feed: Feed) -> bytes:
    made = FeedGenerator()
    here = site.address(request, request.url.path) + (
        f"?{request.url.query}" if request.url.query else ""
    )
    made.id(here)
    made.title(clean(feed.title))
    made.link(href=here, rel="self", type="application/atom+xml")
    made.link(href=site.address(request, feed.path), rel="alternate", type="text/html")
    made.author(name=site.settings.name)
    made.updated(_moment(feed))
    for item in feed.items:
        entry = made.add_entry(order="append")
        address = site.address(request, item.path)
        entry.id(address)
        entry.title(clean(item.title))
        entry.link(href=address)
        entry.updated(_zoned(item.at))
        entry.content(_html(item), type="html")
    return bytes(made.atom_str(pretty=True))


def _json(request: Request, site: Site, feed: Feed) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        "home_page_url": site.address(request, feed.path),
        "feed_url": _here(request, site),
        "items": [
            {
                "id": site.address(request, item.path),
                "url": site.address(request, item.path),
                "title": clean(item.title),
                "content_text": f"«{clean(item.quote)}» – {clean(item.document)}",
                "date_published": _zoned(item.at).isoformat(),
                "language": item.lang,
            }
            for item in feed.items
        ],
    }


def _here(request: Request, site: Site) -> str:
    asked = f"?{request.url.query}" if request.url.query else ""
    return site.address(request, request.url.path) + asked


def _html(item: Item) -> str:
    page = f", p. {item.page}" if item.page else ""
    quote = escape(clean(item.quote))
    where = escape(clean(item.document))
    return f'<blockquote lang="{item.lang}">«{quote}»</blockquote><p>{where}{page}</p>'


def _moment(feed: Feed) -> datetime.datetime:
    """When the feed last changed; one without entries never did."""
    newest = max((item.at for item in feed.items), default=datetime.datetime(1970, 1, 1))
    return _zoned(newest)


def _zoned(at: datetime.datetime) -> datetime.datetime:
    return at.replace(tzinfo=datetime.UTC)
