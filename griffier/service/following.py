"""Following up in a library: what is due, what bears on an entry, statuses kept."""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from griffier.ledger.entries import Entry, Status
from griffier.ledger.filing import Filing, Outcome
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.service.shelves import house_shelf, shelf_around, shelf_of_news, whole_shelf
from griffier.track.due import Due, Wish, dues
from griffier.track.followed import followed, ids, since, who_must_act
from griffier.track.gather import status_of
from griffier.track.matter import foreign
from griffier.track.shelf import Shelf
from griffier.track.trail import Trail, trail
from griffier.track.wholes import wholes_of

WHOLE: Final = 5000
"""Lines of a library of which all statuses are worked out anew at each filing (a second)."""

_AT_ONCE: Final = 500  # statuses kept in one transaction


def due(library: Library, on: datetime.date, wish: Wish | None = None) -> tuple[Due, ...]:
    """The promises to the House as they stand on a day (`griffier.track.due`)."""
    return dues(house_shelf(library), on, wish)


def follow(library: Library, entry: str, on: datetime.date) -> Trail:
    """What bears on an entry, by its id or the beginning of it.

    Raises NotInLibrary, AmbiguousId; UsageError for an entry that is not followed.
    """
    found = library.entry(entry)
    return trail(found, shelf_around(library, found), on)


def follow_all(library: Library, query: EntryQuery, on: datetime.date) -> tuple[Trail, ...]:
    """The trails of every followed line that answers a query, the earliest first.

    Lines of after the day `on` are left out.
    """
    found = [entry for entry in library.every_entry(query) if followed(entry)]
    known = [entry for entry in found if (since(entry) or on) <= on]
    ordered = sorted(known, key=lambda entry: (str(since(entry)), entry.document, entry.start))
    return tuple(trail(entry, shelf_around(library, entry), on) for entry in ordered)


def refresh(
    library: Library, on: datetime.date, advance: Callable[[int, int], None] | None = None
) -> int:
    """Keep the status, on a day, of every entry that is followed; returns how many changed.

    A status that says nothing new is not kept again, so that what is kept is the history
    of changes. They are kept some hundreds at a time, and what was kept stays where this is
    stopped; `advance` is told each time how many are done, and of how many.
    """
    shelf = whole_shelf(library)
    # One concept after another: what was gathered for one line serves the next.
    entries = sorted(filter(followed, shelf.entries), key=lambda entry: entry.concept or "")
    changed = 0
    for done in range(0, len(entries), _AT_ONCE):
        some = entries[done : done + _AT_ONCE]
        changed += library.add_statuses(_statuses(shelf, some, on))
        if advance is not None:
            advance(done + len(some), len(entries))
    return changed


def keep_statuses(library: Library, filings: Sequence[Filing]) -> None:
    """Keep the statuses that documents just filed can change, as of the day of filing (a
    `FollowUp` of `griffier.service.filing`).

    In a library of up to WHOLE lines those are all; in a larger one, so that filing stays
    quick, what was asked of countries and promised by them. `refresh` keeps the rest.
    """
    changed = {each.card.id for each in filings if each.outcome is not Outcome.SAME}
    if not changed:
        return
    today = library.clock().date()
    if library.entries(EntryQuery(limit=1)).count <= WHOLE:
        refresh(library, today)
    else:
        refresh_countries(library, today, changed)


def refresh_countries(library: Library, on: datetime.date, documents: Collection[str]) -> int:
    """As `refresh`, for asks and promises on which countries have to act and on which some
    documents may bear; only those with a concept."""
    shelf = shelf_of_news(library, documents)
    brought = [entry for entry in shelf.entries if entry.document in documents]
    concerned = {
        (concept, who)
        for e in brought
        for concept in (e.concept, *wholes_of([e.concept or ""]))
        for who in ids(e.actors) | ids(e.recipients)
    }
    touched = (e for e in shelf.entries if _concerned(e, concerned))
    return library.add_statuses(_statuses(shelf, touched, on))


def _concerned(entry: Entry, concerned: Collection[tuple[str | None, str]]) -> bool:
    who = who_must_act(entry)
    foreigners = bool(who) and all(map(foreign, who))
    return foreigners and any((entry.concept, each) in concerned for each in who)


def _statuses(shelf: Shelf, entries: Iterable[Entry], on: datetime.date) -> list[Status]:
    found = (status_of(entry, shelf, on) for entry in entries if followed(entry))
    return [status for status in found if status is not None]
