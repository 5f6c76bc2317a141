"""Official publications of the Netherlands: Kamerstukken, Handelingen, Staatscourant and more.

Asks the SRU 2.0 service of the repository of KOOP by CQL. The service filters; each record is
held to the filter all the same. A listing goes by the day of change, so that it can be taken
up again: the cursor is that day and how many records of it were taken.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlencode, urlsplit

from griffier.acquire.client import Client
from griffier.acquire.connector import (
    Change,
    Choice,
    Facts,
    Fetched,
    Finding,
    Licence,
    Lookup,
    Page,
    Wish,
)
from griffier.acquire.content import held_to_promise, suffix
from griffier.acquire.identifiers import identifier
from griffier.acquire.sru import Answered, Record, read_records
from griffier.errors import SourceChanged, SourceDamaged, SourceError, SourceGone, UsageError

BASE: Final = "https://repository.overheid.nl"
_FILES: Final = frozenset(
    {
        "repository.overheid.nl",
        "zoek.officielebekendmakingen.nl",
        "repository.officiele-overheidspublicaties.nl",
    }
)
_AREA: Final = "c.product-area==officielepublicaties"
_REACH: Final = 9_900  # the service gives none from the 10,000th on
_KIND: Final = "Publicatie"
_CLAUSE: Final = re.compile(r'(?P<index>[a-z]+\.[a-z-]+)(?P<how>==|=|>=|<=)"(?P<value>[^"]*)"')


class Publications:
    """The connector `op` (see `griffier.acquire.connector`)."""

    name = "op"
    title = "Officiële publicaties (KOOP)"
    licence = Licence(
        "no copyright (Auteurswet, articles 11 and 15b)",
        "https://www.officielebekendmakingen.nl/over-deze-website",
        "Officiële bekendmakingen, KOOP",
    )

    step = 100  # records to a page

    def __init__(self, base: str = BASE) -> None:
        self._base = base.rstrip("/")
        own = urlsplit(self._base).netloc.lower()
        self.hosts = frozenset({own}) | (_FILES if self._base == BASE else frozenset())

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """One query for each dossier, or one for all; written in CQL.

        Raises UsageError for a wish that names nothing: that is several million.
        """
        if wish.committees:
            raise UsageError("Official publications name no committee; use --dossier or --creator.")
        if not (wish.dossiers or wish.kinds or wish.creators):
            raise UsageError("Name a --dossier, --kind or --creator; there are several million.")
        same = [*_any("dt.type", "==", wish.kinds), *_any("dt.creator", "=", wish.creators)]
        same += [f'dt.date>="{wish.since}"'] if wish.since else []
        same += [f'dt.date<="{wish.until}"'] if wish.until else []
        each = [[f'w.dossiernummer=="{_plain(one)}"'] for one in wish.dossiers] or [[]]
        return tuple(" and ".join([_AREA, *dossier, *same]) for dossier in each)

    def changes(self, client: Client, stream: str, cursor: str | None) -> Page:
        """A page of a query, in the order in which publications were changed."""
        day, _, taken = (cursor or " 0").partition(" ")
        query = f'{stream} and dt.modified>="{day}"' if day else stream
        got = self._ask(client, f"{query} sortBy dt.modified/sort.ascending", int(taken) + 1)
        for record in got.records:
            _held(record, stream, day)
        more = int(taken) + len(got.records) < got.total
        if more and not got.records:
            raise SourceChanged(f"{query}: {got.total} records, and none from {taken} on.")
        changes = tuple(map(_change, got.records))
        return Page(changes, _next(got, day, int(taken), cursor), more)

    def _ask(self, client: Client, query: str, start: int, most: int | None = None) -> Answered:
        asked = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "query": query,
            "startRecord": start,
            "maximumRecords": most or self.step,
        }
        address = f"{self._base}/sru?{urlencode(asked)}"
        return read_records(client.get(address, accept="application/xml"))

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:  # noqa: ARG002
        """All that was listed was asked for."""
        return Choice.WANTED

    def fetch(self, client: Client, change: Change, etag: str | None = None) -> Fetched | None:
        """The best form that can be had: XML, else HTML, ODT, PDF."""
        failed: SourceError | None = None
        for address in change.addresses:
            try:
                answer = client.get(address, mark=etag)
                if answer.unchanged:
                    return None
                held_to_promise(answer)
            except (SourceGone, SourceDamaged) as error:
                failed = failed or error
                continue
            return Fetched(f"{change.id}.{suffix(answer.data)}", answer)
        raise failed or SourceGone(f"{change.id} stands nowhere in a form that can be read.")

    def knows(self, words: str) -> bool:
        """Whether they write an identifier, in any of its ways."""
        return identifier(words) is not None

    def find(self, client: Client, words: str) -> Change | None:
        """A publication by whatever way its identifier is written."""
        wanted = identifier(words)
        if wanted is None:
            return None
        query = f'{_AREA} and dt.identifier=="{wanted}"'
        for record in self._ask(client, query, 1, most=5).records:
            if record.identifier.lower() == wanted.lower():
                return _change(record)
        raise SourceGone(f"The repository of official publications has no {wanted}.")

    def check(self, client: Client) -> Iterator[Finding]:
        """A query by dossier, its filter by day of change, one document by its identifier."""
        (query,) = self.streams(Wish(dossiers=("21501-20",)))
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("a query by dossier", lambda: self._check_query(client, query)),
            ("the day of change", lambda: self._check_days(client, query)),
            ("kst-21501-20-1873", lambda: self._check_document(client)),
        )
        for what, step in steps:
            try:
                yield Finding(what, True, step())
            except SourceError as error:
                yield Finding(what, False, str(error))

    def _check_query(self, client: Client, query: str) -> str:
        page = self.changes(client, query, None)
        if not page.changes:
            raise SourceChanged("dossier 21501-20 has no publications")
        return f"{len(page.changes)} records, goes on at {page.cursor}"

    def _check_days(self, client: Client, query: str) -> str:
        """Whether asking by day of change leaves out publications that have none."""
        every = self._ask(client, query, 1, most=1).total
        dated = self._ask(client, f'{query} and dt.modified>="1900-01-01"', 1, most=1).total
        if every != dated:
            raise SourceChanged(f"{every} publications, {dated} of them with a day of change")
        return f"all {every} publications have one"

    def _check_document(self, client: Client) -> str:
        change = self.find(client, "kst-21501-20-1873")
        fetched = self.fetch(client, change) if change else None
        if fetched is None:
            raise SourceGone("nothing came")
        return f"{fetched.name}, {len(fetched.answer.data):,} bytes"


def _any(index: str, how: str, values: tuple[str, ...]) -> list[str]:
    clauses = [f'{index}{how}"{_plain(each)}"' for each in values]
    return [clauses[0] if len(clauses) == 1 else f"({' or '.join(clauses)})"] if clauses else []


def _plain(value: str) -> str:
    """A value that cannot end its quotation marks."""
    return " ".join(value.replace('"', " ").replace("\\", " ").split())


def _change(record: Record) -> Change:
    return Change(
        _KIND,
        record.identifier,
        edition=f"{record.facts.get('modified', '')} {' '.join(record.addresses)}",
        addresses=record.addresses,
        about=record.facts.get("hoofddocument"),
        facts=record.facts,
    )


def _next(got: Answered, day: str, taken: int, cursor: str | None) -> str | None:
    """Where to go on: from the day of the last record, or further into one day.

    Going by days rather than by position, nothing is passed over when records change,
    and move to the end, while they are listed.
    """
    if not got.records:
        return cursor
    last = got.records[-1].modified
    if last and last != day:
        return f"{last} 0"
    taken += len(got.records)
    if taken > _REACH and taken < got.total:
        raise SourceChanged(f"more than {_REACH} publications were changed on {day or 'one day'}.")
    return f"{day} {taken}" if taken < got.total else f"{day} 0"


def _held(record: Record, stream: str, day: str) -> None:
    """Raise SourceChanged where a record is none that was asked for."""
    asked: dict[tuple[str, str], list[str]] = {}
    for found in _CLAUSE.finditer(stream):
        asked.setdefault((found["index"], found["how"]), []).append(found["value"])
    for (index, how), values in asked.items():
        given = _given(record.facts, index)
        if not any(_fits(each, how, value) for each in given for value in values):
            raise SourceChanged(
                f"{record.identifier} came where {index}{how}{' or '.join(values)} was asked for; "
                f"it has {', '.join(given) or 'none'}."
            )
    if day and record.modified and record.modified < day:
        raise SourceChanged(
            f"{record.identifier} was changed on {record.modified}, not since {day}."
        )


def _given(facts: Facts, index: str) -> list[str]:
    found = facts.get(index.partition(".")[2], [])
    return found if isinstance(found, list) else [str(found)]


def _fits(given: str, how: str, value: str) -> bool:
    given, value = _folded(given), _folded(value)
    if how == "==":
        return given.replace(" ", "") == value.replace(" ", "")
    if how == "=":
        return value in given
    return given[:10] >= value if how == ">=" else given[:10] <= value


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
