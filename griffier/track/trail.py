"""Everything that bears on one ask or promise, in order of date: `griffier follow`."""

import datetime
from dataclasses import dataclass

from griffier.errors import UsageError
from griffier.ledger.entries import Card, Entry, Evidence, Status
from griffier.track.followed import Concern, followed
from griffier.track.gather import evidence
from griffier.track.measured import Measured, measured
from griffier.track.shelf import Shelf
from griffier.track.status import history, status


@dataclass(frozen=True, slots=True)
class Trail:
    """An entry, how it stands on a day, how it stood before, and all that bears on it.

    `measured` holds the figures around the day of the entry, whether or not they moved;
    `evidence` is what is known by the day `on`, undated evidence first.
    """

    entry: Entry
    card: Card | None
    concern: Concern
    on: datetime.date
    status: Status
    history: tuple[Status, ...]
    evidence: tuple[Evidence, ...]
    measured: tuple[Measured, ...]


def trail(entry: Entry, shelf: Shelf, on: datetime.date) -> Trail:
    """The trail of `entry` up to the day `on`. Raises UsageError where nothing is followed."""
    found = evidence(entry, shelf)
    past = history(entry, found, on)
    return trail_of(entry, shelf, found, on, past, tuple(measured(entry, shelf)))


def trail_of(
    entry: Entry,
    shelf: Shelf,
    found: tuple[Evidence, ...],
    on: datetime.date,
    past: tuple[Status, ...],
    figures: tuple[Measured, ...],
) -> Trail:
    """The trail by evidence that is known already. Raises UsageError as `trail`."""
    concern = followed(entry)
    standing = status(entry, found, on)
    if concern is None or standing is None:
        raise UsageError(
            f"{entry.id} ({entry.act.value}) is no ask, promise or intention; "
            "only those are followed."
        )
    return Trail(
        entry=entry,
        card=shelf.cards.get(entry.document),
        concern=concern,
        on=on,
        status=standing,
        history=past,
        evidence=tuple(each for each in found if each.date is None or each.date <= on),
        measured=figures,
    )
