"""Confidence means something: the less sure are wrong more often; the table is as measured."""

from itertools import pairwise
from pathlib import Path

import pytest

from griffier.errors import DataError
from griffier.evaluate.calibrate import Judged, as_toml, calibrate, judged
from griffier.lexicon.confidence import LOOK_BELOW, PATH, Doubt, Sureness, load_sureness

EVALS = Path(__file__).parents[2] / "evals"


@pytest.fixture(scope="module")
def found() -> tuple[Judged, ...]:
    return judged(EVALS)


def right(some: list[Judged]) -> float:
    return sum(each.right for each in some) / len(some)


def test_the_less_sure_are_wrong_more_often(found):
    dev = sorted((e for e in found if e.split == "dev"), key=lambda e: e.confidence)
    bounds = (0.0, 0.7, LOOK_BELOW, 0.85, 1.0)
    bands = [[e for e in dev if a <= e.confidence < b] for a, b in pairwise(bounds)]
    assert all(len(band) > 50 for band in bands)
    shares = [right(band) for band in bands]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1] - 0.1


def test_on_the_blind_part_the_mean_is_the_share_that_is_right(found):
    test = [each for each in found if each.split == "test"]
    assert sum(e.confidence for e in test) / len(test) == pytest.approx(right(test), abs=0.02)


def test_those_offered_for_review_are_a_minority_and_wrong_more_often(found):
    offered = [each for each in found if each.confidence < LOOK_BELOW]
    rest = [each for each in found if each.confidence >= LOOK_BELOW]
    assert 0.05 < len(offered) / len(found) < 0.3
    assert 1 - right(offered) > 1.8 * (1 - right(rest))


def test_the_table_is_close_to_what_is_measured_now(found):
    table, now = load_sureness(), calibrate(found, load_sureness())
    assert table.base == pytest.approx(now.base, abs=0.3)
    for name, doubt in now.doubts.items():
        assert table.doubts[name].points == pytest.approx(doubt.points, abs=0.4), name


def test_every_doubt_that_is_raised_stands_in_the_table(found):
    raised = {name for each in found for name in each.doubts}
    assert raised <= set(load_sureness().doubts)


def test_what_is_printed_is_the_file():
    table = load_sureness()
    lines = [line for line in PATH.read_text("utf-8").splitlines() if not line.startswith("#")]
    printed = [line for line in as_toml(table).splitlines() if not line.startswith("#")]
    assert printed == lines


def test_a_doubt_never_adds_and_unknown_ones_weigh_nothing():
    table = Sureness(2.0, {"a": Doubt("a", 1.0), "b": Doubt("b", 0.5)})
    assert table.of(("a", "b")) < table.of(("a",)) < table.of(("b",)) < table.of(())
    assert table.of(("unknown",)) == table.of(())
    assert table.said(("b", "a", "unknown")) == "a; b"


def test_weights_are_found_again():
    plain = [Judged("dev", (), 0.0, n % 20 != 0) for n in range(400)]
    doubted = [Judged("dev", ("a",), 0.0, n % 2 == 0) for n in range(400)]
    harmless = [Judged("dev", ("b",), 0.0, True) for n in range(100)]
    blind = [Judged("test", (), 0.0, n % 10 != 0) for n in range(100)]
    table = Sureness(0.0, {"a": Doubt("a", 0.0), "b": Doubt("b", 0.0)})
    made = calibrate([*plain, *doubted, *harmless, *blind], table)
    assert made.doubts["a"].points > 2
    assert made.doubts["b"].points == 0
    assert (made.doubts["a"].seen, made.doubts["a"].wrong) == (400, 200)
    assert made.of(()) == pytest.approx(0.9, abs=0.01)
    assert made.of(("a",)) < 0.5


def test_without_a_blind_part_nothing_is_calibrated():
    with pytest.raises(DataError, match="dev and test"):
        calibrate([Judged("dev", (), 0.0, True)], Sureness(0.0, {}))
