"""Following public sources into a library: list, choose, fetch, read, file, note.

Whatever the moment at which this is stopped, the next run ends in the same state: a page
and the cursor behind it are kept in one transaction, a document is noted with its item only
once it is filed, and filing the same bytes again changes nothing. What was asked for is
fetched before the next page is listed, so that the order is the same as well.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

from griffier.acquire.client import Client
from griffier.acquire.connector import (
    Change,
    Choice,
    Connector,
    Facts,
    Page,
    Wish,
    connector,
)
from griffier.errors import SourceError, SourceUnreachable
from griffier.ledger.acquired import Item, Stand, Stream
from griffier.ledger.library import Library
from griffier.service.fetching import Fetching
from griffier.service.filing import FollowUp
from griffier.service.guarded import ReadOne, plainly

_WAITING: Final = 500  # choices made anew, kept together


class Said(StrEnum):
    """What a sync tells of."""

    LISTED = "listed"  # a page of a listing was kept
    FILED = "filed"  # a document was filed, or was on file already
    FAILED = "failed"  # an item could not be had
    WOULD = "would"  # a dry run would fetch this
    LATER = "later"  # a listing is left alone until a moment
    BROKEN = "broken"  # a listing could not be had
    STOPPED = "stopped"  # the source does not answer; the rest waits for the next time


_UNFINISHED: Final = frozenset({Said.BROKEN, Said.STOPPED, Said.LATER})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a sync did. `count` is of a page listed; `outcome` of a document filed
    («new», «same», «version», «reread», «unchanged»); `code` is an exit code."""

    said: Said
    source: str
    stream: str | None = None
    count: int = 0
    item: Item | None = None
    outcome: str | None = None
    document: str | None = None
    reason: str | None = None
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How to go about it: `dry` keeps nothing, `most` bounds the documents fetched, `now`
    asks also what was to be left alone for a while. `read` reads what came; with `scans`
    documents are fetched again that held no text, since `read` recognises words."""

    dry: bool = False
    most: int | None = None
    now: bool = False
    read: ReadOne = plainly
    scans: bool = False


class _Look:
    """What is on file of other items, asked once for each page."""

    def __init__(self, library: Library, source: str) -> None:
        self._library, self._source = library, source
        self._seen: dict[tuple[str, str], Facts | None] = {}
        self.fresh: dict[tuple[str, str], Facts] = {}

    def facts(self, kind: str, id_: str) -> Facts | None:
        key = (kind, id_)
        if key in self.fresh:
            return self.fresh[key]
        if key not in self._seen:
            self._seen[key] = self._library.facts(self._source, kind, id_)
        return self._seen[key]

    def about(self, kind: str, id_: str) -> tuple[Facts, ...]:
        found = self._library.items_about(self._source, [id_])
        return tuple(each.change.facts for each in found if each.change.kind == kind)


def sync(
    library: Library,
    source: Connector,
    client: Client,
    wish: Wish,
    *,
    follow_ups: Sequence[FollowUp] = (),
    course: Course | None = None,
) -> Iterator[Told]:
    """Follow a source from where it was left. Goes on past what fails, and tells of it.

    Raises UsageError for a wish the source cannot fulfil, and the LibraryErrors that concern
    the library as a whole; whatever was told before stands.
    """
    course = course or Course()
    found = _sync(library, source, client, wish, follow_ups, course)
    yield from found if course.dry else recorded(library, source.name, found)


def recorded(library: Library, source: str, found: Iterator[Told]) -> Iterator[Told]:
    """Note when a source was followed and how that went; one broken off has no end."""
    run = library.run_began(source)
    counts: Counter[Said] = Counter()
    for told in found:
        counts[told.said] += told.count if told.said is Said.LISTED else 1
        if run.reason is None and told.said in _UNFINISHED:
            run = replace(run, reason=told.reason)
        yield told
    listed, filed, failed = (counts[each] for each in (Said.LISTED, Said.FILED, Said.FAILED))
    library.run_ended(replace(run, listed=listed, filed=filed, failed=failed))


def _sync(
    library: Library,
    source: Connector,
    client: Client,
    wish: Wish,
    follow_ups: Sequence[FollowUp],
    course: Course,
) -> Iterator[Told]:
    fetching = Fetching(
        library, source, client, follow_ups, course.read, course.most, scans=course.scans
    )
    wanted = source.streams(wish)
    if not course.dry:
        _choose_again(library, source, wish, wanted)
        library.remember_wish(source.name, wanted, as_facts(wish))
        yield from map(_of_fetching, fetching.all_wanted(early=course.now))
    for name in wanted:
        yield from _follow(library, source, client, wish, name, course, fetching)
    if not course.dry:
        _choose_again(library, source, wish, ())
        yield from map(_of_fetching, fetching.all_wanted())
    if fetching.stopped:
        yield Told(Said.STOPPED, source.name, reason=fetching.stopped)


def _follow(
    library: Library,
    source: Connector,
    client: Client,
    wish: Wish,
    name: str,
    course: Course,
    fetching: Fetching,
) -> Iterator[Told]:
    """One listing, page by page, each page's documents before the next page."""
    at = library.stream(source.name, name)
    at = _renamed(at, wish)
    if at.retry is not None and at.retry > library.clock() and not course.now:
        yield Told(Said.LATER, source.name, name, reason=f"{at.reason} Again at {at.retry}.")
        return
    more = True
    would = 0
    while more and (course.most is None or would < course.most):
        try:
            page = source.changes(client, name, at.cursor)
        except SourceError as error:
            if not course.dry:
                wait = error.after if isinstance(error, SourceUnreachable) else None
                library.stream_failed(at, error.exit_code, str(error), wait)
            yield Told(Said.BROKEN, source.name, name, reason=str(error), code=error.exit_code)
            return
        choices = _choices(library, source, wish, page)
        yield Told(Said.LISTED, source.name, name, count=len(page.changes))
        if course.dry:
            yield from _would(source, page, choices)
            would += choices.count(Choice.WANTED)
            at = _moved(at, page)
        else:
            at = library.keep_page(at, page, choices)
            yield from map(_of_fetching, fetching.all_wanted())
        more = page.more


