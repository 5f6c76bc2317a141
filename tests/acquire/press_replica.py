"""The press sites of the Council and the EEAS on this machine: feed, listing, releases.

Both on one host, as a mirror would have them. The frame of a release (navigation, banner,
foot) is of our own making, in the way such sites have one.
"""

import datetime
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape

from tests.acquire.replica import Replica, Reply, conditional

ALIGNED = (
    "On 1 March 2022, the Council adopted Decision (CFSP) 2022/346{}. "
    "The Candidate Countries North Macedonia, Montenegro and Albania align themselves with "
    "this Council Decision. They will ensure that their national policies conform to this "
    "Council Decision. The European Union takes note of this commitment and welcomes it."
)


@dataclass
class Item:
    """One release as the sites know it."""

    path: str
    title: str
    day: datetime.date
    text: str
    label: str = "Statement/Declaration"


@dataclass
class Press(Replica):
    """`size` cards stand on a page of the listing; `deaf` ignores the days asked for."""

    size: int = 4
    deaf: bool = False
    items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        Replica.__init__(self)

    def publish(self, title: str, day: str, text: str = "A text.", site: str = "eeas") -> Item:
        """A release; on the Council's site it stands in the feed, else in the listing."""
        on = datetime.date.fromisoformat(day)
        slug = "-".join(title.lower().replace(",", "").split())[:60] + f"-{len(self.items)}"
        path = f"/eeas/{slug}_en" if site == "eeas" else f"/en/press/{on:%Y/%m/%d}/{slug}/"
        made = Item(path, title, on, text)
        self.items.append(made)
        return made

    def respond(self, path, query, headers) -> Reply:
        if path == "/en/rss/pressreleases.ashx":
            return self._feed()
        if path == "/eeas/press-material_en":
            return self._listing(query)
        for item in self.items:
            if item.path == path:
                return conditional(self._page(item), "text/html", f'"{hash(item.text)}"', headers)
        return Reply(status=404)

    def _feed(self) -> Reply:
        items = "".join(
            f"<item><title>{escape(i.title)}</title><description>{escape(i.text)}</description>"
            f"<link>{self.base}{i.path}?utm_source=rss</link>"
            f"<guid>{self.base}{i.path}</guid><pubDate>{_rfc(i.day)}</pubDate></item>"
            for i in self._newest("/en/")
        )
        feed = (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>Press releases</title><link>{self.base}</link>{items}</channel></rss>"
        )
        return Reply(feed.encode(), "text/xml")

    def _listing(self, query) -> Reply:
        first, last = query["created_from"][0], query["created_to"][0]
        page = int(query.get("page", ["0"])[0])
        label = query["f[0]"][0].removeprefix("pm_category:")
        mine = [
            i
            for i in self._newest("/eeas/")
            if i.label == label and (self.deaf or first <= str(i.day) <= last)
        ]
        here = mine[page * self.size : (page + 1) * self.size]
        cards = "".join(map(self._card, here))
        on = (page + 1) * self.size < len(mine)
        go = '<a href="?page=1" title="Go to next page" rel="next">Next</a>' if on else ""
        form = f'<form><input name="created_from" value="{first}"></form>'
        return Reply(self._framed("Press material", f"{form}{cards}{go}"), "text/html")

    def _card(self, item: Item) -> str:
        return (
            '<div role="article" class="card"><h6 class="card-subtitle">'
            f'<div class="field__item">{item.label}</div></h6><h5 class="card-title">'
            f'<a href="{item.path}">{escape(item.title)}</a></h5>'
            f'<div class="card-footer small node__meta">{item.day:%d.%m.%Y}</div></div>'
        )

    def _page(self, item: Item) -> bytes:
        body = "".join(f"<p>{escape(each)}</p>" for each in item.text.split("\n\n"))
        day = f"<p>{item.day.day} {item.day:%B %Y}</p>"
        return self._framed(item.title, f"<h1>{escape(item.title)}</h1>{day}{body}")

    def _framed(self, title: str, inside: str) -> bytes:
        return (
            f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title></head><body>'
            '<nav><ul><li><a href="/en/">Home</a></li><li><a href="/en/press/">Press</a></li></ul>'
            f"</nav><main>{inside}</main><footer><p>Follow us</p></footer></body></html>"
        ).encode()

    def _newest(self, start: str) -> list[Item]:
        mine = [i for i in self.items if i.path.startswith(start)]
        return sorted(mine, key=lambda i: i.day, reverse=True)


def _rfc(day: datetime.date) -> str:
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    return format_datetime(noon, usegmt=True)
