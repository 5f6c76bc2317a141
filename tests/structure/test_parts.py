"""What each part of a document does: headings, lists, paragraphs, notes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from griffier.lexicon.structure import structure_words
from griffier.model import Letter, Role
from griffier.structure import structure
from tests.factories import text_of

PROSE = "De Raad sprak hierover en Nederland heeft het voorstel van de Commissie gesteund."


def read(*blocks: str) -> Letter:
    return structure(text_of(*blocks), structure_words())


def roles(letter: Letter) -> list[tuple[str, str]]:
    return [(p.role.value, letter.text.text[p.start : p.end]) for p in letter.parts]


def headings(letter: Letter) -> list[tuple[int, str]]:
    return [(s.level, s.heading) for s in letter.sections]


def test_short_lines_before_prose_are_headings() -> None:
    letter = read(PROSE, "Migratie en asiel", PROSE, "Energie", PROSE)
    assert headings(letter) == [(1, "Migratie en asiel"), (1, "Energie")]
    assert [p.section for p in letter.parts] == [None, 0, 0, 1, 1]


def test_a_sentence_without_its_stop_is_no_heading() -> None:
    assert headings(read(PROSE, "Nederland heeft hiermee ingestemd", PROSE)) == []


def test_numbered_headings_nest_by_depth() -> None:
    letter = read("1. Inleiding", PROSE, "2. Inzet", PROSE, "2.1 Handel", PROSE, "3. Slot", PROSE)
    assert headings(letter) == [
        (1, "1. Inleiding"),
        (1, "2. Inzet"),
        (2, "2.1 Handel"),
        (1, "3. Slot"),
    ]
    handel = letter.sections[2]
    assert letter.text.text[handel.start : handel.end] == f"2.1 Handel\n\n{PROSE}"
    assert [p.label for p in letter.parts if p.role is Role.HEADING] == ["1", "2", "2.1", "3"]


def test_capitals_stand_above_ordinary_headings() -> None:
    letter = read(PROSE, "RAAD BUITENLANDSE ZAKEN", "Libië", PROSE, "RAAD DEFENSIE", PROSE)
    assert headings(letter) == [
        (1, "RAAD BUITENLANDSE ZAKEN"), (2, "Libië"), (1, "RAAD DEFENSIE"),
    ]  # fmt: skip


def test_the_readers_ranks_win() -> None:
    letter = read("# Raad Algemene Zaken", "## Uitbreiding", PROSE, "# Raad Defensie", PROSE)
    assert headings(letter)[0] == (1, "Uitbreiding") or headings(letter) == [
        (1, "Raad Algemene Zaken"), (2, "Uitbreiding"), (1, "Raad Defensie"),
    ]  # fmt: skip


def test_strong_lines_are_headings_even_with_a_verb() -> None:
    assert headings(read(PROSE, "! Wat is de inzet van Nederland?", PROSE)) == [
        (1, "Wat is de inzet van Nederland?")
    ]


def test_list_items_know_their_lead_in() -> None:
    letter = read(PROSE, "Nederland heeft:", "– steun uitgesproken;", "– geld toegezegd.", PROSE)
    assert [(p.role, p.label, p.lead) for p in letter.parts[2:4]] == [
        (Role.ITEM, "–", 1), (Role.ITEM, "–", 1),
    ]  # fmt: skip
    assert roles(letter)[2] == ("item", "steun uitgesproken;")
    assert letter.parts[4].lead is None


def test_nested_lists_lead_to_the_item_above() -> None:
    letter = read(
        "De Raad besloot:", "a) tot steun:", "– aan boeren;", "– aan vissers;", "b) tot spoed."
    )
    assert [p.lead for p in letter.parts] == [None, 0, 1, 1, 0]


def test_items_marked_by_the_reader_keep_their_role() -> None:
    letter = read("De Raad besloot:", "* tot steun;", "* tot spoed.")
    assert [p.role for p in letter.parts[1:]] == [Role.ITEM, Role.ITEM]
    assert letter.parts[1].lead == 0


def test_numbered_items_below_a_lead_in_are_a_list() -> None:
    letter = read("De Raad besloot:", "1. Het voorstel aan te nemen.", "2. Spoed te maken.", PROSE)
    assert [p.role for p in letter.parts[1:3]] == [Role.ITEM, Role.ITEM]


def test_numbered_paragraphs_of_a_declaration() -> None:
    letter = read(
        "Tirana Declaration",
        "We, the leaders of the European Union, met today and have agreed on the following.",
        "1. The EU welcomes the reforms. It stands ready to help with them.",
        "2. The partners will align their policy with that of the Union.",
    )
    assert [(p.role, p.label) for p in letter.parts] == [
        (Role.TITLE, None), (Role.PARAGRAPH, None), (Role.PARAGRAPH, "1"), (Role.PARAGRAPH, "2"),
    ]  # fmt: skip
    spans = [letter.text.text[s.start : s.end] for s in letter.sentences if s.part == 2]
    assert spans == ["The EU welcomes the reforms.", "It stands ready to help with them."]


def test_rows_and_notes_are_told_apart() -> None:
    letter = read(PROSE, "| 2021 | 14", "| 2022 | 16", "^ Kamerstuk 21 501-20, nr. 12.")
    assert [p.role for p in letter.parts] == [Role.PARAGRAPH, Role.ROW, Role.ROW, Role.NOTE]
    assert {s.part for s in letter.sentences} == {0}


def test_salutation_closing_and_signature() -> None:
    letter = read(
        "Geachte voorzitter,",
        PROSE,
        "Hoogachtend,",
        "De minister van Financiën,",
        "W.B. Hogendoorn",
    )
    assert [p.role for p in letter.parts] == [
        Role.SALUTATION, Role.PARAGRAPH, Role.CLOSING, Role.SIGNATURE,
    ]  # fmt: skip


def test_signatures_come_out_the_same_however_they_are_set() -> None:
    lines = ["De Minister van Financiën,", "A. Bos", "De Minister van Defensie,", "C. de Wit"]
    apart, whole = read(PROSE, *lines), read(PROSE, " ".join(lines))
    pairs = read(PROSE, " ".join(lines[:2]), " ".join(lines[2:]))
    shown = [
        [" ".join(body.split()) for role, body in roles(one) if role == "signature"]
        for one in (apart, pairs, whole)
    ]
    assert shown[0] == shown[1] == shown[2] == [" ".join(lines[:2]), " ".join(lines[2:])]


def test_a_minister_who_acts_is_no_signature() -> None:
    letter = read(PROSE, "De Minister van Financiën stemde in.", "De Minister, A. Bos, sprak.")
    assert {p.role for p in letter.parts} == {Role.PARAGRAPH}


def test_language() -> None:
    assert read(PROSE).lang == "nl"
    assert read("The Council has agreed that this will be done by all of the members.").lang == "en"
    assert read("Der Rat hat gestern über die Lage in der Region gesprochen.").lang == "und"
    assert read("Le Conseil a adopté une décision sur la situation dans la région.").lang == "und"


def test_empty_text() -> None:
    letter = read()
    assert (letter.lang, letter.parts, letter.metadata.kind) == ("und", (), "other")


_LINES = [
    PROSE,
    *"""Migratie
