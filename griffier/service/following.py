"""Following up in a library: what is due, what bears on an entry, statuses kept."""

import datetime
from collections.abc import Collection

from griffier.ledger.entries import Status
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.service.shelves import house_shelf, shelf_around, whole_shelf
from griffier.track.due import Due, Wish, dues
from griffier.track.followed import followed, since
from griffier.track.gather import status_of
from griffier.track.shelf import Shelf
from griffier.track.trail import Trail, trail


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


def refresh(library: Library, on: datetime.date, documents: Collection[str] | None = None) -> int:
    """Keep the status, on a day, of every entry that is followed; returns how many changed.

    With `documents` (ids) only entries are looked at that stand in one of them or that a
    line of one of them may bear on. A status that says nothing new is not kept again, so
    that what is kept is the history of changes.
    """
    shelf = whole_shelf(library)
    return library.add_statuses(_statuses(shelf, on, documents))


def _statuses(shelf: Shelf, on: datetime.date, documents: Collection[str] | None) -> list[Status]:
    touched = _touched(shelf, documents)
    found = (
        status_of(entry, shelf, on)
        for entry in shelf.entries
        if followed(entry) and (touched is None or entry.id in touched)
    )
    return [status for status in found if status is not None]


def _touched(shelf: Shelf, documents: Collection[str] | None) -> set[str] | None:
    """Ids of the entries that documents bring or may bear on; None for all."""
    if documents is None:
        return None
    wanted = set(documents)
    if any(each.document in wanted for each in shelf.settlings):
        return None  # a fulfilment may fit any promise
    brought = [entry for entry in shelf.entries if entry.document in wanted]
    touched = {entry.id for entry in brought}
    for entry in brought:
        touched |= {other.id for other in shelf.near(entry)}
    meetings = {each for document in wanted for each in shelf.sessions.get(document, ())}
    return touched | {e.id for e in shelf.entries if meetings & shelf.meetings_of(e)}
