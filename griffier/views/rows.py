"""A statement as a line of the ledger, in the words every view for people shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from griffier.lexicon.actors import actor_table
from griffier.model import (
    Actor,
    Alignment,
    Document,
    Explanation,
    Meeting,
    Metadata,
    Origin,
    Sender,
    Statement,
)
from griffier.views.places import Places

NOTHING = "–"
NO_STATEMENTS = "No statements found: no sentence reports an act griffier is sure of."

# Controls could repaint a reader's terminal, overrides of direction could forge a
# quotation, and half a surrogate pair cannot be written at all.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One statement, every field ready to be shown; `place` is its page or line."""

    id: str
    date: str
    actor: str
    act: str
    recipient: str
    topic: str
    place: str
    notes: tuple[str, ...]
    meeting: str | None
    quote: str
    minor: bool
    explanation: Explanation


def rows(document: Document) -> list[Row]:
    """The statements of a document as lines of the ledger, in order of the text."""
    places = Places(document.letter.text.origins)
    meetings = {meeting.id: meeting for meeting in document.annotations.meetings}
    ordered = sorted(document.statements, key=lambda s: (s.evidence.start, s.evidence.end))
    return [_row(statement, document.text, places, meetings) for statement in ordered]


def summary(document: Document) -> list[tuple[str, str]]:
    """What the document says of itself, as label and value; what it does not say is left out.

    Which countries align with which decisions, and which promises the document says it
    fulfils, are here as well: they are no acts of the ledger.
    """
    told = document.letter.metadata
    lines = [
        ("From", "; ".join(filter(None, map(_sender, told.senders)))),
        ("To", told.addressee or ""),
        ("Date", ", ".join(filter(None, (told.place, told.date.isoformat() if told.date else "")))),
        ("Kind", told.kind.replace("_", " ")),
        ("Dossier", _dossier(told)),
        ("Meeting", "; ".join(map(_meeting, document.annotations.meetings))),
        *(("Aligned", _aligned(alignment)) for alignment in document.alignment),
        *(("Fulfils", f"«{document.text[f.start : f.end]}»") for f in document.fulfils),
    ]
    return [(label, clean(value)) for label, value in lines if value]


def title(document: Document) -> str:
    """The document's title, or its kind where it bears none."""
    told = document.letter.metadata
    kind = "document" if told.kind == "other" else told.kind.replace("_", " ")
    return clean(told.title or f"Untitled {kind}")


def clean(text: str) -> str:
    """The text with characters that would act on a terminal or turn its direction replaced."""
    return _UNSHOWABLE.sub("\ufffd", text)


def _row(statement: Statement, text: str, places: Places, meetings: dict[str, Meeting]) -> Row:
    origin = places.at(statement.evidence.start)
    meeting = meetings.get(statement.meeting or "")
    return Row(
        id=statement.id,
        date=statement.date.isoformat() if statement.date else NOTHING,
        actor=_named(statement.actors, statement.via),
        act=statement.act.value,
        recipient=_named(statement.recipients),
        topic=clean(statement.topic.text) if statement.topic else NOTHING,
        place=_place(origin),
        notes=tuple(map(clean, _notes(statement))),
        meeting=clean(meeting.name) if meeting else None,
        quote=clean(text[statement.evidence.start : statement.evidence.end]),
        minor=statement.weight == "minor",
        explanation=statement.explanation,
    )


def _place(origin: Origin | None) -> str:
    if origin and origin.page:
        return f"p. {origin.page}"
    return f"l. {origin.line}" if origin and origin.line else NOTHING


def _named(actors: Sequence[Actor], via: str | None = None) -> str:
    if len(actors) == 1:
        return clean(_name(actors[0], via))
    joint = " + ".join(map(_name, actors)) or NOTHING
    return clean(f"{joint} ({via})" if via else joint)


def _name(actor: Actor, via: str | None = None) -> str:
    name = actor_table().label(actor.id, "en")
    told = actor.person in (via or name) if actor.person else True
    details = ", ".join(filter(None, (None if told else actor.person, via)))
    return f"{name} ({details})" if details else name


def _notes(statement: Statement) -> list[str]:
    notes = [] if statement.modality == "done" else [statement.modality]
    if statement.polarity == "negated":
        notes.append("negated")
    if statement.repeated:
        notes.append("again")
    if statement.deadline:
        notes.append(f"by {statement.deadline.last.isoformat()} («{statement.deadline.text}»)")
    return notes


def _sender(sender: Sender) -> str:
    return ", ".join(filter(None, (sender.name, sender.role)))


def _dossier(told: Metadata) -> str:
    numbers = ", ".join(told.dossiers)
    return f"{numbers} nr. {told.number}" if told.number and numbers else numbers


def _meeting(meeting: Meeting) -> str:
    days = meeting.date.isoformat() if meeting.date else None
    if days and meeting.end_date and meeting.end_date != meeting.date:
        days = f"{days} to {meeting.end_date.isoformat()}"
    return ", ".join(filter(None, (meeting.name, meeting.place, days)))


def _aligned(alignment: Alignment) -> str:
    """«with 2022/265 of 2022-02-23: Albania, Norway»."""
    decisions = " and ".join(
        f"{decision.id} of {decision.date.isoformat()}" if decision.date else decision.id
        for decision in alignment.decisions
    )
    countries = ", ".join(actor_table().label(country, "en") for country in alignment.aligned)
    return f"with {decisions or 'a decision not numbered here'}: {countries}"


def toward(row: Row) -> str:
    """The recipient with an arrow, so that two neighbouring columns are not confused."""
    return row.recipient if row.recipient == NOTHING else f"→ {row.recipient}"


def explained(row: Row) -> list[str]:
    """Why a statement was made: rule and lexicon entry first, then each step taken."""
    why = row.explanation
    return [f"rule {why.rule}, entry {why.entry}", *map(clean, why.steps)]
