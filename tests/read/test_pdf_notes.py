"""Footnotes on PDF pages: lifted out, joined, tied to their marks."""

import pytest

from griffier.model import BlockKind, Text
from tests.read.typesetting import PROSE, Sheet, blocks


def _foot(sheet: Sheet, *lines: str, y: float = 700) -> None:
    """Sets lines in small type at the foot of a page."""
    sheet.size, sheet.leading, before = 7.0, 9.0, sheet.y
    sheet.y = y
    for line in lines:
        sheet.line(line)
    sheet.size, sheet.leading, sheet.y = 10.0, 12.0, before


def _anchored(text: Text) -> list[tuple[str, str, str]]:
    """Each note: its mark, the text's last words before its anchor, its own text."""
    return [
        (note.mark, text.text[: note.anchor or 0][-12:], text.text[note.start : note.end])
        for note in text.notes
    ]


def test_a_footnote_is_lifted_out_and_its_mark_taken_away() -> None:
    sheet = Sheet()
    sheet.line("Het verslag is openbaar.^1 De Raad nam er kennis van.")
    _foot(sheet, "^1 Kamerstuk 12 345, nr. 6.")
    text = sheet.read()
    assert blocks(text) == [
        "Het verslag is openbaar. De Raad nam er kennis van.",
        "Kamerstuk 12 345, nr. 6.",
    ]
    assert _anchored(text) == [("1", "is openbaar.", "Kamerstuk 12 345, nr. 6.")]
    assert text.blocks[-1].kind is BlockKind.NOTE


def test_a_sentence_runs_on_past_the_footnotes_of_its_page() -> None:
    sheet = Sheet()
    sheet.line("De Kamer ontvangt het verslag^1 dat door de voorzitter is")
    _foot(sheet, "^1 Bijlage bij deze brief.")
    sheet.page()
    sheet.line("toegezegd en dat in april verschijnt.")
    assert blocks(sheet.read())[0] == (
        "De Kamer ontvangt het verslag dat door de voorzitter is toegezegd en dat in april "
        "verschijnt."
    )


def test_marks_that_start_again_on_every_page_stay_on_their_page() -> None:
    sheet = Sheet()
    for word in ("alfa", "beta", "gamma"):
        sheet.line(f"Hier staat {word}^1 en daar niets.")
        _foot(sheet, f"^1 Noot bij {word}.")
        sheet.page()
    words = ("alfa", "beta", "gamma")
    assert _anchored(sheet.read()) == [
        ("1", f"Hier staat {word}"[-12:], f"Noot bij {word}.") for word in words
    ]


def test_a_note_that_runs_on_at_the_next_foot_is_one_note() -> None:
    sheet = Sheet()
    sheet.line("De cijfers zijn bekend.^1")
    for _ in range(3):
        sheet.paragraph(PROSE, gap=8)
    _foot(sheet, "^1 De cijfers berusten op een telling die in het voorjaar door het bureau is")
    sheet.page()
    for _ in range(3):
        sheet.paragraph(PROSE, gap=8)
    _foot(sheet, "uitgevoerd en die nog niet is gepubliceerd.", y=709)
    text = sheet.read()
    assert _anchored(text)[0][2] == (
        "De cijfers berusten op een telling die in het voorjaar door het bureau is uitgevoerd en "
        "die nog niet is gepubliceerd."
    )
    assert len(text.notes) == 1


def test_a_url_broken_over_two_lines_of_a_note_is_whole_again() -> None:
    sheet = Sheet()
    sheet.line("De verklaring is openbaar.^1")
    _foot(
        sheet,
        "^1 Zie https://www.example.org/en/press-releases/2019/05/09/joint-declaration-9-",
        "may-2019/.",
    )
    url = "https://www.example.org/en/press-releases/2019/05/09/joint-declaration-9-may-2019/."
    assert blocks(sheet.read())[-1] == f"Zie {url}"


def test_marks_after_years_and_abbreviations_are_marks_and_powers_are_not() -> None:
    sheet = Sheet()
    sheet.line("De brief van 7 mei 2021^1 noemt het GLB^2 en 120 km^2 bos.")
    _foot(sheet, "^1 Kamerstuk 1.", "^2 Landbouwbeleid.")
    text = sheet.read()
    assert blocks(text)[0] == "De brief van 7 mei 2021 noemt het GLB en 120 km2 bos."
    assert [found[1] for found in _anchored(text)] == ["n 7 mei 2021", "oemt het GLB"]


def test_several_notes_of_one_page_keep_their_order() -> None:
    sheet = Sheet()
    sheet.line("Eerst een,^1 dan twee^2 en ten slotte drie.^3")
    second = ("^2 Twee, die wat langer is en daarom", "over twee regels loopt.")
    _foot(sheet, "^1 Een.", *second, "^3 Drie.")
    assert _anchored(sheet.read()) == [
        ("1", "Eerst een,", "Een."),
        ("2", "en, dan twee", "Twee, die wat langer is en daarom over twee regels loopt."),
        ("3", "slotte drie.", "Drie."),
    ]


@pytest.mark.parametrize("opening", ["1. ", "1 "])
def test_a_note_may_open_with_a_plain_number(opening: str) -> None:
    sheet = Sheet()
    sheet.line("Het besluit is genomen.^1 Daarmee is de zaak gesloten.")
    _foot(sheet, f"{opening}Besluit van 3 mei.")
    text = sheet.read()
    assert _anchored(text) == [("1", " is genomen.", "Besluit van 3 mei.")]


def test_endnotes_in_the_type_of_the_text_are_notes() -> None:
    sheet = Sheet()
    sheet.line("Het verdrag^1 en het protocol^2 zijn getekend.")
    sheet.y += 30
    sheet.line("^1 Verdrag van Voorbeeldstad.")
    sheet.line("^2 Protocol bij het verdrag.")
    text = sheet.read()
    assert blocks(text)[0] == "Het verdrag en het protocol zijn getekend."
    assert [found[2] for found in _anchored(text)] == [
        "Verdrag van Voorbeeldstad.",
        "Protocol bij het verdrag.",
    ]


def test_a_note_without_a_mark_in_the_text_has_no_anchor() -> None:
    sheet = Sheet()
    sheet.line("Deze regel heeft geen noot.")
    _foot(sheet, "^7 Een verdwaalde noot.")
    text = sheet.read()
    assert [(note.mark, note.anchor) for note in text.notes] == [("7", None)]


def test_small_type_without_marks_stays_in_the_text() -> None:
    sheet = Sheet()
    sheet.paragraph(PROSE)
    _foot(sheet, "Bron: eigen telling.")
    text = sheet.read()
    assert blocks(text) == [PROSE, "Bron: eigen telling."]
    assert not text.notes
