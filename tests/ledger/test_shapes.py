"""Every shape a library has had can be opened by this griffier, and loses nothing by it."""

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from griffier.errors import LibraryMissing, LibraryTooNew
from griffier.ledger import migrations
from griffier.ledger.entries import Session, State
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.ledger.schema import metadata

SHAPES = Path(__file__).with_name("shapes")


def test_the_steps_are_those_the_program_knows():
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == migrations.REVISIONS


def test_the_steps_lead_to_the_tables_of_the_schema(library):
    with library.database.reading() as connection:
        told = {"compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=told)
        differences = compare_metadata(context, metadata)
    assert differences == []


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    """Not what finds words of quotations, which a database may be without."""
    if kind == "index":
        return name != "ix_statements_folded"
    return not (kind == "table" and name and re.fullmatch(r"quoted(_\w+)?", name))


@pytest.mark.parametrize("shape", migrations.REVISIONS)
def test_a_library_of_an_earlier_shape_is_upgraded(tmp_path, shape):
    """`shapes/` holds a small library of each shape, as it was when that shape was new."""
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        connection.executescript((SHAPES / f"{shape}.sql").read_text(encoding="utf-8"))
    connection.close()
    with Library.open(tmp_path) as library:
        with library.database.reading() as connection:
            assert migrations.revision(connection) == migrations.NEWEST
        (card,) = library.cards().items
        library.originals.put({card.id: (SHAPES / "brief.txt").read_bytes()})
        assert [f for f in library.verify() if f.wrong] == []
        assert (card.kind, card.date) == ("report", date(2021, 3, 4))
        assert library.entries().count == 5
        (judgement,) = library.judgements()
        (judged,) = library.entries(EntryQuery(recipient="ME")).items
        assert judged.id == judgement.entry
        assert library.sessions() == (
            Session(
                "fac-2021-03-01", "Raad Buitenlandse Zaken", "fac", ("RBZ",), None, date(2021, 3, 1)
            ),
        )
        assert len(library.links(session="fac-2021-03-01")) == 1
        (status,) = library.statuses().values()
        assert status.state is State.OPEN
        assert [figure.value for figure in library.figures("visa-divergences")] == [20]
        assert [change.seq for change in library.changes_since()] == [1, 2, 3, 4, 5, 6, 7]


def test_a_newer_shape_is_left_alone(library, tmp_path, database):
    with library.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LibraryTooNew, match="shape 9999, made by a newer griffier"):
        Library.open(tmp_path / "library", database=database)
    with pytest.raises(LibraryTooNew):
        Library.open(tmp_path / "library", database=database, create=True)


def test_an_empty_database_is_no_library(tmp_path, server):
    with pytest.raises(LibraryMissing, match="holds no library"):
        Library.open(tmp_path, database=server.database())
    sqlite3.connect(tmp_path / "ledger.sqlite").close()
    with pytest.raises(LibraryMissing, match="holds no library"):
        Library.open(tmp_path)
