"""Rows of the database from what a reading found, and the values of the ledger from rows.

A line is a statement of a reading with its permanent id, as the columns of `statements` have
it, plus its `actors` and `recipients`; judgements are applied to lines before they become rows.
"""

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from griffier.ledger.entries import Card, Entry
from griffier.ledger.places import place
from griffier.ledger.prepared import folded, storable
from griffier.lexicon.concepts import ConceptMatcher, concept_matcher
from griffier.lexicon.confidence import LOOK_BELOW
from griffier.model import Act, Actor, Deadline, Sender

Row = dict[str, Any]
CARD_FIELDS = (
    *("kind", "lang", "title", "date", "number", "identifier", "session", "dossiers"),
    *("senders", "addressee", "place", "media_type", "pages"),
)


def day(iso: str | None) -> datetime.date | None:
    """A date from the contract."""
    return datetime.date.fromisoformat(iso) if iso else None


def same_words(text: str, quote: str) -> bool:
    """Whether a quotation is what the text says; half surrogate pairs and NUL, which no
    database takes, were replaced in the quotation."""
    return text == quote or storable(text) == quote


def card_row(found: Mapping[Any, Any]) -> Row:
    """What a reading says of its document, as columns of `documents`."""
    metadata = found["metadata"]
    plain = {key: metadata[key] for key in CARD_FIELDS if key in metadata}
    return {
        **plain,
        "lang": found["lang"],
        "date": day(metadata["date"]),
        "senders": [[s["name"], s["role"], s["actor"]] for s in metadata["sender"]],
    }


