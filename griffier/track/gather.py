"""Everything on file that bears on an entry, and the status that follows from it."""

import datetime
from collections.abc import Iterator

from griffier.ledger.entries import Card, Entry, Evidence, State, Status
from griffier.track.followed import Concern, followed, ids, since
from griffier.track.fulfilled import fulfilments
from griffier.track.judged import judged
from griffier.track.measured import figures
from griffier.track.register import registered
from griffier.track.replies import statements
from griffier.track.shelf import Shelf
from griffier.track.status import status


def evidence(entry: Entry, shelf: Shelf) -> tuple[Evidence, ...]:
    """All evidence on `entry`, by date; undated evidence comes first."""
    found = {
        (each.kind, each.source, each.date, each.start, each.quote): each
        for each in _all(entry, shelf)
    }
    return tuple(sorted(found.values(), key=_order))


def status_of(entry: Entry, shelf: Shelf, on: datetime.date) -> Status | None:
    """How it stands with `entry` on a day, by what is on file; None if it is not followed."""
    return status(entry, evidence(entry, shelf), on)


def _all(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    if followed(entry) is None:
        return
    yield from judged(entry, shelf.judgements)
    yield from fulfilments(entry, shelf)
    yield from registered(entry, shelf)
    replies = tuple(statements(entry, shelf))
    yield from replies
    yield from figures(entry, shelf)
    if not any(each.bears is State.KEPT for each in replies):
        yield from _silent_reports(entry, shelf)


def _silent_reports(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """Reports of the meeting an intention was for, which say nothing of it (rule U2)."""
    if followed(entry) is not Concern.INTENTION:
        return
    meetings, day = shelf.meetings_of(entry), since(entry)
    for document in sorted(shelf.documents_of(meetings)):
        card = shelf.cards.get(document)
        if card and card.kind == "report" and day and card.date and card.date > day:
            of_it = meetings & shelf.sessions[document]
            if _by(card) and not _by(card) & ids(entry.actors):
                continue
            yield Evidence(
                kind="report",
                source=card.id,
                date=card.date,
                quote=card.title or card.name,
                bears=State.OPEN,
                reason=f"The report of {sorted(of_it)[0]} holds no such statement.",
                document=card.id,
            )


def _by(card: Card) -> frozenset[str]:
    return frozenset(each.actor for each in card.senders if each.actor)


def _order(each: Evidence) -> tuple[datetime.date, str, str, int]:
    return each.date or datetime.date.min, each.kind, each.source, each.start or 0
