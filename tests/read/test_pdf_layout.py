"""Reading order, blocks and furniture of PDF pages set by the tests themselves."""

from griffier.model import BlockKind
from tests.read.typesetting import BOLD, ENGLISH, PROSE, Sheet, blocks


def test_a_paragraph_of_full_lines_is_one_block() -> None:
    sheet = Sheet()
    sheet.paragraph(PROSE)
    assert blocks(sheet.read()) == [PROSE]


def test_paragraphs_parted_by_white_only() -> None:
    sheet = Sheet()
    sheet.paragraph(PROSE, gap=8)
    sheet.paragraph(ENGLISH)
    assert blocks(sheet.read()) == [PROSE, ENGLISH]


def test_paragraphs_parted_by_a_line_that_ends_early_only() -> None:
    sheet = Sheet()
    for text in (PROSE, "De Raad stelde de conclusies vast.", PROSE, ENGLISH):
        sheet.paragraph(text)
    assert blocks(sheet.read()) == [PROSE, "De Raad stelde de conclusies vast.", PROSE, ENGLISH]


def test_paragraphs_parted_by_indentation_only() -> None:
    sheet = Sheet()
    for text in (PROSE, ENGLISH, PROSE):
        sheet.paragraph(text, first=14)
    assert blocks(sheet.read()) == [PROSE, ENGLISH, PROSE]


def test_the_opening_of_a_letter_is_a_block_for_each_line() -> None:
    sheet = Sheet()
    opening = [
        "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal",
        "Binnenhof 22",
        "2513 AA Den Haag",
        "Den Haag, 3 maart 2016",
    ]
    for line in opening:
        sheet.line(line)
    sheet.y += 12
    sheet.paragraph(PROSE, gap=12)
    for line in ("De Minister van Financiën,", "A.B. Jansen"):
        sheet.line(line)
    expected = [*opening, PROSE, "De Minister van Financiën,", "A.B. Jansen"]
    assert blocks(sheet.read()) == expected


def test_a_heading_over_two_lines_is_one_strong_block() -> None:
    sheet = Sheet()
    sheet.line("VERSLAG VAN DE BUITENGEWONE RAAD LANDBOUW EN VISSERIJ VAN", BOLD)
    sheet.line("9 FEBRUARI 2017", BOLD)
    sheet.paragraph(PROSE)
    text = sheet.read()
    assert blocks(text)[0] == (
        "VERSLAG VAN DE BUITENGEWONE RAAD LANDBOUW EN VISSERIJ VAN 9 FEBRUARI 2017"
    )
    assert [block.strong for block in text.blocks] == [True, False]


def test_bold_headings_without_white_stand_alone() -> None:
    sheet = Sheet()
    for number in (1, 2):
        sheet.line(f"{number}. Ontwikkelingen in de regio", BOLD)
        sheet.paragraph(PROSE)
    text = sheet.read()
    assert blocks(text)[::2] == [f"{n}. Ontwikkelingen in de regio" for n in (1, 2)]
    assert blocks(text)[1::2] == [PROSE, PROSE]


def test_items_with_bullets_and_numbers_hang_from_their_labels() -> None:
    sheet = Sheet()
    sheet.line("Nederland zet in op:")
    for label in ("•", "•", "1.", "2.", "a)", "–"):
        sheet.at(sheet.x, sheet.y, label)
        sheet.paragraph(ENGLISH, indent=18)
    text = sheet.read()
    labels = ("•", "•", "1.", "2.", "a)", "–")
    assert blocks(text) == ["Nederland zet in op:", *(f"{label} {ENGLISH}" for label in labels)]
    assert [block.kind for block in text.blocks[1:]] == [BlockKind.ITEM] * 6


def test_nested_items_have_levels() -> None:
    sheet = Sheet()
    for indent, item in ((0, "1. Energie"), (18, "a) gas"), (18, "b) stroom"), (0, "2. Vervoer")):
        sheet.line(item, indent=indent)
    text = sheet.read()
    assert [block.level for block in text.blocks] == [1, 2, 2, 1]


def test_words_drawn_one_by_one_in_justified_lines() -> None:
    sheet = Sheet()
    lines = [
        "De leden van de commissie hebben met belangstelling kennis",
        "genomen van de brief en leggen graag enkele vragen voor aan",
        "de bewindslieden die daarop in het najaar zullen antwoorden",
    ]
    for line in lines:
        sheet.words(line)
    assert blocks(sheet.read()) == [" ".join(lines)]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet(width=200, x=60)
    sheet.at(60, 70, "Conclusions of the Council on regional cooperation", 14, BOLD)
    for x in (60, 300):
        sheet.x, sheet.y = x, 110
        for text in (ENGLISH, PROSE):
            sheet.paragraph(text, gap=6)
    expected = [ENGLISH, PROSE, ENGLISH, PROSE]
    assert blocks(sheet.read())[1:] == expected


def test_a_sentence_runs_on_from_column_to_column() -> None:
    sheet = Sheet(width=200, x=60)
    half = ENGLISH[: ENGLISH.index("recalled that")].strip()
    for text in (PROSE, half):
        sheet.paragraph(text)
    sheet.x, sheet.y = 300, 80
    for text in (ENGLISH[len(half) + 1 :], PROSE):
        sheet.paragraph(text)
    assert blocks(sheet.read()) == [PROSE, ENGLISH, PROSE]


