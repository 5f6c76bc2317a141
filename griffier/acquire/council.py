"""The Council and the EEAS: declarations on alignment, conclusions, summit declarations.

The Council's feed holds the newest press releases, the EEAS's listing goes back by month.
Which are wanted is told by their titles (data/council.toml).
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final
from urllib.parse import urlencode, urlsplit

from griffier.acquire.client import Client
from griffier.acquire.connector import (
    Change,
    Choice,
    Fetched,
    Finding,
    Licence,
    Lookup,
    Page,
    Wish,
)
from griffier.acquire.content import held_to_promise, suffix
from griffier.acquire.months import place
from griffier.acquire.press import Release, Releases, feed, pages
from griffier.acquire.press_kinds import kind_of, press_kinds
from griffier.errors import SourceError, SourceGone, UsageError

COUNCIL: Final = "https://www.consilium.europa.eu"
EEAS: Final = "https://www.eeas.europa.eu"
_FEED: Final = "feed"
_FIRST: Final = datetime.date(2014, 1, 1)  # where the EEAS's listing is followed from
_FORMS: Final = "text/html, application/xhtml+xml;q=0.9, application/pdf;q=0.5"
_LISTED: Final = "Statement/Declaration"


@dataclass(frozen=True, slots=True)
class _Place:
    base: str

    def holds(self, address: str) -> bool:
        return urlsplit(address).netloc.lower() == urlsplit(self.base).netloc.lower()


class Council:
    """The connector `council` (see `griffier.acquire.connector`)."""

    name = "council"
    title = "Council of the European Union and EEAS, press material"
    licence = Licence(
        "CC-BY-4.0",
        "https://www.consilium.europa.eu/en/about-site/copyright/",
        "© European Union",
    )

    def __init__(
        self,
        base: str = COUNCIL,
        *,
        eeas: str | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        elsewhere = eeas or (EEAS if base == COUNCIL else base)  # a mirror has both
        self._council, self._eeas = _Place(base.rstrip("/")), _Place(elsewhere.rstrip("/"))
        self._today = today
        both = (self._council.base, self._eeas.base)
        self.hosts = frozenset(urlsplit(each).netloc.lower() for each in both)

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """The feed, and the listing from the month of `since` on (2014 where it is open)."""
        for asked, what in ((wish.dossiers, "dossier"), (wish.committees, "committee")):
            if asked:
                raise UsageError(f"The Council's press material has no {what} to filter by.")
        names = [each.name for each in press_kinds()]
        for kind in wish.kinds:
            if not any(fnmatchcase(name, kind.casefold()) for name in names):
                raise UsageError(f"There is no kind {kind!r}; there are: {', '.join(names)}.")
        since = max(wish.since or _FIRST, _FIRST)
        return (_FEED, f"eeas {since:%Y-%m}")

    def changes(self, client: Client, stream: str, cursor: str | None) -> Page:
        """The whole feed, or a page of a month of the listing."""
        if stream == _FEED:
            return self._feed(client)
        at = place(cursor, datetime.date.fromisoformat(stream.rpartition(" ")[2] + "-01"))
        listed = self._listed(client, at.first, at.last, at.page)
        to, more = at.after(more=listed.more, today=self._today())
        return Page(self._changes(listed), str(to), more=more)

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:  # noqa: ARG002
        """By the kind its title announces, and its day."""
        day = datetime.date.fromisoformat(change.facts["date"])
        if (wish.since and day < wish.since) or (wish.until and wish.until < day):
            return Choice.PASSED
        kind = kind_of(change.facts["title"])
        asked = [each.casefold() for each in wish.kinds]
        wanted = any(fnmatchcase(kind.name, each) for each in asked) if asked else kind.wanted
        return Choice.WANTED if wanted else Choice.PASSED

    def fetch(self, client: Client, change: Change, etag: str | None = None) -> Fetched | None:
        """The page of a release, in English."""
        answer = client.get(change.addresses[0], accept=_FORMS, language="en", mark=etag)
        if answer.unchanged:
            return None
        held_to_promise(answer)
        name = change.id.rstrip("/").rpartition("/")[2].removesuffix("_en")[:120]
        return Fetched(f"{name}.{suffix(answer.data)}", answer)

    def knows(self, words: str) -> bool:
        """Whether they are an address on either site."""
        return self._council.holds(words.strip()) or self._eeas.holds(words.strip())

    def find(self, client: Client, words: str) -> Change | None:  # noqa: ARG002
        """A release by its address on either site."""
        words = words.strip()
        if not self.knows(words):
            return None
        path = urlsplit(words).path
        if not path.strip("/"):
            raise SourceGone(f"{words} names no press release.")
        place = self._council if self._council.holds(words) else self._eeas
        return Change("release", path, edition="", addresses=(place.base + path,))

    def check(self, client: Client) -> Iterator[Finding]:
        """The feed and a release of it; the declarations of March 2022 and one of them."""
        yield from _looked("the Council's feed", lambda: self._feed(client))
        yield from self._check_release(client, "a press release of the feed", _FEED, None)
        march = (datetime.date(2022, 3, 1), datetime.date(2022, 3, 31))
        listing = "the EEAS's listing of March 2022"
        yield from _looked(
            listing, lambda: Page(self._changes(self._listed(client, *march, 0)), None, more=False)
        )
        yield from self._check_release(client, "a page of the EEAS", "eeas 2022-03", None)

    def _check_release(
        self, client: Client, what: str, stream: str, cursor: str | None
    ) -> Iterator[Finding]:
        try:
            page = self.changes(client, stream, cursor)
            if page.changes:
                got = self.fetch(client, page.changes[0])
                size = len(got.answer.data) if got else 0
                yield Finding(what, size > 0, f"{page.changes[0].id}, {size:,} bytes")
        except SourceError as error:
            yield Finding(what, False, str(error))

    def _feed(self, client: Client) -> Page:
        address = f"{self._council.base}/en/rss/pressreleases.ashx"
        answer = client.get(address, accept="application/rss+xml, application/xml, text/xml")
        listed = feed(answer)
        return Page(self._changes(listed), str(max(e.date for e in listed.found)), more=False)

    def _listed(
        self, client: Client, first: datetime.date, last: datetime.date, page: int
    ) -> Releases:
        # Whether the end is included is not documented; a day more costs nothing.
        beyond = last + datetime.timedelta(days=1)
        asked = {
            "fulltext": "",
            "created_from": first,
            "created_to": beyond,
            "f[0]": f"pm_category:{_LISTED}",
            "page": page,
        }
        address = f"{self._eeas.base}/eeas/press-material_en?{urlencode(asked)}"
        return pages(client.get(address, accept="text/html", language="en"), first, beyond)

    def _changes(self, listed: Releases) -> tuple[Change, ...]:
        return tuple(map(self._change, self._ours(listed)))

    def _ours(self, listed: Releases) -> Iterator[Release]:
        """Listings link to other sites as well; those are not asked."""
        seen = set()
        for each in listed.found:
            ours = self._council.holds(each.address) or self._eeas.holds(each.address)
            if ours and each.address not in seen:
                seen.add(each.address)
                yield each

    def _change(self, each: Release) -> Change:
        facts = {"title": each.title, "date": str(each.date), "kind": kind_of(each.title).name}
        if each.label:
            facts["label"] = each.label
        path = urlsplit(each.address).path
        # No listing says that a release was corrected, and the two may word and date one
        # and the same release otherwise: neither makes another edition of it.
        return Change("release", path, edition="", addresses=(each.address,), facts=facts)


def _looked(what: str, ask: Callable[[], Page]) -> Iterator[Finding]:
    try:
        page = ask()
    except SourceError as error:
        yield Finding(what, False, str(error))
    else:
        yield Finding(what, bool(page.changes), f"{len(page.changes)} releases")
