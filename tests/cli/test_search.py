"""`griffier search` and `griffier index` at the command line."""

import json

import pytest

from griffier import sources
from griffier.ledger.library import Library
from griffier.model import Source
from griffier.pipeline import read
from griffier.search import keeping


@pytest.fixture
def folder(tmp_path, letter):
    """A library that holds the letter; it has no index yet."""
    source = sources.from_path(str(letter))
    with Library.open(tmp_path / "lib", create=True) as library:
        library.file(source, read(source))
    return tmp_path / "lib"


def test_a_search_makes_the_index_it_needs_and_quotes(run, folder):
    result = run("search", "--library", folder, "schone", "havens")
    assert result.exit_code == 0, result.stderr
    assert "Alinea's met «schone» en «havens». 1 gevonden." in result.stdout
    assert "2021-03-04 · Verslag van de Raad Buitenlandse Zaken" in result.stdout
    assert "schonere havens te komen." in result.stdout


def test_json_has_what_was_promised(run, folder):
    result = run("search", "--library", folder, "--json", "actor:PL", "havens")
    found = json.loads(result.stdout)
    assert found["total"] == 1
    assert found["described_in"]["en"] == "Statements with “havens”, by Poland."
    (hit,) = found["hits"]
    assert {"document", "quote", "start", "end", "score"} <= set(hit)
    assert hit["statement"]["act"] == "REQUEST"
    with Library.open(folder) as library:
        assert library.text(hit["document"])[hit["start"] : hit["end"]] == hit["quote"]
    assert found["facets"]["recipient"]["values"][0]["label"] == "Europese Commissie"
    assert found["next"] is None


def test_what_is_filed_later_is_found_without_asking(run, folder):
    assert run("search", "--library", folder, "walvis").exit_code == 1
    source = Source(b"De walvis is gered.", "b.txt")
    with Library.open(folder) as library:
        library.file(source, read(source))
    assert run("search", "--library", folder, "walvissen").exit_code == 0


def test_nothing_found_says_so_and_offers_what_is_near(run, folder):
    result = run("search", "--library", folder, "--locale", "en", "scheepvart")
    assert result.exit_code == 1
    assert "Nothing found.\nDid you mean: scheepvaart\n" in result.stdout


def test_a_wrong_query_is_refused_with_a_caret_under_the_place(run, folder):
    result = run("search", "--library", folder, "havens actr:NL")
    assert result.exit_code == 41
    assert result.stdout == ""
    assert result.stderr.splitlines()[1:] == ["  havens actr:NL", "         ^^^^"]
    assert "did you mean «act:»" in result.stderr


def test_pages_follow_one_another(run, folder):
    first = json.loads(run("search", "--library", folder, "--json", "--limit", 1, "Raad").stdout)
    again = ("search", "--library", folder, "--json", "--limit", 1, "--page", first["next"])
    second = json.loads(run(*again, "Raad").stdout)
    assert first["total"] == second["total"] > 1
    assert first["hits"][0]["start"] != second["hits"][0]["start"]
    assert run(*again, "havens").exit_code == 2


def test_marks_are_coloured_unless_asked_not_to(spawn, folder):
    search = ("search", "--library", folder, "havens")
    assert b"\x1b[33m" in spawn(*search, FORCE_COLOR="1").stdout
    assert b"\x1b" not in spawn(*search, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert b"\x1b" not in spawn(*search).stdout


def test_a_document_cannot_command_the_terminal(run, folder):
    source = Source("Een \x1b[2Jregenboog \u202egezien.".encode(), "c.txt")
    with Library.open(folder) as library:
        library.file(source, read(source))
    result = run("search", "--library", folder, "gezien")
    assert "regenboog" in result.stdout
    assert not {"\x1b", "\u202e"} & set(result.stdout)


def test_the_index_is_built_updated_and_made_anew(run, folder):
    index = ("index", "--library", folder)
    assert "built anew" in run(*index).stdout
    assert run(*index).stdout.startswith("0 documents taken in")
    made = json.loads(run(*index, "--rebuild", "--json").stdout)
    assert made["rebuilt"] is True
    assert made["change"] > 0


def test_a_library_one_may_only_read_is_searched_as_it_is(run, folder, monkeypatch):
    run("index", "--library", folder)
    monkeypatch.setattr(keeping, "update", lambda *_: pytest.fail("it was written"))
    opened = Library.open.__func__

    def reading_only(cls, place, **more):
        library = opened(cls, place, **more)
        library.database.writable = False
        return library

    monkeypatch.setattr(Library, "open", classmethod(reading_only))
    assert run("search", "--library", folder, "havens").exit_code == 0


def test_without_a_library_that_is_said(run, tmp_path):
    result = run("search", "--library", tmp_path / "none", "havens")
    assert result.exit_code == 21
    assert "no library" in result.stderr
