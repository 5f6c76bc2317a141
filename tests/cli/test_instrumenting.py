"""`griffier instruments` and `griffier instrument` on the documents of one summit."""

import json

import pytest

from griffier import pipeline, sources
from griffier.ledger.library import Library
from griffier.service.after import FOLLOW_UPS

FILES = ("tirana-verslag.kst.pdf", "tirana-agenda.docx", "tirana-declaration.plain.pdf")


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    """A library of the agenda, the report and the declaration of a summit."""
    folder = tmp_path_factory.mktemp("instruments") / "library"
    with Library.open(folder, create=True) as library:
        made = []
        for name in FILES:
            source = sources.from_path(f"specimens/built/{name}")
            made.append(library.file(source, pipeline.read(source)))
        for follow_up in FOLLOW_UPS:
            follow_up(library, made)
    return str(folder)


def test_the_package_of_three_documents_in_two_languages_is_one(run, filed):
    lines = run("instruments", "--library", filed, "--json").stdout.splitlines()
    found = {row["id"]: row for row in map(json.loads, lines)}
    package = found["steunpakket"]
    assert package["name"] == {"nl": "steunpakket", "en": "energy support package"}
    assert len(package["documents"]) == 3
    assert package["statements"] >= 4
    assert package["presented"]["actors"] == ["EU_COMMISSION"]
    assert "action-plan" in {row["kind"] for row in found.values()}


def test_one_instrument_is_shown_by_words_of_its_name(run, filed):
    told = run("instrument", "energy support", "--library", filed).stdout
    assert told.startswith(
        "steunpakket  (package)\n  Dutch: steunpakket\n  English: energy support package\n"
    )
    assert "«Nederland steunt dit pakket»" in told
    assert "the only one of its kind at eu-western-balkans-2022-12-06" in told
    whole = json.loads(run("instrument", "steunpakket", "--library", filed, "--json").stdout)
    assert len(whole["statements"]) >= 4
    assert len(whole["mentions"]) == 4


def test_only_of_a_kind(run, filed):
    lines = run("instruments", "--library", filed, "--kind", "package", "--json").stdout
    assert {json.loads(line)["kind"] for line in lines.splitlines()} == {"package"}
    assert run("instruments", "--library", filed, "--kind", "boat").stdout.startswith(
        "No statement"
    )


def test_an_instrument_nobody_names_is_an_error(run, filed):
    result = run("instrument", "maanreis", "--library", filed)
    assert result.exit_code != 0
    assert "speaks of an instrument 'maanreis'" in result.stderr


def test_refresh_keeps_instruments_for_exports(run, filed):
    run("refresh", "--library", filed)
    run("refresh", "--library", filed)
    with Library.open(filed) as library:
        kept = {each.id: each for each in library.instruments()}
        package = kept["steunpakket"]
        assert package.presented_by == ("EU_COMMISSION",)
        assert package.name_en == "energy support package"
        namings = library.namings("steunpakket")
        assert len(namings) == 4
        for naming in namings:
            text = library.text(naming.document)[naming.start : naming.end]
            assert "pakket" in text or "package" in text
