"""Words of quotations: the index of letters by threes finds what reading every line finds."""

import pytest
from sqlalchemy import text

from griffier.ledger.prepared import folded
from griffier.ledger.queries import EntryQuery
from tests.ledger.conftest import AGENDA, VERSLAG

WORDS = (
    "scheepvaart",
    "BELARUS",
    "café's",
    "cafe's.",
    "%",
    "_",
    "'",
    '"',
    "op de",
    "e",
    "xyzzy",
    "/",
)


@pytest.fixture
def filed(library, letter):
    for name, words in {"a.txt": VERSLAG, "b.txt": AGENDA}.items():
        read = letter(words, name)
        library.file(read.source, read.document)
    return library


@pytest.mark.parametrize("words", WORDS)
def test_what_is_found_is_what_every_line_says(filed, words):
    every = filed.entries(EntryQuery()).items
    assert len(every) > 5
    holding = {each.id for each in every if folded(words) in folded(each.quote)}
    assert {each.id for each in filed.entries(EntryQuery(text=words)).items} == holding


def test_postgresql_need_not_read_every_line(filed, server, database):
    if database is None:
        pytest.skip("SQLite has a table of its own")
    with filed.database.reading() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        connection.execute(text("SET LOCAL enable_indexscan = off"))
        asked = (
            "EXPLAIN SELECT place FROM statements WHERE folded LIKE '%' || :it || '%' ESCAPE '/'"
        )
        plan = "\n".join(connection.scalars(text(asked), {"it": "scheepvaart"}))
    assert "ix_statements_folded" in plan


def test_a_server_without_the_extension_reads_every_line(filed, database):
    if database is None:
        pytest.skip("SQLite has no such extension")
    with filed.database.writing() as connection:
        connection.execute(text("DROP EXTENSION pg_trgm CASCADE"))
    assert filed.entries(EntryQuery(text="scheepvaart")).count == 1
