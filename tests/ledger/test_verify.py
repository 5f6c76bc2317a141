"""`verify` finds each kind of damage, and nothing where there is none."""

import zlib

import pytest
from sqlalchemy import text

from benchmarks.library import letters
from griffier.ledger.entries import MeetingLink, Part, Session
from griffier.ledger.settlements import Settlement
from tests.ledger.conftest import VERSLAG

SIGNED = {"author": "J. Smit", "reason": "zo is het"}


@pytest.fixture
def filled(library, letter):
    """A library in which something of everything stands."""
    for text_ in (VERSLAG, VERSLAG.replace("schonere", "stillere")):
        library.file(letter(text_).source, letter(text_).document)
    library.file_all(list(letters(3)))
    link = MeetingLink(letter(VERSLAG).id, "raad", Part.CLAIMED, True, 1.0, "zo")
    library.settle(
        Settlement(kept=(Session("raad", "Raad", "raad"),), links={link.document: (link,)})
    )
    library.judge(library.entries().items[0].id, "act", "STATE", **SIGNED)
    assert list(library.verify()) == []
    return library


def _sql(library, *commands):
    with library.database.writing() as connection:
        for command in commands:
            connection.execute(text(command))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("UPDATE statements SET quote = 'iets anders'", "table statements does not say"),
        ("UPDATE statements SET shown = NOT shown", "table statements does not say"),
        ("UPDATE statement_actors SET actor = 'FR'", "table statement_actors does not say"),
        ("DELETE FROM statement_actors", "table statement_actors does not say"),
        ("UPDATE documents SET title = 'iets anders'", "Its card does not say"),
        ("UPDATE documents SET replaced_by = NULL", "has 2 newest versions"),
        ("UPDATE documents SET replaced_by = 'x' WHERE replaced_by IS NOT NULL", "is not here"),
        ("UPDATE documents SET reading = 99 WHERE seq = 1", "not among its readings"),
        ("UPDATE judgements SET verdict = 'not-a-statement', value = NULL", "statements does not"),
        ("DELETE FROM changes WHERE seq = 2", "are here and the last is numbered"),
        ("UPDATE readings SET document = 3 WHERE seq = 1", "It is a reading of"),
    ],
)
def test_a_row_that_was_tampered_with(filled, command, said):
    _sql(filled, command)
    wrong = [finding for finding in filled.verify() if finding.wrong]
    assert any(said in finding.what for finding in wrong), wrong


def test_words_that_were_changed(filled, letter):
    broken = zlib.compress(letter(VERSLAG).document.text.replace("Polen", "Spanje").encode())
    with filled.database.writing() as connection:
        command = text("UPDATE readings SET text = :broken WHERE seq = 1")
        connection.execute(command, {"broken": broken})
    wrong = [finding.what for finding in filled.verify() if finding.wrong]
    assert any("is not what stands at" in what for what in wrong)
    with filled.database.writing() as connection:
        connection.execute(text("UPDATE readings SET contract = :broken"), {"broken": b"x"})
    wrong = [finding.what for finding in filled.verify() if finding.wrong]
    assert sum("A reading in the library is broken" in what for what in wrong) == 5


def test_files_that_are_gone_changed_or_strange(filled, letter):
    store = filled.originals
    first, second = letter(VERSLAG).id, next(iter(filled.cards().items)).id
    store.path(first).write_bytes(b"")
    store.path(second).unlink()
    store.settle(store.put({"a" * 64: b"nobody's"}))
    (store.folder / "ab").mkdir(exist_ok=True)
    (store.folder / "ab" / "thumbs.db").write_bytes(b"")
    wrong = {finding.where: finding.what for finding in filled.verify() if finding.wrong}
    assert "does not hold the bytes" in wrong[first]
    assert "cannot be read" in wrong[second]
    assert wrong["a" * 64] == "No document names this original."
    assert "not put there by griffier" in wrong["abthumbs.db"]
    assert len(wrong) == 4
