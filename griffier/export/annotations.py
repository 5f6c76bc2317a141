"""Quotations as Web Annotations of the W3C, for readers that show them on the page.

Each names its document and finds its words there by quotation and by position; positions
count characters (code points) of the canonical text, from 0, end exclusive.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from griffier.ledger.entries import Card, Entry

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and behind a quotation: enough to tell repetitions apart


def annotation_page(
    entries: Iterable[Entry], card_of: Callable[[str], Card], text_of: Callable[[str], str]
) -> Iterator[str]:
    """An AnnotationPage in JSON-LD, piece by piece. `card_of` gives the document of an id,
    `text_of` its canonical text."""
    head = {"@context": CONTEXT, "id": "urn:griffier:annotations", "type": "AnnotationPage"}
    yield json.dumps(head)[:-1] + ', "items": ['
    known: tuple[str, str] = ("", "")
    for number, entry in enumerate(entries):
        if known[0] != entry.document:
            known = (entry.document, text_of(entry.document))
        shown = annotation(entry, card_of(entry.document), known[1])
        yield ("," if number else "") + "\n" + json.dumps(shown, ensure_ascii=False)
    yield "\n]}\n"


def annotation(entry: Entry, card: Card, text: str) -> dict[str, Any]:
    """One statement as an annotation of the document it stands in."""
    return {
        "id": f"urn:griffier:statement:{entry.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": list(_bodies(entry)),
        "target": {
            "source": source_of(entry.document, card),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": entry.quote,
                    "prefix": text[max(0, entry.start - _AROUND) : entry.start],
                    "suffix": text[entry.end : entry.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": entry.start, "end": entry.end},
            ],
        },
    }


def source_of(document: str, card: Card) -> str:
    """Where a document is: its address, else a name made of the hash of its bytes."""
    return card.url or f"urn:sha256:{document}"


def _bodies(entry: Entry) -> Iterator[dict[str, str]]:
    yield _body("classifying", entry.act.value)
    for role, actors in (("actor", entry.actors), ("recipient", entry.recipients)):
        for actor in actors:
            yield _body("identifying", f"{role}: {actor.id}")
    if entry.concept:
        yield _body("tagging", entry.concept)


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
