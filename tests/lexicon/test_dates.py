"""Every table of date words has examples that hold; the recess calendar is in order."""

from itertools import pairwise

import pytest

from griffier.annotate.dates import find_moments
from griffier.lexicon.dates import DateExample, load_date_words, load_recesses

EXAMPLES = [(lang, each) for lang in ("nl", "en") for each in load_date_words(lang).examples]


@pytest.mark.parametrize(("lang", "example"), EXAMPLES)
def test_example(lang: str, example: DateExample) -> None:
    text = f"ook {example.phrase} ook"
    (found,) = find_moments(text, load_date_words(lang), example.today)
    assert (found.first, found.last, found.kind) == (example.first, example.last, example.kind)


def test_every_recess_of_every_year() -> None:
    recesses = load_recesses()
    kinds = ("spring", "may", "summer", "autumn", "christmas")
    assert [(r.year, r.kind) for r in recesses] == [
        (y, k) for y in range(2008, 2027) for k in kinds
    ]
    assert all(a.last < b.first for a, b in pairwise(recesses))


def test_recesses_run_from_friday_to_monday() -> None:
    assert {(r.first.weekday(), r.last.weekday()) for r in load_recesses()} == {(4, 0)}
