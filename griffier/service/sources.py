"""How it stands with each public source: when it was followed, what waits, what failed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from griffier.errors import UsageError
from griffier.ledger.acquired import Item, Run, Stand, Stream
from griffier.ledger.library import Library

SHOWN: Final = 20  # failures shown of one source

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceStand:
    """One source: its last run, its items by state, its listings, and what failed first.

    `failures` are at most SHOWN of those that `items` counts.
    """

    name: str
    title: str
    run: Run | None
    items: Mapping[str, int]
    streams: tuple[Stream, ...]
    failures: tuple[Item, ...] = ()

    @property
    def asked(self) -> datetime.datetime | None:
        """When it was last asked for anything."""
        moments = [each.asked for each in self.streams if each.asked]
        return max([*moments, *([self.run.began] if self.run else [])], default=None)

    @property
    def succeeded(self) -> datetime.datetime | None:
        """When every listing was last followed to its end, as far as that is known."""
        return self.run.succeeded if self.run else None

    @property
    def current(self) -> bool:
        """Whether nothing more was to be listed when it was last asked; not where nothing is
        followed, and documents came by their names alone."""
        return bool(self.streams) and all(each.current and not each.reason for each in self.streams)

    @property
    def taken(self) -> int:
        """Entries taken from its listings, those that came again counted again."""
        return sum(each.listed for each in self.streams)

    @property
    def waiting(self) -> int:
        """Documents that are to be fetched, or may be once more is known."""
        return self.items.get(Stand.WANTED, 0) + self.items.get(Stand.OPEN, 0)

    @property
    def broken(self) -> tuple[Stream, ...]:
        """Listings that could not be had."""
        return tuple(each for each in self.streams if each.reason)

    @property
    def next_attempt(self) -> datetime.datetime | None:
        """The first moment at which something that failed is tried again."""
        listings = [each.retry for each in self.broken if each.retry]
        items = [each.retry for each in self.failures if each.retry]
        return min([*listings, *items], default=None)


def stands(library: Library, failures: int = SHOWN) -> tuple[SourceStand, ...]:
    """How it stands with every source that was followed, in the order of their names."""
    runs = {each.source: each for each in library.runs()}
    streams, counts = library.streams(), library.counts()
    names = {*runs, *counts, *(each.source for each in streams)}
    return tuple(
        SourceStand(
            name,
            title(name),
            runs.get(name),
            counts.get(name, {}),
            tuple(each for each in streams if each.source == name),
            _failures(library, name, counts.get(name, {}), failures),
        )
        for name in sorted(names)
    )


def _failures(
    library: Library, name: str, counts: Mapping[str, int], most: int
) -> tuple[Item, ...]:
    if not most or not (counts.get(Stand.FAILED) or counts.get(Stand.SCAN)):
        return ()
    return library.items(name, Stand.FAILED, Stand.SCAN, most=most)


@lru_cache(maxsize=64)
def title(name: str) -> str:
    """What a source is called; its short name where it is not installed here."""
    try:
        from griffier.acquire.connector import connector

        return connector(name).title
    except (ImportError, UsageError):
        return name


def item_name(item: Item) -> str:
    """How people know an item: its number and what it is about."""
    facts = item.change.facts
    number = facts.get("documentNummer") or facts.get("identifier") or item.change.id
    about = facts.get("onderwerp") or facts.get("titel") or facts.get("title") or ""
    return f"{number}  {about}".strip()


def as_dict(each: SourceStand) -> Json:
    """One source as JSON; moments are ISO 8601 in UTC."""
    return {
        "source": each.name,
        "title": each.title,
        "current": each.current,
        "asked": moment(each.asked),
        "succeeded": moment(each.succeeded),
        "run": _run(each.run),
        "wish": dict(each.streams[0].wish or {}) if each.streams else {},
        "taken": each.taken,
        "waiting": each.waiting,
        "items": dict(each.items),
        "streams": [_stream(stream) for stream in each.streams],
        "failures": [_failure(item) for item in each.failures],
        "next_attempt": moment(each.next_attempt),
    }


def moment(value: datetime.datetime | None) -> str | None:
    """A moment of the library (UTC) as ISO 8601."""
    return None if value is None else value.replace(tzinfo=datetime.UTC).isoformat()


def moment_seconds(value: datetime.datetime) -> float:
    """A moment of the library (UTC) as seconds since 1970."""
    return value.replace(tzinfo=datetime.UTC).timestamp()


def _run(run: Run | None) -> Json | None:
    if run is None:
        return None
    counts = {"listed": run.listed, "filed": run.filed, "failed": run.failed}
    return {
        "began": moment(run.began),
        "ended": moment(run.ended),
        **counts,
        "reason": run.reason,
    }


def _stream(stream: Stream) -> Json:
    return {
        "stream": stream.stream,
        "cursor": stream.cursor,
        "listed": stream.listed,
        "current": stream.current,
        "asked": moment(stream.asked),
        "reason": stream.reason,
        "retry": moment(stream.retry),
    }


def _failure(item: Item) -> Json:
    return {
        "kind": item.change.kind,
        "id": item.change.id,
        "name": item_name(item),
        "code": item.code,
        "reason": item.reason,
        "attempts": item.attempts,
        "retry": moment(item.retry),
    }
