"""The House's register of commitments as it was taken over (`griffier sync tk`)."""

import datetime
from collections.abc import Mapping
from typing import Final
from weakref import WeakKeyDictionary

from griffier.acquire.connector import Facts
from griffier.ledger.acquired import Stand
from griffier.ledger.entries import Commitment
from griffier.ledger.library import Library
from griffier.track.register import state_of

_SOURCE: Final = "tk"
_NO_DAY: Final = "0001-"  # how the House writes that there is no day
_read: WeakKeyDictionary[Library, tuple[int, tuple[Commitment, ...]]] = WeakKeyDictionary()


def register(library: Library) -> tuple[Commitment, ...]:
    """Every commitment of the register that the House did not withdraw, by number."""
    newest = library.newest_turn(_SOURCE, "Toezegging")
    if newest is None:
        return ()
    known = _read.get(library)
    if known is None or known[0] != newest:
        known = (newest, _register(library))
        _read[library] = known
    return known[1]


def _register(library: Library) -> tuple[Commitment, ...]:
    items = library.items(_SOURCE, Stand.FACTS, kind="Toezegging")
    days = _days_of_letters(library) if items else {}
    found = (_commitment(each.change.facts, days) for each in items)
    return tuple(sorted(found, key=lambda each: each.number))


def _days_of_letters(library: Library) -> dict[str, datetime.date]:
    """The day of each case by its number: the register names letters by their case."""
    items = library.items(_SOURCE, kind="Zaak")
    days = ((e.change.facts.get("nummer"), day_of(e.change.facts.get("gestartOp"))) for e in items)
    return {number: day for number, day in days if number and day}


def _commitment(facts: Facts, days: Mapping[str, datetime.date]) -> Commitment:
    told = facts.get("status", "")
    letters = tuple(facts.get("kamerbriefNakoming", ()))
    answered = [days[each] for each in letters if each in days]
    return Commitment(
        number=facts.get("nummer", ""),
        text=facts.get("tekst", ""),
        told=told,
        state=state_of(told),
        promiser=facts.get("naam") or facts.get("naamToezegger") or facts.get("achternaam", ""),
        office=facts.get("functie", ""),
        ministry=facts.get("ministerie", ""),
        made=day_of(facts.get("aanmaakdatum")),
        deadline=day_of(facts.get("datumNakoming")),
        known=max(answered) if answered else day_of(facts.get("bijgewerkt")),
        letters=letters,
    )


def day_of(moment: str | None) -> datetime.date | None:
    """The day of «2024-03-19T17:42:13.69+01:00»; None for none, and for the year 1."""
    if not moment or moment.startswith(_NO_DAY):
        return None
    try:
        return datetime.date.fromisoformat(moment[:10])
    except ValueError:
        return None
