"""What can be asked of the ledger; `walks` knows how a database finds it."""

import datetime
from dataclasses import dataclass
from typing import Generic, TypeVar

from griffier.ledger.entries import Card, Entry

T = TypeVar("T", Card, Entry)


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """What lines of the ledger are asked for; None asks for any.

    `concept` takes what is narrower along. `since` and `until` are days of the document,
    inclusive. `document` and `after` are ids or their beginnings; `after` is the last line
    seen before. `text` is looked for in the quotation, whatever its case and accents.
    `promise` asks for what somebody promised (COMMIT, not denied). The newest version of
    each publication is listed; who names an older one in `document` gets that one.
    """

    actor: str | None = None
    recipient: str | None = None
    act: str | None = None
    concept: str | None = None
    meeting: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    document: str | None = None
    kind: str | None = None
    text: str | None = None
    promise: bool = False
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True, slots=True)
class CardQuery:
    """What documents are asked for, newest first; None asks for any.

    `text` is looked for in title, number and identifier. `replaced` takes older versions of
    a publication along.
    """

    kind: str | None = None
    lang: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    dossier: str | None = None
    identifier: str | None = None
    text: str | None = None
    replaced: bool = False
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of an answer: `count` is how many there are in all, `after` the id to go on from
    (None at the end)."""

    items: tuple[T, ...]
    count: int
    after: str | None
