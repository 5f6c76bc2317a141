"""The one interface of a source: list changes since a cursor, fetch one, name its licence.

A package adds a source of its own by an entry point in the group `griffier.connectors`
whose value is a class that is called with no argument, or with `base`, another address of
the service, and gives a `Connector`. docs/sources.md shows one from beginning to end.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Protocol

from griffier.errors import UsageError

if TYPE_CHECKING:  # a library knows these values without the extra that fetches
    from griffier.acquire.client import Answer, Client

GROUP = "griffier.connectors"

Facts = Mapping[str, Any]
"""What a source says of an item, as JSON: text, numbers, lists and objects of these."""


class Lookup(Protocol):
    """What is on file of other items of a source."""

    def facts(self, kind: str, id_: str) -> Facts | None:
        """What the source says of an item; None where it was not listed yet."""

    def about(self, kind: str, id_: str) -> tuple[Facts, ...]:
        """What the source says of the items of a kind that belong to the item `id_`."""


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms a source publishes: a name, where it stands, and whom to name."""

    name: str  # «CC0-1.0», «public domain (Auteurswet art. 11)»
    url: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Which documents are wanted; empty means all.

    `kinds` are the source's own words for kinds («Brief regering»), `dossiers` as
    «21501-20», `committees` words of their names, `since` and `until` days of publication,
    both included. `creators` are who published. A source that cannot tell says so by
    UsageError from `streams`.
    """

    kinds: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One item of a source, as a listing has it: new, changed or withdrawn.

    `kind` and `id` name it for good within its source. `edition` is another whenever its
    document may be another: an item listed again with the edition on file is not fetched
    again, whatever else the source says of it by now. `addresses` are where its document
    can be had, the best form first; empty for an item that is only facts (a person, a
    commitment). `size` and `media_type` are what the listing promises of the first
    address. `about` is the id of the item it belongs to.
    """

    kind: str
    id: str
    edition: str
    withdrawn: bool = False
    addresses: tuple[str, ...] = ()
    media_type: str | None = None
    size: int | None = None
    about: str | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a listing. `cursor` is where to go on once its changes are kept; `more` says
    whether anything was there to be listed after it when the page was made."""

    changes: tuple[Change, ...]
    cursor: str | None
    more: bool


class Choice(StrEnum):
    """Whether an item's document is wanted."""

    WANTED = "wanted"
    PASSED = "passed"  # outside of what was asked
    OPEN = "open"  # cannot be told before something else is listed; asked again later


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of one item with the name they are filed under and where they came from."""

    name: str
    answer: "Answer"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `griffier sync SOURCE --check` looked at in the live service."""

    what: str
    right: bool
    found: str


class Connector(Protocol):
    """What a source must be able to do. All methods raise SourceErrors and nothing else.

    `hosts` are all hosts it may be fetched from («repository.overheid.nl», with a port where
    that is not the usual one); nothing else is ever asked.
    """

    name: str
    title: str
    licence: Licence
    hosts: frozenset[str]

    def streams(self, wish: Wish) -> tuple[str, ...]:
        """The listings to follow for a wish, in this order, each with a cursor of its own.

        What the source itself filters by is part of a stream's name, so that another filter
        has another cursor. Raises UsageError for a wish the source cannot fulfil.
        """

    def changes(self, client: "Client", stream: str, cursor: str | None) -> Page:
        """The part of a listing after `cursor` (None: from the beginning).

        Every entry is held to what was asked: a page of another kind, or entries outside of
        the filter, raise SourceChanged and name what came instead.
        """

    def choose(self, change: Change, wish: Wish, look: Lookup) -> Choice:
        """Whether the document of an item with addresses is wanted; pure."""

    def fetch(self, client: "Client", change: Change, etag: str | None = None) -> Fetched | None:
        """The document of an item; None where it is unchanged since `etag`."""

    def knows(self, words: str) -> bool:
        """Whether words have the form of a name, number or address of this source, so that
        `find` would ask for it; pure."""

    def find(self, client: "Client", words: str) -> Change | None:
        """The item a person means by `words`; None where the source knows nothing of the
        kind, SourceGone where it would but has it not."""

    def check(self, client: "Client") -> Iterator[Finding]:
        """Hold what the code assumes to the live service, in few requests."""


def names() -> tuple[str, ...]:
    """The names of all sources that are installed, in the order of the alphabet."""
    return tuple(sorted({each.name for each in entry_points(group=GROUP)}))


def connector(name: str, base: str | None = None) -> Connector:
    """The source of that name; `base` is another address of its service, such as a mirror.

    Raises UsageError where none is installed under that name.
    """
    for each in entry_points(group=GROUP, name=name):
        made: Connector = each.load()(base) if base else each.load()()
        return made
    raise UsageError(f"There is no source {name!r}; there are: {', '.join(names())}.")
