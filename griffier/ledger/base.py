"""What every part of a library works with."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, select

from griffier.errors import AmbiguousId, NotInLibrary
from griffier.ledger.database import Database
from griffier.ledger.drawing import Pages
from griffier.ledger.originals import Originals
from griffier.ledger.sealing import Seal

SHORTEST = 6  # characters of an id that may stand for the whole
_MANY = 300  # terms in one question; databases refuse too long a one
T = TypeVar("T")


def some_of(many: Sequence[T]) -> Iterable[Sequence[T]]:
    """As many at a time as one question may name."""
    return (many[at : at + _MANY] for at in range(0, len(many), _MANY))


def utc_now() -> datetime.datetime:
    """The moment, without the zone that databases do not keep."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)


class Holdings:
    """A database, a store of originals, a clock, and a seal for what is secret."""

    def __init__(
        self,
        database: Database,
        originals: Originals,
        clock: Callable[[], datetime.datetime] = utc_now,
        seal: Seal | None = None,
    ) -> None:
        self.database, self.originals, self.clock = database, originals, clock
        self.seal = seal or Seal()

    @contextmanager
    def _writing(self) -> Iterator[Pages]:
        """Rows to write in one transaction; they stand when the block has ended."""
        with self.database.writing() as connection:
            pages = Pages(connection, self.clock())
            yield pages
            pages.flush()


def one_by_id(
    connection: Connection, column: Column[str], wanted: str, what: str
) -> Mapping[Any, Any]:
    """The row whose id is, or alone begins with, `wanted`.

    Raises NotInLibrary, AmbiguousId (also for a beginning of fewer than six characters).
    """
    table = column.table
    exact = connection.execute(select(table).where(column == wanted)).mappings().first()
    if exact is not None:
        return exact
    if len(wanted) < SHORTEST:
        raise NotInLibrary(f"{wanted!r} is no id of a {what}; give at least {SHORTEST} characters.")
    begins = (column >= wanted) & (column < wanted + "\x7f")
    found = connection.execute(select(table).where(begins).limit(2)).mappings().all()
    if not found:
        raise NotInLibrary(f"The library holds no {what} {wanted!r}.")
    if len(found) > 1:
        raise AmbiguousId(f"More than one {what} begins with {wanted!r}; give more of its id.")
    return found[0]
