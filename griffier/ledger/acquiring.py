"""What came from public sources: cursors, items, their documents, and what went wrong.

A page of a listing is kept together with the cursor behind it, in one transaction; a document
is filed first and noted with its item after that. Whoever is stopped in between asks again
for what was not noted, and filing the same bytes again changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from griffier.acquire.connector import Change, Choice, Facts, Page
from griffier.ledger.acquired import Item, Outcome, Run, Stand, Stream, backoff
from griffier.ledger.acquired_rows import AGAIN, STANDS, changed, item_of, settled
from griffier.ledger.base import Holdings
from griffier.ledger.drawing import Pages
from griffier.ledger.schema import source_items as items
from griffier.ledger.schema import source_runs as runs
from griffier.ledger.schema import source_streams as streams

Row = dict[str, Any]
_MOST = 400  # values in one question


class Acquiring(Holdings):
    """The part of a library that knows public sources."""

    def stream(self, source: str, stream: str) -> Stream:
        """A listing as it was last left; one never followed has no cursor."""
        found = [each for each in self.streams(source) if each.stream == stream]
        return found[0] if found else Stream(source, stream)

    def streams(self, source: str | None = None) -> tuple[Stream, ...]:
        """Every listing that was followed, of one source or of all."""
        asked = select(streams).order_by(streams.c.source, streams.c.stream)
        if source is not None:
            asked = asked.where(streams.c.source == source)
        with self.database.reading() as connection:
            return tuple(Stream(**row) for row in connection.execute(asked).mappings())

    def keep_page(self, of: Stream, page: Page, choices: Sequence[Choice]) -> Stream:
        """Keep a page of a listing and the cursor behind it, in one transaction.

        `choices` belong to the changes of the page. Returns the listing as it is now left.
        """
        with self._writing() as pages:
            _keep(pages, of.source, page, choices)
            left = replace(
                of,
                cursor=page.cursor,
                listed=of.listed + len(page.changes),
                current=not page.more,
                asked=pages.now,
                **AGAIN,
            )
            _leave(pages.connection, left)
        return left

    def keep_items(self, source: str, page: Page, choices: Sequence[Choice]) -> None:
        """Keep items that no listing was asked for, in one transaction."""
        with self._writing() as pages:
            _keep(pages, source, page, choices)

    def stream_failed(self, of: Stream, code: int, reason: str, wait: float | None) -> None:
        """Note that a listing could not be had, and when to ask again."""
        with self._writing() as pages:
            attempts = of.attempts + 1
            retry = pages.now + backoff(attempts, wait)
            failed = replace(of, attempts=attempts, code=code, reason=reason, retry=retry)
            _leave(pages.connection, replace(failed, asked=pages.now))

    def remember_wish(self, source: str, names: Iterable[str], wish: Mapping[str, Any]) -> None:
        """Note what is now asked for with listings that were followed before."""
        with self._writing() as pages:
            mine = (streams.c.source == source) & streams.c.stream.in_(list(names))
            pages.connection.execute(update(streams).where(mine).values(wish=dict(wish)))

    def items(
        self, source: str | None, *states: Stand, kind: str | None = None, most: int | None = None
    ) -> tuple[Item, ...]:
        """Items in one of `states` (any where none is named), in the order they were listed."""
        asked = select(items).order_by(items.c.turn)
        if source is not None:
            asked = asked.where(items.c.source == source)
        if states:
            asked = asked.where(items.c.state.in_([each.value for each in states]))
        if kind is not None:
            asked = asked.where(items.c.kind == kind)
        with self.database.reading() as connection:
            return tuple(item_of(row) for row in connection.execute(asked.limit(most)).mappings())

    def wanted(
        self, source: str, most: int, past: int = -1, *, early: bool = False, scans: bool = False
    ) -> tuple[tuple[int, Item], ...]:
        """The next items to fetch with their turn: wanted ones, and failed ones whose time has
        come, or all of them where `early`; with `scans` those also that held no text; those
        after the turn `past`."""
        due = items.c.state == Stand.FAILED
        due = due if early else due & (items.c.retry <= self.clock())
        mine = (items.c.source == source) & (items.c.turn > past)
        fresh = [Stand.WANTED, Stand.SCAN] if scans else [Stand.WANTED]
        asked = select(items).where(mine, items.c.state.in_(fresh) | due)
        with self.database.reading() as connection:
            found = connection.execute(asked.order_by(items.c.turn).limit(most)).mappings()
            return tuple((row["turn"], item_of(row)) for row in found)

    def facts(self, source: str, kind: str, id_: str) -> Facts | None:
        """What a source says of an item that it did not withdraw."""
        mine = (items.c.source == source) & (items.c.kind == kind) & (items.c.id == id_)
        asked = select(items.c.facts).where(mine, items.c.state != Stand.WITHDRAWN)
        with self.database.reading() as connection:
            found: Facts | None = connection.execute(asked).scalar()
            return found

    def every_item(self, source: str, *states: Stand) -> Iterator[Item]:
        """All items in one of `states`, in the order they were first listed, a thousand at a
        time: what changes meanwhile is seen as it then is."""
        past = 0
        mine = (items.c.source == source) & items.c.state.in_([each.value for each in states])
        while True:
            asked = select(items).where(mine, items.c.seq > past).order_by(items.c.seq)
            with self.database.reading() as connection:
                rows = connection.execute(asked.limit(1000)).mappings().all()
            if not rows:
                return
            past = rows[-1]["seq"]
            yield from map(item_of, rows)

    def items_about(self, source: str, about: Iterable[str]) -> Iterator[Item]:
        """The items that belong to other items, by the ids of these."""
        ids = sorted(set(about))
        with self.database.reading() as connection:
            for at in range(0, len(ids), _MOST):
                mine = items.c.about.in_(ids[at : at + _MOST]) & (items.c.source == source)
                for row in connection.execute(select(items).where(mine)).mappings():
                    yield item_of(row)

    def items_of(self, documents: Iterable[str]) -> Iterator[Item]:
        """The items whose documents these are, by Card.id."""
        ids = sorted(set(documents))
        with self.database.reading() as connection:
            for at in range(0, len(ids), _MOST):
                mine = items.c.document.in_(ids[at : at + _MOST])
                for row in connection.execute(select(items).where(mine)).mappings():
                    yield item_of(row)

    def choose_again(self, chosen: Iterable[tuple[Item, Choice]]) -> int:
        """Keep choices made anew for items that were passed or open; returns how many changed."""
        changed = 0
        with self._writing() as pages:
            for item, choice in chosen:
                if STANDS[choice] is not item.state:
                    mine = _mine(item)
                    values = {"state": STANDS[choice].value, **AGAIN}
                    pages.connection.execute(update(items).where(mine).values(values))
                    changed += 1
        return changed

    def settle_items(self, outcomes: Iterable[Outcome]) -> None:
        """Note what came of fetching items, in one transaction."""
        with self._writing() as pages:
            for each in outcomes:
                values = settled(each, pages.now)
                # An item that was listed anew meanwhile is fetched again all the same.
                same = _mine(each.item) & (items.c.edition == each.item.change.edition)
                pages.connection.execute(update(items).where(same).values(values))

    def run_began(self, source: str) -> Run:
        """Note that a source is being followed."""
        with self._writing() as pages:
            succeeded = runs.c.succeeded
            asked = select(succeeded).where(runs.c.source == source)
            began = Run(source, pages.now, succeeded=pages.connection.scalar(asked))
            _note_run(pages.connection, began)
        return began

    def run_ended(self, run: Run) -> None:
        """Note how it went; it went well where it has no `reason`."""
        with self._writing() as pages:
            well = pages.now if run.reason is None else run.succeeded
            _note_run(pages.connection, replace(run, ended=pages.now, succeeded=well))

    def runs(self) -> tuple[Run, ...]:
        """How following each source last went, by the names of the sources."""
        with self.database.reading() as connection:
            found = connection.execute(select(runs).order_by(runs.c.source)).mappings()
            return tuple(Run(**row) for row in found)

    def newest_turn(self, source: str, kind: str) -> int | None:
        """The turn of the item of a kind that was listed or changed last; None without any."""
        mine = (items.c.source == source) & (items.c.kind == kind)
        with self.database.reading() as connection:
            found: int | None = connection.scalar(select(func.max(items.c.turn)).where(mine))
        return found

    def counts(self, source: str | None = None) -> dict[str, dict[str, int]]:
        """How many items of each source are in each state."""
        asked = select(items.c.source, items.c.state, func.count()).group_by(
            items.c.source, items.c.state
        )
        if source is not None:
            asked = asked.where(items.c.source == source)
        found: dict[str, dict[str, int]] = {}
        with self.database.reading() as connection:
            for name, state, count in connection.execute(asked):
                found.setdefault(name, {})[state] = count
        return found


def _keep(pages: Pages, source: str, page: Page, choices: Sequence[Choice]) -> None:
    known = _known(pages.connection, source, page.changes)
    turn = _next_turn(pages.connection)
    for change, choice in zip(page.changes, choices, strict=True):
        key = (change.kind, change.id)
        row = changed(pages, source, change, choice, known.get(key))
        if row != known.get(key):
            known[key] = {**row, "turn": turn}
            turn += 1
    _write(pages.connection, [row for row in known.values() if "turn" in row])


def _known(
    connection: Connection, source: str, changes: Sequence[Change]
) -> dict[tuple[str, str], Row]:
    """The rows of items that are on file already, without their turn."""
    ids = sorted({change.id for change in changes})
    found: dict[tuple[str, str], Row] = {}
    for at in range(0, len(ids), _MOST):
        mine = (items.c.source == source) & items.c.id.in_(ids[at : at + _MOST])
        for row in connection.execute(select(items).where(mine)).mappings():
            kept = {key: value for key, value in row.items() if key != "turn"}
            found[row["kind"], row["id"]] = kept
    return found


def _next_turn(connection: Connection) -> int:
    return (connection.scalar(select(func.max(items.c.turn))) or 0) + 1


def _write(connection: Connection, rows: Sequence[Row]) -> None:
    fresh = [row for row in rows if "seq" not in row]
    if fresh:
        connection.execute(insert(items), fresh)
    for row in rows:
        if "seq" in row:
            connection.execute(update(items).where(items.c.seq == row["seq"]).values(row))


def _note_run(connection: Connection, run: Run) -> None:
    connection.execute(delete(runs).where(runs.c.source == run.source))
    connection.execute(insert(runs), asdict(run))


def _leave(connection: Connection, of: Stream) -> None:
    mine = (streams.c.source == of.source) & (streams.c.stream == of.stream)
    connection.execute(delete(streams).where(mine))
    row = {name: getattr(of, name) for name in streams.c.keys()}  # noqa: SIM118 - not a mapping
    connection.execute(insert(streams), {**row, "wish": dict(of.wish or {})})


def _mine(item: Item) -> Any:
    change = item.change
    return (
        (items.c.source == item.source) & (items.c.kind == change.kind) & (items.c.id == change.id)
    )
