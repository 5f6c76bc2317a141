"""Promises to the House with their deadlines: what `griffier due` lists and the rappel prints."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Card, Entry, Evidence, State, Status
from griffier.track.followed import Concern, followed, since, to_house
from griffier.track.gather import evidence
from griffier.track.shelf import Shelf
from griffier.track.status import last_day, status

_OFFICE: Final = re.compile(
    r"\b(?:Minister|Staatssecretaris|State Secretary|minister|staatssecretaris)"
    r"(?:\s+(?:van|voor|of|for))?\s+(?P<field>[A-Z][\w-]*(?:(?:, | en | and |, en | )[A-Z][\w-]*)*)"
)
_PREMIER: Final = re.compile(r"\b(?:Minister-President|minister-president|Prime Minister)\b")
_GENERAL_AFFAIRS: Final = "Algemene Zaken"


@dataclass(frozen=True, slots=True)
class Due:
    """A promise to the House as it stands on a day.

    `ministry` is as the letter prints it. `expected` is the last day the House can count
    on (before a recess, see docs/follow-through.md), `over` how many days the deadline is
    past, 0 where it is not. `known` is all evidence up to that day, what is only offered
    included; `status.evidence` is what the rule rests on.
    """

    entry: Entry
    card: Card | None
    status: Status
    promiser: str
    ministry: str | None
    reference: str | None  # «23987, nr. 396»
    expected: datetime.date | None
    over: int
    known: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which promises: by state, by ministry or sender (any part of the words), by how soon.

    `within` leaves out deadlines further off than so many days; `every` takes promises
    along that have no deadline.
    """

    states: frozenset[State] = frozenset()
    ministry: str | None = None
    sender: str | None = None
    within: int | None = None
    every: bool = False


def is_due(entry: Entry) -> bool:
    """Whether `griffier due` follows it: a promise, to the House."""
    return followed(entry) is Concern.PROMISE and to_house(entry)


def dues(shelf: Shelf, on: datetime.date, wish: Wish | None = None) -> tuple[Due, ...]:
    """The promises to the House on a shelf, the earliest deadline first, those without last.

    A promise of after `on` is left out.
    """
    standing = (
        due_of(entry, shelf.cards.get(entry.document), evidence(entry, shelf), on)
        for entry in shelf.entries
        if is_due(entry)
    )
    return chosen([due for due in standing if due is not None], wish or Wish(), on)


def chosen(found: Iterable[Due], wish: Wish, on: datetime.date) -> tuple[Due, ...]:
    """Those of some promises that are wished for, in the order of `dues`."""
    return tuple(sorted((due for due in found if wanted(due, wish, on)), key=_order))


def ministry_of(entry: Entry, card: Card | None) -> str | None:
    """The ministry of whoever made the promise: the person in `via`, else who signed first."""
    roles = [entry.via, *(each.role for each in card.senders)] if card else [entry.via]
    for role in filter(None, roles):
        if _PREMIER.search(role):
            return _GENERAL_AFFAIRS
        if office := _OFFICE.search(role):
            return office["field"].strip()
    return None


def reference_of(card: Card | None) -> str | None:
    """The Kamerstuk number of a document, as the House writes it: «23987, nr. 396»."""
    if card is None:
        return None
    if not card.dossiers:
        return card.identifier
    return ", nr. ".join(filter(None, (" ".join(card.dossiers[:1]), card.number)))


def due_of(
    entry: Entry, card: Card | None, bearing: Iterable[Evidence], on: datetime.date
) -> Due | None:
    """A promise as it stands on a day by the evidence given; None for one made after it."""
    made, bearing = since(entry), tuple(bearing)
    standing = status(entry, bearing, on)
    if standing is None or (made and made > on):
        return None
    late = (on - entry.deadline.last).days if entry.deadline else 0
    return Due(
        entry=entry,
        card=card,
        status=standing,
        promiser=promiser_of(entry, card),
        ministry=ministry_of(entry, card),
        reference=reference_of(card),
        expected=last_day(entry),
        over=max(late, 0) if standing.state is not State.KEPT else 0,
        known=tuple(each for each in bearing if each.date and each.date <= on),
    )


def promiser_of(entry: Entry, card: Card | None) -> str:
    """Who promised: the person or role in `via`, else who signed, else the actors."""
    if entry.via:
        return entry.via
    senders = card.senders if card else ()
    signed = [", ".join(filter(None, (each.name, each.role))) for each in senders]
    return "; ".join(filter(None, signed)) or ", ".join(actor.id for actor in entry.actors)


def wanted(due: Due, wish: Wish, on: datetime.date) -> bool:
    """Whether a promise is one of those wished for, on a day."""
    if wish.states and due.status.state not in wish.states:
        return False
    if not due.entry.deadline and not wish.every:
        return False
    if not _holds(due.ministry, wish.ministry) or not _holds(due.promiser, wish.sender):
        return False
    if wish.within is None or due.expected is None:
        return True
    return (due.expected - on).days <= wish.within


def _holds(told: str | None, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in (told or "").casefold()


def _order(due: Due) -> tuple[bool, datetime.date, str]:
    last = due.entry.deadline.last if due.entry.deadline else None
    return last is None, last or since(due.entry) or datetime.date.min, due.entry.id


def by_ministry(found: Iterable[Due]) -> dict[str, list[Due]]:
    """The promises by ministry, in the order of the alphabet; unknown ones under «–», last."""
    groups: dict[str, list[Due]] = {}
    for due in found:
        groups.setdefault(due.ministry or "–", []).append(due)
    return dict(sorted(groups.items(), key=lambda pair: (pair[0] == "–", pair[0].casefold())))
