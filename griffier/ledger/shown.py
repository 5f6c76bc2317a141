"""Cards and lines of the ledger as plain dictionaries, for JSON and CSV."""

from collections.abc import Sequence
from typing import Any

from griffier.ledger.entries import Card, Entry
from griffier.model import Actor

Json = dict[str, Any]
ENTRY_COLUMNS = (
    *("id", "published", "kind", "act", "actors", "recipients", "quote", "topic", "concept"),
    *("via", "modality", "polarity", "weight", "date", "deadline_text", "deadline_from"),
    *("deadline_to", "meeting", "document", "page", "start", "end", "lang", "plover", "rule"),
    "confidence",
)
"""The columns of `griffier ledger --csv`; docs/ledger.md says what each holds."""


def entry_dict(entry: Entry) -> Json:
    """A line of the ledger; keys that the JSON contract has too mean the same there."""
    deadline = entry.deadline
    return {
        "id": entry.id,
        "document": entry.document,
        "kind": entry.kind,
        "lang": entry.lang,
        "published": _iso(entry.published),
        "act": entry.act.value,
        "actors": [_actor(actor) for actor in entry.actors],
        "via": entry.via,
        "recipients": [_actor(actor) for actor in entry.recipients],
        "topic": {"text": entry.topic, "concept": entry.concept} if entry.topic else None,
        "meeting": entry.meeting,
        "date": _iso(entry.date),
        "modality": entry.modality,
        "polarity": entry.polarity,
        "weight": entry.weight,
        "repeated": entry.repeated,
        "deadline": deadline
        and {"text": deadline.text, "from": _iso(deadline.first), "to": _iso(deadline.last)},
        "evidence": {"start": entry.start, "end": entry.end, "page": entry.page},
        "quote": entry.quote,
        "plover": entry.plover,
        "confidence": entry.confidence,
        "explanation": {
            "rule": entry.rule,
            "entry": entry.lexicon_entry,
            "steps": list(entry.steps),
        },
    }


def entry_row(entry: Entry) -> list[str]:
    """A line of the ledger as `ENTRY_COLUMNS`; several actors are joined by a space."""
    deadline = entry.deadline
    values: Json = {
        "actors": _ids(entry.actors),
        "recipients": _ids(entry.recipients),
        "deadline_text": deadline and deadline.text,
        "deadline_from": deadline and deadline.first,
        "deadline_to": deadline and deadline.last,
    }
    cells = [values[key] if key in values else getattr(entry, key) for key in ENTRY_COLUMNS]
    return ["" if cell is None else str(cell) for cell in cells]


def card_dict(card: Card) -> Json:
    """A document without its text."""
    same = (
        *("id", "work", "replaced_by", "kind", "lang", "title", "name", "url", "number"),
        *("identifier", "session", "addressee", "place", "media_type", "pages"),
    )
    return {
        **{key: getattr(card, key) for key in same},
        "date": _iso(card.date),
        "filed": card.filed.isoformat().replace("+00:00", "Z"),
        "dossiers": list(card.dossiers),
        "sender": [{"name": s.name, "role": s.role, "actor": s.actor} for s in card.senders],
    }


def _actor(actor: Actor) -> Json:
    return {"id": actor.id, "text": actor.text, "person": actor.person}


def _ids(actors: Sequence[Actor]) -> str:
    return " ".join(actor.id for actor in actors)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
