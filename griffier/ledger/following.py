"""Statuses with their history and evidence, series and figures, and what changed since."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from griffier.errors import UsageError
from griffier.ledger.base import Holdings, some_of
from griffier.ledger.drawing import Pages
from griffier.ledger.entries import Evidence, Figure, Series, State, Status
from griffier.ledger.schema import changes, evidence, figures, series, statuses

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed: `seq` counts up without a gap, in the order in which changes
    became visible. `what` is document, replaced, withdrawn, reading, judgement, meetings,
    session, link, status, figures or instrument; `subject` the id of it, `document` the
    document it touches."""

    seq: int
    at: datetime.datetime
    what: str
    subject: str
    document: str | None


class Following(Holdings):
    """The part of a library that keeps what came of things."""

    def add_status(self, status: Status) -> bool:
        """Add a status to the history of its entry; False where it says nothing new."""
        return self.add_statuses((status,)) == 1

    def add_statuses(self, added: Iterable[Status]) -> int:
        """Add statuses in one transaction; returns how many said something new.

        A status that repeats the latest of its entry in state, rule, reason and evidence is
        no news, on whatever day it was established.
        """
        given = list(added)
        with self._writing() as pages:
            latest = _latest(pages.connection, [each.entry for each in given])
            news = [each for each in given if _says(each) != latest.get(each.entry)]
            for status in news:
                _keep_status(pages, status)
        return len(news)

    def status_history(self, entry: str) -> tuple[Status, ...]:
        """Every status of an entry (whole id), oldest first."""
        with self.database.reading() as connection:
            return _statuses(connection, entry)

    def statuses(self) -> dict[str, Status]:
        """The latest status of every entry that has one."""
        with self.database.reading() as connection:
            return {status.entry: status for status in _statuses(connection)}

    def statuses_of(self, entries: Sequence[str]) -> dict[str, Status]:
        """The latest status of each of these entries (whole ids) that has one."""
        with self.database.reading() as connection:
            return {status.entry: status for status in _newest(connection, entries)}

    def newest_statuses(self, states: Collection[State], limit: int) -> tuple[Status, ...]:
        """The statuses in one of these states that still stand, the last recorded first."""
        later = statuses.alias()
        overtaken = select(later.c.seq).where(
            later.c.entry == statuses.c.entry, later.c.seq > statuses.c.seq
        )
        standing = select(statuses.c.seq).where(
            statuses.c.state.in_([each.value for each in states]), ~overtaken.exists()
        )
        newest = standing.order_by(statuses.c.seq.desc()).limit(limit)
        with self.database.reading() as connection:
            numbers = connection.execute(newest).scalars().all()
            return _statuses_at(connection, numbers)[::-1]

    # --- figures --------------------------------------------------------------------------

    def series(self) -> tuple[Series, ...]:
        """Every series, by id."""
        with self.database.reading() as connection:
            found = connection.execute(select(series).order_by(series.c.id)).mappings()
            return tuple(Series(**{**row, "concepts": tuple(row["concepts"])}) for row in found)

    def add_figures(self, of: Series, added: Iterable[Figure]) -> int:
        """Keep figures of a series in one transaction; returns how many were new or other.

        A figure that differs from the one kept for its subject and period takes its place;
        the old one stays in the library and no longer counts.

        Raises UsageError for a figure without a source or of another series.
        """
        with self._writing() as pages:
            _keep_series(pages, of)
            kept = {(f.subject, f.period): f for f in _figures(pages.connection, of.id)}
            news = [each for each in added if kept.get((each.subject, each.period)) != each]
            for figure in news:
                _keep_figure(pages, of, figure)
            if news:
                pages.changed("figures", of.id)
        return len(news)

    def figures(self, series: str, subject: str | None = None) -> tuple[Figure, ...]:
        """The figures of a series that count, by subject and period."""
        with self.database.reading() as connection:
            return tuple(f for f in _figures(connection, series) if subject in (None, f.subject))

    # --- changes --------------------------------------------------------------------------

    def last_change(self) -> int:
        """The number of the last change, 0 where there is none: what was worked out from the
        library holds as long as this stays the same."""
        with self.database.reading() as connection:
            return int(connection.scalar(select(func.max(changes.c.seq))) or 0)

    def changes_since(self, seq: int = 0, limit: int = 10_000) -> tuple[Change, ...]:
        """What changed after the change numbered `seq`, in order; ask again from the last."""
        asked = select(changes).where(changes.c.seq > seq).order_by(changes.c.seq).limit(limit)
        with self.database.reading() as connection:
            return tuple(
                Change(**{**row, "at": row["at"].replace(tzinfo=datetime.UTC)})
                for row in connection.execute(asked).mappings()
            )


