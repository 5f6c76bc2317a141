"""How promises and asks stand, quickly enough for a page.

In a small library it is worked out from all that is on file, as `griffier due` and
`griffier follow` do. In one of more than `following.WHOLE` lines that takes minutes: there the
evidence is that of the statuses kept (`griffier refresh` keeps them all, filing keeps what it
can), and only what the calendar changes is worked out anew.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Card, Entry, Evidence, State, Status
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.model import Act
from griffier.service import following
from griffier.service.figures import known_figures, known_series
from griffier.service.lasting import lasting
from griffier.service.shelves import all_entries
from griffier.track.due import Due, Wish, chosen, due_of, is_due, wanted
from griffier.track.followed import HOUSES, PROMISES
from griffier.track.gather import evidence
from griffier.track.judged import judged
from griffier.track.measured import measured
from griffier.track.shelf import Shelf
from griffier.track.trail import Trail, trail_of

LAG: Final = 60.0
"""Seconds the promises of a large library may be behind what was filed."""


def is_large(library: Library) -> bool:
    """Whether there is too much to look at all of it for a page."""
    return library.has_more_than(following.WHOLE)


def due(library: Library, on: datetime.date, wish: Wish | None = None) -> tuple[Due, ...]:
    """As `following.due`."""
    lag = LAG if is_large(library) else 0.0
    found = lasting(library, ("due", on), lambda: _every(library, on), lag)
    if wish == Wish(every=True):
        return found
    return tuple(each for each in found if wanted(each, wish or Wish(), on))


def due_after(
    library: Library, on: datetime.date, wish: Wish, limit: int, after: str | None = None
) -> tuple[tuple[Due, ...], int]:
    """The next promises of `due` after that of the line `after`, and how many there are in all.

    Raises NotInLibrary for a line that is none of them.
    """
    found = due(library, on, wish)
    first = 0
    if after is not None:
        ids = (number for number, each in enumerate(found, start=1) if each.entry.id == after)
        first = next(ids, 0)
        if not first:
            raise NotInLibrary(f"None of these promises has the id {after!r}.")
    return found[first : first + limit], len(found)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Of the promises on a day: how many are in each state, and the ministries that made them."""

    states: tuple[tuple[State, int], ...]
    ministries: tuple[str, ...]


def kinds(library: Library, on: datetime.date) -> Kinds:
    """What the promises on a day can be narrowed by."""
    found = due(library, on, Wish(every=True))
    lag = LAG if is_large(library) else 0.0
    return lasting(library, ("kinds", on), lambda: _kinds(found), lag)


def _kinds(found: Sequence[Due]) -> Kinds:
    counts = Counter(each.status.state for each in found)
    ministries = {each.ministry for each in found if each.ministry}
    return Kinds(tuple((each, counts[each]) for each in State), tuple(sorted(ministries)))


def standing(library: Library, entry: Entry, on: datetime.date) -> Trail:
    """As `following.follow`. Raises UsageError for an entry that is not followed."""
    if not is_large(library):
        key = ("trail", entry.id, on)
        return lasting(library, key, lambda: following.follow(library, entry.id, on))
    kept = library.status_history(entry.id)
    every = lasting(library, "series", lambda: known_series(library))
    series = tuple(each for each in every if entry.concept in each.concepts)
    shelf = Shelf(
        entries=(entry,),
        cards={entry.document: library.card(entry.document)},
        judgements=lasting(library, "judgements", library.judgements),
        series=series,
        figures=known_figures(library, series),
    )
    known = _evidence(kept[-1:]) + evidence(entry, shelf)
    found = tuple(dict.fromkeys(known))
    return trail_of(entry, shelf, found, on, kept, tuple(measured(entry, shelf)))


def _every(library: Library, on: datetime.date) -> tuple[Due, ...]:
    if not is_large(library):
        return following.due(library, on, Wish(every=True))
    promised = lasting(library, "promised", lambda: _promised(library), LAG)
    found = (due_of(entry, card, known, on) for entry, card, known in promised)
    return chosen([each for each in found if each is not None], Wish(every=True), on)


def _promised(library: Library) -> list[tuple[Entry, Card, tuple[Evidence, ...]]]:
    """Every promise to the House, with its document and the evidence kept."""
    acts = (*sorted(PROMISES), Act.PROVIDE)
    queries = [EntryQuery(recipient=to, act=act) for to in sorted(HOUSES) for act in acts]
    entries = {e.id: e for query in queries for e in all_entries(library, query) if is_due(e)}
    cards = library.cards_by_id(list({entry.document for entry in entries.values()}))
    kept = library.statuses_of(list(entries))
    judgements = library.judgements()
    found = []
    for entry in entries.values():
        stated = _evidence([kept[entry.id]] if entry.id in kept else ())
        since = judged(entry, judgements)  # people may have judged after it was kept
        found.append((entry, cards[entry.document], tuple(dict.fromkeys((*stated, *since)))))
    return found


def _evidence(statuses: Sequence[Status]) -> tuple[Evidence, ...]:
    return tuple(each for status in statuses for each in status.evidence)
