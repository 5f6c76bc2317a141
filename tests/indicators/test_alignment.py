"""Tallies: listed, not listed, target; a rate only where enough was collected."""

from datetime import date

import pytest

from griffier.indicators.alignment import needed, outcome, outside, series
from griffier.indicators.declarations import decisions
from griffier.indicators.rates import denominator, published_rates, rates_of
from griffier.lexicon.actors import actor_table
from griffier.lexicon.alignment import load_alignment
from tests.indicators.making import declaration

REGIMES = {regime.id: regime for regime in load_alignment().regimes}
SINCE = dict(actor_table().groups["CANDIDATES"].joined)


def many(count: int, aligned: int, year: int = 2022, country: str = "RS"):
    """So many decisions of a year, with so many of which the country aligned."""
    made = [
        declaration(
            f"d{n}", (f"{year}/{n}", f"ME {country}" if n <= aligned else "ME"), on=f"{year}-03-01"
        )
        for n in range(1, count + 1)
    ]
    return decisions(made, REGIMES)


def test_decisions_are_aligned_or_not_listed():
    (tally,) = series("RS", many(3, 1), (2022, 2022))
    assert (tally.decisions, tally.aligned, tally.not_listed) == (3, 1, 2)
    assert "refused" not in str(tally)


def test_a_handful_is_no_rate():
    (tally,) = series("RS", many(3, 1), (2022, 2022))
    assert tally.rate is None
    assert tally.why == (
        "Too few for a rate: 3 of at least 86 decisions collected "
        "(107 by the nearest published count)."
    )


@pytest.mark.parametrize(("count", "rate"), [(85, None), (86, 50.0), (136, 31.6)])
def test_the_threshold_is_four_fifths_of_the_published_count(count, rate):
    (tally,) = series("RS", many(count, 43), (2022, 2022))
    assert tally.rate == rate


@pytest.mark.parametrize(
    ("aligned", "total", "percent"), [(65, 136, 48), (64, 107, 60), (97, 107, 91), (51, 107, 48)]
)
def test_published_rates_come_out_where_all_decisions_are_collected(aligned, total, percent):
    (tally,) = series("RS", many(total, aligned), (2022, 2022))
    assert tally.rate is not None
    assert round(tally.rate) == percent


def test_the_country_a_measure_targets_is_not_counted():
    made = [declaration("a", ("2020/170", "ME"), regime="TR"), declaration("b", ("2020/9", "ME"))]
    (tally,) = series("TR", decisions(made, REGIMES), (2020, 2020))
    assert (tally.decisions, tally.not_listed, tally.target) == (1, 1, 1)
    (other,) = series("RS", decisions(made, REGIMES), (2020, 2020))
    assert (other.decisions, other.not_listed, other.target) == (2, 2, 0)


def test_kosovo_is_never_listed_and_has_no_rate():
    (tally,) = series("XK", many(136, 0), (2022, 2022))
    assert tally.rate is None
    assert tally.why is not None
    assert tally.why.startswith("Kosovo is never listed")


def test_who_is_no_candidate_yet_is_said_to_be_none():
    tallies = series("BA", many(1, 0), (2021, 2023), candidates=SINCE)
    assert [each.standing for each in tallies] == [
        "no candidate yet (since 2022-12-15)",
        "candidate since 2022-12-15",
        "candidate",
    ]
    assert series("NO", (), (2021, 2021), candidates=SINCE)[0].standing is None


def test_every_period_of_the_span_has_a_tally():
    found = series("RS", many(2, 2), (2021, 2022), halves=True)
    assert [(each.period, each.decisions) for each in found] == [
        ("2021-H1", 0),
        ("2021-H2", 0),
        ("2022-H1", 2),
        ("2022-H2", 0),
    ]
    assert found[0].why == "No declaration on a decision of 2021-H1 was collected."


def test_what_lies_outside_the_span_is_named():
    assert [each.id for each in outside(many(2, 2), (2015, 2016))] == ["2022/1", "2022/2"]


def test_by_regime_and_subject_add_up():
    made = [
        declaration("a", ("2022/1 2022/2", "ME"), regime="BY", subject="Belarus", on="2022-03-01"),
        declaration("b", ("2022/3", "ME RS"), on="2022-03-01"),
    ]
    (tally,) = series("RS", decisions(made, REGIMES), (2022, 2022))
    assert [(s.label, s.decisions, s.aligned, s.not_listed) for s in tally.by_regime] == [
        ("BY", 2, 0, 2),
        ("", 1, 1, 0),
    ]
    assert [(s.label, s.decisions) for s in tally.by_subject] == [("Belarus", 2), ("", 1)]


def test_an_outcome_is_of_one_country():
    (found,) = decisions([declaration("a", ("2020/170", "ME TR"), regime="TR")], REGIMES)
    assert outcome(found, "TR") == "aligned"  # an oddity, but listed is listed


# --- what others published -----------------------------------------------------------


def test_published_percentages_follow_from_their_counts():
    counted = [each for each in published_rates() if each.computed is not None]
    assert len(counted) == 9
    for each in counted:
        assert each.percent == round(each.computed or 0), each


def test_all_published_figures_are_here_with_their_source():
    assert len(published_rates()) == 43
    assert all(each.source.startswith("http") and each.by for each in published_rates())


def test_rates_of_a_country_come_in_order_of_time():
    assert [each.period for each in rates_of("RS", 2022, 2023)] == [
        *("2022", "2022 report", "2022-H1", "2023", "2023-H1"),
    ]
    assert "latest report" in [each.period for each in rates_of("RS", 2022, 2026)]
    assert "latest report" not in [each.period for each in rates_of("RS", 2015, 2016)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("2016", 41),
        ("2015", 40),
        ("2022", 107),  # the lower of 107 and 136
        ("2022-H1", 54),  # half of it
        ("2023-H1", 65),  # published for the half-year itself
        ("2012", 40),  # the nearest year
        ("2026", 107),
    ],
)
def test_the_denominator_is_the_nearest_published_count(name, count):
    assert denominator(name) == count


def test_needed_is_rounded_up():
    assert needed("2016") == 33
    assert date(2022, 12, 15) == SINCE["BA"]
