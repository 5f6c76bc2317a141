"""The values that travel from stage to stage: frozen, typed, free of behaviour.

    Source -> Text -> Letter -> Annotations -> Statement -> Document

All offsets count characters of the canonical text (`Text.text`), end exclusive. Pages
count from 1; boxes are (left, top, right, bottom) in points from the page's upper left.
The words are explained in docs/glossary.md.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of canonical text: `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document and where they came from (a path, for messages only)."""

    data: bytes
    name: str = "<bytes>"


# --- what a reader gives -------------------------------------------------------------


class BlockKind(StrEnum):
    """What the layout alone says a block is; the structure stage gives it a role."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of canonical text, as the reader found it.

    `level` is the rank of a heading or the depth of a list item, from 1; 0 otherwise.
    `strong` says that the whole block is set in bold, italic or larger type, which
    hints at a heading where the format has no headings of its own.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the canonical text from `start` to `end` stands in the original.

    Paged formats give `page` and `box` (one origin per printed line), markup gives
    `element` (a path such as `/html/body/p[3]`), plain text gives `line` (from 1).
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    element: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its text is `text[start:end]`, at the end of the canonical text.

    `anchor` is the offset right behind the word its mark hung on (the mark itself is
    not in the canonical text), or None where no mark was found.
    """

    mark: str
    start: int
    end: int
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running head, page number or colophon line: in the layout, not in the text."""

    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word that was recognised in a picture, `text[start:end]`, and how sure that is,
    from 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Text:
    """Canonical text with the way back to the original.

    Blocks are in reading order, do not overlap and are joined by a blank line
    (two newlines); no block holds a line break, a double space or a space at its ends.
    Hyphenation at line ends is undone. The note blocks stand last, in order of mark.
    `recognised` has the words of a scan in order; it is empty for a text that was printed as one.
    `given` holds what the format itself states, by Dublin Core or OWMS term
    (`title`, `creator`, `date`, `dossier`, `number`, `type`, `identifier` …).
    """

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...] = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    media_type: str = "text/plain"
    pages: tuple[tuple[float, float], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    recognised: tuple[RecognisedWord, ...] = ()


# --- what structure gives ------------------------------------------------------------


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
    """A document with its parts told apart."""

    text: Text
    lang: str
    metadata: Metadata
    parts: tuple[Part, ...]
    sections: tuple[Section, ...] = ()
    turns: tuple[Turn, ...] = ()
    sentences: tuple[Sentence, ...] = ()


# --- what annotation gives -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names an actor.

    `entity` is the canonical id («NL», «EU_COMMISSION», «PERSON:Jan Smit»). `kind` is
    country, group, body, person or role. `role` and `person` say which office was
    meant and who held it on the document's date («Minister-President», «Mark Rutte»).
    `form` is noun, adjective («Servische»), capital («Belgrado») or inhabitant.
    """

    start: int
    end: int
    entity: str
    kind: str
    role: str | None = None
    person: str | None = None
    form: str = "noun"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or period named in the text, as an inclusive interval of days.

    `kind` is date (one day), period (more than one) or deadline: a phrase that says by
    when («vóór het zomerreces», «binnen zes weken»), of which the whole phrase is the
    span, `first` the earliest day it can be met (the document's own date) and `last`
    the last. Moments do not overlap. `approximate` says that the words or the calendar
    leave the days open («medio mei», a recess known to the week only).
    """

    start: int
    end: int
    first: datetime.date
    last: datetime.date
    kind: str = "date"  # date | period | deadline
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `value` in whole units of `currency` (ISO 4217: «EUR»)."""

    start: int
    end: int
    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another text: kind is kamerstuk, aanhangsel, handelingen, document,
    com, celex, cfsp, oj, motion, ecli, treaty, law or url; `id` its canonical form
    («kst-21501-20-1873»). `relation` is earlier where the words say that it told of
    this before («zoals eerder gemeld»), reply where the document answers it, else None."""

    kind: str
    id: str
    start: int
    end: int
    url: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A summit or Council session the document speaks of; `id` is unique in it."""

    id: str
    name: str
    body: str | None = None
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    place: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A stretch that names or points back to a meeting («Tijdens de Top»)."""

    start: int
    end: int
    meeting: str  # Meeting.id


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form the document defines: «Gemeenschappelijk … Beleid (GBVB)»."""

    short: str
    long: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in a letter before anybody asks who did what; each tuple is in
    order of `start`."""

    mentions: tuple[Mention, ...] = ()
    moments: tuple[Moment, ...] = ()
    references: tuple[Reference, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting_mentions: tuple[MeetingMention, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    amounts: tuple[Amount, ...] = ()


# --- what extraction gives -----------------------------------------------------------


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
    quotation holds words recognised in a picture that may well be others.
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