def _renamed(at: Stream, wish: Wish) -> Stream:
    return replace(at, wish=as_facts(wish))


def _moved(at: Stream, page: Page) -> Stream:
    return replace(at, cursor=page.cursor, listed=at.listed + len(page.changes))


def _choices(library: Library, source: Connector, wish: Wish, page: Page) -> list[Choice]:
    look = _Look(library, source.name)
    # An item may point to one that stands before it on the same page.
    look.fresh = {(c.kind, c.id): c.facts for c in page.changes if not c.withdrawn}
    return [_choice(source, change, wish, look) for change in page.changes]


def _choice(source: Connector, change: Change, wish: Wish, look: _Look) -> Choice:
    if change.withdrawn or not change.addresses:
        return Choice.PASSED
    return source.choose(change, wish, look)


def _would(source: Connector, page: Page, choices: Sequence[Choice]) -> Iterator[Told]:
    for change, choice in zip(page.changes, choices, strict=True):
        if choice is Choice.WANTED:
            item = Item(source.name, change, Stand.WANTED)
            yield Told(Said.WOULD, source.name, item=item)


def _choose_again(library: Library, source: Connector, wish: Wish, streams: Sequence[str]) -> None:
    """Choose anew what was open; and, where something else is wished than last time by the
    same listings, what was passed and what still waits."""
    asked = as_facts(wish)
    before = {each.stream: each.wish for each in library.streams(source.name)}
    other = any(before.get(each) not in (None, asked) for each in streams)
    states = (Stand.OPEN, Stand.PASSED, Stand.WANTED) if other else (Stand.OPEN,)
    chosen: list[tuple[Item, Choice]] = []
    look = _Look(library, source.name)
    for item in library.every_item(source.name, *states):
        chosen.append((item, _choice(source, item.change, wish, look)))
        if len(chosen) >= _WAITING:
            library.choose_again(chosen)
            chosen = []
    if chosen:
        library.choose_again(chosen)


def followed_before(library: Library) -> Iterator[tuple[Connector, Wish]]:
    """Every source that was followed, each with what was asked of it.

    A source can have several wishes where these have listings of their own (dossiers of the
    official publications); of two that share a listing the later one counts.
    """
    claimed: dict[str, set[str]] = {}
    began = datetime.datetime.min
    for each in sorted(library.streams(), key=lambda each: each.asked or began, reverse=True):
        source, wish = connector(each.source), as_wish(each.wish or {})
        names, mine = set(source.streams(wish)), claimed.setdefault(each.source, set())
        if each.stream in names and not names & mine:
            mine |= names
            yield source, wish


def as_facts(wish: Wish) -> dict[str, Any]:
    """A wish as JSON, empty parts left out."""
    whole = asdict(wish)
    return {
        key: list(value) if isinstance(value, tuple) else str(value)
        for key, value in whole.items()
        if value
    }


def as_wish(facts: Facts) -> Wish:
    """The wish that `as_facts` wrote down."""
    lists = {key: tuple(value) for key, value in facts.items() if not isinstance(value, str)}
    since, until = (_day(facts.get(key)) for key in ("since", "until"))
    return Wish(since=since, until=until, **lists)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _of_fetching(each: Any) -> Told:
    if each.reason is not None:
        return Told(
            Said.FAILED, each.item.source, item=each.item, reason=each.reason, code=each.code
        )
    return Told(
        Said.FILED, each.item.source, item=each.item, outcome=each.came, document=each.document
    )
