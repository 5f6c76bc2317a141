"""`griffier eval`: scores and floors from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOLD = """\
document = "../brief.txt"
split = "dev"
annotator = "tests"

[metadata]
kind = "report"
lang = "nl"

[[statement]]
sentence = "Nederland benadrukte het belang van vrije scheepvaart."
act = "EMPHASISE"
actors = ["NL"]
"""


@pytest.fixture
def evals(letter: Path) -> Path:
    """A folder with one annotated letter."""
    folder = letter.parent / "evals"
    folder.mkdir()
    (folder / "brief.toml").write_text(GOLD, encoding="utf-8")
    return folder


def test_scores_are_printed(evals: Path, run: Run) -> None:
    run("eval", evals, "--raise-floors")
    done = run("eval", evals)
    assert done.exit_code == 0
    assert "brief.txt" in done.stdout


def test_scores_as_json(evals: Path, run: Run) -> None:
    scores = json.loads(run("eval", evals, "--json").stdout)
    assert scores["total"]["act"]["recall"] == 1.0


def test_a_score_below_its_floor_fails(evals: Path, run: Run) -> None:
    assert run("eval", evals, "--raise-floors").exit_code == 0
    floors = json.loads((evals / "floors.json").read_text("utf-8"))
    floors["floors"]["dev"]["act"] = 1.1
    (evals / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    done = run("eval", evals)
    assert done.exit_code == 4
    assert "below its floor" in done.stderr


def test_a_folder_without_gold_is_said(tmp_path: Path, run: Run) -> None:
    done = run("eval", tmp_path)
    assert done.exit_code == 2
    assert "no gold files" in done.stderr