def test_a_margin_column_never_mixes_with_the_text() -> None:
    sheet = Sheet(x=80, width=330)
    margin = ["Ministerie van Financiën", "Korte Voorhout 7", "2511 CW Den Haag", "Onze referentie"]
    for number, line in enumerate(margin):
        sheet.at(450, 80 + 12 * number, line, 7)
    for _ in range(3):
        sheet.paragraph(PROSE, gap=12)
    text = sheet.read()
    assert blocks(text) == [PROSE] * 3
    assert [item.text for item in text.furniture] == margin


def test_a_margin_column_in_the_type_of_the_text_is_read_apart() -> None:
    sheet = Sheet(x=80, width=330)
    margin = ["Directie Europa", "Korte Voorhout 7", "Uw kenmerk", "2016-0045", "Bijlagen"]
    for number, line in enumerate(margin):
        sheet.at(450, 84 + 19 * number, line)
    for _ in range(3):
        sheet.paragraph(PROSE, gap=12)
    found = blocks(sheet.read())
    assert found[-3:] == [PROSE] * 3
    assert "2016-0045" in " ".join(found[:-3])


def test_rows_of_a_table_keep_their_cells() -> None:
    sheet = Sheet()
    sheet.paragraph(PROSE, gap=8)
    rows = [("Land", "2019", "2020"), ("Albanië", "12", "14"), ("Kosovo", "8", "9")]
    for row in rows:
        for x, cell in zip((120, 260, 340), row, strict=True):
            sheet.at(x, sheet.y, cell)
        sheet.y += 14
    sheet.y += 8
    sheet.paragraph(PROSE)
    text = sheet.read()
    assert blocks(text) == [PROSE, *(" | ".join(row) for row in rows), PROSE]
    assert [b.kind for b in text.blocks[1:4]] == [BlockKind.ROW] * 3


def test_labels_with_values_are_read_row_by_row() -> None:
    sheet = Sheet()
    for label, value in (("Datum", "4 juni 2012"), ("Betreft", "Verslag van de Raad")):
        sheet.at(120, sheet.y, label)
        sheet.at(200, sheet.y, value)
        sheet.y += 24
    sheet.paragraph(PROSE)
    assert blocks(sheet.read()) == ["Datum 4 juni 2012", "Betreft Verslag van de Raad", PROSE]


def _three_pages() -> Sheet:
    sheet = Sheet()
    for number in (1, 2, 3):
        sheet.at(120, 40, "Ministerie van Zaken die Voorbijgaan", 8)
        sheet.at(480, 800, str(number), 8)
        for _ in range(3):
            sheet.paragraph(PROSE, gap=8)
        sheet.page()
    return sheet


def test_heads_and_page_numbers_are_furniture_and_keep_their_place() -> None:
    text = _three_pages().read()
    assert blocks(text) == [PROSE] * 9
    assert [item.text for item in text.furniture if item.text.isdigit()] == ["1", "2", "3"]
    assert [item.page for item in text.furniture] == [1, 1, 2, 2, 3, 3]
    left, top, right, bottom = text.furniture[0].box
    assert 119 < left < 121
    assert top < 40 < bottom < 50
    assert right > 200


def test_headings_that_recur_at_one_height_are_no_furniture() -> None:
    sheet = Sheet()
    for number in (3, 9, 14):
        sheet.line(f"Vraag {number}")
        sheet.paragraph(PROSE)
        sheet.page()
    assert blocks(sheet.read())[::2] == ["Vraag 3", "Vraag 9", "Vraag 14"]


def test_a_short_letter_shows_furniture_by_its_form() -> None:
    sheet = Sheet()
    sheet.paragraph(PROSE)
    sheet.at(40, 790, "kst-99999-3", 6)
    sheet.at(40, 797, "ISSN 0000 - 0000", 6)
    sheet.at(120, 800, "Tweede Kamer, vergaderjaar 2015–2016, 99 999, nr. 3")
    sheet.at(480, 800, "1")
    text = sheet.read()
    assert blocks(text) == [PROSE]
    assert len(text.furniture) == 4


def test_a_sentence_runs_on_over_the_page_break() -> None:
    sheet = Sheet()
    first = PROSE[: PROSE.index("gemoeid")].strip()
    sheet.paragraph(first)
    sheet.page()
    sheet.paragraph(PROSE[len(first) + 1 :])
    text = sheet.read()
    assert blocks(text) == [PROSE]
    assert {origin.page for origin in text.origins} == {1, 2}


def test_origins_lead_each_stretch_back_to_its_line() -> None:
    text = _three_pages().read()
    assert text.pages == ((595.28, 841.89),) * 3
    for origin in text.origins:
        assert text.text[origin.start : origin.end].strip()
        assert origin.box is not None
        assert 110 < origin.box[0] < origin.box[2] < 470
    assert [o.page for o in text.origins] == sorted(o.page or 0 for o in text.origins)


def test_a_page_turned_on_its_side_is_read_as_it_is_seen() -> None:
    sheet = Sheet(width=300)
    sheet.canvas.setPageRotation(90)
    sheet.canvas.saveState()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, -240)
    sheet.paragraph(PROSE)
    sheet.canvas.restoreState()
    text = sheet.read()
    assert blocks(text) == [PROSE]
    assert text.origins[0].box is not None
    assert 119 < text.origins[0].box[0] < 121
