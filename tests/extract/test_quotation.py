"""Which stretch of a sentence is quoted."""

import pytest

from tests.extract.reading import read_body

# The sentence, and each quotation expected of it, in order.
CASES: list[tuple[str, list[str]]] = [
    (
        "Voorts zal ik uw Kamer berichten over de werkzaamheden aldaar.",
        ["ik uw Kamer berichten over de werkzaamheden aldaar"],
    ),
    (
        "Hierbij bied ik u het verslag aan van de Energieraad van 9 september jl.",
        ["bied ik u het verslag aan van de Energieraad van 9 september jl."],
    ),
    (
        "Uw Kamer ontvangt mijn inzet daarvoor uiterlijk op 6 maart 2023.",
        ["Uw Kamer ontvangt mijn inzet daarvoor uiterlijk op 6 maart 2023"],
    ),
    (
        "Vóór het zomerreces zal ik uw Kamer hierover informeren.",
        ["Vóór het zomerreces zal ik uw Kamer hierover informeren"],
    ),
    (
        "Oostenrijk steunde het voorstel en riep de Commissie op tot haast.",
        ["Oostenrijk steunde het voorstel", "riep de Commissie op tot haast"],
    ),
    (
        "Ik heb dit akkoord verwelkomd en alle lidstaten opgeroepen het te ondertekenen.",
        ["Ik heb dit akkoord verwelkomd", "alle lidstaten opgeroepen het te ondertekenen"],
    ),
    (
        "Nederland dankte Spanje voor de schepen die het in mei naar Kreta zond.",
        [
            "Nederland dankte Spanje voor de schepen die het in mei naar Kreta zond",
            "de schepen die het in mei naar Kreta zond",
        ],
    ),
    (
        "Nederland achtte dit te beperkend omdat de behoefte dringend is.",
        ["Nederland achtte dit te beperkend"],
    ),
    (
        "Minister Koenders sprak met zijn ambtgenoten van Iran, Cuba en Soedan.",
        ["Minister Koenders sprak met zijn ambtgenoten van Iran, Cuba en Soedan"],
    ),
    (
        "Portugal vroeg om een verdubbeling van het budget voor Erasmus+.",
        ["Portugal vroeg om een verdubbeling van het budget voor Erasmus+"],
    ),
    (
        "The Council will revert to this before the end of 2023, and thanked the Commission.",
        [
            "The Council will revert to this before the end of 2023",
            "thanked the Commission",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_quotation(sentence: str, expected: list[str]) -> None:
    document = read_body(sentence, "conclusions" if sentence.startswith("The") else "report")
    at = document.text.index(sentence)
    quoted = [s.evidence for s in document.statements if s.evidence.start >= at]
    assert [document.text[e.start : e.end] for e in quoted] == expected


def test_a_quotation_stays_within_its_sentence() -> None:
    document = read_body("Ik zal u berichten over het verdrag. Over de kosten volgt een brief.")
    for statement in document.statements:
        evidence = statement.evidence
        assert any(s.start <= evidence.start <= evidence.end <= s.end
                   for s in document.letter.sentences)  # fmt: skip
