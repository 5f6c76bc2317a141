"""The Tweede Kamer: documents, dossiers, activities and its register of commitments.

Follows the SyncFeed 2.0 of its open data. The feed knows no filter but the kind of entity;
what is asked of documents is asked here, of what the feed says of them. docs/sources.md
says what of this was verified against what.
"""

import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

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
from griffier.acquire.entities import entities
from griffier.acquire.syncfeed import read_page
from griffier.errors import SourceChanged, SourceError, SourceGone, UsageError

BASE: Final = "https://gegevensmagazijn.tweedekamer.nl"
_NUMBER: Final = re.compile(r"(?<![\dA-Za-z])((?:19|20)\d\dD\d{4,6})(?![\dA-Za-z])")
_VERIFIED: Final = ("Kamerstukdossier", "Document", "Toezegging")  # what --check looks at


class TweedeKamer:
    """The connector `tk` (see `griffier.acquire.connector`)."""

    name = "tk"
    title = "Tweede Kamer der Staten-Generaal, open data"
    licence = Licence(
        "CC0-1.0",
        "https://opendata.tweedekamer.nl/disclaimer",
        "Tweede Kamer der Staten-Generaal",
    )

    def __init__(self, base: str = BASE) -> None:
        self._base = base.rstrip("/")
        self.hosts = frozenset({urlsplit(self._base).netloc.lower()})

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """One feed for each kind of entity that the wish needs."""
        if wish.creators:
            raise UsageError("The Tweede Kamer's feed has no filter by creator; name --committee.")
        return tuple(
            name
            for name, each in entities().items()
            if each.only_for is None or getattr(wish, each.only_for)
        )

    def changes(self, client: Client, stream: str, cursor: str | None) -> Page:
        """A page of a feed; the cursor is its skiptoken."""
        query = {"category": stream, **({"skiptoken": cursor} if cursor else {})}
        address = f"{self._base}/SyncFeed/2.0/Feed?{urlencode(query)}"
        answer = client.get(address, accept="application/atom+xml, application/xml")
        return read_page(answer, entities()[stream], cursor)

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:
        """Whether a document is of a kind, dossier, committee and day that is asked for."""
        facts = change.facts
        if not (_of_kind(facts, wish.kinds) and _of_days(facts, wish)):
            return Choice.PASSED
        choices = []
        if wish.dossiers:
            choices.append(_by_dossier(facts, wish.dossiers, look))
        if wish.committees:
            choices.append(_by_committee(facts, wish.committees, look))
        for each in (Choice.PASSED, Choice.OPEN):
            if each in choices:
                return each
        return Choice.WANTED

    def fetch(self, client: Client, change: Change, etag: str | None = None) -> Fetched | None:
        """The file behind a document, held to the type and length the feed gives."""
        if not change.addresses:
            raise SourceGone(f"{change.kind} {change.id} has no document.")
        answer = client.get(change.addresses[0], mark=etag)
        if answer.unchanged:
            return None
        held_to_promise(answer, change.media_type, change.size)
        name = change.facts.get("documentNummer") or change.id
        return Fetched(f"{name}.{suffix(answer.data)}", answer)

    def knows(self, words: str) -> bool:
        """Whether a document's number («2022D12345») stands in them."""
        return _NUMBER.search(words) is not None

    def find(self, client: Client, words: str) -> Change | None:
        """A document by its number («2022D12345»), also within an address of the House."""
        found = _NUMBER.search(words)
        if not found:
            return None
        number = found[1]
        select = quote(f"DocumentNummer eq '{number}' and Verwijderd eq false")
        address = f"{self._base}/OData/v4/2.0/Document?$filter={select}&$top=2"
        rows = _rows(client.get(address, accept="application/json").data, address)
        rows = [row for row in rows if row.get("DocumentNummer") == number]
        if not rows:
            raise SourceGone(f"The Tweede Kamer has no document {number}.")
        return self._found(rows[0], number)

    def _found(self, row: dict[str, Any], number: str) -> Change:
        id_ = str(row.get("Id") or "")
        kept = {"soort": "Soort", "titel": "Titel", "onderwerp": "Onderwerp", "datum": "Datum"}
        facts = {ours: row[theirs] for ours, theirs in kept.items() if row.get(theirs)}
        size = row.get("ContentLength")
        return Change(
            "Document",
            id_,
            edition=f"{row.get('HuidigeDocumentVersie_Id') or ''} {row.get('ContentType')} {size}",
            addresses=(f"{self._base}/SyncFeed/2.0/Resources/{id_}",),
            media_type=row.get("ContentType"),
            size=size if isinstance(size, int) and size > 0 else None,
            facts={"documentNummer": number, **facts},
        )

    def check(self, client: Client) -> Iterator[Finding]:
        """One page of each of three feeds, the page after it, and one document."""
        for stream in _VERIFIED:
            yield from self._check_feed(client, stream)

    def _check_feed(self, client: Client, stream: str) -> Iterator[Finding]:
        try:
            page = self.changes(client, stream, None)
            said = f"{len(page.changes)} entries; goes on at {page.cursor}"
            yield Finding(f"{stream}: the first page", bool(page.changes), said)
            if page.more:
                after = self.changes(client, stream, page.cursor)
                new = {c.id for c in after.changes} != {c.id for c in page.changes}
                yield Finding(f"{stream}: the cursor moves on", new, f"{len(after.changes)} more")
            held = next((each for each in page.changes if each.addresses), None)
            if held is not None:
                got = self.fetch(client, held)
                size = len(got.answer.data) if got else 0
                yield Finding(f"{stream}: a document", size > 0, f"{size:,} bytes")
        except SourceError as error:
            yield Finding(f"{stream}", False, str(error))


