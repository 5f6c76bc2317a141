"""What came of it: evidence, states, judgements and the figures they rest on."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with an ask or a promise; docs/follow-through.md has the rules."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    REPEATED = "repeated"
    PROGRESS = "progress"
    KEPT = "kept"
    CONTRADICTED = "contradicted"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that bears on an entry: a later statement, a fulfilment, a figure, a judgement.

    `source` names where it stands: an `Entry.id`, a `Card.id`, a series of figures or a
    judgement. `quote` is the exact quotation or the figure in words. `bears` is what it
    says of the entry; `reason` is one sentence that says why it counts.
    """

    kind: str  # statement | fulfilment | register | figure | judgement | report (silent on it)
    source: str
    date: datetime.date | None
    quote: str
    bears: State
    reason: str
    document: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an entry on a day, by a rule, with what it rests on."""

    entry: str
    state: State
    on: datetime.date
    rule: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Settling:
    """A sentence by which a document says that it fulfils a promise or carries out a motion.

    `reference` is the text it names («kst-21501-20-1873»), `actors` are whom the document
    speaks for.
    """

    document: str  # Card.id
    date: datetime.date | None  # Card.date
    lang: str  # Card.lang
    quote: str
    start: int
    end: int
    reference: str | None = None
    actors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A line of the House's own register of commitments, which holds those made by word of
    mouth.

    `number` is the House's («TZ202403-017»), `state` what its status bears («Voldaan» and
    «Afgedaan»: kept), `told` that status as it stands there. `known` is the day from which
    the status holds: that of the letter that fulfils it, where the register names one that
    is known, else the day the House last changed the line.
    """

    number: str
    text: str
    told: str
    state: State
    promiser: str = ""  # «Bruins Slot, H.G.J.»
    office: str = ""  # «Minister van Buitenlandse Zaken»
    ministry: str = ""
    made: datetime.date | None = None
    deadline: datetime.date | None = None
    known: datetime.date | None = None
    letters: tuple[str, ...] = ()  # «2024Z00001»


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a document points to another text: a reference or a URL, as
    `griffier.model.Reference` has it."""

    document: str  # Card.id
    kind: str
    id: str
    start: int
    end: int
    text: str
    url: str | None = None


# --- judgements ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: a row, never an overwriting; undone by a later row.

    It hangs on a quotation (`document`, `act`, `quote`), so that it survives a new reading.
    `verdict` is one of: right, not-a-statement, actors, recipients, act, topic, meeting, kept,
    not-kept, link-right, link-wrong, undo. `value` is what the verdict sets («RS», «RS FR»,
    a session id, the id of the judgement undone).
    """

    id: str
    verdict: str
    author: str
    at: datetime.datetime
    reason: str
    document: str | None = None
    act: str | None = None
    quote: str | None = None
    entry: str | None = None  # Entry.id at the time
    value: str | None = None


# --- figures ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Series:
    """A measured series: what it counts, how, and in which unit."""

    id: str  # «cfsp-alignment», «visa-divergences»
    name: str
    unit: str
    method: str
    better: str = ""  # "more", "fewer" or "": which way an ask would have it move
    concepts: tuple[str, ...] = ()  # concepts of the thesaurus it can answer


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a series. Without a source it cannot be stored."""

    series: str
    subject: str  # ISO alpha-2, XK, or another id
    period: str  # «2022», «2022-H1», «2022-12», «2022-12-21»
    value: float | None
    source: str
    total: float | None = None  # denominator, where there is one
    note: str | None = None
    items: tuple[str, ...] = ()  # what was counted, where it can be listed
