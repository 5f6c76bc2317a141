"""The gate: what griffier reached on the specimens it must keep reaching."""

from pathlib import Path

import pytest

from griffier.evaluate import Report, check_floors, evaluate, gold_hash, load_floors

EVALS = Path(__file__).parents[2] / "evals"


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(EVALS)


def test_no_score_is_below_its_floor(report: Report) -> None:
    assert check_floors(report, load_floors(EVALS / "floors.json"), gold_hash(EVALS)) == []


def test_there_is_a_floor_for_every_split_and_level(report: Report) -> None:
    scores = load_floors(EVALS / "floors.json").scores
    assert {split: set(levels) for split, levels in scores.items()} == {
        split: {"act", "who", "full"} for split in report.splits
    }


def test_every_specimen_can_be_read(report: Report) -> None:
    assert [(d.name, d.error) for d in report.documents if d.error] == []
