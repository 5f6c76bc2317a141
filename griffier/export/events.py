"""Statements as events in the terms of PLOVER, the coding scheme of political scientists.

PLOVER codes what one actor does towards another. Several of our acts have no code there (who
emphasises something does nothing to anybody), and then `event_type` is null. Nothing
is coded that the words do not say: modes, contexts and intensity are left out.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from griffier.ledger.entries import Card, Entry


def events(entries: Iterable[Entry], card_of: Callable[[str], Card]) -> Iterator[str]:
    """One event per line as JSON. `card_of` gives the document of an id."""
    for entry in entries:
        found = _event(entry, card_of(entry.document))
        yield json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _event(entry: Entry, card: Card) -> dict[str, Any]:
    day = entry.date or entry.published
    return {
        "event_id": entry.id,
        "event_type": entry.plover,
        "event_date": day.isoformat() if day else None,
        "event_date_of": "event" if entry.date else "document" if day else None,
        "actor": [actor.id for actor in entry.actors],
        "recipient": [actor.id for actor in entry.recipients],
        "act": entry.act.value,
        "modality": entry.modality,
        "polarity": entry.polarity,
        "concept": entry.concept,
        "text": entry.quote,
        "language": entry.lang,
        "story_id": entry.document,
        "publication_date": entry.published.isoformat() if entry.published else None,
        "source": card.url or card.identifier or card.name,
    }
