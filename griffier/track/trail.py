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
    concern = followed(entry)
    found = evidence(entry, shelf)
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
        history=history(entry, found, on),
        evidence=tuple(each for each in found if each.date is None or each.date <= on),
        measured=tuple(measured(entry, shelf)),
    )
