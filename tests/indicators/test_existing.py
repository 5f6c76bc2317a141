"""Decisions that exist, by a list of them: the true denominator of a rate."""

from datetime import date

import pytest

from griffier.indicators.alignment import series
from griffier.indicators.builtin import counted_figures
from griffier.indicators.declarations import decisions
from griffier.indicators.existing import Existing, Register, _table, dated, unheard_of
from griffier.lexicon.alignment import load_alignment
from tests.indicators.making import declaration

REGIMES = {regime.id: regime for regime in load_alignment().regimes}


def existing(number, day, title="Council Decision concerning restrictive measures"):
    return Existing(number, date.fromisoformat(day), title)


def register(*found, **until):
    days = {2022: date(2022, 12, 31)} | {
        int(k[1:]): date.fromisoformat(v) for k, v in until.items()
    }
    return Register(tuple(found), tuple(days.items()))


def ten(**until):
    return register(*(existing(f"2022/{n}", f"2022-{n:02}-05") for n in range(1, 11)), **until)


def declared(*numbers, country="RS"):
    made = [declaration(f"d{n}", (f"2022/{n}", country), on="2022-12-01") for n in numbers]
    return decisions(made, REGIMES)


def test_titles_tell_which_decisions_invite_alignment():
    table = _table()
    for title in table["examples"]:
        assert existing("2022/1", "2022-01-01", title).measures, title
    for title in table["others"]:
        assert not existing("2022/1", "2022-01-01", title).measures, title


def test_the_rate_is_over_what_exists_and_says_how_far_it_may_be_off():
    made = dated((*declared(1, 2, 3, 4, 5, 6), *declared(7, 8, country="ME")), ten())
    (tally,) = series("RS", made, (2022, 2022), register=ten())
    assert (tally.decisions, tally.aligned) == (8, 6)
    assert tally.rate == 60.0
    assert tally.known.exist == 10
    assert tally.known.undeclared == ("2022/9", "2022/10")
    assert tally.known.at_most == 80.0


def test_without_enough_declarations_there_is_no_rate():
    (tally,) = series("RS", dated(declared(1, 2, 3), ten()), (2022, 2022), register=ten())
    assert tally.rate is None
    assert tally.known.at_most is None
    assert tally.why == (
        "Too few for a rate: 3 of at least 8 decisions collected (10 exist up to 2022-12-31)."
    )


def test_with_all_declarations_the_rate_is_exact():
    made = dated(declared(*range(1, 11)), ten())
    (tally,) = series("RS", made, (2022, 2022), register=ten())
    assert (tally.rate, tally.known.at_most, tally.known.undeclared) == (100.0, 100.0, ())


def test_what_targets_the_country_is_not_missing():
    aimed = existing("2022/11", "2022-03-01", "restrictive measures against Belarus")
    known = register(existing("2022/1", "2022-01-05"), aimed)
    (own,) = series("BY", (), (2022, 2022), register=known)
    (other,) = series("RS", (), (2022, 2022), register=known)
    assert (own.known.exist, other.known.exist) == (1, 2)


def test_missions_and_other_years_are_no_part_of_it():
    mission = existing("2022/50", "2022-03-01", "Council Decision on a mission in Exampleland")
    known = register(mission, existing("2021/9", "2021-12-31"), existing("2022/1", "2022-01-05"))
    (tally,) = series("RS", (), (2022, 2022), register=known)
    assert tally.known.exist == 1


def test_a_declaration_on_a_mission_counts_all_the_same():
    mission = existing("2022/50", "2022-03-01", "Council Decision on a mission in Exampleland")
    known = register(mission, existing("2022/1", "2022-01-05"))
    made = dated(declared(1, 50), known)
    (tally,) = series("RS", made, (2022, 2022), register=known)
    assert (tally.known.exist, tally.rate) == (2, 100.0)


def test_the_day_of_adoption_is_that_of_the_list():
    known = register(existing("2022/7", "2022-02-14"), _2023="2023-12-31")
    made = decisions(
        [declaration("a", ("2022/7", "RS"), on="2023-01-04", adopted="2014-03-17")], {}
    )
    first, second = series("RS", dated(made, known), (2022, 2022), halves=True, register=known)
    assert (first.decisions, second.decisions) == (1, 0)


def test_a_year_not_listed_has_the_published_denominator():
    known = register(existing("2023/1", "2023-01-05"), _2023="2023-02-01")
    tallies = series("RS", (), (2021, 2023), register=known)
    assert [each.known and each.known.until for each in tallies] == [
        None,
        date(2022, 12, 31),
        date(2023, 2, 1),
    ]
    halves = series("RS", (), (2023, 2023), halves=True, register=known)
    assert halves[1].known is None


@pytest.mark.parametrize(("until", "found"), [("2022-12-31", ("2022/99",)), ("2022-11-30", ())])
def test_a_number_no_decision_has_is_named(until, found):
    known = register(existing("2022/1", "2022-01-05"), _2022=until)
    assert unheard_of(declared(1, 99), known) == found


def test_figures_have_the_true_denominator():
    made = dated(declared(*range(1, 10)), ten())
    (year,) = [f for f in counted_figures(made, ["RS"], ten()) if f.period == "2022"]
    assert (year.value, year.total) == (90.0, 10)
