"""What is found in the text before any act is: actors, days, amounts, references, meetings."""

import datetime
from dataclasses import dataclass
from decimal import Decimal


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
    leave the days open («medio mei», a recess known to the week only). Where the words name
    no year and the nearest such stretch is past, `coming` is the next one.
    """

    start: int
    end: int
    first: datetime.date
    last: datetime.date
    kind: str = "date"  # date | period | deadline
    approximate: bool = False
    coming: tuple[datetime.date, datetime.date] | None = None


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
