"""What `griffier batch` does, and how it tells of it."""

import json
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from griffier.batch.inputs import listed, parted
from griffier.batch.run import Tally, plan
from griffier.batch.run import run as see_through
from griffier.batch.store import Output
from griffier.batch.work import Kept
from griffier.cli.output import write
from griffier.cli.progress import counting
from griffier.errors import MissingExtra, SourceMissing, SyncIncomplete, UsageError
from griffier.reading.guard import Bounds

if TYPE_CHECKING:
    from griffier.acquire.connector import Connector

_SCAN = "NoTextLayer"
_SCANS = frozenset({_SCAN, "RecogniserMissing"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    engine: str = "local"
    workers: int | None = None
    chunk: int = 50
    seconds: float | None = None
    memory: int = 2048
    ocr: bool = False
    retry: bool = False
    contact: str | None = None
    pause: float = 0.25
    only: str | None = None
    base: str | None = None
    as_json: bool = False


@dataclass(slots=True)
class _Named:
    """The publications that were named: where they are, and which were not asked for."""

    names: list[str] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    errors: int = 0


def run(inputs: tuple[str, ...], address: str, wish: Wish) -> int:
    """Fetch, plan, read and tell; returns the exit code."""
    if wish.base and not wish.only:
        raise UsageError("--base is another address of one source; name it with --source.")
    output, sources = Output(address), _sources(wish)
    places, names = parted(inputs, lambda words: any(each.knows(words) for each in sources))
    addresses = _listed(places, sources)
    _prepare(output, wish)
    named = _fetched(names, output, sources, wish) if names else _Named()
    todo = plan(
        [*addresses, *named.kept],
        output,
        size=wish.chunk,
        bounds=Bounds.wished(wish.seconds, wish.memory, ocr=wish.ocr),
        ocr=wish.ocr,
        kept=named.kept,
    )
    with counting("Reading", todo.left) as advance:
        tally = see_through(todo, wish.engine, wish.workers or os.cpu_count() or 1, advance)
    tally.errors += named.errors
    _tell(_summed(tally, todo.already, output, named), as_json=wish.as_json)
    return SyncIncomplete.exit_code if named.left else 0


def _prepare(output: Output, wish: Wish) -> None:
    """Make the output ready, and drop the failures that are to be tried again."""
    if wish.ocr and wish.engine == "local":
        from griffier.scans import needed

        needed()
    output.prepare()
    output.clear_unfinished()
    if wish.retry or wish.ocr:
        output.forget_errors(() if wish.retry else _SCANS)


def _sources(wish: Wish) -> "Sequence[Connector]":
    """The sources that may know names; none where the extra that asks them is not installed."""
    try:
        from griffier.acquire.client import Client  # noqa: F401 - the extra is there
        from griffier.acquire.connector import connector, names
    except ImportError as error:
        if wish.only:
            raise MissingExtra("sync", error) from error
        return ()
    return [connector(name, wish.base) for name in ((wish.only,) if wish.only else names())]


def _listed(places: Sequence[str], sources: "Sequence[Connector]") -> list[str]:
    try:
        return listed(places)
    except SourceMissing as error:
        if sources:
            raise
        hint = "a publication may be named where the extra «sync» is installed"
        raise SourceMissing(f"{str(error).rstrip('.')} ({hint}).") from error


def _fetched(
    names: Sequence[str], output: Output, sources: "Sequence[Connector]", wish: Wish
) -> _Named:
    import logging

    from griffier.acquire.client import Client, Manners
    from griffier.batch.fetching import fetch_all

    logging.getLogger("stamina").addHandler(logging.NullHandler())
    manners = Manners(contact=wish.contact, pause=wish.pause)
    with ExitStack() as stack:
        pairs = [(each, stack.enter_context(Client(each.hosts, manners))) for each in sources]
        with counting("Fetching", len(names)) as advance:
            done = fetch_all(names, output, pairs, advance)
    asked = set(names)
    kept = {name: each for name, each in done.kept.items() if name in asked}
    return _Named(list(names), kept, done.left, done.errors)


def _summed(tally: Tally, already: int, output: Output, named: _Named) -> dict[str, Any]:
    return {
        "documents": tally.documents,
        "errors": tally.errors,
        "already": already,
        "fetched": len(named.kept),
        "not_asked": len(named.left),
        "why_not_asked": sorted(set(named.left.values())),
        "workers_lost": tally.deaths,
        "output": output.address,
        "tables": output.counts(),
        "troubles": dict(output.troubles()),
    }


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    lines = [f"Read {told['documents']} documents into {told['output']}."]
    if told["already"]:
        lines.append(f"{told['already']} were done before.")
    if told["errors"]:
        lines.append(f"{told['errors']} could not be read; the table errors says why.")
    if scans := told["troubles"].get(_SCAN):
        lines.append(f"{scans} are scans without text; the same command with --ocr reads them.")
    rows = ", ".join(f"{name} {count}" for name, count in told["tables"].items())
    write("\n".join([*lines, f"Rows: {rows}."]) + "\n")
    for reason in told["why_not_asked"]:
        said = f"{told['not_asked']} names were not asked for: {reason} Run this again later."
        click.echo(f"griffier: {said}", err=True)
