"""`griffier read`: views, several files, failures, and the same bytes every time."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import griffier
from tests.cli.conftest import LETTER, Run, Spawn

QUOTED = "Nederland benadrukte het belang van vrije scheepvaart"


def test_the_ledger_is_plain_and_quotes(letter: Path, run: Run) -> None:
    done = run("read", letter)
    assert done.exit_code == 0
    assert f"«{QUOTED}" in done.stdout
    assert "EMPHASISE" in done.stdout
    assert "\x1b" not in done.stdout


def test_explain_names_the_rule(letter: Path, run: Run) -> None:
    assert "rule " in run("read", letter, "--explain").stdout
    assert "rule " not in run("read", letter).stdout


def test_json_keeps_to_the_schema_it_prints(letter: Path, run: Run) -> None:
    shown = json.loads(run("read", letter, "--json").stdout)
    schema = json.loads(run("schema").stdout)
    assert list(Draft202012Validator(schema).iter_errors(shown)) == []
    for statement in shown["statements"]:
        start, end = statement["evidence"]["start"], statement["evidence"]["end"]
        assert shown["text"][start:end] == statement["quote"]
    assert "EMPHASISE" in {statement["act"] for statement in shown["statements"]}


def test_several_files_are_json_lines(letter: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "andere.txt"
    other.write_text(LETTER.replace("Polen", "Italië"), encoding="utf-8")
    lines = run("read", letter, other, "--json").stdout.splitlines()
    assert ["Polen" in json.loads(line)["text"] for line in lines] == [True, False]


def test_layout_is_added_when_asked(letter: Path, run: Run) -> None:
    assert "origins" in json.loads(run("read", letter, "--json", "--layout").stdout)["layout"]


def test_standard_input_reads_like_a_file(letter: Path, run: Run) -> None:
    from_file = run("read", letter, "--json").stdout
    assert run("read", "-", "--json", stdin=letter.read_bytes()).stdout == from_file


def test_every_door_gives_the_same(letter: Path, run: Run, spawn: Spawn) -> None:
    line = griffier.to_json(griffier.read(letter)) + "\n"
    assert run("read", letter, "--json").stdout == line
    assert spawn("read", letter, "--json").stdout.decode() == line
    assert griffier.to_json(griffier.read(letter.read_bytes())) + "\n" == line


def test_markdown_is_a_table(letter: Path, run: Run) -> None:
    assert "| Date | Actor | Act |" in run("read", letter, "--markdown").stdout


def test_html_goes_to_its_file(letter: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "brief.html"
    done = run("read", letter, "--html", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert str(page) in done.stderr
    assert page.read_text(encoding="utf-8") == run("read", letter, "--html", "-").stdout
    assert "<mark" in page.read_text(encoding="utf-8")


def test_html_and_another_view_at_once(letter: Path, tmp_path: Path, run: Run) -> None:
    done = run("read", letter, "--html", tmp_path / "brief.html", "--json")
    assert json.loads(done.stdout)["schema"] == "griffier/document/1"
    assert (tmp_path / "brief.html").exists()


# --- what goes wrong -----------------------------------------------------------------


def test_a_failure_is_said_and_the_rest_is_read(letter: Path, run: Run) -> None:
    done = run("read", "nergens.pdf", letter, "--json")
    assert done.exit_code == griffier.errors.SourceMissing.exit_code
    assert done.stderr == "griffier: There is no file nergens.pdf.\n"
    assert len(done.stdout.splitlines()) == 1


def test_the_first_failure_gives_the_exit_code(letter: Path, tmp_path: Path, run: Run) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    assert run("read", empty, letter, "nergens.pdf").exit_code == 12
    done = run("read", "nergens.pdf", letter, empty)
    assert done.exit_code == 11
    assert [line.count("leeg.txt") for line in done.stderr.splitlines()] == [0, 1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "--markdown"], "--json or --markdown"),
        (["--html", "-", "--json"], "--html - prints the page"),
        (["--layout"], "--layout adds to --json"),
        (["--html", "/nowhere/brief.html"], "cannot be written"),
    ],
)
def test_wishes_that_cannot_be_met(arguments: list[str], said: str, letter: Path, run: Run) -> None:
    done = run("read", letter, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.startswith("griffier: ")


def test_no_file_at_all_is_a_usage_error(run: Run) -> None:
    assert run("read").exit_code == 2


def test_a_failure_shows_no_traceback(spawn: Spawn) -> None:
    done = spawn("read", "-", stdin=b"%PDF-1.7 and then nothing of the kind")
    assert done.returncode >= 10
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


# --- the same bytes every time -------------------------------------------------------


@pytest.mark.parametrize("view", ["--json", "--markdown", "--explain"])
def test_environment_changes_nothing(view: str, letter: Path, spawn: Spawn) -> None:
    usual = spawn("read", letter, view, PYTHONHASHSEED="0", TZ="UTC")
    assert usual.returncode == 0, usual.stderr
    for environment in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1", "LANG": "tr_TR.UTF-8", "COLUMNS": "40"},
    ):
        assert spawn("read", letter, view, **environment).stdout == usual.stdout


def test_of_several_files_each_is_named(letter: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "andere.txt"
    other.write_text(LETTER, encoding="utf-8")
    shown = run("read", letter, other).stdout
    assert shown.count("File: ") == 2
    assert f"File: {other}" in shown
    assert "File: " not in run("read", letter).stdout
