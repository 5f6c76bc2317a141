"""In whose name a text speaks that nobody signs."""

from griffier import pipeline
from griffier.model import Source

_TALE = """De club speelde in het najaar drie wedstrijden in het buitenland.

Na afloop werd besloten om de trainer te vervangen. «Ik ben bereid om te blijven», zei hij.
"""


def _actors(text: str) -> list[str]:
    document = pipeline.read(Source(text.encode(), "tekst.txt"))
    return [actor.id for statement in document.statements for actor in statement.actors]


def test_what_is_no_paper_of_state_has_no_government_for_its_author() -> None:
    assert _actors(_TALE) == []


def test_a_part_of_a_letter_that_speaks_of_the_house_or_ministers_has() -> None:
    told = "Met de Minister van Financiën werd besloten om de regeling te verlengen.\n"
    assert "NL" in _actors(told)
    assert _actors("Ik heb de Kamer toegezegd de regeling te verlengen.\n") == ["NL"]


def test_a_minister_named_once_in_a_long_tale_makes_it_no_paper_of_state() -> None:
    tale = _TALE + 50 * (
        "\nDe trainer was tevreden over de tweede helft, waarin de ploeg beter speelde.\n"
        "\nIk denk dat wij de volgende wedstrijd winnen, zei de spits.\n"
    )
    assert "NL" not in _actors(f"{tale}\nDe minister zat op de tribune.\n")


def test_a_newspaper_that_tells_of_ministers_is_no_paper_of_state() -> None:
    told = (
        "De minister sprak dinsdag met de Tweede Kamer over de regeling, zei een woordvoerder. "
        "Het plan moet in juni van kracht worden. Er is besloten om de regeling te verlengen.\n"
    )
    assert "NL" not in _actors(told.replace("De minister sprak", "De ministers spraken"))
    assert "NL" in _actors("Ik meld uw Kamer: " + told)
