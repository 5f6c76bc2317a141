"""What an account wants to be told of: searches by mail, changes by a call to an address.

Both follow the numbers the ledger gives its changes: an account is told once of each.
"""

import datetime
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from griffier.errors import NotAllowed, NotInLibrary, QueryError, UsageError
from griffier.ledger.following import Change
from griffier.ledger.library import Library
from griffier.ledger.persons import Account, Delivery, Hook, Saved
from griffier.service import addresses
from griffier.service.feeds import Item, of_hit
from griffier.service.people import Person, Right, need
from griffier.service.search import Searcher, SearchRequest

MOST_ITEMS: Final = 50
"""Quotations of one search in one mail; how many more there are is said."""
PER_CALL: Final = 200
"""Changes in one call of a hook."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """What is new of a saved search: the newest first, and how many there are in all."""

    saved: Saved
    described: str
    items: tuple[Item, ...]
    count: int


# --- what an account keeps ----------------------------------------------------------------


def save_search(library: Library, searcher: Searcher, person: Person | None, query: str) -> Saved:
    """Keep a search. Raises QueryError for one that is wrong, NotSignedIn, NotAllowed,
    UsageError for one too many."""
    person = need(person, Right.ALERT)
    canonical = searcher.understood(SearchRequest(query)).canonical
    try:
        searcher.understood(SearchRequest(_within(canonical, "0" * 64)))
    except QueryError as error:
        raise UsageError(f"This search is too long or too deep to be mailed: {error}") from error
    return library.save_search(person.account.seq, secrets.token_hex(8), canonical)


def drop_search(library: Library, person: Person | None, identity: str) -> None:
    """Keep a search no longer. Raises NotSignedIn, NotAllowed, NotInLibrary."""
    library.drop_search(need(person, Right.ALERT).account.seq, identity)


def add_hook(library: Library, person: Person | None, address: str, *, local: bool = False) -> Hook:
    """Have an address called when the library changes; its secret is in what comes back.

    `local` lets a plain address of this machine pass. Raises HookForbidden for an address
    that is not called, NotSignedIn, NotAllowed, UsageError for one too many.
    """
    person = need(person, Right.ALERT)
    addresses.check(address, local=local)
    identity, secret = secrets.token_hex(8), secrets.token_hex(32)
    return library.add_hook(person.account.seq, identity, address, secret)


def drop_hook(library: Library, person: Person | None, identity: str) -> None:
    """Call an address no longer. Raises NotSignedIn, NotAllowed, NotInLibrary."""
    library.drop_hook(need(person, Right.ALERT).account.seq, identity)


def calls_of(library: Library, person: Person) -> tuple[Delivery, ...]:
    """The last calls of a person's hooks, and how they went."""
    made = library.deliveries(person.account.seq)
    return tuple(each for each in made if each.kind == "hook")[:10]


# --- links in mail ------------------------------------------------------------------------


def leaving(account: Account, saved: Saved) -> str:
    """What a link in a mail carries to end it: the search and a signature by the account's
    own key, so that it needs no sign-in and can be made by nobody else."""
    return f"{account.seq}.{saved.id}.{_signature(account, saved.id)}"


def left(library: Library, token: str) -> tuple[Account, Saved]:
    """Which search the link of a mail is of. Raises NotAllowed for a link that was not made
    by us, NotInLibrary for a search that is kept no longer."""
    number, _, rest = token.partition(".")
    identity, _, signature = rest.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotAllowed("This link was not made here.")
    try:
        account = library.account_of(int(number))
    except NotInLibrary:
        raise NotAllowed("This link was not made here.") from None
    if not hmac.compare_digest(_signature(account, identity).encode(), signature.encode()):
        raise NotAllowed("This link was not made here.")
    kept = [each for each in library.saved_searches(account.seq) if each.id == identity]
    if not kept:
        raise NotInLibrary("That search is not mailed any more.")
    return account, kept[0]


def leave(library: Library, token: str) -> None:
    """End what a link in a mail is of. Raises as `left`."""
    account, saved = left(library, token)
    library.drop_search(account.seq, saved.id)


def _signature(account: Account, identity: str) -> str:
    words = f"leave\0{identity}".encode("utf-8", "surrogatepass")
    return hmac.new(account.key.encode(), words, hashlib.sha256).hexdigest()


# --- what is new --------------------------------------------------------------------------


def changes_after(library: Library, seen: int, until: int) -> Iterator[Change]:
    """Every change after one number and up to another."""
    while seen < until:
        found = library.changes_since(seen)
        yield from (each for each in found if each.seq <= until)
        seen = found[-1].seq if found else until


def news_of(library: Library, searcher: Searcher, saved: Saved, until: int, locale: str) -> News:
    """What a saved search finds in documents that were filed since it was last told of.

    A document that was only read again is not new. A search that can no longer be understood
    (a meeting it names has gone) finds nothing.
    """
    fresh = {
        each.document
        for each in changes_after(library, saved.seen, until)
        if each.what == "document" and each.document
    }
    if not fresh:
        return News(saved, saved.query, (), 0)
    described, items, count = saved.query, [], 0
    for document in sorted(fresh):
        asked = SearchRequest(
            _within(saved.query, document), locale=locale, sort="date", limit=MOST_ITEMS
        )
        try:
            result = searcher.search(asked)
            described = searcher.described(saved.query, locale)
        except (QueryError, UsageError):
            return News(saved, saved.query, (), 0)
        count += result.total
        items += [of_hit(library, hit, locale) for hit in result.hits]
    items.sort(key=lambda item: item.at, reverse=True)
    return News(saved, described, tuple(items[:MOST_ITEMS]), count)


def _within(query: str, document: str) -> str:
    """The same search in one document."""
    return f"({query}) document:{document}"


def call_body(changes: tuple[Change, ...], address: str, at: datetime.datetime) -> Json:
    """What a hook is told: the changes, each with where it is to be seen."""
    return {
        "type": "changes",
        "at": at.isoformat() + "Z",
        "first": changes[0].seq,
        "last": changes[-1].seq,
        "changes": [
            {
                "seq": each.seq,
                "at": each.at.isoformat().replace("+00:00", "Z"),
                "what": each.what,
                "subject": each.subject,
                "document": each.document,
                "address": f"{address}/document/{each.document}" if each.document else None,
            }
            for each in changes
        ],
    }
