"""Questions tied to their answers, and who asks."""

import pytest

from griffier.lexicon.structure import structure_words
from griffier.model import Letter, Role
from griffier.structure import structure
from griffier.structure.turns import asked_by, numbers_in, party_in
from tests.factories import text_of


def read(*blocks: str) -> Letter:
    return structure(text_of(*blocks), structure_words())


def turns(letter: Letter) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(t.kind[0], t.numbers, t.party) for t in letter.turns]


def said(letter: Letter, turn: int) -> list[tuple[str, str]]:
    source = letter.text.text
    return [(p.role.value, source[p.start : p.end]) for p in letter.parts if p.turn == turn]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("3, 4 en 5", ("3", "4", "5")),
        ("7, 8, 9 10 en 11", ("7", "8", "9", "10", "11")),
        ("2 t/m 4", ("2", "3", "4")),
        ("2 tot en met 4, 6", ("2", "3", "4", "6")),
        ("5–7", ("5", "6", "7")),
        ("1a en 1b", ("1a", "1b")),
        ("12", ("12",)),
    ],
)
def test_numbers_of_a_label(printed: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(printed) == numbers


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Vragen van de leden van de VVD-fractie", "VVD"),
        ("De leden van de GroenLinks-PvdA-fractie vragen", "GroenLinks-PvdA"),
        ("Inbreng van het lid van de Volt-fractie", "Volt"),
        ("De leden van de 50PLUS-fractie", "50PLUS"),
        ("De leden van de Partij voor de Dieren-fractie", "Partij voor de Dieren"),
        ("De leden van de fractie van de ChristenUnie", "ChristenUnie"),
        ("De leden van de VVD-fractie en de leden van de D66-fractie", "VVD, D66"),
        ("De leden van de commissie", None),
    ],
)
def test_party_of_a_phrase(phrase: str, party: str | None) -> None:
    assert party_in(phrase) == party


@pytest.mark.parametrize(
    ("inquiry", "party"),
    [
        ("Vragen van het lid Vos (CDA) aan de Minister van Financiën (Douane) over x", "CDA"),
        ("Vragen van de leden Vos (CDA) en Bos (D66) aan de Minister", "CDA, D66"),
        ("Vragen van de leden Vos en Bos (beiden VVD) aan de Minister", "VVD"),
        ("Vragen van de leden A, B en C (allen SP) aan de Minister", "SP"),
        ("Vragen van het lid Vos aan de Minister van Financiën (Douane)", None),
    ],
)
def test_who_asks_in_the_line_above(inquiry: str, party: str | None) -> None:
    assert asked_by(inquiry) == party


def test_labels_on_lines_of_their_own() -> None:
    letter = read(
        "Vraag 1", "Is dit zo?", "Antwoord 1", "Ja", "Vraag 2 en 3", "Waarom?", "Hoe dan?",
        "Antwoord 2 en 3", "Daarom:", "– eerst dit;", "– dan dat.",
    )  # fmt: skip
    assert turns(letter) == [
        ("q", ("1",), None), ("a", ("1",), None), ("q", ("2", "3"), None), ("a", ("2", "3"), None),
    ]  # fmt: skip
    assert said(letter, 1) == [("answer", "Ja")]
    assert said(letter, 2) == [("question", "Waarom?"), ("question", "Hoe dan?")]
    assert said(letter, 3) == [
        ("answer", "Daarom:"), ("item", "eerst dit;"), ("item", "dan dat."),
    ]  # fmt: skip


def test_labels_within_one_block() -> None:
    letter = read("Vraag 1 Is dit zo? Antwoord 1 Ja. Vraag 2 Waarom? Antwoord 2 Zie vraag 1.")
    assert [t[:2] for t in turns(letter)] == [
        ("q", ("1",)), ("a", ("1",)), ("q", ("2",)), ("a", ("2",)),
    ]  # fmt: skip
    assert [said(letter, n)[0][1] for n in range(4)] == [
        "Is dit zo?", "Ja.", "Waarom?", "Zie vraag 1.",
    ]  # fmt: skip


def test_the_subject_of_a_letter_says_who_asks() -> None:
    letter = read(
        "Betreft: Beantwoording vragen van het lid Karsten (SGP) over visserij (Noordzee)",
        "Geachte voorzitter,", "Hierbij bied ik u de antwoorden aan.", "Vraag 1", "Is dit zo?",
        "Antwoord 1", "Ja.",
    )  # fmt: skip
    assert turns(letter) == [("q", ("1",), "SGP"), ("a", ("1",), None)]


