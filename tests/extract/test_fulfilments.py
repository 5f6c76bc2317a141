"""Sentences that say a promise is kept or a motion carried out, and those that do not."""

from pathlib import Path

import pytest

from griffier import pipeline
from griffier.model import Source

LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 24 maart 2023\n\n{}\n"
)


CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("fulfilments.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def fulfilled(sentence: str) -> list[str]:
    document = pipeline.read(Source(LETTER.format(sentence).encode(), "brief.txt"))
    return [document.text[each.start : each.end] for each in document.fulfils]


@pytest.mark.parametrize(
    "sentence",
    [
        "Met deze brief doe ik die toezegging gestand.",
        "Met deze brief kom ik die toezegging na.",
        "Hierbij kom ik mijn toezegging aan het lid Dijk na.",
        "Zo komt het kabinet deze toezegging na.",
        "Hiermee los ik de toezegging over de visumplicht in.",
        "Aan de motie van het lid Dijk is hiermee uitvoering gegeven.",
        "Hiermee wordt tevens opvolging gegeven aan de moties Van Dalen.",
        "Met deze brief voldoe ik versneld aan de verzoeken van uw Kamer.",
        "In deze brief wordt aan dit verzoek voldaan.",
        "Aan de motie over niet-Europese leveranciers wordt in paragraaf 2 gevolg gegeven.",
    ],
)
def test_a_promise_is_said_to_be_kept(sentence: str) -> None:
    assert fulfilled(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Daarop kom ik na het reces terug.",
        "Ik kom in mei na de toezegging van Servië terug in Belgrado.",
        "Ik zal die toezegging in het najaar gestand doen.",
        "Servië komt zijn verplichtingen na.",
        "De toezegging is nog niet nagekomen.",
    ],
)
def test_nothing_is_said_to_be_kept(sentence: str) -> None:
    assert fulfilled(sentence) == []


@pytest.mark.parametrize(("fulfils", "sentence"), CASES, ids=lambda text: text[:50])
def test_each_of_the_table(fulfils: str, sentence: str) -> None:
    assert fulfilled(sentence) == ([sentence] if fulfils == "yes" else [])
