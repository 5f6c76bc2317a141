"""Documents in two languages: each stretch is read by the rules of its own."""

import pytest

from griffier import pipeline
from griffier.lexicon.structure import structure_words
from griffier.model import Role, Source
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.structure import structure

LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 12 mei 2031

Geachte voorzitter,

Het kabinet heeft de Raad gevraagd om de regels voor de veerdiensten te herzien. Nederland steunde
het voorstel van de Commissie, en ik heb de Kamer toegezegd om in juni over de uitkomst
te berichten.

De Minister van Buitenlandse Zaken,
A. de Wit
"""
ANNEX = """Bijlage

Joint declaration of the ministers of Norway and Iceland

We welcome the agreement that was reached on the ferries, and we will share the costs of the quay
between us.

- harbours
- cables

Norway calls on Russia to respect the law of the sea, which protects the lines on which our
economies rest, in the north as well as in the south.
"""
QUOTED = "In de conclusies staat: “The Council welcomes the agreement that was reached on ferries.”"


def _letter(text: str):
    return structure(read_text(Source(text.encode()), Limits()), structure_words())


def _read(text: str):
    return pipeline.read(Source(text.encode(), "letter.txt"))


def test_an_annex_is_a_piece_with_its_own_title_and_list() -> None:
    letter = _letter(LETTER + "\n" + ANNEX)
    assert letter.lang == "nl"
    assert [piece.lang for piece in letter.pieces] == ["nl", "en"]
    annex = letter.pieces[1]
    assert annex.metadata.title == "Joint declaration of the ministers of Norway and Iceland"
    assert annex.metadata.kind == "declaration"
    said = [annex.text.text[p.start : p.end] for p in annex.parts if p.role is Role.ITEM]
    assert said == ["harbours", "cables"]


def test_the_whole_keeps_its_text_its_parts_and_its_sentences_in_order() -> None:
    letter = _letter(LETTER + "\n" + ANNEX)
    assert letter.text.text.startswith("Aan de Voorzitter")
    assert "Norway calls on Russia" in letter.text.text
    starts = [part.start for part in letter.parts]
    assert starts == sorted(set(starts))
    for sentence in letter.sentences:
        part = letter.parts[sentence.part]
        assert part.start <= sentence.start < sentence.end <= part.end


def test_who_speaks_differs_from_piece_to_piece() -> None:
    document = _read(LETTER + "\n" + ANNEX)
    said = {(s.act.value, "+".join(a.id for a in s.actors)) for s in document.statements}
    assert said == {
        ("REQUEST", "NL"),
        ("SUPPORT", "NL"),
        ("COMMIT", "NL"),
        ("SUPPORT", "NO+IS"),
        ("COMMIT", "NO+IS"),
        ("REQUEST", "NO"),
    }
    for statement in document.statements:
        quote = document.text[statement.evidence.start : statement.evidence.end]
        assert quote.strip() == quote != ""
    assert not document.letter.pieces


def test_a_letter_leads_what_it_encloses_however_long_that_is() -> None:
    letter = _letter(LETTER + "\n" + ANNEX * 4)
    assert letter.lang == "nl"
    assert letter.metadata.senders[0].actor == "NL"


@pytest.mark.parametrize("text", [LETTER, LETTER + "\n" + QUOTED, ANNEX.split("\n\n", 1)[1]])
def test_one_language_is_one_piece(text: str) -> None:
    assert _letter(text).pieces == ()


def test_why_reads_each_piece_by_its_own_rules() -> None:
    source = Source((LETTER + "\n" + ANNEX).encode(), "letter.txt")
    document = pipeline.read(source)
    for phrase in ("Nederland steunde", "Norway calls"):
        ((sentence, lines),) = pipeline.why(source, phrase)
        part = document.letter.parts[sentence.part]
        assert part.start <= sentence.start < part.end
        assert any("fits" in line for line in lines)


def test_a_text_that_changes_language_all_the_time_comes_in_few_pieces() -> None:
    text = "\n\n".join([LETTER, ANNEX] * 20)
    letter = structure(read_text(Source(text.encode()), Limits()), structure_words())
    assert 1 < len(letter.pieces) < 10
    assert {piece.lang for piece in letter.pieces} == {"nl", "en"}
