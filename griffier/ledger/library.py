"""A library: documents as filed, and the ledger of what they state."""

import datetime
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from griffier.errors import LibraryMissing, LibraryReadOnly, LibraryTooNew
from griffier.ledger import migrations
from griffier.ledger.accounts import Accounts
from griffier.ledger.acquiring import Acquiring
from griffier.ledger.agenda import Agenda
from griffier.ledger.alerting import Alerting
from griffier.ledger.aligning import Aligning
from griffier.ledger.base import utc_now
from griffier.ledger.correcting import Correcting
from griffier.ledger.database import FILE, MEMORY, PATIENCE, Database, open_file, open_server
from griffier.ledger.dossiers import Dossiers
from griffier.ledger.filing import FilingDesk
from griffier.ledger.following import Following
from griffier.ledger.instruments import Instruments
from griffier.ledger.listing import Listing
from griffier.ledger.matters import Matters
from griffier.ledger.originals import Originals
from griffier.ledger.pointing import Pointing
from griffier.ledger.reviewing import Reviewing
from griffier.ledger.sealing import Seal
from griffier.ledger.settlements import Settlements
from griffier.ledger.sightings import Sightings
from griffier.ledger.troubles import speaking
from griffier.ledger.verifying import Verifying


class Library(
    FilingDesk,
    Listing,
    Correcting,
    Agenda,
    Dossiers,
    Sightings,
    Settlements,
    Instruments,
    Aligning,
    Pointing,
    Matters,
    Following,
    Verifying,
    Acquiring,
    Reviewing,
    Accounts,
    Alerting,
):
    """Opens with `Library.open`, closes at the end of its `with` block.

    Every method raises the errors of `griffier.errors` that begin with Library where the
    database cannot be reached, read or written; a method that raises has changed nothing.
    """

    @classmethod
    def open(
        cls,
        folder: str | PathLike[str],
        *,
        database: str | None = None,
        create: bool = False,
        patience: float = PATIENCE,
        memory: int = MEMORY,
        clock: Callable[[], datetime.datetime] = utc_now,
        seal: Seal | None = None,
    ) -> Self:
        """Open the library in `folder`; a library of an older shape is upgraded.

        `database` is the address of a PostgreSQL database that holds the ledger in place of
        the folder's own SQLite file. `create` makes a library where there is none.
        `patience` is how many seconds a writer waits for another, `memory` how many
        megabytes of SQLite's file each connection keeps.

        Raises LibraryMissing, LibraryTooNew, LibraryDamaged, DatabaseUnreachable.
        """
        place = Path(folder)
        if database is None and not create and not (place / FILE).is_file():
            raise LibraryMissing(f"There is no library in {place}; `griffier add` makes one.")
        with speaking(str(place)):
            if create:
                place.mkdir(parents=True, exist_ok=True)
        opened = _database(place, database, patience, memory)
        try:
            _shape(opened, create=create)
        except BaseException:
            opened.close()
            raise
        return cls(opened, Originals(place), clock, seal)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _database(folder: Path, address: str | None, patience: float, memory: int) -> Database:
    if address is not None:
        return open_server(address, patience=patience)
    return open_file(folder, patience=patience, memory=memory)


def _shape(database: Database, *, create: bool) -> None:
    """Bring the tables to the newest shape, or say why that cannot be done."""
    with database.reading() as connection:
        found = migrations.revision(connection)
    if found == migrations.NEWEST:
        return
    if found is None and not create:
        raise LibraryMissing(f"{database.where} holds no library; `griffier add` makes one.")
    if found is not None and found not in migrations.REVISIONS:
        raise LibraryTooNew(
            f"{database.where} has shape {found}, made by a newer griffier; this one knows "
            f"shapes up to {migrations.NEWEST}. Upgrade griffier."
        )
    if not database.writable:
        raise LibraryReadOnly(
            f"{database.where} has the older shape {found} and must be upgraded to "
            f"{migrations.NEWEST}, but may not be written to."
        )
    with database.writing() as connection:
        if migrations.revision(connection) == found:  # else another was quicker
            migrations.upgrade(connection)
