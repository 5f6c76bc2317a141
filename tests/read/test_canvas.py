import pytest

from griffier.errors import DocumentTooLarge, EmptyDocument
from griffier.model import BlockKind, Source
from griffier.read import read_text
from griffier.read.canvas import Canvas
from griffier.read.inscription import Inscription, clean
from griffier.read.limits import Limits
from griffier.read.numerals import numeral

from .papers import assert_canonical, docx, lines, notes, odt, p

LIMITS = Limits()


def canvas() -> Canvas:
    return Canvas(LIMITS, "letter")


def test_white_space_collapses_across_fragments():
    line = Inscription()
    for fragment in (" Een", " ", "\u00a0twee", "drie ", " ", "vier\n"):
        line.write(fragment)
    assert line.text == "Een tweedrie vier"
    assert line.length == len(line.text)


def test_characters_that_only_steer_the_layout():
    shown = clean("vis\u00adserij\u200b zee\u2011hond e\u0301e\u0301n \ufb01jn \x07")
    assert shown == "visserij zee-hond één fijn "


def test_a_mark_hangs_on_the_word_before_it():
    line = Inscription()
    line.write("publiek ")
    line.mark("a")
    line.write(". Verder")
    assert line.text == "publiek. Verder"
    assert line.marks == [(len("publiek"), "a")]


def test_brackets_around_a_mark_go_with_it():
    line = Inscription()
    line.write("publiek [")
    line.mark("a")
    line.write("] en open")
    assert line.text == "publiek en open"
    assert line.marks == [(len("publiek"), "a")]


def test_cutting_moves_what_stands_behind():
    line = Inscription()
    line.write("een")
    line.superscript("1")
    line.write(" twee")
    line.mark("b")
    line.write(" drie")
    line.cut(3, 4)
    assert line.text == "een twee drie"
    assert line.marks == [(8, "b")]
    assert line.raised == []


def test_a_note_within_a_note_goes_nowhere_else():
    board = canvas()
    board.open(BlockKind.PARAGRAPH, element="/p")
    board.write("Tekst")
    board.mark("n")
    board.begin_note("n", "1", "/n")
    board.write("Noot")
    board.end_note()
    board.write(" verder.")
    text = board.finish("text/html")
    assert_canonical(text)
    assert lines(text) == ["Tekst verder.", "Noot"]
    assert notes(text) == [("1", "Noot", "Tekst")]


def test_an_empty_canvas_is_an_empty_document():
    board = canvas()
    board.open(BlockKind.PARAGRAPH)
    board.write(" \u00ad ")
    with pytest.raises(EmptyDocument, match="letter"):
        board.finish("text/html")


WORDS = "woorden " * 400


@pytest.mark.parametrize(
    "data",
    [
        f"<html><p>{WORDS}</p></html>".encode(),
        f"<officiele-publicatie><al>{WORDS}</al></officiele-publicatie>".encode(),
        docx(p(WORDS)),
        odt(f"<text:p>{WORDS}</text:p>"),
    ],
)
def test_the_limit_on_characters_holds_in_every_format(data: bytes):
    assert len(read_text(Source(data), Limits(characters=3200)).text) == 3199
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_text(Source(data), Limits(characters=3000))


def test_a_package_may_not_unpack_to_more_than_the_limit():
    data = docx(p(WORDS * 50))
    assert len(data) < 100_000
    with pytest.raises(DocumentTooLarge, match="unpacks"):
        read_text(Source(data), Limits(bytes=100_000))


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "1", "3"),
        (28, "a", "ab"),
        (26, "A", "Z"),
        (14, "i", "xiv"),
        (9, "I", "IX"),
        (0, "a", "0"),
    ],
)
def test_numerals(number: int, style: str, shown: str):
    assert numeral(number, style) == shown
