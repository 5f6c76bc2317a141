"""What the document is: its parts, turns and sentences, and what its head says of it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from griffier.model.text import Text


class Role(StrEnum):
    """What a part does in the document (Akoma Ntoso's parts, in plain words)."""

    DOSSIER = "dossier"  # the head that names dossier and number
    ADDRESSEE = "addressee"
    DATELINE = "dateline"
    SALUTATION = "salutation"
    TITLE = "title"  # title of the letter or of the report within it
    HEADING = "heading"  # heading or agenda item
    PARAGRAPH = "paragraph"
    ITEM = "item"  # list item; its lead-in is `lead`
    QUESTION = "question"
    ANSWER = "answer"
    CLOSING = "closing"
    SIGNATURE = "signature"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the document with one role. `label` is its printed number or bullet
    («3», «a)», «–»), which lies outside `start:end` when it was in the text."""

    start: int
    end: int
    role: Role
    label: str | None = None
    section: int | None = None  # index into Letter.sections
    lead: int | None = None  # index of the part that introduces this list item
    turn: int | None = None  # index into Letter.turns


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the stretch of text under it; level 1 is outermost."""

    heading: str
    start: int
    end: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A question or an answer: numbers tie answers to questions («3, 4 en 5»).

    `party` is who asks («VVD»), as far as the text says.
    """

    kind: str  # "question" | "answer"
    numbers: tuple[str, ...]
    start: int
    end: int
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, within one part; `part` is an index into Letter.parts."""

    start: int
    end: int
    part: int


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who signs: name as printed, role as printed, canonical actor («NL»)."""

    name: str | None
    role: str | None
    actor: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself. `kind` is one of docs/glossary.md's kinds:
    report, agenda, letter, answers, written_consultation, declaration, conclusions,
    alignment, appreciation, decisions, other."""

    kind: str = "other"
    title: str | None = None
    senders: tuple[Sender, ...] = ()
    addressee: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    session: str | None = None  # parliamentary year, «2022–2023»
    identifier: str | None = None  # «kst-21501-20-1873», «ah-tk-20232024-1314»


@dataclass(frozen=True, slots=True)
class Letter:
    """A document with its parts told apart.

    `pieces` are empty, but for a document in two languages: its own stretches and those in
    the other language, each as a letter of its own in which the rest is blank.
    """

    text: Text
    lang: str
    metadata: Metadata
    parts: tuple[Part, ...]
    sections: tuple[Section, ...] = ()
    turns: tuple[Turn, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    pieces: tuple["Letter", ...] = ()


# --- what annotation gives -----------------------------------------------------------
