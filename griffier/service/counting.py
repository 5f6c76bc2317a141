"""Lists with how many there are in all: the part that is shown is asked for anew, the number is
kept until the ledger changes, since counting takes longer than listing."""

from collections.abc import Callable
from dataclasses import replace

from griffier.ledger.entries import Card, Entry
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery, Page
from griffier.service.lasting import lasting
from griffier.service.standing import LAG, is_large


def cards(library: Library, query: CardQuery) -> Page[Card]:
    """As `Library.cards`; of a large library the number may be a minute behind."""
    found = library.cards(query, counted=False)
    if query.after is None and found.after is None:  # these are all there are
        return replace(found, count=len(found.items))
    whole = replace(query, after=None, limit=1)
    return replace(found, count=_kept(library, whole, lambda: library.cards(whole).count))


def entries(library: Library, query: EntryQuery) -> Page[Entry]:
    """As `Library.entries`; of a large library the number may be a minute behind."""
    found = library.entries(query, counted=False)
    if query.after is None and found.after is None:
        return replace(found, count=len(found.items))
    whole = replace(query, after=None, limit=1)
    return replace(found, count=_kept(library, whole, lambda: library.entries(whole).count))


def _kept(library: Library, whole: CardQuery | EntryQuery, count: Callable[[], int]) -> int:
    lag = LAG if is_large(library) else 0.0
    return lasting(library, ("count", whole), count, lag)