– punt;
1. Inleiding
Vraag 1
Vraag 2 Hoe? Antwoord 2 Zo.
Antwoord
Den Haag, 3 mei 2021
De Minister van Financiën, A. Bos VERSLAG VAN DE RAAD
De Minister van Financiën,
A. Bos
Hoogachtend,
Nr. 12 BRIEF VAN DE MINISTER
21 501-20 Europese Raad
Geachte voorzitter,
Betreft
Datum
| a | b
# Kop
Aan de Voorzitter van de Tweede Kamer
der Staten-Generaal
^ noot
* item
1314
Vragen en opmerkingen van de leden van de VVD-fractie
De leden van de VVD-fractie vragen.
Antwoord van het kabinet
II Antwoord van de Minister
a) eerste
Besluit: akkoord""".splitlines(),
]
_NOISE = st.text("AaBb 12.,:?–()«»\"'/-", min_size=1, max_size=40).map(str.strip).filter(bool)
_BLOCKS = st.lists(st.one_of(st.sampled_from(_LINES), _NOISE), max_size=14)


@settings(max_examples=150)
@given(_BLOCKS)
def test_what_holds_for_every_document(blocks: list[str]) -> None:
    letter = read(*blocks)
    text = letter.text.text
    at = 0
    for part in letter.parts:
        assert at <= part.start < part.end <= len(text)
        assert part.section is None or 0 <= part.section < len(letter.sections)
        assert part.lead is None or letter.parts[part.lead].start < part.start
        assert part.turn is None or 0 <= part.turn < len(letter.turns)
        at = part.end
    covered = dict.fromkeys(range(len(letter.parts)), "")
    last = 0
    for sentence in letter.sentences:
        part = letter.parts[sentence.part]
        assert part.start <= sentence.start < sentence.end <= part.end
        assert sentence.start >= last
        last = sentence.end
        covered[sentence.part] += text[sentence.start : sentence.end]
    for index, part in enumerate(letter.parts):
        if part.role in {Role.PARAGRAPH, Role.ITEM, Role.QUESTION, Role.ANSWER, Role.HEADING}:
            assert covered[index].replace(" ", "") == text[part.start : part.end].replace(" ", "")
    for section in letter.sections:
        assert text[section.start :].startswith(section.heading)
        assert section.start < section.end <= len(text)
    for turn in letter.turns:
        assert 0 <= turn.start < turn.end <= len(text)


@pytest.mark.parametrize(
    "blocks",
    [
        ["De Minister van Buitenlandse Zaken " * 2_000],
        ["De Minister van Buitenlandse Zaken,"] * 3_000,
        ["De Minister van " + "A.B.C. " * 10_000],
        ["Zo. De Minister van Zaken en " * 4_000],
        ["Ja? Vraag 1 Wat? " * 5_000],
        ["Vraag " + "1, " * 30_000],
        ["VERSLAG " * 10_000],
        ["21 501-20 " * 10_000],
        ["Korte regel"] * 4_000,
        ["1. punt:", "a) punt:", "– punt:"] * 1_500,
        [
            "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG",
            *["De leden van de SP-fractie vragen dit."] * 4_000,
        ],
        ["Aan de Voorzitter " + "van de " * 20_000],
        ["mede namens de Minister van " + "Aa, " * 20_000],
        ["A. " + "van " * 30_000],
    ],
    ids=lambda blocks: blocks[0][:20],
)
def test_hostile_documents_take_linear_time(blocks: list[str]) -> None:
    began = time.process_time()
    read(*blocks)
    assert time.process_time() - began < 3.0
