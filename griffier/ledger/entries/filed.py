"""What is filed: documents, their statements, and the meetings and instruments they name."""

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