def test_a_mention_of_a_question_is_no_label() -> None:
    letter = read("Het kabinet heeft dat gezegd. Vraag 3 gaat daar ook over en is beantwoord.")
    assert letter.turns == ()


def test_answers_refer_to_questions() -> None:
    letter = read("Vraag 4:", "Is dit zo?", "Antwoord op vraag 4:", "Ja, dat is zo.")
    assert turns(letter) == [("q", ("4",), None), ("a", ("4",), None)]


def test_labels_without_numbers_are_counted_on() -> None:
    letter = read("Vraag:", "Is dit zo?", "Antwoord:", "Ja.", "Vraag", "Waarom?", "Antwoord: Zo.")
    assert [t[:2] for t in turns(letter)] == [
        ("q", ("1",)), ("a", ("1",)), ("q", ("2",)), ("a", ("2",)),
    ]  # fmt: skip


def test_a_note_and_a_remark_behind_the_answers_belong_to_none() -> None:
    letter = read(
        "Vraag 1", "Is dit zo?", "Antwoord 1", "Ja.", "Toelichting:", "Zie boven.", "^ Noot."
    )
    assert [p.turn for p in letter.parts] == [0, 1, None, None, None]


CONSULTATION = (
    "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG",
    "Vragen en opmerkingen van de leden van de VVD-fractie",
    "De leden van de VVD-fractie hebben de agenda gelezen en vragen of het plan vaststaat.",
)


def test_consultation_with_an_answer_below_each_question() -> None:
    letter = read(
        *CONSULTATION, "Antwoord van het kabinet", "Het kabinet zal het plan in mei vaststellen.",
        "Ook wordt de Kamer ingelicht.", "Deze leden vragen naar de kosten.",
        "Antwoord van het kabinet", "De kosten zijn bekend.",
        "Inbreng van het lid van de Volt-fractie", "Het lid van de Volt-fractie vraagt om steun.",
        "Reactie van de Minister", "Ja.",
    )  # fmt: skip
    assert turns(letter) == [
        ("q", ("1",), "VVD"), ("a", ("1",), "VVD"), ("q", ("2",), "VVD"), ("a", ("2",), "VVD"),
        ("q", ("3",), "Volt"), ("a", ("3",), "Volt"),
    ]  # fmt: skip
    assert [role for role, _ in said(letter, 1)] == ["heading", "answer", "answer"]


def test_consultation_with_all_answers_in_a_second_part() -> None:
    letter = read(
        CONSULTATION[0], "I Vragen en opmerkingen vanuit de fracties", *CONSULTATION[1:],
        "Voorts vragen deze leden naar de kosten.", "II Antwoord / Reactie van de Minister",
        "Vragen en opmerkingen van de leden van de VVD-fractie",
        "De leden van de VVD-fractie vragen of het plan vaststaat. Het kabinet zal dat doen.",
        "De kosten worden in juni bekend.", "III Volledige agenda", "De brief van 3 mei.",
    )  # fmt: skip
    assert turns(letter) == [("q", ("1",), "VVD"), ("a", (), "VVD")]
    assert [p.role for p in letter.parts if p.turn == 1] == [Role.HEADING, Role.ANSWER, Role.ANSWER]
    assert letter.parts[-1].turn is None


def test_a_table_of_contents_opens_no_turn() -> None:
    letter = read(
        CONSULTATION[0], "Inhoud", "I Vragen en opmerkingen uit de fracties",
        "• Inbreng van de leden van de VVD-fractie", "II Reactie van de Minister",
        "I Vragen en opmerkingen uit de fracties", "Inbreng van de leden van de VVD-fractie",
        "De leden van de VVD-fractie hebben nog enkele vragen.", "Deze leden willen dit weten.",
        "II Reactie van de Minister", "De leden van de VVD-fractie vragen of dit klopt.",
        "Het kabinet zal de Kamer informeren.",
    )  # fmt: skip
    assert turns(letter) == [("q", ("1",), "VVD"), ("a", (), None)]
    assert [role for role, _ in said(letter, 0)] == ["question", "question"]
    assert [role for role, _ in said(letter, 1)] == ["answer", "answer"]


def test_a_letter_of_a_committee_below_the_heading_of_who_asks() -> None:
    letter = read(
        CONSULTATION[0], "Vragen en opmerkingen van de fractieleden van de PVV",
        "In uw brief zet u het plan uiteen. Wat kost het?", "Reactie van de Minister", "Niets.",
    )  # fmt: skip
    assert turns(letter) == [("q", ("1",), "PVV"), ("a", ("1",), "PVV")]