def _rows(data: bytes, address: str) -> list[dict[str, Any]]:
    try:
        rows = json.loads(data)["value"]
    except (ValueError, KeyError, TypeError):
        raise SourceChanged(f"{address.partition('?')[0]} gave no OData answer.") from None
    return [row for row in rows if isinstance(row, dict)]


def _of_kind(facts: Facts, kinds: tuple[str, ...]) -> bool:
    kind = facts.get("soort", "").casefold()
    return not kinds or any(fnmatchcase(kind, each.casefold()) for each in kinds)


def _of_days(facts: Facts, wish: Wish) -> bool:
    if wish.since is None and wish.until is None:
        return True
    day = facts.get("datum", "")[:10]
    first, last = str(wish.since or "0000"), str(wish.until or "9999")
    return bool(day) and first <= day <= last


def _by_dossier(facts: Facts, dossiers: tuple[str, ...], look: Lookup) -> Choice:
    """By the dossiers it is filed in, and those of its cases."""
    ids = [("Kamerstukdossier", ref) for ref in facts.get("kamerstukdossier", ())]
    unknown = False
    for ref in facts.get("zaak", ()):
        case = look.facts("Zaak", ref)
        unknown |= case is None
        ids += [("Kamerstukdossier", each) for each in (case or {}).get("kamerstukdossier", ())]
    found = [look.facts(*each) for each in ids]
    if any(_is_of(each, dossiers) for each in found if each is not None):
        return Choice.WANTED
    return Choice.OPEN if unknown or None in found else Choice.PASSED


def _is_of(facts: Facts, dossiers: Iterable[str]) -> bool:
    """«21501» stands for all its parts, «21501-20» for that one."""
    number, part = facts.get("nummer", ""), facts.get("toevoeging", "")
    return any(each in (number, f"{number}-{part}") for each in dossiers)


def _by_committee(facts: Facts, committees: tuple[str, ...], look: Lookup) -> Choice:
    """By the committee that leads its activities or its cases."""
    unknown, names = False, []
    for ref in facts.get("activiteit", ()):
        found = look.facts("Activiteit", ref)
        unknown |= found is None
        names += [value for key, value in (found or {}).items() if key.startswith("voortouw")]
    for ref in facts.get("zaak", ()):
        unknown |= look.facts("Zaak", ref) is None
        for actor in look.about("ZaakActor", ref):
            if "commissie" in actor.get("relatie", "").casefold():
                names += [actor.get("actorNaam", ""), actor.get("actorAfkorting", "")]
    words = [each.casefold() for each in committees]
    if any(_names_it(name.casefold(), words) for name in names if isinstance(name, str)):
        return Choice.WANTED
    return Choice.OPEN if unknown else Choice.PASSED


def _names_it(name: str, words: Iterable[str]) -> bool:
    return any(word == name or (len(word) > 4 and word in name) for word in words)
