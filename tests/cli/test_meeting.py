"""`griffier meeting`: the list, the dossier in four shapes, ids that fit nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.cli import main

SPECIMENS = Path(__file__).parents[2] / "specimens" / "built"
TIRANA = "eu-western-balkans-2022-12-06"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    names = ("tirana-agenda.koop.xml", "tirana-verslag.kst.pdf", "tirana-declaration.tk.html")
    paths = [str(SPECIMENS / name) for name in (*names, "balkanreis-2024.txt")]
    result = CliRunner().invoke(main, ["add", "--jobs", "1", "--library", str(folder), *paths])
    assert result.exit_code == 0, result.output
    return str(folder)


def run(library, *words, **options):
    return CliRunner().invoke(main, ["meeting", "--library", library, *words], **options)


def test_three_documents_in_two_languages_are_one_meeting(library):
    lines = run(library, "--json", "--since", "2022-12-06", "--until", "2022-12-06").output
    (found,) = map(json.loads, lines.splitlines())
    assert found["id"] == TIRANA
    assert found["documents"] == {"intended": 1, "claimed": 1, "declared": 1, "since": 1}


def test_the_dossier_in_json(library):
    found = json.loads(run(library, TIRANA, "--json").output)
    visa = next(row for row in found["rows"] if row["concept"] == "visa-policy")
    assert visa["verdict"] == "intended, reported and declared"
    kinds = {part: {e["kind"] for e in column} for part, column in visa["columns"].items()}
    assert kinds["intended"] == {"agenda"}
    assert kinds["claimed"] == {"report"}
    assert kinds["declared"] == {"declaration"}
    assert kinds["since"] == {"report"}
    assert [figure["value"] for figure in visa["figures"][0]["after"]][:1] == [20]


def test_the_dossier_for_readers(library):
    text = run(library, "tirana").output
    assert "Intended, reported and declared: visa policy." in text
    assert "«The partners undertake to bring their visa policy" in text
    markdown = run(library, TIRANA, "--markdown").output
    assert "| matter | intended | claimed | declared | since |" in markdown


def test_side_by_side_in_a_wide_terminal(library, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    wide = run(library, TIRANA).output
    assert max(len(line) for line in wide.splitlines()) > 150
    monkeypatch.setenv("COLUMNS", "80")
    narrow = run(library, TIRANA).output
    assert "«The partners undertake to bring" in narrow


def test_the_list_and_its_filters(library):
    assert TIRANA in run(library).output
    only = run(library, "--series", "jha-council", "--json").output
    assert [json.loads(line)["series"] for line in only.splitlines()] == ["jha-council"]
    assert "No meeting fits." in run(library, "--body", "NATO").stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["tiranna"], 28, f"Nearest: {TIRANA}"),
        (["2022-12"], None, "can be more than one meeting"),
        ([TIRANA, "--json", "--markdown"], 2, "Choose --json or --markdown"),
        ([TIRANA, "--body", "NATO"], 2, "leave them out beside an ID"),
        (["--markdown"], 2, "give its ID"),
    ],
)
def test_what_cannot_be_shown(library, words, code, said):
    result = run(library, *words)
    assert result.exit_code != 0
    assert said in result.stderr
    if code == 2:
        assert result.exit_code == code
