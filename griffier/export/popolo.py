"""People, posts and organisations as Popolo, the common form of civic data.

Offices and who held them come from the registers in griffier/lexicon/shared/offices/; who
signed a document comes from the document, with its day. Only organisations that the
documents name or that signed them are exported, with all known holders of their offices.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from griffier.ledger.entries import Card, Entry, Session
from griffier.lexicon.actors import ActorTable
from griffier.lexicon.offices import Holder, unaccented

Json = dict[str, Any]
_PERSON = "PERSON:"


def popolo(
    entries: Iterable[Entry],
    cards: Collection[Card],
    sessions: Iterable[Session],
    holders: Iterable[Holder],
    table: ActorTable,
) -> Json:
    """One object with `persons`, `organizations`, `posts`, `memberships` and `events`."""
    named, people = _named(entries, cards)
    held = [holder for holder in holders if holder.actor in named]
    persons = {holder.name: holder for holder in held} | dict.fromkeys(
        people - {h.name for h in held}
    )
    persons |= {s.name: None for c in cards for s in c.senders if s.name and s.name not in persons}
    return {
        "persons": [_person(name, holder) for name, holder in sorted(persons.items())],
        "organizations": [_organization(actor, table) for actor in sorted(named)],
        "posts": _posts(held),
        "memberships": [*map(_membership, held), *_signed(cards)],
        "events": [_meeting(session) for session in sessions],
    }


def slug(words: str) -> str:
    """Words as an id: «Jan-Peter Balkenende» as «jan-peter-balkenende»."""
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(words).casefold())) or "unknown"


def _named(entries: Iterable[Entry], cards: Iterable[Card]) -> tuple[set[str], set[str]]:
    """The organisations and the people that statements and senders name."""
    ids: set[str] = {sender.actor for card in cards for sender in card.senders if sender.actor}
    people: set[str] = set()
    for entry in entries:
        for actor in (*entry.actors, *entry.recipients):
            ids.add(actor.id)
            if actor.person:
                people.add(actor.person)
    people |= {each.removeprefix(_PERSON) for each in ids if each.startswith(_PERSON)}
    return {each for each in ids if not each.startswith(_PERSON)}, people


def _person(name: str, holder: Holder | None) -> Json:
    found: Json = {"id": f"person/{slug(name)}", "name": name}
    if holder:
        found["family_name"] = holder.family
        found["other_names"] = [{"name": other} for other in holder.also]
    return found


def _organization(actor: str, table: ActorTable) -> Json:
    return {
        "id": f"organization/{actor}",
        "name": table.label(actor, "en"),
        "other_names": [{"name": table.label(actor, "nl"), "note": "nl"}],
        "classification": table.kinds.get(actor),
        "identifiers": [{"scheme": "griffier", "identifier": actor}],
    }


def _posts(held: Iterable[Holder]) -> list[Json]:
    offices = dict.fromkeys((holder.actor, holder.office) for holder in held)
    return [
        {
            "id": _post_id(actor, office),
            "label": office.replace("_", " ").replace(".", ", "),
            "role": office,
            "organization_id": f"organization/{actor}",
        }
        for actor, office in sorted(offices)
    ]


def _membership(holder: Holder) -> Json:
    return {
        "id": f"membership/{slug(holder.name)}/{holder.actor}/{holder.office}/{holder.first}",
        "person_id": f"person/{slug(holder.name)}",
        "organization_id": f"organization/{holder.actor}",
        "post_id": _post_id(holder.actor, holder.office),
        "role": holder.office,
        "start_date": holder.first.isoformat(),
        # Who still holds an office has left it on no day.
        "end_date": None if holder.current else holder.last.isoformat(),
    }


def _post_id(actor: str, office: str) -> str:
    return f"post/{actor}/{office}"


def _signed(cards: Iterable[Card]) -> list[Json]:
    """Who signed as what, known for the day of the document alone."""
    found: dict[str, Json] = {}
    for card in cards:
        for sender in card.senders:
            if sender.name and sender.actor:
                who, role = slug(sender.name), slug(sender.role or "")
                key = f"membership/{who}/{sender.actor}/signed/{role}"
                made = found.setdefault(
                    key, _signature(key, sender.name, sender.role, sender.actor)
                )
                made["sources"].append(_source(card))
    return list(found.values())


def _signature(key: str, name: str, role: str | None, actor: str) -> Json:
    return {
        "id": key,
        "person_id": f"person/{slug(name)}",
        "organization_id": f"organization/{actor}",
        "role": role,
        "sources": [],
    }


def _source(card: Card) -> Json:
    note = " ".join(filter(None, (card.date.isoformat() if card.date else None, card.name)))
    return {"url": card.url or f"urn:sha256:{card.id}", "note": note}


def _meeting(session: Session) -> Json:
    return {
        "id": f"event/{session.id}",
        "name": session.name,
        "classification": session.series,
        "start_date": session.date.isoformat() if session.date else None,
        "end_date": session.end_date.isoformat() if session.end_date else None,
        "location": session.place,
        "organization_id": f"organization/{session.body}" if session.body else None,
    }
