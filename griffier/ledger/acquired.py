"""The values of what came from public sources: items, listings and what went wrong."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from griffier.acquire.connector import Change


class Stand(StrEnum):
    """How it stands with an item of a source."""

    FACTS = "facts"  # it has no document, only what the source says of it
    WANTED = "wanted"  # its document is to be fetched
    PASSED = "passed"  # outside of what was asked
    OPEN = "open"  # whether it is asked for depends on something not yet listed
    HELD = "held"  # its document is in the library
    FAILED = "failed"  # it could not be had; `reason` says why, `retry` when it is tried again
    SCAN = "scan"  # it holds pictures without text; a run that recognises words takes it up
    WITHDRAWN = "withdrawn"  # the source took it back; a document filed before stays


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a source as the library knows it.

    `document` is a Card.id, `mark` what lets the source say that nothing changed. `code` is
    the exit code of the error that `reason` tells of.
    """

    source: str
    change: Change
    state: Stand
    document: str | None = None
    mark: str | None = None
    attempts: int = 0
    code: int | None = None
    reason: str | None = None
    retry: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """A listing of a source: where it goes on, and how asking it went.

    `listed` counts the entries taken from it, `current` says that nothing more was there,
    `wish` is what was asked for when it was last followed.
    """

    source: str
    stream: str
    cursor: str | None = None
    listed: int = 0
    current: bool = False
    asked: datetime.datetime | None = None
    attempts: int = 0
    code: int | None = None
    reason: str | None = None
    retry: datetime.datetime | None = None
    wish: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """How following a source last went: entries `listed`, documents `filed`, items `failed`.

    `ended` is None while it is under way, and where it was broken off. `succeeded` is the end
    of the last run in which every listing was followed to its end; `reason` says why this one
    was none. Moments are UTC.
    """

    source: str
    began: datetime.datetime
    ended: datetime.datetime | None = None
    succeeded: datetime.datetime | None = None
    listed: int = 0
    filed: int = 0
    failed: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of fetching an item: a document, or why there is none."""

    item: Item
    document: str | None = None
    mark: str | None = None
    code: int | None = None
    reason: str | None = None
    wait: float | None = None  # seconds the source asked for


_FIRST: Final = 600.0  # ten minutes
_LAST: Final = 7 * 24 * 3600.0


def backoff(attempts: int, asked: float | None = None) -> datetime.timedelta:
    """How long to leave alone what failed `attempts` times: ten minutes, then three times as
    long each time, up to a week; never less than the source asked for."""
    wait = min(_LAST, _FIRST * 3.0 ** max(0, min(attempts, 20) - 1))
    return datetime.timedelta(seconds=max(wait, asked or 0.0))
