"""The values of the ledger: frozen, typed, free of behaviour, free of a database.

The ledger gives these and takes these; following up (`griffier.track`), searching and
serving are functions over them. Offsets count characters of the document's canonical
text, as everywhere (`griffier.model`).
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from griffier.model import Act, Actor, Deadline, Sender


@dataclass(frozen=True, slots=True)
class Card:
    """One filed document, without its text.

    `id` is the SHA-256 of the original bytes. `work` is the id of the first version filed
    of the same publication: cards with one `work` are versions of each other, and
    `replaced_by` is the id of the version that came after, or None for the newest.
    `name` is the file name it came under, `filed` the moment it was filed (UTC).
    """

    id: str
    work: str
    kind: str  # a kind of docs/glossary.md: report, agenda, declaration …
    lang: str
    title: str | None
    date: datetime.date | None
    name: str
    filed: datetime.datetime
    number: str | None = None
    identifier: str | None = None
    session: str | None = None
    dossiers: tuple[str, ...] = ()
    senders: tuple[Sender, ...] = ()
    addressee: str | None = None
    place: str | None = None
    media_type: str = "text/plain"
    pages: int | None = None
    replaced_by: str | None = None
    url: str | None = None  # where it was published, if known


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: a statement in its document.

    `id` is permanent: it is made of the document, the act and the quotation, so that a
    new reading of the same document gives the same statement the same id. `meeting` is an
    id of the library's meetings (`Session.id`), not of the document's own list.
    """

    id: str
    document: str  # Card.id
    kind: str  # Card.kind
    lang: str  # Card.lang
    published: datetime.date | None  # Card.date
    act: Act
    actors: tuple[Actor, ...]
    quote: str
    start: int
    end: int
    page: int | None = None
    recipients: tuple[Actor, ...] = ()
    via: str | None = None
    topic: str | None = None
    concept: str | None = None
    meeting: str | None = None
    date: datetime.date | None = None  # when it was done, where the text says
    modality: str = "done"
    polarity: str = "positive"
    weight: str = "normal"
    repeated: bool = False
    deadline: Deadline | None = None
    plover: str | None = None
    rule: str = ""
    lexicon_entry: str = ""
    steps: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """A package, action plan, declaration, agreement or regulation that statements are about.

    `id` reads as what it is («energy-support-package-western-balkans»). `presented_in` is the
    document (Card.id) that says who presented it; `followed_by` are ids of what came after.
    """

    id: str
    kind: str
    name_nl: str | None = None
    name_en: str | None = None
    presented_by: tuple[str, ...] = ()
    presented_on: datetime.date | None = None
    presented_in: str | None = None
    url: str | None = None
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a document names an instrument, in which line of the ledger, and how we know."""

    instrument: str
    document: str  # Card.id
    start: int
    end: int
    reason: str
    entry: str | None = None  # Entry.id


# --- meetings -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting as the whole library knows it (Popolo: Event).

    `id` reads as what it is: «eu-western-balkans-2022-12-06», «jha-council-2022-12-08».
    `series` is shared by regular sessions of one body («jha-council») and by summits of
    one kind. `names` are all names the documents use, in any language.
    """

    id: str
    name: str
    series: str
    names: tuple[str, ...] = ()
    body: str | None = None
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    place: str | None = None
    country: str | None = None


class Part(StrEnum):
    """What a document is to a meeting: a column of the dossier."""

    INTENDED = "intended"  # annotated agenda, letters before
    CLAIMED = "claimed"  # the report
    DECLARED = "declared"  # declaration, conclusions
    SINCE = "since"  # what came later


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A document belongs to a meeting, and why; only a certain link is made, others offered."""

    document: str
    session: str
    part: Part
    certain: bool
    score: float  # 0 to 1
    reason: str  # one sentence a reader can check


@dataclass(frozen=True, slots=True)
class Sighting:
    """A document speaks of a meeting: a line of its own list, as the library compares it.

    `series` is None where only a place («de top in Tirana») or a name of its own tells it;
    `key` is that name as compared. `first` and `last` are the days, None where the text
    gives none; `month` is the first of the month where that is all it gives. `summit`: it is,
    or may be, called a top. `main`: the document is about it. `next`: it is «de volgende».
    `near` is the first day of the meeting the document is about. `kind`, `lang`, `dated` and
    `title` are those of the document.
    """

    document: str  # Card.id
    local: str  # Meeting.id
    name: str
    series: str | None = None
    key: str = ""
    body: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    month: datetime.date | None = None
    place: str | None = None
    country: str | None = None
    summit: bool = False
    main: bool = False
    next: bool = False
    near: datetime.date | None = None
    kind: str = "other"
    lang: str = "nl"
    dated: datetime.date | None = None
    title: str = ""

    @property
    def around(self) -> datetime.date | None:
        """The day to look for it: its own, else what the text leads one to expect."""
        return self.first or self.month or (None if self.main else self.near) or self.dated


# --- evidence and status ------------------------------------------------------------------


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
