"""The JSON contract: `griffier/schema/document.json` says it to machines, this says it."""

import json
from datetime import date
from typing import Any

from griffier.model import (
    Actor,
    Alignment,
    Deadline,
    Document,
    Metadata,
    Note,
    Part,
    Span,
    Statement,
    Text,
    Topic,
    Turn,
)
from griffier.views.contract_found import as_found
from griffier.views.layout import layout_of
from griffier.views.places import Places, anchor_word, in_order

SCHEMA = "griffier/document/1"

Json = dict[str, Any]


def as_json(document: Document, *, layout: bool = False) -> str:
    """One line of JSON; letters stay letters (UTF-8, not escaped), keys in a fixed order."""
    shown = as_dict(document, layout=layout)
    line = json.dumps(shown, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # These two are legal inside JSON strings, but tear readers of JSON Lines apart.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def as_dict(document: Document, *, layout: bool = False) -> Json:
    """The document as plain dictionaries and lists, every list in a stable order."""
    letter, text = document.letter, document.text
    shown: Json = {
        "schema": SCHEMA,
        "id": document.id,
        "lang": letter.lang,
        "text": text,
        "metadata": _metadata(letter.metadata, letter.text),
        "sections": [
            {"heading": s.heading, "start": s.start, "end": s.end, "level": s.level}
            for s in letter.sections
        ],
        "parts": [_part(part) for part in letter.parts],
        "turns": [_turn(turn) for turn in letter.turns],
        "sentences": [[sentence.start, sentence.end] for sentence in letter.sentences],
        "footnotes": [_footnote(note, document) for note in letter.text.notes],
        **as_found(document),
        "fulfils": [
            {
                "reference": f.reference,
                "text": text[f.start : f.end],
                "start": f.start,
                "end": f.end,
            }
            for f in in_order(document.fulfils)
        ],
        "alignment": _alignments(document),
        "statements": _statements(document),
    }
    if layout:
        shown["layout"] = layout_of(letter.text)
    return shown


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _metadata(metadata: Metadata, text: Text) -> Json:
    return {
        "kind": metadata.kind,
        "title": metadata.title,
        "sender": [
            {"name": sender.name, "role": sender.role, "actor": sender.actor}
            for sender in metadata.senders
        ],
        "addressee": metadata.addressee,
        "place": metadata.place,
        "date": _iso(metadata.date),
        "dossiers": list(metadata.dossiers),
        "number": metadata.number,
        "session": metadata.session,
        "identifier": metadata.identifier,
        "media_type": text.media_type,
        "pages": len(text.pages) or None,
    }


def _part(part: Part) -> Json:
    return {
        "role": part.role.value,
        "label": part.label,
        "section": part.section,
        "lead": part.lead,
        "turn": part.turn,
        "start": part.start,
        "end": part.end,
    }


def _turn(turn: Turn) -> Json:
    return {
        "kind": turn.kind,
        "numbers": list(turn.numbers),
        "party": turn.party,
        "start": turn.start,
        "end": turn.end,
    }


def _footnote(note: Note, document: Document) -> Json:
    text = document.text
    word = anchor_word(text, note.anchor)
    return {
        "mark": note.mark,
        "anchor": text[word[0] : word[1]] if word else None,
        "anchor_start": word[0] if word else None,
        "anchor_end": word[1] if word else None,
        "text": text[note.start : note.end],
        "start": note.start,
        "end": note.end,
        "urls": [
            reference.url
            for reference in in_order(document.annotations.references)
            if reference.url and note.start <= reference.start and reference.end <= note.end
        ],
    }


# --- who did what --------------------------------------------------------------------


def _statements(document: Document) -> list[Json]:
    places = Places(document.letter.text.origins)
    names = {meeting.id: meeting.name for meeting in document.annotations.meetings}
    ordered = sorted(document.statements, key=lambda s: (s.evidence.start, s.evidence.end))
    return [_statement(statement, document.text, places, names) for statement in ordered]


def _statement(statement: Statement, text: str, places: Places, names: dict[str, str]) -> Json:
    why = statement.explanation
    return {
        "id": statement.id,
        "actors": [_actor(actor) for actor in statement.actors],
        "via": statement.via,
        "act": statement.act.value,
        "recipients": [_actor(actor) for actor in statement.recipients],
        "topic": _topic(statement.topic),
        "meeting": names.get(statement.meeting or "", statement.meeting),
        "meeting_id": statement.meeting,
        "date": _iso(statement.date),
        "modality": statement.modality,
        "polarity": statement.polarity,
        "weight": statement.weight,
        "repeated": statement.repeated,
        "strength": statement.strength,
        "deadline": _deadline(statement.deadline),
        "promise": statement.promise,
        "references": list(statement.references),
        "footnotes": list(statement.footnotes),
        "answers": list(statement.answers),
        "asked_by": statement.asked_by,
        "evidence": _evidence(statement.evidence, places),
        "quote": text[statement.evidence.start : statement.evidence.end],
        "plover": statement.plover,
        "rule": why.rule,
        "confidence": round(statement.confidence, 3),
        "doubts": list(statement.doubts),
        **({"doubtful": True} if statement.doubtful else {}),
        "explanation": {"rule": why.rule, "entry": why.entry, "steps": list(why.steps)},
    }


def _alignments(document: Document) -> list[Json]:
    places = Places(document.letter.text.origins)
    return [_alignment(alignment, document.text, places) for alignment in document.alignment]


def _alignment(alignment: Alignment, text: str, places: Places) -> Json:
    return {
        "decisions": [
            {"id": d.id, "date": _iso(d.date), "oj": d.oj, "start": d.start, "end": d.end}
            for d in alignment.decisions
        ],
        "aligned": list(alignment.aligned),
        "subject": alignment.subject,
        "regime": alignment.regime,
        "amends": list(alignment.amends),
        "oj": alignment.oj,
        "evidence": _evidence(alignment.evidence, places),
        "quote": text[alignment.evidence.start : alignment.evidence.end],
    }


def _actor(actor: Actor) -> Json:
    return {"id": actor.id, "text": actor.text, "person": actor.person}


def _topic(topic: Topic | None) -> Json | None:
    if topic is None:
        return None
    return {"text": topic.text, "concept": topic.concept, "start": topic.start, "end": topic.end}


def _deadline(deadline: Deadline | None) -> Json | None:
    if deadline is None:
        return None
    return {"text": deadline.text, "from": _iso(deadline.first), "to": _iso(deadline.last)}


def _evidence(evidence: Span, places: Places) -> Json:
    origin = places.at(evidence.start)
    return {
        "start": evidence.start,
        "end": evidence.end,
        "page": origin.page if origin else None,
        "line": origin.line if origin else None,
        "element": origin.element if origin else None,
    }
