"""EUR-Lex: which CFSP decisions exist, and their texts, from CELLAR.

A year is one answer. Each sync asks again for the years that may still change, and keeps
beside the decisions of a year how far it was listed, so that a rate of alignment knows
whether it has all of them. The list costs one request a year; texts come only by name.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlencode, urlsplit

from griffier.acquire.adopted import DECISION, SOURCE, YEAR
from griffier.acquire.cellar import CELEX, RESULTS, Adopted, decisions, question
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
from griffier.errors import SourceChanged, SourceError, SourceGone, UsageError

BASE: Final = "https://publications.europa.eu"
FIRST: Final = 2010  # with Lisbon, decisions took the place of common positions
_SETTLED: Final = datetime.timedelta(days=90)  # after its end a year gets no decision any more
_FORMS: Final = "application/xhtml+xml, text/html;q=0.9, application/pdf;q=0.5"
_NUMBER: Final = re.compile(
    r"(?:\(?CFSP\)?\s*)?(?<!\d)(?P<new>20\d\d/\d{1,4})(?:/CFSP)?(?![\d/])", re.IGNORECASE
)


class EurLex:
    """The connector `eurlex` (see `griffier.acquire.connector`)."""

    name = SOURCE
    title = "CFSP decisions, Publications Office of the European Union"
    licence = Licence(
        "CC-BY-4.0",
        "https://eur-lex.europa.eu/content/legal-notice/legal-notice.html",
        "© European Union, https://eur-lex.europa.eu",
    )

    def __init__(
        self, base: str = BASE, *, today: Callable[[], datetime.date] = datetime.date.today
    ) -> None:
        self._base, self._today = base.rstrip("/"), today
        self.hosts = frozenset({urlsplit(self._base).netloc.lower()})

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """One listing, from the year of `since` on (2010 where it is open)."""
        for asked, what in ((wish.dossiers, "dossier"), (wish.committees, "committee")):
            if asked:
                raise UsageError(f"EUR-Lex has no {what} to filter by.")
        if set(wish.kinds) - {DECISION}:
            raise UsageError(f"EUR-Lex gives the kind {DECISION!r} and no other.")
        first = max(FIRST, wish.since.year) if wish.since else FIRST
        return (f"cfsp {first}",)

    def changes(self, client: Client, stream: str, cursor: str | None) -> Page:
        """The decisions of the year the cursor names, and of the years after it that are
        not settled once it is not. The cursor is the first year to ask again."""
        today = self._today()
        year = int(cursor or stream.rpartition(" ")[2])
        settled = datetime.date(year, 12, 31) + _SETTLED < today
        last = datetime.date(year if settled else max(year, today.year), 12, 31)
        first = datetime.date(year, 1, 1)
        found = self._ask(client, first, last)
        until = min(last, today)
        changes = [self._change(each) for each in found]
        changes += [_year(each, found, until) for each in range(year, until.year + 1)]
        if not settled:
            return Page(tuple(changes), str(year), more=False)
        return Page(tuple(changes), str(year + 1), more=year < today.year)

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:  # noqa: ARG002
        """Texts come where they are named (`kinds`); a list is enough for a rate."""
        day = str(change.facts.get("date", ""))
        first, last = str(wish.since or "0000"), str(wish.until or "9999")
        wanted = DECISION in wish.kinds and first <= day <= last
        return Choice.WANTED if wanted else Choice.PASSED

    def fetch(self, client: Client, change: Change, etag: str | None = None) -> Fetched | None:
        """The English text, XHTML before HTML before PDF."""
        if not change.addresses:
            raise SourceGone(f"{change.kind} {change.id} has no document.")
        answer = client.get(change.addresses[0], accept=_FORMS, language="en", mark=etag)
        if answer.unchanged:
            return None
        held_to_promise(answer)
        return Fetched(f"{change.facts['celex']}.{suffix(answer.data)}", answer)

    def knows(self, words: str) -> bool:
        """Whether they write the number of a decision, CELEX or its own."""
        return _meant(words) is not None

    def find(self, client: Client, words: str) -> Change | None:
        """A decision by CELEX number («32022D0346») or by its own («(CFSP) 2022/346»)."""
        number = _meant(words)
        if number is None:
            return None
        year = int(number[:4])
        for each in self._ask(client, datetime.date(year - 1, 12, 1), _end(year + 1, 1)):
            if each.number == number:
                return self._change(each)
        raise SourceGone(f"EUR-Lex knows no CFSP decision {number}.")

    def check(self, client: Client) -> Iterator[Finding]:
        """The decisions of February and March 2022, and the text of one."""
        try:
            found = self._ask(client, datetime.date(2022, 2, 1), datetime.date(2022, 3, 31))
            numbers = {each.number for each in found}
            said = f"{len(found)} decisions"
            yield Finding("CFSP decisions of February and March 2022", len(found) > 5, said)
            yield Finding("Decision (CFSP) 2022/346 is one of them", "2022/346" in numbers, said)
            if found:
                got = self.fetch(client, self._change(found[0]))
                said = f"{found[0].celex}, {len(got.answer.data) if got else 0:,} bytes"
                yield Finding("the text of a decision", got is not None, said)
        except SourceError as error:
            yield Finding("CELLAR", False, str(error))

    def _ask(
        self, client: Client, first: datetime.date, last: datetime.date
    ) -> tuple[Adopted, ...]:
        query = urlencode({"query": question(first, last), "format": RESULTS})
        answer = client.get(f"{self._base}/webapi/rdf/sparql?{query}", accept=RESULTS)
        return decisions(answer, first, last)

    def _change(self, each: Adopted) -> Change:
        facts = {"celex": each.celex, "date": str(each.date), "title": each.title}
        address = f"{self._base}/resource/celex/{each.celex}"
        return Change(DECISION, each.number, edition=each.celex, addresses=(address,), facts=facts)


def _year(year: int, found: tuple[Adopted, ...], until: datetime.date) -> Change:
    count = sum(each.date.year == year for each in found)
    if not count and until >= datetime.date(year, 12, 31):
        raise SourceChanged(f"CELLAR lists no CFSP decision at all for {year}.")
    end = min(until, datetime.date(year, 12, 31))
    facts = {"decisions": count, "until": str(end)}
    return Change(YEAR, str(year), edition="", facts=facts)


def _meant(words: str) -> str | None:
    """The number of the decision that words name, as «2022/346»."""
    celex = CELEX.search(words)
    return f"{celex[1]}/{int(celex[2])}" if celex else _named(words)


def _named(words: str) -> str | None:
    if "cfsp" not in words.casefold():
        return None
    found = _NUMBER.search(words)
    if not found:
        return None
    year, _, number = found["new"].partition("/")
    return f"{year}/{int(number)}"


def _end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, 31)
