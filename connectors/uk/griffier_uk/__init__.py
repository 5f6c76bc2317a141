"""Written statements of ministers to the Parliament of the United Kingdom."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from griffier.acquire.months import place
from griffier.errors import SourceError, SourceGone, UsageError
from griffier_uk.statements import Listed, Statement, listing, named, page_of

BASE: Final = "https://questions-statements-api.parliament.uk"
PATH: Final = "/api/writtenstatements/statements"
HOUSES: Final = ("Commons", "Lords")
_FIRST: Final = datetime.date(2014, 11, 1)  # since when they are published this way
_TAKE: Final = 100


class Westminster:
    """The connector `uk` (see `griffier.acquire.connector`)."""

    name = "uk"
    title = "UK Parliament, ministers' written statements"
    licence = Licence(
        "Open Parliament Licence 3.0",
        "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
        "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
    )

    def __init__(
        self, base: str = BASE, *, today: Callable[[], datetime.date] = datetime.date.today
    ) -> None:
        self._base, self._today = base.rstrip("/"), today
        self.hosts = frozenset({urlsplit(self._base).netloc.lower()})

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """A listing for each House, from the month of `since` on (November 2014 if open)."""
        for asked, what in ((wish.dossiers, "dossier"), (wish.committees, "committee")):
            if asked:
                raise UsageError(f"Written statements have no {what} to filter by.")
        if other := set(wish.kinds) - set(HOUSES):
            raise UsageError(f"Kinds are {' and '.join(HOUSES)}, not {', '.join(sorted(other))}.")
        since = max(wish.since or _FIRST, _FIRST)
        return tuple(f"{house} {since:%Y-%m}" for house in wish.kinds or HOUSES)

    def changes(self, client: Client, stream: str, cursor: str | None) -> Page:
        """A page of a month of one House's statements."""
        house, _, since = stream.partition(" ")
        at = place(cursor, datetime.date.fromisoformat(since + "-01"))
        found = self._listed(client, house, at.first, at.last, at.page * _TAKE)
        more = (at.page + 1) * _TAKE < found.total
        to, on = at.after(more=more, today=self._today())
        return Page(tuple(map(self._change, found.statements)), str(to), more=on)

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:  # noqa: ARG002
        """By House, day and the words of the department's name."""
        facts = change.facts
        day = datetime.date.fromisoformat(facts["date"])
        if (wish.since and day < wish.since) or (wish.until and wish.until < day):
            return Choice.PASSED
        if wish.kinds and facts["house"] not in wish.kinds:
            return Choice.PASSED
        body = facts.get("body", "").casefold()
        words = [each.casefold() for each in wish.creators]
        wanted = not words or any(each in body for each in words)
        return Choice.WANTED if wanted else Choice.PASSED

    def fetch(self, client: Client, change: Change, etag: str | None = None) -> Fetched | None:
        """The whole statement, as a page."""
        answer = client.get(change.addresses[0], accept="application/json", mark=etag)
        if answer.unchanged:
            return None
        uin, page = page_of(answer, change.id)
        return Fetched(f"{uin}.html", replace(answer, data=page, media_type="text/html"))

    def knows(self, words: str) -> bool:
        """Whether a day and the number of a statement stand in them."""
        return named(words) is not None

    def find(self, client: Client, words: str) -> Change | None:
        """A statement by its day and number: «2024-03-12 HCWS123», or an address with both.
        Numbers begin anew each session, so that a number alone names several."""
        found = named(words)
        if found is None:
            return None
        day, uin = found
        house = "Lords" if uin.startswith("HL") else "Commons"
        listed = self._listed(client, house, day, day, 0)
        for each in listed.statements:
            if each.uin.upper() == uin:
                return self._change(each)
        raise SourceGone(f"There is no written statement {uin} of {day}.")

    def check(self, client: Client) -> Iterator[Finding]:
        """The statements of the Commons in March 2023, and one of them."""
        try:
            march = (datetime.date(2023, 3, 1), datetime.date(2023, 3, 31))
            found = self._listed(client, "Commons", *march, 0)
            said = f"{len(found.statements)} of {found.total}"
            yield Finding("statements of March 2023", bool(found.statements), said)
            if found.statements:
                got = self.fetch(client, self._change(found.statements[0]))
                said = f"{got.name}, {len(got.answer.data):,} bytes" if got else "nothing"
                yield Finding("one of them, whole", got is not None, said)
        except SourceError as error:
            yield Finding("written statements", False, str(error))

    def _listed(
        self, client: Client, house: str, first: datetime.date, last: datetime.date, skip: int
    ) -> Listed:
        asked = {
            "madeWhenFrom": first,
            "madeWhenTo": last,
            "house": house,
            "skip": skip,
            "take": _TAKE,
        }
        address = f"{self._base}{PATH}?{urlencode(asked)}"
        return listing(client.get(address, accept="application/json"), house, first, last)

    def _change(self, each: Statement) -> Change:
        facts = {"uin": each.uin, "date": str(each.date), "title": each.title}
        facts |= {"house": each.house, "body": each.body}
        address = f"{self._base}{PATH}/{each.id}?expandMember=true"
        return Change("statement", each.id, edition="", addresses=(address,), facts=facts)