def entry_id(document: str, act: str, quote: str, again: int = 0) -> str:
    """The permanent id of a statement: of the document, the act, the quotation, and which
    one it is where one quotation holds several of an act."""
    key = "\0".join((document, act, quote, str(again)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def lines(document: str, found: Mapping[Any, Any]) -> list[Row]:
    """The statements of a reading, in order of the text."""
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for statement in found["statements"]:
        line = _line(statement, concept_matcher(found["lang"]))
        key = (line["act"], line["quote"])
        line["id"] = entry_id(document, *key, seen[key])
        seen[key] += 1
        made.append(line)
    return made


def _line(statement: Mapping[Any, Any], matcher: ConceptMatcher) -> Row:
    topic, deadline = _matter(statement, matcher), statement["deadline"] or {}
    evidence, why = statement["evidence"], statement["explanation"]
    same = ("act", "via", "modality", "polarity", "weight", "repeated", "quote", "plover")
    return {
        **{key: statement[key] for key in same},
        "topic": topic.get("text"),
        "concept": topic.get("concept"),
        "local_meeting": statement["meeting_id"],
        "meeting": None,
        "date": day(statement["date"]),
        "deadline_text": deadline.get("text"),
        "deadline_first": day(deadline.get("from")),
        "deadline_last": day(deadline.get("to")),
        "start": evidence["start"],
        "end": evidence["end"],
        "page": evidence["page"],
        "folded": folded(statement["quote"]),
        "rule": why["rule"],
        "lexicon_entry": why["entry"],
        "steps": why["steps"],
        "confidence": statement["confidence"],
        "withdrawn": False,
        "actors": [(a["id"], a["text"], a["person"]) for a in statement["actors"]],
        "recipients": [(a["id"], a["text"], a["person"]) for a in statement["recipients"]],
    }


def _matter(statement: Mapping[Any, Any], matcher: ConceptMatcher) -> Mapping[Any, Any]:
    """The topic; nothing for a mere «daartoe», which names no matter outside its letter."""
    topic = statement["topic"] or {}
    return topic if topic.get("concept") or not matcher.only_points(topic.get("text", "")) else {}


def statement_rows(
    made: Sequence[Row], document: int, card: Mapping[Any, Any], *, newest: bool
) -> tuple[list[Row], list[Row]]:
    """Rows for `statements` and `statement_actors`."""
    statements, actors = [], []
    for position, line in enumerate(made):
        where = place(card["date"], document, position)
        shown = newest and not line["withdrawn"]
        row = {key: each for key, each in line.items() if key not in ("actors", "recipients")}
        row |= {"place": where, "document": document, "shown": shown, "kind": card["kind"]}
        statements.append({**row, "doubt": doubt_of(line)})
        for role, named in (("a", line["actors"]), ("r", line["recipients"])):
            for number, (actor, text, person) in enumerate(named):
                actors.append(
                    {
                        "place": where,
                        "role": role,
                        "position": number,
                        "actor": actor,
                        "text": text,
                        "person": person,
                        "shown": shown,
                        "act": line["act"],
                    }
                )
    return statements, actors


def doubt_of(line: Row) -> str | None:
    """What a person should look at in a line, or None: its reading as a whole (`confidence`,
    where it is less sure than `griffier.lexicon.confidence.LOOK_BELOW`),
    who acts where nobody could be named, or towards whom where somebody was asked."""
    if line["confidence"] < LOOK_BELOW:
        return "confidence"
    if not line["actors"]:
        return "actors"
    asked = line["act"] == Act.REQUEST.value and not line["recipients"]
    return "recipients" if asked else None


def reference_rows(found: Mapping[Any, Any], document: int) -> list[Row]:
    """Rows for `document_references`."""
    keys = ("kind", "id", "start", "end", "text", "url")
    return [{"document": document, **{k: r[k] for k in keys}} for r in found["references"]]


def fulfilment_rows(found: Mapping[Any, Any], document: int) -> list[Row]:
    """Rows for `fulfilments`."""
    keys = ("reference", "start", "end", "text")
    return [{"document": document, **{k: f[k] for k in keys}} for f in found["fulfils"]]


def alignment_rows(found: Mapping[Any, Any], document: int) -> list[Row]:
    """Rows for `alignments`: one for each country and decision."""
    nothing: list[Mapping[Any, Any]] = [{"id": None, "date": None, "oj": None}]
    return [
        {
            "document": document,
            "decision": decision["id"],
            "adopted": day(decision["date"]),
            "oj": decision["oj"] or alignment["oj"],
            "country": country,
            "subject": alignment["subject"],
            "regime": alignment["regime"],
            "start": alignment["evidence"]["start"],
            "end": alignment["evidence"]["end"],
            "page": alignment["evidence"]["page"],
            "quote": alignment["quote"],
        }
        for alignment in found["alignment"]
        for decision in alignment["decisions"] or nothing
        for country in alignment["aligned"]
    ]


# --- from rows ----------------------------------------------------------------------------


def card_of(row: Mapping[Any, Any]) -> Card:
    """A card from a row of `documents`."""
    same = ("id", "work", "name", "url", "replaced_by")
    plain = {key: row[key] for key in (*CARD_FIELDS, *same)}
    plain["dossiers"] = tuple(plain["dossiers"])
    plain["senders"] = tuple(Sender(*sender) for sender in plain["senders"])
    return Card(**plain, filed=row["filed"].replace(tzinfo=datetime.UTC))


ENTRY_FIELDS = (
    *("id", "kind", "quote", "start", "end", "page", "via", "topic", "concept", "meeting"),
    *("date", "modality", "polarity", "weight", "repeated", "plover", "rule"),
    *("lexicon_entry", "confidence"),
)
_OWN = ("lang", "published", "document", "act", "steps")
_DEADLINE = ("deadline_text", "deadline_first", "deadline_last")
ENTRY_COLUMNS = (*ENTRY_FIELDS, *_OWN, *_DEADLINE)
"""What `entry_of` is given, in this order; `document` is the id of it."""


def entry_of(row: Sequence[Any], actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> Entry:
    """An entry from `ENTRY_COLUMNS`, and its actors in order."""
    same = len(ENTRY_FIELDS)
    lang, published, document, act, steps, text, first, last = row[same:]
    return Entry(
        **dict(zip(ENTRY_FIELDS, row, strict=False)),
        lang=lang,
        published=published,
        document=document,
        act=_ACTS[act],
        actors=actors,
        recipients=recipients,
        deadline=Deadline(text or "", first, last) if first and last else None,
        steps=tuple(steps),
    )


_ACTS = {each.value: each for each in Act}