def _keep_status(pages: Pages, status: Status) -> None:
    number = pages.number(statuses)
    row = {**asdict(status), "state": status.state.value, "seq": number, "recorded": pages.now}
    row.pop("evidence")
    pages.add(statuses, row)
    for position, each in enumerate(status.evidence):
        same = {**asdict(each), "bears": each.bears.value}
        pages.add(evidence, {**same, "status": number, "position": position})
    pages.changed("status", status.entry)


def _says(status: Status) -> tuple[Any, ...]:
    return (status.state, status.rule, status.reason, status.evidence)


def _latest(connection: Connection, entries: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    return {status.entry: _says(status) for status in _newest(connection, entries)}


def _newest(connection: Connection, entries: Sequence[str]) -> Iterator[Status]:
    """The latest status of each of these entries that has one."""
    for some in some_of(entries):
        newest = select(func.max(statuses.c.seq)).where(statuses.c.entry.in_(some))
        yield from _statuses_at(connection, newest.group_by(statuses.c.entry))


def _statuses(connection: Connection, entry: str | None = None) -> tuple[Status, ...]:
    """Statuses with their evidence, in the order they were recorded."""
    mine = None if entry is None else select(statuses.c.seq).where(statuses.c.entry == entry)
    return _statuses_at(connection, mine)


def _statuses_at(connection: Connection, numbers: Any = None) -> tuple[Status, ...]:
    """Those with these numbers; all of them, if none are given."""
    asked = select(statuses).order_by(statuses.c.seq)
    proof = select(evidence).order_by(evidence.c.status, evidence.c.position)
    if numbers is not None:
        asked = asked.where(statuses.c.seq.in_(numbers))
        proof = proof.where(evidence.c.status.in_(numbers))
    proofs: dict[int, list[Evidence]] = defaultdict(list)
    for row in connection.execute(proof).mappings():
        proofs[row["status"]].append(_evidence(row))
    return tuple(
        Status(
            **{key: row[key] for key in ("entry", "on", "rule", "reason")},
            state=State(row["state"]),
            evidence=tuple(proofs[row["seq"]]),
        )
        for row in connection.execute(asked).mappings()
    )


def _evidence(row: Mapping[Any, Any]) -> Evidence:
    same = ("kind", "source", "date", "quote", "reason", "document", "start", "end")
    return Evidence(**{key: row[key] for key in same}, bears=State(row["bears"]))


def _keep_series(pages: Pages, of: Series) -> None:
    row = {**asdict(of), "concepts": list(of.concepts)}
    asked = select(series).where(series.c.id == of.id)
    before = pages.connection.execute(asked).mappings().first()
    if before is None:
        pages.connection.execute(insert(series), row)
    elif dict(before) != row:
        pages.connection.execute(update(series).where(series.c.id == of.id).values(row))


def _keep_figure(pages: Pages, of: Series, figure: Figure) -> None:
    if not figure.source.strip():
        raise UsageError(f"{figure.subject}, {figure.period}: a figure needs its source.")
    if figure.series != of.id:
        raise UsageError(f"A figure of {figure.series} cannot be kept under {of.id}.")
    same = (
        (figures.c.series == of.id)
        & (figures.c.subject == figure.subject)
        & (figures.c.period == figure.period)
    )
    pages.flush()
    pages.connection.execute(update(figures).where(same).values(current=False))
    row = {**asdict(figure), "items": list(figure.items)}
    number = pages.number(figures)
    pages.add(figures, {**row, "seq": number, "current": True, "recorded": pages.now})


def _figures(connection: Connection, of: str) -> tuple[Figure, ...]:
    f = figures.c
    asked = select(figures).where(f.series == of, f.current).order_by(f.subject, f.period)
    same = ("series", "subject", "period", "value", "source", "total", "note")
    return tuple(
        Figure(**{key: row[key] for key in same}, items=tuple(row["items"]))
        for row in connection.execute(asked).mappings()
    )
