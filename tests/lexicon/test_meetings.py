"""Every series finds its examples and no other's; places lie in known countries."""

import pytest

from griffier.annotate.namings import Scene, find_namings
from griffier.lexicon.meetings import SHARED, Series, load_meeting_table

TABLE = load_meeting_table()


@pytest.mark.parametrize(
    ("series", "text"), [(each, text) for each in TABLE.series.values() for text in each.examples]
)
def test_series_and_example_find_each_other(series: Series, text: str) -> None:
    sentence = f"Dit is de {text}."
    (found,) = find_namings(Scene(sentence, sentence.lower(), (), (), (), TABLE))
    assert found.series is series
    assert sentence[found.start : found.end] == text


@pytest.mark.parametrize("code", sorted(TABLE.codes))
def test_a_code_counts_in_capitals_only(code: str) -> None:
    sentence = f"dit is de {code} hier"
    assert not find_namings(Scene(sentence, sentence, (), (), (), TABLE))


def test_every_place_lies_in_a_known_country() -> None:
    countries = (SHARED / "countries.csv").read_text("utf-8").splitlines()[1:]
    known = {line.split(",")[0] for line in countries}
    assert {country for _, country in TABLE.places.values()} <= known
    assert len(TABLE.places) > 400
    assert TABLE.places["Brussels"] == ("Brussel", "BE")
