"""What `griffier sync` and `griffier get` do, and how they tell of it."""

import datetime
import json
import logging
import random
import signal
import time
from contextlib import ExitStack
from dataclasses import dataclass
from types import FrameType
from typing import Any

import click

from griffier.acquire.client import Client, Manners
from griffier.acquire.connector import Connector, Wish, connector, names
from griffier.cli import garbage
from griffier.cli.library import opened
from griffier.cli.output import write
from griffier.cli.sync_shown import failures, installed, status
from griffier.cli.sync_told import WORDS, Teller
from griffier.cli.syncing import seconds
from griffier.errors import GriffierError, SyncIncomplete, UsageError
from griffier.ledger.library import Library
from griffier.reading.guard import Bounds
from griffier.service.after import FOLLOW_UPS
from griffier.service.getting import Got, get_all
from griffier.service.guarded import GuardedReader
from griffier.service.syncing import Course, followed_before, sync


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line."""

    kinds: tuple[str, ...]
    dossiers: tuple[str, ...]
    committees: tuple[str, ...]
    creators: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None
    most: int | None
    every: bool
    interval: str | None
    now: bool
    dry: bool
    failures: bool
    status: bool
    check: bool
    list_sources: bool
    contact: str | None
    pause: float
    base: str | None
    as_json: bool
    folder: str
    database: str | None
    ocr: bool
    seconds: float | None
    memory: int

    @property
    def bounds(self) -> Bounds:
        """What one document may take."""
        return Bounds.wished(self.seconds, self.memory, ocr=self.ocr)

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        same = ("kinds", "dossiers", "committees", "creators", "since", "until")
        return Wish(**{name: getattr(self, name) for name in same})

    @property
    def manners(self) -> Manners:
        """How sources are treated."""
        return Manners(contact=self.contact, pause=self.pause)


def run(sources: tuple[str, ...], options: Options) -> int:
    """Do what was asked; returns the exit code."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())
    if options.list_sources:
        return installed(as_json=options.as_json)
    if options.base and len(sources) != 1:
        raise UsageError("--base is another address of one source; name that source alone.")
    if options.check:
        return _check(sources, options)
    if options.status or options.failures:
        with opened(options.folder, options.database) as library:
            show = failures if options.failures else status
            return show(library, sources, as_json=options.as_json)
    if not sources and not options.every:
        raise UsageError("Name a source, or --all for every source followed before.")
    if options.every and (sources or options.wish != Wish()):
        raise UsageError("--all follows each source as before; name a source to ask anew.")
    if options.ocr:
        _need_recogniser()
    if options.interval is None:
        return _once(sources, options)
    return _again_and_again(sources, options, seconds(options.interval))


def _need_recogniser() -> None:
    from griffier.scans import needed

    needed()


# --- following --------------------------------------------------------------------------------


def _once(sources: tuple[str, ...], options: Options) -> int:
    teller = Teller(as_json=options.as_json)
    with (
        opened(options.folder, options.database, create=not options.every) as library,
        GuardedReader(options.bounds, ocr=options.ocr) as reader,
    ):
        garbage.resume()
        course = Course(
            dry=options.dry,
            most=options.most,
            now=options.now,
            read=reader.read,
            scans=options.ocr,
        )
        for source, wish in _asked(library, sources, options):
            with Client(source.hosts, options.manners) as client, teller.bar(source) as tell:
                found = sync(library, source, client, wish, follow_ups=FOLLOW_UPS, course=course)
                for told in found:
                    tell(told)
            teller.finish(source, client)
    return teller.code


def _asked(
    library: Library, sources: tuple[str, ...], options: Options
) -> list[tuple[Connector, Wish]]:
    if sources:
        return [(connector(name, options.base), options.wish) for name in sources]
    found = list(followed_before(library))
    if not found:
        raise UsageError("No source was followed yet; begin with griffier sync SOURCE.")
    return found


def _again_and_again(sources: tuple[str, ...], options: Options, pause: float) -> int:
    """Until a signal ends it. A failure of one round is told, and the next one tries again."""
    ended = _Ended()
    code = 0
    while not ended:
        try:
            code = _once(sources, options)
        except UsageError:
            raise
        except GriffierError as error:
            click.echo(f"griffier: {error}", err=True)
            code = error.exit_code
        # Not on the stroke: many libraries would ask a source at the same moment.
        ended.wait(pause * random.uniform(0.9, 1.1))  # noqa: S311 - no secret
    return code


class _Ended:
    """Whether SIGTERM or SIGINT came; the first one lets the work under way be finished."""

    def __init__(self) -> None:
        self._ended = False
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._end)

    def _end(self, number: int, _: FrameType | None) -> None:
        if self._ended:
            raise SystemExit(128 + number)
        self._ended = True

    def __bool__(self) -> bool:
        return self._ended

    def wait(self, length: float) -> None:
        """Sleep, but not past the end."""
        until = time.monotonic() + length
        while not self._ended and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.5))


# --- checking, and fetching one by one --------------------------------------------------------


def _check(sources: tuple[str, ...], options: Options) -> int:
    if not sources:
        raise UsageError("Name the source to check.")
    wrong = False
    for name in sources:
        source = connector(name, options.base)
        with Client(source.hosts, options.manners) as client:
            for each in source.check(client):
                wrong |= not each.right
                told = {"source": name, "what": each.what, "right": each.right}
                if options.as_json:
                    write(json.dumps({**told, "found": each.found}, ensure_ascii=False) + "\n")
                else:
                    write(f"{'right' if each.right else 'WRONG'}  {each.what}: {each.found}\n")
    return SyncIncomplete.exit_code if wrong else 0


def get(words: tuple[str, ...], **options: Any) -> int:
    """Fetch single publications; returns the exit code."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())
    if options["base"] and not options["only"]:
        raise UsageError("--base is another address of one source; name it with --source.")
    if options["ocr"]:
        _need_recogniser()
    wanted = (options["only"],) if options["only"] else names()
    sources = [connector(name, options["base"]) for name in wanted]
    code = 0
    with ExitStack() as stack:
        library = stack.enter_context(opened(options["folder"], options["database"], create=True))
        garbage.resume()
        manners = Manners(contact=options["contact"])
        bounds = Bounds.wished(options["seconds"], options["memory"], ocr=options["ocr"])
        reader = stack.enter_context(GuardedReader(bounds, ocr=options["ocr"]))
        pairs = [(each, stack.enter_context(Client(each.hosts, manners))) for each in sources]
        for got in get_all(library, pairs, words, follow_ups=FOLLOW_UPS, read=reader.read):
            failed = _tell_got(got, as_json=options["as_json"])
            code = code or failed
    return code


def _tell_got(got: Got, *, as_json: bool) -> int:
    error = got.error
    if as_json:
        told = {"words": got.words, "source": got.source, "document": got.document}
        told |= {"outcome": got.outcome, "reason": str(error) if error else None}
        write(json.dumps(told, ensure_ascii=False) + "\n")
    elif error:
        click.echo(f"griffier: {got.words}: {error}", err=True)
    else:
        state = WORDS.get(got.outcome or "", got.outcome)
        write(f"{(got.document or '')[:10]}  {got.words}  ({got.source}, {state})\n")
    return error.exit_code if error else 0
