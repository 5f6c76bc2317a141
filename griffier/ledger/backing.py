"""A library in one file, and back: the ledger as it is at one moment, and the originals.

The ledger comes first and then the originals it names: what is filed meanwhile is in neither.
SQLite is copied by its own online backup, which readers and the writer do not notice;
PostgreSQL by pg_dump and pg_restore, which must be installed. The file is a tar archive:

    backup.json        form, kind of ledger, shape, number of originals
    ledger.sqlite      or ledger.dump
    originals/ab/cd…   as in the folder

The search index is left out; it is drawn up from the ledger (`griffier index`).
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.engine import URL, make_url

from griffier.errors import LibraryDamaged, LibraryError, UsageError
from griffier.ledger import migrations
from griffier.ledger.database import FILE
from griffier.ledger.library import Library
from griffier.ledger.originals import is_digest
from griffier.ledger.schema import documents
from griffier.ledger.troubles import speaking

FORM = "griffier/backup/1"
_HEAD = "backup.json"
_DUMP = "ledger.dump"
_PIECE = 1 << 20


def back_up(library: Library, file: Path) -> int:
    """Write the library to `file`, which is there whole or not at all; returns how many
    originals it holds. A name that ends in .gz is compressed.

    Raises OriginalDamaged, LibraryError; UsageError where pg_dump is not installed.
    """
    draft = file.with_name(file.name + ".part")
    try:
        with speaking(str(file)), tempfile.TemporaryDirectory(dir=file.parent) as beside:
            ledger, digests = _ledger(library, Path(beside))
            with tarfile.open(draft, "w:gz" if file.suffix == ".gz" else "w") as made:
                _add(made, _HEAD, json.dumps(_head(library, ledger, digests)).encode())
                made.add(ledger, ledger.name)
                for digest in digests:
                    _add(
                        made, f"originals/{digest[:2]}/{digest[2:]}", library.originals.get(digest)
                    )
            with draft.open("rb") as written:
                os.fsync(written.fileno())
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return len(digests)


def restore(file: Path, folder: Path, database: str | None = None) -> int:
    """Make the library that `file` holds in `folder`, which must not be there yet; `database`
    is the empty PostgreSQL database that is to hold its ledger, where the backup is of one.
    Every original is checked against its hash. Returns how many originals there are.

    Raises UsageError where it would overwrite something or the database does not fit,
    LibraryDamaged for a file that is no whole backup.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; a backup is put back beside, not over it.")
    with speaking(str(folder)):
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            count = _unpack(file, draft)
            _put_back(draft, file, database)
            if folder.exists():
                folder.rmdir()
            draft.chmod(0o755)
            draft.replace(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return count


# --- out ------------------------------------------------------------------------------------


def _ledger(library: Library, folder: Path) -> tuple[Path, Sequence[str]]:
    """A copy of the ledger, and the originals it names: both of one moment."""
    asked = select(documents.c.id).order_by(documents.c.seq)
    with library.database.reading() as connection:
        digests = connection.scalars(asked).all()
        if library.database.is_sqlite:
            made = folder / FILE
            _online(connection, made)
        else:
            made = folder / _DUMP
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            told = ["--format=custom", f"--snapshot={snapshot}", f"--file={made}"]
            _run(["pg_dump", *told], library.database.engine.url)
    return made, digests


def _online(connection: Connection, file: Path) -> None:
    """SQLite's online backup, of what this connection sees, in one step."""
    source = connection.connection.driver_connection
    with closing(sqlite3.connect(file)) as target:
        source.backup(target)  # type: ignore[union-attr]


def _head(library: Library, ledger: Path, digests: Sequence[str]) -> dict[str, Any]:
    with library.database.reading() as connection:
        shape = migrations.revision(connection)
    return {"form": FORM, "ledger": ledger.name, "shape": shape, "originals": len(digests)}


def _add(made: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    made.addfile(entry, io.BytesIO(data))


# --- back -----------------------------------------------------------------------------------


def _unpack(file: Path, folder: Path) -> int:
    """Write out what the archive holds, nothing but what a backup may hold."""
    count = 0
    try:
        with tarfile.open(file) as kept:
            head = _read_head(kept, file)
            for entry in kept:
                if entry.name in (FILE, _DUMP):
                    _copy(kept, entry, folder / entry.name)
                elif entry.name != _HEAD:
                    _original(kept, entry, folder, file)
                    count += 1
    except (tarfile.TarError, EOFError) as error:
        raise LibraryDamaged(f"{file} is no whole backup: {error}.") from error
    if count != head["originals"] or not (folder / head["ledger"]).is_file():
        raise LibraryDamaged(f"{file} is no whole backup: {count} of {head['originals']} there.")
    return count


def _read_head(kept: tarfile.TarFile, file: Path) -> dict[str, Any]:
    first = kept.next()
    if first is None or first.name != _HEAD:
        raise LibraryDamaged(f"{file} is no backup of a library.")
    head: dict[str, Any] = json.loads(kept.extractfile(first).read())  # type: ignore[union-attr]
    if head.get("form") != FORM:
        raise LibraryDamaged(f"{file} is a backup of another form ({head.get('form')}).")
    return head


def _original(kept: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path, file: Path) -> None:
    digest = entry.name.removeprefix("originals/").replace("/", "", 1)
    if not is_digest(digest) or not entry.isfile():
        raise LibraryDamaged(f"{file} holds {entry.name!r}, which no backup does.")
    place = folder / "originals" / digest[:2] / digest[2:]
    place.parent.mkdir(parents=True, exist_ok=True)
    if _copy(kept, entry, place) != digest:
        raise LibraryDamaged(f"{file} does not hold the bytes of {digest[:12]} as filed.")


def _copy(kept: tarfile.TarFile, entry: tarfile.TarInfo, place: Path) -> str:
    """Write one member out, durably; returns its SHA-256."""
    digest, source = hashlib.sha256(), kept.extractfile(entry)
    with place.open("wb") as written:
        while source and (piece := source.read(_PIECE)):
            digest.update(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _put_back(folder: Path, file: Path, database: str | None) -> None:
    """Fill the PostgreSQL database, where there is one to fill."""
    dump = folder / _DUMP
    if dump.exists() and database is None:
        raise UsageError(f"{file} holds a PostgreSQL ledger; --database says where to put it.")
    if not dump.exists() and database is not None:
        raise UsageError(f"{file} holds a SQLite ledger, which goes into the folder alone.")
    if database is not None:
        quiet = ["--no-owner", "--single-transaction", "--exit-on-error"]
        url = make_url(database)
        _run(["pg_restore", *quiet, f"--dbname={url.database}", str(dump)], url)
        dump.unlink()


def _run(command: list[str], url: URL) -> None:
    """Run a tool of PostgreSQL on a database; its password is not among the arguments."""
    told = {"PGHOST": url.host or url.query.get("host"), "PGPORT": url.port, "PGUSER": url.username}
    told |= {"PGDATABASE": url.database, "PGPASSWORD": url.password}
    given = {name: str(value) for name, value in told.items() if value}
    try:
        subprocess.run(  # noqa: S603 - the command is ours
            command, env={**os.environ, **given}, check=True, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise UsageError(f"{command[0]} is not installed; it comes with PostgreSQL.") from error
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.strip().splitlines() or ["no reason given"])[0]
        raise LibraryError(f"{command[0]} failed: {reason}") from error
