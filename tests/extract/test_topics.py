"""What a statement is about, and through whom its actor acts."""

import pytest

from tests.extract.reading import statements_in

CASES = [
    ("Ik heb toegezegd terug te komen op de kosten van het stelsel.", "kosten van het stelsel"),
    ("Nederland riep de Commissie op vast te houden aan de norm.", "norm"),
    ("Nederland zal hiermee instemmen.", "hiermee"),
    ("Nederland heeft daarvoor al eerder gepleit.", "daarvoor"),
    ("Het kabinet is verheugd over de keuze voor een verordening.", "keuze voor een verordening"),
    ("Nederland acht het wenselijk dat lidstaten het tarief bepalen.", "tarief"),
]


@pytest.mark.parametrize(("sentence", "topic"), CASES, ids=[case[0] for case in CASES])
def test_topic(sentence: str, topic: str) -> None:
    found = statements_in(sentence)
    assert [s.topic.text for s in found if s.topic] == [topic]


def test_a_pronoun_acts_through_who_was_named_before() -> None:
    text = (
        "Verscheidene lidstaten steunden het verdrag met Japan. "
        "Zij drongen aan op een snelle ratificatie."
    )
    found = statements_in(text)
    assert [s.via for s in found] == ["lidstaten"] * 2
