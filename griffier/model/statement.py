"""What was said: statements, alignments, and the document that holds all that was read."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from griffier.model.annotations import Annotations
from griffier.model.letter import Letter
from griffier.model.text import Span


class Act(StrEnum):
    """What an actor can do, most of them speech acts; docs/annotation.md defines each."""

    EMPHASISE = "EMPHASISE"
    SUPPORT = "SUPPORT"
    OPPOSE = "OPPOSE"
    REQUEST = "REQUEST"
    EXPECT = "EXPECT"
    COMMIT = "COMMIT"
    AGREE = "AGREE"
    PROPOSE = "PROPOSE"
    PROVIDE = "PROVIDE"
    MEET = "MEET"
    DISCUSS = "DISCUSS"
    STATE = "STATE"
    WARN = "WARN"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor or recipient of a statement, with the words that named it (which may be
    a pronoun) and the person who held the office, where one was meant."""

    id: str
    text: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about: the words, and a concept of the thesaurus or None."""

    text: str
    start: int
    end: int
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: the words, and the inclusive interval of days they mean."""

    text: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement was made: the rule, the lexicon entry, and the steps taken, each
    a short English sentence a reader can check against the text."""

    rule: str
    entry: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One act by one (possibly joint) actor, with the exact words that carry it.

    `strength` is what the words add to the act: strong («met klem»), plain or weak («in
    beginsel»). `promise` numbers the author's promises to the House from 1. `references`
    are ids of Reference, `footnotes` marks of Note that belong to it; `answers` the numbers
    of the questions it answers, `asked_by` the party that asked. `doubtful` says that its
    quotation holds words recognised in a picture that may well be others. `confidence` is the
    share of statements like this one that is right, by what `doubts` there are about it
    (lexicon/shared/confidence.toml).
    """

    id: str
    act: Act
    evidence: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...] = ()
    via: str | None = None
    topic: Topic | None = None
    meeting: str | None = None  # Meeting.id
    date: datetime.date | None = None
    modality: str = "done"  # done | intended | conditional | expected | reported
    polarity: str = "positive"  # positive | negated
    weight: str = "normal"  # normal | minor
    repeated: bool = False
    strength: str = "plain"  # strong | plain | weak
    deadline: Deadline | None = None
    promise: int | None = None
    references: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    asked_by: str | None = None
    plover: str | None = None
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    doubtful: bool = False
    explanation: Explanation = field(default=Explanation("", ""))


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """«Hiermee wordt voldaan aan de toezegging / motie …»: the stretch that says so,
    and the reference it names where there is one."""

    start: int
    end: int
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class AlignedDecision:
    """A decision that third countries aligned with: `id` as the Official Journal counts
    («2022/265»), the day the Council adopted it, where its number stands, and where it
    was published («OJ L 42I, 23.2.2022, p. 77»)."""

    id: str
    start: int
    end: int
    date: datetime.date | None = None
    oj: str | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which countries one sentence lists as aligning with decisions of the Council.

    `aligned` holds countries by ISO alpha-2, in order of the text; whoever is missing was
    not listed, which is not to say that it refused. `decisions` is empty where the number
    is lost or a declaration is followed. `amends` are the older acts the decisions
    change, `subject` the words of the title, `regime` an id of lexicon/shared/regimes.csv.
    """

    decisions: tuple[AlignedDecision, ...]
    aligned: tuple[str, ...]
    evidence: Span
    subject: str | None = None
    regime: str | None = None
    oj: str | None = None
    amends: tuple[str, ...] = ()
    named: tuple[Span, ...] = ()  # where the text names each of `aligned`


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read: the end of the pure part of griffier."""

    id: str  # sha256 of the original bytes, in hex
    letter: Letter
    annotations: Annotations
    statements: tuple[Statement, ...]
    fulfils: tuple[Fulfilment, ...] = ()
    alignment: tuple[Alignment, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text all offsets count in."""
        return self.letter.text.text
