"""Line ends: which hyphens belong to the word, and what becomes of all others."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.lexicon.hyphens import hyphen_words
from griffier.read.hyphens import Join, Usage, join, joined, usage
from griffier.read.words import Dictionary, NoWords

CASES = Path(__file__).parents[1] / "data" / "hyphens.csv"
# Of the own cases, how many the rule must get right; it may only rise.
FLOOR = 0.97


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _result(case: dict[str, str]) -> str:
    using = usage(f"- {line}" for line in case["document"].splitlines())
    left = case["left"].rstrip(" ")
    return joined(left, case["right"], join(left, case["right"], using))


def test_the_own_cases_by_family() -> None:
    cases = _cases()
    wrong = [case for case in cases if _result(case) != case["expected"]]
    families = Counter(case["family"] for case in wrong)
    shown = [f"{c['left']}|{c['right']} gives {_result(c)}" for c in wrong]
    assert len(cases) >= 150
    assert len(wrong) <= (1 - FLOOR) * len(cases), (families, shown)


@pytest.mark.parametrize("example", hyphen_words().examples, ids="".join)
def test_each_example_of_the_lexicon(example: tuple[str, str, str]) -> None:
    left, right, expected = example
    assert joined(left, right, join(left, right, Usage())) == expected


_LINE = st.text(
    st.sampled_from("abeiostEU-JBZ 128./:wéë\u00ad\u2010(«»)"), min_size=1, max_size=30
).filter(lambda line: line == line.strip() and line)


@given(_LINE, _LINE)
def test_joining_loses_and_adds_nothing_but_a_hyphen_or_a_space(left: str, right: str) -> None:
    how = join(left, right, Usage(), NoWords())
    whole = joined(left, right, how)
    assert whole.endswith(right)
    kept = whole[: len(whole) - len(right)]
    if how is Join.DROP:
        assert kept == left[:-1]
        assert left[-1] in "-\u00ad\u2010"
    else:
        assert kept == left + (" " if how is Join.SPACE else "")


@given(_LINE, _LINE)
def test_a_line_without_hyphen_or_url_is_followed_by_a_space(left: str, right: str) -> None:
    if left[-1].isalpha() and not any(sign in left for sign in "/:."):
        assert join(left, right, Usage(), NoWords()) is Join.SPACE


def test_the_document_tells_its_language_and_words() -> None:
    using = usage(["Het is de taak van de Raad", "dat het beleid wordt her-", "zien en niet"])
    assert not using.english
    assert "taak" in using.words
    assert "her" not in using.words
    assert usage(["the report of the Council and that of the Commission"]).english


def test_dictionary_knows_both_languages() -> None:
    known = Dictionary()
    assert known.knows("bevorderen", "nl")
    assert known.knows("follow", "en")
    assert not known.knows("onzinnigwoordje", "nl")
