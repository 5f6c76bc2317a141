"""`python -m evals.scores`: write the scores that the page on quality publishes.

Rounded down to two decimals, so that nobody is promised more than was measured.
"""

import json
import math
from pathlib import Path

from griffier.evaluate import evaluate

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "griffier" / "serve" / "scores.json"


def scores() -> dict[str, object]:
    """Precision, recall and F1 by split and level."""
    report = evaluate(ROOT / "evals")
    rows = [
        {
            "split": split,
            "level": level,
            "statements": tally.gold,
            "precision": _down(tally.precision),
            "recall": _down(tally.recall),
            "f1": _down(tally.f1),
        }
        for split in ("test", "dev")
        for level in ("act", "who", "full")
        if (tally := report.tallies(split)[level])
    ]
    return {"rows": rows}


def _down(share: float) -> float:
    return math.floor(share * 100) / 100


if __name__ == "__main__":
    TARGET.write_text(json.dumps(scores(), indent=1) + "\n", encoding="utf-8")
