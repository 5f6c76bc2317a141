"""Deadlines as an iCalendar (RFC 5545): one all-day event on the last day of each."""

import datetime
from collections.abc import Iterable
from typing import Final

from griffier.errors import MissingExtra
from griffier.ledger.entries import State
from griffier.track.due import Due

EXTRA: Final = "follow"
_DONE: Final = frozenset({State.KEPT, State.LAPSED})


def as_ics(found: Iterable[Due], on: datetime.date) -> bytes:
    """The deadlines among `found`, as of the day `on`, which stamps every event.

    The same promises on the same day give the same bytes; an event keeps its UID for good,
    so that a calendar replaces it. Raises MissingExtra without the library icalendar.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError as error:
        raise MissingExtra(EXTRA, error) from error
    calendar = Calendar()
    calendar.add("prodid", "-//griffier//due//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Toezeggingen aan de Kamer")
    stamp = datetime.datetime.combine(on, datetime.time(), datetime.UTC)
    for due in found:
        if due.entry.deadline is None:
            continue
        event = Event()
        event.add("uid", f"{due.entry.id}@griffier")
        event.add("dtstamp", stamp)
        event.add("dtstart", due.entry.deadline.last)
        event.add("dtend", due.entry.deadline.last + datetime.timedelta(days=1))
        event.add("summary", f"{due.promiser}: {due.entry.topic or due.entry.quote}")
        event.add("description", _description(due))
        event.add("status", "CANCELLED" if due.status.state in _DONE else "CONFIRMED")
        event.add("categories", [due.status.state.value])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(due: Due) -> str:
    deadline = due.entry.deadline
    lines = [
        f"«{due.entry.quote}»",
        f"{due.reference or due.entry.document}, {due.entry.published}",
        f"Termijn: «{deadline.text}»" if deadline else "",
        f"{due.status.state.value} ({due.status.rule}): {due.status.reason}",
        *(f"{each.date}: «{each.quote}»" for each in due.known),
    ]
    return "\n".join(filter(None, lines))
