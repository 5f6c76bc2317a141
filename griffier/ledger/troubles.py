"""What a database says when it cannot go on, as one sentence and an error of our own."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from griffier.errors import (
    DatabaseUnreachable,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryLocked,
    LibraryMissing,
    LibraryReadOnly,
)

# Words of SQLite, and SQLSTATE classes of PostgreSQL, with the situation they mean.
_SAID: tuple[tuple[str, type[LibraryError]], ...] = (
    ("database is locked", LibraryLocked),
    ("database table is locked", LibraryLocked),
    ("readonly database", LibraryReadOnly),
    ("database or disk is full", LibraryFull),
    ("disk i/o error", LibraryFull),
    ("malformed", LibraryDamaged),
    ("not a database", LibraryDamaged),
    ("unable to open database file", LibraryMissing),
)
_STATES: dict[str, type[LibraryError]] = {
    "55P03": LibraryLocked,
    "40001": LibraryLocked,
    "40P01": LibraryLocked,
    "25006": LibraryReadOnly,
    "42501": LibraryReadOnly,
    "53100": LibraryFull,
    "53200": LibraryFull,
    "XX001": LibraryDamaged,
    "XX002": LibraryDamaged,
}
_SENTENCES: dict[type[LibraryError], str] = {
    LibraryLocked: "{where} is being written to by another program; try again when it is done.",
    LibraryReadOnly: "{where} may be read, but not written to.",
    LibraryFull: "There is no room left for {where}; what was not reported as filed is not filed.",
    LibraryDamaged: "{where} is broken or is no library: {said}.",
    LibraryMissing: "{where} cannot be opened.",
    DatabaseUnreachable: "{where} does not answer: {said}.",
    LibraryError: "{where} refused: {said}.",
}


@contextmanager
def speaking(where: str) -> Iterator[None]:
    """Turn the exceptions of databases and disks into a LibraryError that names `where`."""
    try:
        yield
    except DBAPIError as error:
        raise _meant(error, where) from error
    except OSError as error:
        raise meant_by_disk(error, where) from error


def meant_by_disk(error: OSError, where: str) -> LibraryError:
    """What an error of the file system means to somebody who files documents."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        kind: type[LibraryError] = LibraryFull
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        kind = LibraryReadOnly
    else:
        kind = LibraryError
    return kind(_SENTENCES[kind].format(where=where, said=error.strerror or str(error)))


def _meant(error: DBAPIError, where: str) -> LibraryError:
    said = str(error.orig).strip().splitlines()[0].rstrip(".") if error.orig else str(error)
    kind = _kind(error, said)
    return kind(_SENTENCES[kind].format(where=where, said=said))


def _kind(error: DBAPIError, said: str) -> type[LibraryError]:
    state = getattr(error.orig, "sqlstate", None)
    if state in _STATES:
        return _STATES[state]
    for words, kind in _SAID:
        if words in said.lower():
            return kind
    lost = state is None or state.startswith(("08", "57", "3D", "28"))
    server = type(error.orig).__module__.startswith("psycopg")
    if server and lost and isinstance(error, OperationalError):
        return DatabaseUnreachable
    return LibraryError
