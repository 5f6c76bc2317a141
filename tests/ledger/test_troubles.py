"""What goes wrong around a library: one clear sentence each, and nothing lost."""

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from benchmarks.library import letters
from griffier.errors import (
    DatabaseUnreachable,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryLocked,
    LibraryMissing,
    LibraryReadOnly,
    UsageError,
)
from griffier.ledger.library import Library
from tests.ledger.conftest import AGENDA, VERSLAG


def _file_without_end(library, source, reported):
    while True:
        reported += library.file_all([next(source) for _ in range(8)])


@contextmanager
def small_disk(folder, options):
    """A file system of its own at `folder`; skipped, aloud, where that is not allowed."""
    folder.mkdir(exist_ok=True)
    if os.getuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk to fill")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False
    )
    if done.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_while_another_writes_readers_read_and_writers_wait(library, letter, tmp_path, database):
    verslag, agenda = letter(VERSLAG), letter(AGENDA)
    library.file(verslag.source, verslag.document)
    with Library.open(tmp_path / "library", database=database, patience=0.2) as other:
        with library.database.writing() as connection:
            connection.execute(text("UPDATE documents SET name = 'half'"))
            assert other.cards().items[0].name == "brief.txt"
            assert other.entries().count == 5
            with pytest.raises(LibraryLocked, match="being written to by another program"):
                other.file(agenda.source, agenda.document)
            connection.rollback()
        assert other.file(agenda.source, agenda.document).outcome == "new"
    assert library.cards().count == 2
    assert list(library.verify()) == []


def test_writers_side_by_side_all_get_their_turn(library, tmp_path, database):
    """Four at once, each with letters of its own and one that all of them bring."""
    made = list(letters(41))
    failed = []

    def file(some):
        try:
            with Library.open(tmp_path / "library", database=database) as mine:
                for each in some:
                    mine.file_all([each, made[40]])
        except LibraryError as error:
            failed.append(error)

    threads = [threading.Thread(target=file, args=(made[at:40:4],)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert library.size() == (41, sum(len(each.found["statements"]) for each in made))
    assert [change.seq for change in library.changes_since()] == list(range(1, 42))
    assert list(library.verify()) == []


def test_a_library_that_may_only_be_read(tmp_path, letter):
    verslag, agenda = letter(VERSLAG), letter(AGENDA)
    with small_disk(tmp_path / "disk", "size=8m") as disk:
        with Library.open(disk / "library", create=True) as library:
            library.file(verslag.source, verslag.document)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with Library.open(disk / "library") as library:
            assert library.entries().count == 5
            assert library.original(verslag.id) == verslag.source.data
            assert list(library.verify()) == []
            with pytest.raises(LibraryReadOnly, match="may be read, but not written to"):
                library.file(agenda.source, agenda.document)
        with pytest.raises(LibraryReadOnly):
            Library.open(disk / "elsewhere", create=True)


def test_a_server_that_may_only_be_read(tmp_path, letter, server):
    verslag, agenda = letter(VERSLAG), letter(AGENDA)
    address = server.database()
    with Library.open(tmp_path, database=address, create=True) as library:
        library.file(verslag.source, verslag.document)
    quiet = f"{address}?options=-c%20default_transaction_read_only%3Don"
    with Library.open(tmp_path, database=quiet) as library:
        assert library.entries().count == 5
        with pytest.raises(LibraryReadOnly):
            library.file(agenda.source, agenda.document)


def test_a_full_disk_loses_nothing_that_was_reported(tmp_path):
    reported = []
    with small_disk(tmp_path / "disk", "size=3m") as disk:
        with Library.open(disk / "library", create=True) as library:
            source = iter(letters(2_000))
            with pytest.raises(LibraryFull, match="no room left"):
                _file_without_end(library, source, reported)
            assert library.cards().count == len(reported) > 8
        subprocess.run(["mount", "-o", "remount,size=32m", str(disk)], check=True)
        with Library.open(disk / "library") as library:
            assert [f for f in library.verify() if f.wrong] == []
            for filing in reported:
                assert library.original(filing.card.id)
            library.file_all([next(source)])
            assert list(library.verify()) == []


@pytest.mark.parametrize("damage", ["head", "middle"])
def test_a_damaged_database_is_told_apart(tmp_path, damage):
    with Library.open(tmp_path, create=True) as library:
        library.file_all(list(letters(40)))
    file = tmp_path / "ledger.sqlite"
    whole = file.read_bytes()
    at = 0 if damage == "head" else 4096 * 8
    file.write_bytes(whole[:at] + b"\xff" * 40_000 + whole[at + 40_000 :])
    with pytest.raises(LibraryDamaged, match=r"broken or is no library|SQLite says"):
        _verify(tmp_path)


def _verify(folder):
    """Raises what opening or looking at a library raises, or what verify finds."""
    with Library.open(folder) as library:
        wrong = [finding for finding in library.verify() if finding.wrong]
    raise LibraryDamaged(wrong[0].what)


def test_no_database_where_one_was_named(tmp_path, server):
    with pytest.raises(DatabaseUnreachable, match=r"127\.0\.0\.1:1/.* does not answer") as raised:
        Library.open(tmp_path, database="postgresql://me:secret@127.0.0.1:1/ledger")
    assert "secret" not in str(raised.value)
    missing = server.database() + "_not"
    with pytest.raises(DatabaseUnreachable, match="does not exist"):
        Library.open(tmp_path, database=missing)
    for nonsense in ("mysql://host/name", "postgresql", "://"):
        with pytest.raises(UsageError, match="postgresql://"):
            Library.open(tmp_path, database=nonsense)


def test_a_folder_that_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path / "file")
    with pytest.raises(LibraryError, match="file"):
        Library.open(tmp_path / "file", create=True)
    (tmp_path / "ledger.sqlite").write_text(
        "this is a letter and not a database, whatever its name"
    )
    with pytest.raises(LibraryDamaged, match="no library"):
        Library.open(tmp_path)
