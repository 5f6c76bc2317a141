"""The database of a library: SQLite in its folder, or PostgreSQL by an address.

SQLite runs in WAL mode, so that readers never wait for the writer, and with
`synchronous=FULL`, so that what was committed is on the disk even when the power fails.
Whoever writes first takes the one lock for writers, in either database: changes get their
numbers in the order in which they become visible.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from griffier.errors import LibraryReadOnly, MissingExtra, UsageError
from griffier.ledger.troubles import speaking

FILE = "ledger.sqlite"
PATIENCE = 20.0  # seconds a writer waits for another
MEMORY = 64  # megabytes a connection keeps
_WRITERS = 0x677269666669  # the number PostgreSQL knows the lock for writers by: «griffi»


class Database:
    """Opens transactions; `where` names the database in messages."""

    def __init__(self, engine: Engine, where: str, *, writable: bool, patience: float) -> None:
        self.engine, self.where, self.writable = engine, where, writable
        self._patience = patience

    @property
    def is_sqlite(self) -> bool:
        """Whether it is the file in the folder."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the library, whatever is written meanwhile."""
        with speaking(self.where), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the one writer; committed at the end, undone by an exception.

        Raises LibraryLocked where another writer does not finish in time.
        """
        if not self.writable:
            raise LibraryReadOnly(f"{self.where} may be read, but not written to.")
        with speaking(self.where), self.engine.connect() as connection:
            connection = connection.execution_options(griffier_writer=True)
            with connection.begin():
                if not self.is_sqlite:
                    milliseconds = int(self._patience * 1000)
                    connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS})"))
                yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_file(folder: Path, *, patience: float = PATIENCE, memory: int = MEMORY) -> Database:
    """The SQLite database of a folder, made where there is none; each connection keeps up to
    `memory` megabytes of it.

    A folder that may not be written to is opened for reading.
    """
    path = folder / FILE
    writable = os.access(path if path.exists() else folder, os.W_OK) and os.access(folder, os.W_OK)
    address = str(path) if writable else _read_only(path)
    url = f"sqlite+pysqlite:///{address}"
    engine = create_engine(url, connect_args={"timeout": patience})
    prepare = _prepare if writable else _prepare_to_read
    event.listen(engine, "connect", lambda connection, _: prepare(connection, memory))
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path), writable=writable, patience=patience)


def open_server(address: str, *, patience: float = PATIENCE) -> Database:
    """A PostgreSQL database by its address, `postgresql://user@host/name`.

    Raises UsageError for an address that is none, MissingExtra without psycopg.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise UsageError(f"{address!r} is no address like postgresql://host/name.") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise UsageError(f"--database takes postgresql://…, not {url.drivername}://….")
    where = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ImportError as error:
        raise MissingExtra("postgres", error) from error
    return Database(engine, where, writable=True, patience=patience)


def _read_only(path: Path) -> str:
    """An address SQLite can open without writing beside the file.

    Where no journal stands nobody is writing, and the file can be taken as it is.
    """
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    return f"file:{quote(str(path.absolute()))}?mode=ro{still}&uri=true"


def _prepare(connection: sqlite3.Connection, memory: int) -> None:
    cursor = _own_transactions(connection)
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA cache_size = {-1024 * memory}")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _prepare_to_read(connection: sqlite3.Connection, memory: int) -> None:
    cursor = _own_transactions(connection)
    cursor.execute(f"PRAGMA cache_size = {-1024 * memory}")
    cursor.close()


def _own_transactions(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """Python's driver would begin and end transactions as it sees fit; we say when."""
    connection.isolation_level = None
    return connection.cursor()


def _begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get("griffier_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
