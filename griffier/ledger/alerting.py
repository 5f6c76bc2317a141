"""Saved searches, hooks, and what is to be sent: each thing written down before it is sent.

A delivery is written in the transaction that moves on what its account was told of, so that
no change is told twice or passed over, wherever a sender is stopped. Sending is claimed first
(`claim`): two senders never try one delivery at once, and one that died is taken up again when
its claim has run out.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from griffier.errors import NotInLibrary, UsageError
from griffier.ledger.base import Holdings
from griffier.ledger.persons import Delivery, Hook, Saved
from griffier.ledger.schema_follow import changes
from griffier.ledger.schema_people import accounts, deliveries, hooks, saved_searches

MOST = 50
"""The most searches, and the most hooks, of one account."""

Row = dict[str, Any]


class Alerting(Holdings):
    """The part of a library that knows whom to tell what."""

    def last_change(self) -> int:
        """The number of the newest change, 0 where nothing changed yet."""
        with self.database.reading() as connection:
            return _last(connection)

    # --- saved searches -------------------------------------------------------------------

    def save_search(self, account: int, identity: str, query: str) -> Saved:
        """Keep a search, from what changes next; one that is kept already stays as it is.

        Raises UsageError for one more than `MOST`.
        """
        s = saved_searches.c
        with self.database.writing() as connection:
            same = select(saved_searches).where(s.account == account, s.query == query)
            if found := connection.execute(same).mappings().first():
                return Saved(**found)
            _room(connection, s.account == account)
            row: Row = {"id": identity, "account": account, "query": query, "created": self.clock()}
            row |= {"seen": _last(connection)}
            connection.execute(insert(saved_searches), row)
            return Saved(**row)

    def saved_searches(self, account: int | None = None) -> tuple[Saved, ...]:
        """Kept searches, of one account or of all that may sign in, the oldest first."""
        s = saved_searches.c
        asked = select(saved_searches).join(accounts, s.account == accounts.c.seq)
        mine = accounts.c.disabled.is_(False) if account is None else s.account == account
        with self.database.reading() as connection:
            ordered = asked.where(mine).order_by(s.account, s.created, s.id)
            return tuple(Saved(**row) for row in connection.execute(ordered).mappings())

    def drop_search(self, account: int, identity: str) -> None:
        """Keep a search no longer. Raises NotInLibrary where the account has none such."""
        s = saved_searches.c
        with self.database.writing() as connection:
            mine = delete(saved_searches).where(s.id == identity, s.account == account)
            if not connection.execute(mine).rowcount:
                raise NotInLibrary(f"There is no saved search {identity!r}.")

    def prepare_mail(
        self, account: int, identity: str, body: Row | None, told: Mapping[str, tuple[int, int]]
    ) -> bool:
        """Write down a mail (or that there is nothing to say), and up to which change each
        search has been told of: by its id, from which change to which.

        False, and nothing written, where another was quicker.
        """
        s = saved_searches.c
        with self.database.writing() as connection:
            here = select(s.id, s.seen).where(s.id.in_(list(told)))
            kept = {row.id: row.seen for row in connection.execute(here)}
            if kept != {search: before for search, (before, _) in told.items()}:
                return False
            for search, (_, after) in told.items():
                mine = update(saved_searches).where(s.id == search)
                connection.execute(mine.values(seen=after))
            if body is not None:
                _write(connection, self._delivery(identity, "mail", account, None, body))
            return True

    # --- hooks ----------------------------------------------------------------------------

    def add_hook(self, account: int, identity: str, address: str, secret: str) -> Hook:
        """Keep an address to call, from what changes next. Raises UsageError for one more
        than `MOST`."""
        h = hooks.c
        with self.database.writing() as connection:
            _room(connection, h.account == account)
            row: Row = {"id": identity, "account": account, "address": address, "secret": secret}
            row |= {"created": self.clock(), "seen": _last(connection), "disabled": False}
            connection.execute(insert(hooks), row)
            return Hook(**row)

    def hooks(self, account: int | None = None) -> tuple[Hook, ...]:
        """Hooks of one account, or those of all that are to be called, the oldest first."""
        h = hooks.c
        asked = select(hooks).join(accounts, h.account == accounts.c.seq)
        alive = and_(accounts.c.disabled.is_(False), h.disabled.is_(False))
        mine = alive if account is None else h.account == account
        with self.database.reading() as connection:
            found = connection.execute(asked.where(mine).order_by(h.created, h.id)).mappings()
            return tuple(Hook(**row) for row in found)

    def drop_hook(self, account: int, identity: str) -> None:
        """Call an address no longer, and forget what waits for it. Raises NotInLibrary."""
        h, d = hooks.c, deliveries.c
        with self.database.writing() as connection:
            mine = delete(hooks).where(h.id == identity, h.account == account)
            if not connection.execute(mine).rowcount:
                raise NotInLibrary(f"There is no hook {identity!r}.")
            waiting = and_(d.hook == identity, d.state == "waiting")
            connection.execute(delete(deliveries).where(waiting))

    def prepare_call(self, hook: Hook, identity: str, body: Row, after: int) -> bool:
        """Write down what a hook is to be told, up to the change `after`; False where another
        was quicker."""
        h = hooks.c
        with self.database.writing() as connection:
            mine = update(hooks).where(h.id == hook.id, h.seen == hook.seen)
            if not connection.execute(mine.values(seen=after)).rowcount:
                return False
            _write(connection, self._delivery(identity, "hook", hook.account, hook.id, body))
            return True

    # --- sending --------------------------------------------------------------------------

    def claim(self, kind: str, lease: datetime.timedelta) -> Delivery | None:
        """The delivery that has waited longest and may be tried now; nobody else gets it
        within the lease. None where there is none."""
        d, now = deliveries.c, self.clock()
        due = and_(d.state == "waiting", d.kind == kind, d.due <= now)
        with self.database.writing() as connection:
            asked = select(deliveries).where(due).order_by(d.due, d.id).limit(1)
            row = connection.execute(asked).mappings().first()
            if row is None:
                return None
            tried = {"due": now + lease, "attempts": row["attempts"] + 1}
            connection.execute(update(deliveries).where(d.id == row["id"]).values(**tried))
            return _delivery({**row, **tried})

    def delivered(self, identity: str) -> None:
        """It arrived."""
        self._ended(identity, "delivered", None)

    def give_up(self, identity: str, reason: str) -> None:
        """It will not be tried again."""
        self._ended(identity, "failed", reason)

    def postpone(self, identity: str, wait: datetime.timedelta, reason: str) -> None:
        """It is to be tried again after a while."""
        self._mark(identity, due=self.clock() + wait, reason=reason)

    def deliveries(self, account: int | None = None, limit: int = 50) -> tuple[Delivery, ...]:
        """What was sent or waits, the newest first."""
        d = deliveries.c
        asked = select(deliveries).order_by(d.created.desc(), d.id).limit(limit)
        asked = asked if account is None else asked.where(d.account == account)
        with self.database.reading() as connection:
            return tuple(_delivery(row) for row in connection.execute(asked).mappings())

    def _ended(self, identity: str, state: str, reason: str | None) -> None:
        self._mark(identity, state=state, ended=self.clock(), reason=reason)

    def _mark(self, identity: str, **values: Any) -> None:
        with self.database.writing() as connection:
            mine = update(deliveries).where(deliveries.c.id == identity)
            connection.execute(mine.values(**values))

    def _delivery(self, identity: str, kind: str, account: int, hook: str | None, body: Row) -> Row:
        now = self.clock()
        row: Row = {"id": identity, "kind": kind, "account": account, "hook": hook, "body": body}
        return row | {"created": now, "due": now, "attempts": 0, "state": "waiting"}


def _last(connection: Connection) -> int:
    return connection.scalar(select(func.max(changes.c.seq))) or 0


def _room(connection: Connection, mine: ColumnElement[bool]) -> None:
    if (connection.scalar(select(func.count()).where(mine)) or 0) >= MOST:
        raise UsageError(f"An account keeps at most {MOST} of these; remove one first.")


def _write(connection: Connection, row: Row) -> None:
    """Once: the id says what it is of, so that the same is never written twice."""
    asked = select(deliveries.c.id).where(deliveries.c.id == row["id"])
    if connection.scalar(asked) is None:
        connection.execute(insert(deliveries), row)


def _delivery(row: Mapping[Any, Any]) -> Delivery:
    same = ("id", "kind", "account", "hook", "body", "created", "attempts", "state", "reason")
    return Delivery(**{key: row[key] for key in same})
