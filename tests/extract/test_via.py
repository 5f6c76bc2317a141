"""Through whom an actor acts, in the words of the sentence."""

import pytest

from tests.extract.reading import statements_in


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("De Commissie, bij monde van commissaris Johansson, drong aan op haast.", "Johansson"),
        ("Libië, in de persoon van premier Sarraj, vroeg om steun.", "Sarraj"),
        ("Minister Hoekstra maakte bekend dat Nederland de sancties steunt.", "Hoekstra"),
        ("Mijn Finse, Poolse en Deense collega’s steunden het voorstel.", "Deense collega’s"),
        ("De vakbonden drongen aan op een hoger minimumloon.", "De vakbonden"),
        ("Mijn ambtsvoorganger heeft het voorstel gesteund.", "Mijn ambtsvoorganger"),
        ("Een groep lidstaten steunde het voorstel.", "groep lidstaten"),
    ],
)
def test_through_whom(sentence: str, via: str) -> None:
    found = [statement.via or "" for statement in statements_in(sentence, "report")]
    assert found
    assert all(via in each for each in found)


def test_nobody_stands_between_a_country_and_its_deed() -> None:
    found = statements_in("Frankrijk, Spanje en Italië steunden het voorstel.", "report")
    assert [statement.via for statement in found] == [None]
