"""Hand-made documents: what an engine would have given, had it read well."""

from collections.abc import Callable
from datetime import date

import pytest

from griffier.evaluate import Gold, GoldStatement
from griffier.model import (
    Act,
    Actor,
    Annotations,
    Block,
    Deadline,
    Document,
    Fulfilment,
    Letter,
    Meeting,
    Metadata,
    Note,
    Sender,
    Sentence,
    Span,
    Statement,
    Text,
    Topic,
)


class Writer:
    """Writes a canonical text sentence by sentence, and remembers where each stands."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, sentence: str) -> Span:
        if sentence in self.text:
            start = self.text.index(sentence)
        else:
            self.text += "\n\n" if self.text else ""
            start = len(self.text)
            self.text += sentence
        return Span(start, start + len(sentence))


def statement_of(gold: GoldStatement, evidence: Span, number: int) -> Statement:
    """The statement that agrees with `gold` in everything."""
    return Statement(
        id=str(number),
        act=Act(gold.act),
        evidence=evidence,
        actors=tuple(Actor(id=actor, text=actor) for actor in gold.actors),
        recipients=tuple(Actor(id=actor, text=actor) for actor in gold.recipients),
        via=gold.via,
        topic=Topic(gold.topic, 0, 0) if gold.topic else None,
        meeting=gold.meeting,
        modality=gold.modality,
        polarity=gold.polarity,
        weight=gold.weight,
        deadline=Deadline("", *gold.deadline) if gold.deadline else None,
    )


def perfect(gold: Gold) -> Document:
    """A document of the gold's sentences in which everything was found."""
    writer = Writer()
    statements = tuple(
        statement_of(entry, writer.write(entry.sentence), entry.entry)
        for entry in gold.statements
        if entry.required
    )
    fulfils = tuple(
        Fulfilment(span.start, span.end)
        for span in (writer.write(entry.sentence) for entry in gold.fulfils)
    )
    anchors = [writer.write(f"Dit is {note.anchor}").end for note in gold.footnotes]
    notes = tuple(
        Note(note.mark, *_ends(writer.write(f"{note.mark} Zie {note.url}.")), anchor)
        for note, anchor in zip(gold.footnotes, anchors, strict=True)
    )
    meta = gold.metadata
    metadata = Metadata(
        kind=meta.kind,
        senders=tuple(Sender(s.name, s.role, s.actor) for s in meta.senders),
        addressee=meta.addressee,
        place=meta.place,
        date=meta.date,
        dossiers=meta.dossiers,
        number=meta.number,
    )
    meetings = tuple(
        Meeting(m.id, m.name, m.body, m.date, m.end_date, m.place, m.country) for m in gold.meetings
    )
    text = Text(writer.text, (Block(0, len(writer.text)),), notes=notes)
    sentences = (Sentence(0, len(writer.text), 0),)
    letter = Letter(text, meta.lang, metadata, parts=(), sentences=sentences)
    return Document("0" * 64, letter, Annotations(meetings=meetings), statements, fulfils)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.fixture
def oracle() -> Callable[[Gold], Document]:
    """Makes the perfect reading of a gold document."""
    return perfect


@pytest.fixture
def entry() -> Callable[..., GoldStatement]:
    """Makes a gold statement of the Netherlands asking Serbia for something."""

    def make(
        sentence: str = "Nederland verzocht Servië om visa.", **values: object
    ) -> GoldStatement:
        given = {"act": "REQUEST", "actors": ("NL",), "recipients": ("RS",), **values}
        return GoldStatement(entry=1, sentence=sentence, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def said() -> Callable[..., Statement]:
    """Makes a predicted statement with its evidence at the given place."""

    def make(
        start: int,
        end: int,
        act: str = "REQUEST",
        actors: tuple[str, ...] = ("NL",),
        recipients: tuple[str, ...] = ("RS",),
        weight: str = "normal",
    ) -> Statement:
        gold = GoldStatement(1, "", act, actors, recipients, weight=weight)
        return statement_of(gold, Span(start, end), 1)

    return make


@pytest.fixture
def day() -> date:
    return date(2022, 12, 6)
