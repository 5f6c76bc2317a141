"""Floors: the scores below which no change may bring the engine. They only rise.

`floors.json` holds the F1 at each level per split, and the hash of the gold they were
measured on, so that a floor is never compared with other gold than its own.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from griffier.errors import DataError
from griffier.evaluate.match import LEVELS
from griffier.evaluate.report import Report

_STEP = 1000  # floors are kept to three decimals, rounded down


@dataclass(frozen=True, slots=True)
class Floors:
    """The hash of the gold, and split → level → F1."""

    gold: str
    scores: dict[str, dict[str, float]]


def load_floors(path: Path) -> Floors:
    """Load floors; a missing file is one without floors. Raises DataError if malformed."""
    if not path.exists():
        return Floors("", {})
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        scores = {
            str(split): {str(level): float(score) for level, score in levels.items()}
            for split, levels in data["floors"].items()
        }
        return Floors(str(data["gold"]), scores)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: not a file of floors ({error})") from error


def check_floors(report: Report, floors: Floors, gold: str) -> list[str]:
    """What is wrong, one sentence each; empty if every score is on or above its floor."""
    problems = []
    if floors.gold != gold:
        problems.append(
            "The gold is not the gold the floors were measured on; raise the floors to pin it."
        )
    for split, levels in sorted(floors.scores.items()):
        tallies = report.tallies(split)
        for level, floor in sorted(levels.items()):
            score = tallies[level].f1 if level in tallies else 0.0
            if score < floor:
                problems.append(f"{split}, {level}: F1 {score:.4f} is below its floor {floor:.3f}.")
    return problems


def raise_floors(report: Report, floors: Floors, gold: str) -> Floors:
    """The floors lifted to what `report` reaches; none is lowered."""
    scores = {split: dict(levels) for split, levels in floors.scores.items()}
    for split in report.splits:
        tallies = report.tallies(split)
        levels = scores.setdefault(split, {})
        for level in LEVELS:
            reached = math.floor(tallies[level].f1 * _STEP) / _STEP
            levels[level] = max(levels.get(level, 0.0), reached)
    return Floors(gold, scores)


def save_floors(floors: Floors, path: Path) -> None:
    """Write floors as JSON that reads well in a diff."""
    data = {"gold": floors.gold, "floors": floors.scores}
    path.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")
