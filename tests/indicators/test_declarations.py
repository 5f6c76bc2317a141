"""Each decision stands once, whatever is declared on it and in how many documents."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from griffier.indicators.declarations import decisions, without_number
from griffier.lexicon.alignment import load_alignment
from griffier.model import Span
from tests.indicators.making import declaration

REGIMES = {regime.id: regime for regime in load_alignment().regimes}


def test_one_list_may_name_several_decisions():
    found = decisions([declaration("a", ("2022/265 2022/267", "RS ME"))], REGIMES)
    assert [each.id for each in found] == ["2022/265", "2022/267"]
    assert all(each.aligned == {"RS", "ME"} for each in found)


def test_one_declaration_may_give_decisions_different_countries():
    found = decisions([declaration("a", ("2022/265", "ME"), ("2022/267", "ME RS"))], REGIMES)
    assert [sorted(each.aligned) for each in found] == [["ME"], ["ME", "RS"]]


def test_the_same_decision_in_other_documents_and_languages_counts_once():
    english = declaration("a", ("2022/265", "ME RS"), on="2022-03-01", adopted="2022-02-23")
    dutch = declaration("b", ("2022/265", "ME RS"), on="2022-03-02")
    again = declaration("c", ("2022/265", "ME RS"), on="2025-03-02")
    (found,) = decisions([again, dutch, english], REGIMES)
    assert found.date == date(2022, 2, 23)
    assert [each.document for each in found.declared] == ["a", "b", "c"]


def test_a_shorter_list_says_nothing_against_a_longer_one():
    news = declaration("a", ("2022/265", "ME"))
    whole = declaration("b", ("2022/265", "ME RS"))
    assert decisions([news, whole], REGIMES)[0].aligned == {"ME", "RS"}


def test_numbers_are_ordered_as_numbers():
    found = decisions([declaration("a", ("2022/1000 2022/99 2021/2000", "ME"))], REGIMES)
    assert [each.id for each in found] == ["2021/2000", "2022/99", "2022/1000"]


def test_most_declarations_decide_on_the_day():
    right = [declaration(d, ("2022/265", "ME"), adopted="2022-02-23") for d in ("a", "b")]
    wrong = declaration("c", ("2022/265", "ME"), adopted="2022-02-21")
    assert decisions([wrong, *right], REGIMES)[0].date == date(2022, 2, 23)


COUNTRIES = st.lists(st.sampled_from(["RS", "ME", "AL", "TR"]), unique=True).map(" ".join)
NUMBERS = st.lists(st.sampled_from(["2022/1", "2022/2", "2021/9"]), min_size=1, unique=True)
MADE = st.builds(
    lambda n, numbers, countries, on, adopted, regime: declaration(
        f"d{n}", (" ".join(numbers), countries), on=on, adopted=adopted, regime=regime
    ),
    st.integers(0, 99),
    NUMBERS,
    COUNTRIES,
    st.sampled_from([None, "2022-03-01", "2023-01-02"]),
    st.sampled_from([None, "2022-02-23", "2022-02-24"]),
    st.sampled_from([None, "BY", "TR"]),
)


@given(st.lists(MADE, max_size=6, unique_by=lambda each: each.document), st.randoms())
def test_the_order_of_declarations_does_not_matter(made, random):
    other = list(made)
    random.shuffle(other)
    assert decisions(made, REGIMES) == decisions(other, REGIMES)
    assert decisions([*made, *made], REGIMES) == decisions(made, REGIMES)


def test_lists_without_a_number_stand_apart():
    one = declaration("a", ("", "ME RS"))
    assert decisions([one], REGIMES) == ()
    assert [each.document for each in without_number([one])] == ["a"]


def test_the_target_comes_from_the_regime():
    (found,) = decisions([declaration("a", ("2020/170", "ME"), regime="TR")], REGIMES)
    assert found.target == "TR"


def test_a_decision_counts_when_it_was_adopted_not_when_it_was_declared():
    one = declaration("a", ("2022/2477", "ME"), on="2023-01-12", adopted="2022-12-16")
    (found,) = decisions([one], REGIMES)
    assert (found.period(), found.period(halves=True)) == ("2022", "2022-H2")


def test_without_a_day_that_of_the_declaration_counts():
    (found,) = decisions([declaration("a", ("2022/265", "ME"), on="2022-03-01")], REGIMES)
    assert (found.period(), found.period(halves=True)) == ("2022", "2022-H1")


def test_a_declaration_posted_again_does_not_move_a_decision_to_a_later_year():
    (found,) = decisions([declaration("a", ("2019/1894", "ME"), on="2023-05-01")], REGIMES)
    assert found.period() == "2019"
    assert found.period(halves=True) is None


def test_without_any_day_the_year_of_the_number_counts():
    (found,) = decisions([declaration("a", ("2014/309", "ME"))], REGIMES)
    assert (found.period(), found.period(halves=True)) == ("2014", None)


def test_the_quotation_travels_with_the_decision():
    (found,) = decisions([declaration("a", ("2022/265", "ME"))], REGIMES)
    assert found.declared[0].quote == "ME align themselves with 2022/265."
    assert declaration("a", ("2022/265", "ME")).lists[0].alignment.evidence == Span(0, 1)
