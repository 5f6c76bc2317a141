"""The days that `griffier due` gives, on every annotated document."""

from pathlib import Path

from griffier import pipeline
from griffier.evaluate.gold import load_gold_directory
from griffier.evaluate.match import match
from griffier.model import Act, Source
from griffier.track.followed import HOUSES

EVALS = Path(__file__).resolve().parents[2] / "evals"
ENOUGH = 0.98


def promised_days():
    """Last day as annotated and as read, of each promise to the House that has both."""
    for gold in load_gold_directory(EVALS):
        document = pipeline.read(Source(gold.document.read_bytes(), str(gold.document)))
        for candidate, read in match(gold.statements, document.statements, document.text).pairs:
            to_house = {who.id for who in read.recipients} & HOUSES
            asked = candidate.gold.deadline
            if asked and read.deadline and to_house and read.act in (Act.COMMIT, Act.PROVIDE):
                yield asked[1], read.deadline.last


def test_the_last_day_of_a_promise_is_the_one_its_words_mean():
    days = list(promised_days())
    assert len(days) >= 18
    right = [asked for asked, read in days if asked == read]
    assert len(right) >= ENOUGH * len(days)
