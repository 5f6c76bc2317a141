"""Accounts, browsers that are signed in, tokens, and failures to sign in.

Only hashes are kept of passwords, of what a browser holds and of tokens: who reads the
database can sign in as nobody. Names are compared without case.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from griffier.errors import NotInLibrary, UsageError
from griffier.ledger.base import Holdings
from griffier.ledger.persons import Account, Role, Scope, Token
from griffier.ledger.schema_people import accounts, api_tokens, login_failures, web_sessions
from griffier.ledger.sealing import is_sealed

_FRESH = datetime.timedelta(minutes=1)  # a browser's last visit is kept to the minute
_FIELDS = ("seq", "name", "email", "language", "disabled", "created", "key")


class Accounts(Holdings):
    """The part of a library that knows who may write."""

    def add_account(
        self, name: str, role: Role, password: str, *, key: str, language: str, email: str | None
    ) -> Account:
        """Make an account; `password` is a hash. Raises UsageError where the name is taken."""
        row: dict[str, Any] = {
            "name": name,
            "role": role.value,
            "password": password,
            "email": email,
        }
        row |= {"language": language, "key": key, "disabled": False, "created": self.clock()}
        with self.database.writing() as connection:
            if _row(connection, name) is not None:
                raise UsageError(f"There is an account {name!r} already.")
            connection.execute(insert(accounts), row)
            return _account(_wanted(connection, name))

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self.database.reading() as connection:
            found = connection.execute(select(accounts).order_by(accounts.c.name)).mappings()
            return tuple(_account(row) for row in found)

    def account(self, name: str) -> Account:
        """An account by its name. Raises NotInLibrary."""
        with self.database.reading() as connection:
            return _account(_wanted(connection, name))

    def account_of(self, seq: int) -> Account:
        """An account by its number. Raises NotInLibrary."""
        with self.database.reading() as connection:
            row = connection.execute(select(accounts).where(accounts.c.seq == seq)).mappings()
            if (found := row.first()) is None:
                raise NotInLibrary(f"There is no account of number {seq}.")
            return _account(found)

    def password_of(self, name: str) -> tuple[Account, str] | None:
        """An account with the hash of its password, or None."""
        with self.database.reading() as connection:
            row = _row(connection, name)
            return (_account(row), row["password"]) if row is not None else None

    def set_password(self, name: str, password: str) -> None:
        """Keep another hash; every browser is signed out. Raises NotInLibrary."""
        self._change(name, password=password)

    def set_disabled(self, name: str, *, disabled: bool) -> None:
        """Let an account sign in no longer, or again; every browser is signed out, and tokens
        do not count meanwhile. Raises NotInLibrary."""
        self._change(name, disabled=disabled)

    def set_mail(self, name: str, email: str | None, language: str) -> None:
        """Where, and in which language, mail goes. Raises NotInLibrary."""
        self._change(name, email=email, language=language)

    def second_of(self, account: int) -> str | None:
        """The secret of an account's second factor, None where it has none.

        Raises UsageError where it was sealed by another key.
        """
        asked = select(accounts.c.second).where(accounts.c.seq == account)
        with self.database.reading() as connection:
            kept: str | None = connection.scalar(asked)
        return None if kept is None else self.seal.opened(kept)

    def set_second(self, name: str, secret: str | None) -> None:
        """Keep another secret, or none; every browser is signed out. Raises NotInLibrary."""
        kept = None if secret is None else self.seal.shut(secret)
        self._change(name, second=kept, second_used=None)

    def seal_codes(self) -> None:
        """Seal the secrets kept before there was a key; without a key nothing is done."""
        if not self.seal.has_key:
            return
        a = accounts.c
        with self.database.writing() as connection:
            for seq, kept in connection.execute(select(a.seq, a.second)).all():
                if kept is not None and not is_sealed(kept):
                    mine = update(accounts).where(a.seq == seq)
                    connection.execute(mine.values(second=self.seal.shut(kept)))

    def use_second(self, account: int, step: int) -> bool:
        """Note that the code of a half minute was used; False where it, or a later one, was
        used before."""
        used = accounts.c.second_used
        fresh = or_(used.is_(None), used < step)
        mine = update(accounts).where(accounts.c.seq == account, fresh).values(second_used=step)
        with self.database.writing() as connection:
            return bool(connection.execute(mine).rowcount)

    def _change(self, name: str, **values: Any) -> None:
        with self.database.writing() as connection:
            seq = _wanted(connection, name)["seq"]
            connection.execute(update(accounts).where(accounts.c.seq == seq).values(**values))
            if {"password", "disabled", "second"} & set(values):
                connection.execute(delete(web_sessions).where(web_sessions.c.account == seq))

    # --- browsers -------------------------------------------------------------------------

    def start_session(self, account: int, digest: str) -> None:
        """Remember a browser that signed in, by the SHA-256 of what it holds."""
        now = self.clock()
        row = {"digest": digest, "account": account, "created": now, "seen": now}
        with self.database.writing() as connection:
            connection.execute(insert(web_sessions), row)

    def session_account(
        self, digest: str, idle: datetime.timedelta, longest: datetime.timedelta
    ) -> Account | None:
        """Whose browser it is; None for one unknown, idle too long or signed in too long ago."""
        now, s = self.clock(), web_sessions.c
        asked = (
            select(accounts, s.seen)
            .join(web_sessions, s.account == accounts.c.seq)
            .where(s.digest == digest, s.seen > now - idle, s.created > now - longest)
            .where(accounts.c.disabled.is_(False))
        )
        with self.database.reading() as connection:
            row = connection.execute(asked).mappings().first()
        if row is None:
            return None
        if now - row["seen"] >= _FRESH:
            with self.database.writing() as connection:
                connection.execute(update(web_sessions).where(s.digest == digest).values(seen=now))
        return _account(row)

    def end_session(self, digest: str) -> None:
        """Forget a browser."""
        with self.database.writing() as connection:
            connection.execute(delete(web_sessions).where(web_sessions.c.digest == digest))

    def forget_old(self, longest: datetime.timedelta) -> None:
        """Forget browsers that signed in too long ago, and failures as old."""
        before = self.clock() - longest
        with self.database.writing() as connection:
            connection.execute(delete(web_sessions).where(web_sessions.c.created < before))
            connection.execute(delete(login_failures).where(login_failures.c.since < before))

    # --- tokens ---------------------------------------------------------------------------

    def add_token(
        self, account: int, token: Mapping[str, Any], expires: datetime.datetime | None
    ) -> None:
        """Keep a token: its `id`, `digest`, `scope` and `label`."""
        row = {**token, "account": account, "created": self.clock(), "expires": expires}
        with self.database.writing() as connection:
            connection.execute(insert(api_tokens), row)

    def tokens(self, account: int | None = None) -> tuple[Token, ...]:
        """Tokens, of one account or of all, the oldest first; also those revoked."""
        t = api_tokens.c
        asked = select(api_tokens, accounts.c.name).join(accounts, t.account == accounts.c.seq)
        if account is not None:
            asked = asked.where(t.account == account)
        with self.database.reading() as connection:
            found = connection.execute(asked.order_by(t.created, t.id)).mappings()
            return tuple(_token(row) for row in found)

    def token_account(self, digest: str) -> tuple[Account, Scope] | None:
        """Whose token it is, and for what; None for one unknown, revoked or expired."""
        t = api_tokens.c
        asked = (
            select(accounts, t.scope, t.expires)
            .join(api_tokens, t.account == accounts.c.seq)
            .where(t.digest == digest, t.revoked.is_(None), accounts.c.disabled.is_(False))
        )
        with self.database.reading() as connection:
            row = connection.execute(asked).mappings().first()
        if row is None or (row["expires"] and row["expires"] <= self.clock()):
            return None
        return _account(row), Scope(row["scope"])

    def revoke_token(self, token: str) -> None:
        """Let a token count no longer, by its id. Raises NotInLibrary."""
        t = api_tokens.c
        mine = update(api_tokens).where(t.id == token, t.revoked.is_(None))
        with self.database.writing() as connection:
            if not connection.execute(mine.values(revoked=self.clock())).rowcount:
                raise NotInLibrary(f"There is no token {token!r} that still counts.")

    # --- failures -------------------------------------------------------------------------

    def failures(self, keys: Mapping[str, int], window: datetime.timedelta) -> tuple[str, ...]:
        """Which of the keys failed at least as often as they may within the window."""
        f = login_failures.c
        asked = select(f.key, f.count).where(f.key.in_(list(keys)), f.since > self.clock() - window)
        with self.database.reading() as connection:
            found = connection.execute(asked).all()
        return tuple(key for key, count in found if count >= keys[key])

    def note_failure(self, keys: Mapping[str, int], window: datetime.timedelta) -> None:
        """Count a failure under each key; the window begins with its first."""
        f, now = login_failures.c, self.clock()
        with self.database.writing() as connection:
            connection.execute(delete(login_failures).where(f.since <= now - window))
            for key in keys:
                mine = update(login_failures).where(f.key == key).values(count=f.count + 1)
                if not connection.execute(mine).rowcount:
                    row = {"key": key, "count": 1, "since": now}
                    connection.execute(insert(login_failures), row)


def _row(connection: Connection, name: str) -> Mapping[Any, Any] | None:
    same = func.lower(accounts.c.name) == name.lower()
    return connection.execute(select(accounts).where(same)).mappings().first()


def _wanted(connection: Connection, name: str) -> Mapping[Any, Any]:
    if (row := _row(connection, name)) is None:
        raise NotInLibrary(f"There is no account {name!r}.")
    return row


def _account(row: Mapping[Any, Any]) -> Account:
    told = {key: row[key] for key in _FIELDS}
    return Account(role=Role(row["role"]), second=row["second"] is not None, **told)


def _token(row: Mapping[Any, Any]) -> Token:
    same = {key: row[key] for key in ("id", "label", "created", "expires", "revoked")}
    return Token(account=row["name"], scope=Scope(row["scope"]), **same)
