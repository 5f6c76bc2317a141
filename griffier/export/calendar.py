"""Deadlines and meetings as iCalendar, to be shown beside one's own appointments."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from griffier.errors import MissingExtra
from griffier.ledger.entries import Card, Entry, Session
from griffier.lexicon.actors import actor_table


def calendar(
    entries: Iterable[Entry],
    card_of: Callable[[str], Card],
    sessions: Iterable[Session],
    stamp: datetime,
) -> bytes:
    """A calendar with an all-day event for the last day of every deadline and for every
    meeting with a day. `stamp` is the moment meetings were known; a deadline was known when
    its document was filed. The same library gives the same bytes. Raises MissingExtra."""
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtra("export", error) from error
    made = Calendar()
    made.add("prodid", "-//griffier//griffier export//EN")
    made.add("version", "2.0")
    for entry in entries:
        if entry.deadline:
            made.add_component(_deadline(entry, entry.deadline.last, card_of(entry.document)))
    for session in sessions:
        if session.date:
            made.add_component(_meeting(session, session.date, stamp))
    ical: bytes = made.to_ical()
    return ical


def _deadline(entry: Entry, last: date, card: Card) -> Any:
    who = ", ".join(actor_table().label(actor.id, "en") for actor in entry.actors)
    words = entry.deadline.text if entry.deadline else ""
    told = [f"«{entry.quote}»", f"By when: {words}"]
    told.append("; ".join(filter(None, (card.title, card.number, card.name))))
    event = _event(f"statement-{entry.id}", last, last, _stamp(card))
    event.add("summary", f"{who}: {entry.topic or entry.act.value.lower()}")
    event.add("description", "\n".join(told))
    event.add("categories", ["deadline", entry.act.value.lower()])
    if card.url:
        event.add("url", card.url)
    return event


def _meeting(session: Session, first: date, stamp: datetime) -> Any:
    event = _event(f"meeting-{session.id}", first, session.end_date or first, stamp)
    event.add("summary", session.name)
    event.add("categories", ["meeting"])
    if session.place:
        event.add("location", session.place)
    return event


def _event(identity: str, first: date, last: date, stamp: datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{identity}@griffier")
    event.add("dtstamp", stamp)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # exclusive, as iCalendar counts days
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(card: Card) -> datetime:
    return card.filed if card.filed.tzinfo else card.filed.replace(tzinfo=UTC)
