"""Measure what griffier reads against documents annotated by hand.

    >>> from pathlib import Path
    >>> from griffier.evaluate import evaluate
    >>> print(evaluate(Path("evals")).table())  # doctest: +SKIP

`docs/evaluation.md` explains the gold format and the scores, `docs/annotation.md` what
counts as a statement.
"""

from griffier.evaluate.floors import Floors, check_floors, load_floors, raise_floors
from griffier.evaluate.gold import Gold, GoldStatement, gold_hash, load_gold, load_gold_directory
from griffier.evaluate.report import Report
from griffier.evaluate.run import evaluate, judge

__all__ = [
    "Floors",
    "Gold",
    "GoldStatement",
    "Report",
    "check_floors",
    "evaluate",
    "gold_hash",
    "judge",
    "load_floors",
    "load_gold",
    "load_gold_directory",
    "raise_floors",
]
