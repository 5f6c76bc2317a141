"""A library written to one file and put back, on both databases, while it is filed into."""

import io
import sqlite3
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.library import Letters
from griffier.cli import main
from griffier.errors import LibraryDamaged, UsageError
from griffier.ledger import migrations
from griffier.ledger.backing import back_up, restore
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from tests.ledger.conftest import AGENDA, VERSLAG, Letter

SHAPES = Path(__file__).with_name("shapes")


@pytest.fixture
def elsewhere(database: str | None, request: pytest.FixtureRequest) -> str | None:
    """The address of another empty database of the same kind."""
    return None if database is None else str(request.getfixturevalue("server").database())


def test_what_was_written_is_put_back(
    library: Library, letter: Callable[[str], Letter], tmp_path: Path, elsewhere: str | None
) -> None:
    for text in (VERSLAG, AGENDA):
        library.file(letter(text).source, letter(text).document)
    line = library.entries(EntryQuery(actor="PL")).items[0]
    library.judge(line.id, "not-a-statement", author="A", reason="a test")
    assert back_up(library, tmp_path / "one.tar.gz") == 2
    assert restore(tmp_path / "one.tar.gz", tmp_path / "again", elsewhere) == 2
    with Library.open(tmp_path / "again", database=elsewhere) as again:
        assert [each for each in again.verify() if each.wrong] == []
        assert again.size() == library.size()
        assert again.changes_since(0) == library.changes_since(0)
        assert again.judgements() == library.judgements()
        assert again.original(letter(AGENDA).id) == AGENDA.encode()
        assert again.entries().items == library.entries().items
    leftovers = {each.name for each in tmp_path.iterdir()} - {"library", "again", "one.tar.gz"}
    assert not leftovers


def test_is_of_one_moment_while_documents_are_filed(
    library: Library, tmp_path: Path, elsewhere: str | None
) -> None:
    letters, over = iter(Letters(3)), threading.Event()
    library.file_all(list(islice(letters, 40)))

    def filing() -> None:
        last = False
        while not last:  # the last time begins after the backup has ended
            last = over.is_set()
            library.file_all(list(islice(letters, 4)))

    writer = threading.Thread(target=filing)
    writer.start()
    try:
        held = back_up(library, tmp_path / "one.tar")
    finally:
        over.set()
        writer.join()
    restore(tmp_path / "one.tar", tmp_path / "again", elsewhere)
    with Library.open(tmp_path / "again", database=elsewhere) as again:
        assert again.size()[0] == held >= 40
        assert [each for each in again.verify() if each.wrong] == []
    assert held < library.size()[0]


def test_from_the_command_line(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one", create=True) as library:
        library.file_all(list(islice(iter(Letters(5)), 3)))
    file = str(tmp_path / "one.tar")
    for command in (
        ["backup", file, "--library", str(tmp_path / "one")],
        ["restore", file, "--library", str(tmp_path / "two")],
        ["verify", "--library", str(tmp_path / "two")],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "griffier", *command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "all is as it was filed" in done.stderr


@pytest.fixture
def written(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library", create=True) as library:
        library.file_all(list(islice(iter(Letters(5)), 3)))
        back_up(library, tmp_path / "one.tar")
    return tmp_path / "one.tar"


def test_what_is_cut_off_or_changed_is_not_put_back(written: Path, tmp_path: Path) -> None:
    data = written.read_bytes()
    (tmp_path / "short.tar").write_bytes(data[: len(data) // 2])
    with tarfile.open(written) as kept:
        last = kept.getmembers()[-1]
    at = last.offset_data
    (tmp_path / "changed.tar").write_bytes(data[:at] + b"#" + data[at + 1 :])
    (tmp_path / "none.tar").write_bytes(b"no archive at all" * 100)
    for name in ("short.tar", "changed.tar", "none.tar"):
        with pytest.raises(LibraryDamaged):
            restore(tmp_path / name, tmp_path / "again")
        assert not (tmp_path / "again").exists()
    assert not [*tmp_path.glob(".again*")]


@pytest.mark.parametrize("name", ["../outside", "originals/../../outside", "/outside", "search/x"])
def test_nothing_is_written_that_no_backup_holds(written: Path, tmp_path: Path, name: str) -> None:
    with tarfile.open(written, "a") as kept:
        entry = tarfile.TarInfo(name)
        entry.size = 4
        kept.addfile(entry, io.BytesIO(b"data"))
    with pytest.raises(LibraryDamaged, match="which no backup does"):
        restore(written, tmp_path / "deep" / "again")
    assert not [*tmp_path.rglob("outside")]


def test_is_not_put_back_over_something(written: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not empty"):
        restore(written, tmp_path / "library")
    with pytest.raises(UsageError, match="SQLite ledger"):
        restore(written, tmp_path / "again", "postgresql://nobody@127.0.0.1:1/none")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("shape", migrations.REVISIONS)
def test_an_older_library_is_upgraded_by_one_command(tmp_path: Path, shape: str) -> None:
    """`griffier verify` after installing a newer griffier: upgraded, and checked."""
    folder = tmp_path / "library"
    folder.mkdir()
    with sqlite3.connect(folder / "ledger.sqlite") as old:
        old.executescript((SHAPES / f"{shape}.sql").read_text("utf-8"))
        (digest,) = old.execute("SELECT id FROM documents").fetchone()
    place = folder / "originals" / digest[:2] / digest[2:]
    place.parent.mkdir(parents=True)
    place.write_bytes((SHAPES / "brief.txt").read_bytes())
    done = CliRunner().invoke(main, ["verify", "--library", str(folder)])
    assert done.exit_code == 0, done.output
    with Library.open(folder) as opened, opened.database.reading() as connection:
        assert migrations.revision(connection) == migrations.NEWEST
