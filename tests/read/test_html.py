import pytest

from griffier.errors import EmptyDocument, HostileDocument, UndecodableText
from griffier.model import Source, Text
from griffier.read import read_text
from griffier.read.limits import Limits

from .papers import assert_canonical, lines, notes, shape

LONG = "Het kabinet heeft in de afgelopen maanden met alle betrokkenen gesproken over de vangst. "


def read(body: str, head: str = "") -> Text:
    page = f"<!DOCTYPE html><html lang=nl><head>{head}</head><body>{body}</body></html>"
    text = read_text(Source(page.encode(), "page.docx"))
    assert_canonical(text)
    return text


def test_paragraphs_headings_and_spaces():
    text = read("<h2>Een  kop</h2><p>Vijf&nbsp;euro\n per dag</p><div>Los<p>vast</p>los</div>")
    assert shape(text) == [
        ("heading", 2, "Een kop"),
        ("paragraph", 0, "Vijf euro per dag"),
        ("paragraph", 0, "Los"),
        ("paragraph", 0, "vast"),
        ("paragraph", 0, "los"),
    ]
    assert text.origins[1].element == "/html/body/p[1]"
    assert text.media_type == "text/html"


def test_hyphens_that_steer_the_layout():
    assert lines(read("<p>visse&shy;rij, Minister&#8209;President, zee<wbr>hond</p>")) == [
        "visserij, Minister-President, zeehond"
    ]


def test_what_surrounds_the_document_is_left_out():
    text = read(
        "<header role=banner><a href=/>Logo</a></header><nav><a href=/a>Start</a></nav>"
        "<div class='cookie-banner'><p>Wij plaatsen koekjes.</p></div>"
        "<ul class=links><li><a href=/1>Een</a><li><a href=/2>Twee</a><li><a href=/3>Drie</a></ul>"
        f"<p>{LONG * 3}</p><script>let x = '<p>nee</p>';</script><style>p {{}}</style>"
        "<div style='display: none'>verborgen</div><span class=sr-only>opent nieuw venster</span>"
        "<aside>Zie ook</aside><footer><p>Over deze site</p></footer>"
    )
    assert lines(text) == [(LONG * 3).strip()]


def test_the_main_part_is_the_document():
    text = read(
        "<div class=top><p>Ministerie van Visserij</p></div>"
        f"<div id=content role=main><div id=broodtekst><h1>Brief</h1><p>{LONG}</p></div></div>"
        "<div class=side><p>Deel deze pagina</p></div>"
    )
    assert lines(text) == ["Brief", LONG.strip()]


def test_a_wrapper_named_after_its_menu_is_kept():
    text = read(f"<div class='page-with-sidebar'><p>{LONG}</p><p>{LONG}</p></div>")
    assert len(lines(text)) == 2


def test_a_list_of_links_that_a_sentence_announces_is_text():
    links = "".join(f"<li><a href=/{n}>Bijlage {n}</a></li>" for n in range(4))
    text = read(f"<p>{LONG}</p><p>Bij deze brief horen:</p><ul>{links}</ul>")
    assert lines(text)[2:] == ["Bijlage 0", "Bijlage 1", "Bijlage 2", "Bijlage 3"]


def test_a_break_ends_the_block_where_the_line_was_ended_on_purpose():
    text = read(
        "<p>Aan de Voorzitter<br>Postbus 1<br/>1000 AA Stad</p>"
        "<p>De Minister van Visserij en Overige Wateren en Alles wat daarbij komt,<br>E. Zee</p>"
        "<p>Een regel die zo lang is dat hij over de rand van het papier moet zijn<br>"
        "gegaan en hier verder loopt.</p><p>Kort<br><br>en apart</p>"
    )
    assert lines(text) == [
        "Aan de Voorzitter",
        "Postbus 1",
        "1000 AA Stad",
        "De Minister van Visserij en Overige Wateren en Alles wat daarbij komt,",
        "E. Zee",
        "Een regel die zo lang is dat hij over de rand van het papier moet zijn gegaan en hier "
        "verder loopt.",
        "Kort",
        "en apart",
    ]


def test_lists():
    text = read(
        "<ul><li>een</li><li><p>twee</p><p>nog</p><ul><li>diep</ul></li></ul>"
        "<ol start=4 type=a><li>d</li><li>e</li></ol><ol><li>1. eigen</li></ol>"
        "<ol style='list-style-type: none'><li>kaal</li></ol>"
    )
    assert shape(text) == [
        ("item", 1, "een"),
        ("item", 1, "twee"),
        ("paragraph", 0, "nog"),
        ("item", 2, "diep"),
        ("item", 1, "d. d"),
        ("item", 1, "e. e"),
        ("item", 1, "1. eigen"),
        ("item", 1, "kaal"),
    ]


def test_tables_of_data_are_rows_and_tables_for_layout_are_not():
    text = read(
        "<table><tr><th>Soort<th>Ton<tr><td>Haring<td>12<br>000<tr><td><td></table>"
        f"<table><tr><td><p>{LONG}</p><p>Slot.</p></td></tr></table>"
        "<table role=presentation><tr><td>Datum</td><td>3 mei</td></tr></table>"
    )
    assert shape(text) == [
        ("row", 0, "Soort | Ton"),
        ("row", 0, "Haring | 12 000"),
        ("paragraph", 0, LONG.strip()),
        ("paragraph", 0, "Slot."),
        ("paragraph", 0, "Datum"),
        ("paragraph", 0, "3 mei"),
    ]


def test_bold_paragraphs_are_strong():
    text = read("<p><b>Geheel</b> <strong>vet</strong></p><p><b>Half</b> vet</p>")
    assert [block.strong for block in text.blocks] == [True, False]


OFFICIAL = (
    "<p>Dat staat vast.<sup><a class='nootnum' href='#ID-1'>1</a></sup> Verder.</p>"
    "<div id=noten><hr><div class='voet noot' id='supernote-ID-1'><h5 class=note-close>"
    "<a class=note-close href='#close-1'>X</a> Noot </h5><sup><span class=nootnum>"
    "<a id='ID-1' name='ID-1'></a>1</span></sup><p>Zie het rapport.</p></div></div>"
)
WORD = (
    "<p>Dat staat vast.<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]"
    "</span></a> Verder.</p><hr><div id=ftn1><p class=MsoFootnoteText>"
    "<a href='#_ftnref1' name='_ftn1'>[1]</a> Zie het rapport.</p></div>"
)
MARKDOWN = (
    "<p>Dat staat vast.<sup id=fnref1><a href=#fn1>1</a></sup> Verder.</p>"
    "<section class=footnotes><h2>Noten</h2><ol><li id=fn1><p>Zie het rapport. "
    "<a href=#fnref1>↩</a></p></li></ol></section>"
)
EPUB = (
    "<p>Dat staat vast.<a epub:type=noteref href=#n1>1</a> Verder.</p>"
    "<aside epub:type=footnote id=n1><p>Zie het rapport.</p></aside>"
)
FLOAT = "<p>Dat staat vast.<span class=fn>Zie het rapport.</span> Verder.</p>"
BRACKET = (
    "<p>Dat staat vast.<a href=#x1>[1]</a> Verder.</p><p><a name=x1></a>[1] Zie het rapport.</p>"
)
LOOSE = "<p>Dat staat vast.<sup>1</sup> Verder.</p><p>Slot.</p><p><sup>1</sup>Zie het rapport.</p>"
RAISED = "<p>Dat staat vast.¹ Verder.</p><p>Slot.</p><p>1) Zie het rapport.</p>"
INSIDE = (
    "<p>Dat staat vast.<a class=noot>[1]<span class=noottekst>Zie het rapport.</span></a>"
    " Verder.</p>"
)
OUTSIDE = (
    "<p>Dat staat vast.<sup id=r>[<a href=#x1>1</a>]</sup> Verder.</p>"
    "<p id=x1>[<a href=#r>1</a>] Zie het rapport.</p>"
)
JOURNAL = (
    "<p>Dat staat vast. <a id=c1 href=#r1>( <span class=super>1</span> )</a> Verder.</p>"
    "<p class=note><a id=r1 href=#c1>( <span class=super>1</span> )</a> Zie het rapport.</p>"
)
TERMS = (
    "<p>Dat staat vast.<sup><a href=#t>1</a></sup> Verder.</p>"
    "<dl><dt id=t>1</dt><dd>Zie het rapport.</dd></dl>"
)


@pytest.mark.parametrize(
    "body",
    [
        OFFICIAL,
        WORD,
        MARKDOWN,
        EPUB,
        FLOAT,
        BRACKET,
        LOOSE,
        RAISED,
        TERMS,
        INSIDE,
        OUTSIDE,
        JOURNAL,
    ],
)
def test_notes_however_they_are_made(body: str):
    text = read(f"<p>{LONG}</p>{body}")
    assert [(mark, shown) for mark, shown, _ in notes(text)] == [("1", "Zie het rapport.")]
    assert text.text[: text.notes[0].anchor].endswith("Dat staat vast.")
    assert "Dat staat vast. Verder." in lines(text)
    assert not any("Noten" in line or "↩" in line for line in lines(text))


def test_a_name_on_a_visiting_card_is_no_note():
    text = read(f"<p>{LONG}</p><p class=vcard><span class=fn>Jan van Zee</span>, visser</p>")
    assert lines(text)[1] == "Jan van Zee, visser"
    assert text.notes == ()


def test_office_and_name_of_a_signature_are_lines():
    text = read(
        f"<p>{LONG}</p><p class=ondertekening><span class=functie>De Minister van Visserij,</span>"
        "<span class=naam><span class=voornaam>E.</span> <span>Zee</span></span></p>"
    )
    assert lines(text)[1:] == ["De Minister van Visserij,", "E. Zee"]


def test_the_head_of_an_article_belongs_to_it():
    text = read(
        f"<article><header><p>Den Haag, 3 mei 2020</p></header><main>{LONG}</main></article>"
    )
    assert lines(text) == ["Den Haag, 3 mei 2020", LONG.strip()]


def test_notes_of_one_page_stay_in_order():
    text = read(
        "<p>Een<sup><a href=#b>1</a></sup> en twee<sup><a href=#a>2</a></sup>.</p>"
        "<p id=a><sup>2</sup> Tweede noot.</p><p id=b><sup>1</sup> Eerste noot.</p>"
    )
    assert [(m, t) for m, t, _ in notes(text)] == [("1", "Eerste noot."), ("2", "Tweede noot.")]


def test_a_mark_outside_the_main_part_finds_its_note():
    text = read(
        f"<main><p>{LONG}<sup><a href=#n>1</a></sup></p></main><div><p id=n>1 Zie elders.</p></div>"
    )
    assert notes(text)[0][:2] == ("1", "Zie elders.")


def test_notes_that_share_an_element():
    text = read(
        "<p>Een<sup><a href=#a>1</a></sup> en twee<sup><a href=#b>2</a></sup>.</p>"
        "<div><a name=a></a>1 Eerste noot.<br><a name=b></a>2 Tweede noot.</div>"
    )
    assert notes(text) == [("1", "Eerste noot.", "Een"), ("2", "Tweede noot.", "Een en twee"[-10:])]


def test_notes_in_a_footer_are_found_there():
    text = read(
        f"<p>{LONG}<sup><a href=#n>1</a></sup></p><footer><p>Over deze site</p>"
        "<div style='display:none'><p id=n>1 Zie elders.</p></div></footer>"
    )
    assert lines(text) == [LONG.strip(), "Zie elders."]
    assert notes(text)[0][:2] == ("1", "Zie elders.")


def test_an_exponent_without_note_stays():
    assert lines(read("<p>Een m<sup>2</sup> en de 20<sup>e</sup> eeuw, 5 km².</p>")) == [
        "Een m2 en de 20e eeuw, 5 km²."
    ]


def test_numbered_headings_and_items_are_no_notes():
    text = read("<p>Een m<sup>1</sup> en m<sup>2</sup>.</p><h2>1 Slot</h2><ol><li>a<li>b</ol>")
    assert text.notes == ()
    assert lines(text) == ["Een m1 en m2.", "1 Slot", "1. a", "2. b"]


def test_a_second_mark_without_a_first_is_an_exponent():
    text = read("<p>Het is 5 m<sup>2</sup>.</p><p>2 juni was het zover.</p>")
    assert lines(text) == ["Het is 5 m2.", "2 juni was het zover."]


def test_typewritten_text_keeps_its_lines():
    text = read("<pre>Aan de Voorzitter\nPostbus 1\n\nDen Haag</pre>")
    assert lines(text) == ["Aan de Voorzitter", "Postbus 1", "Den Haag"]


def test_a_table_of_contents_is_no_set_of_notes():
    text = read("<p><a href=#h>1</a> <a href=#h>Inleiding</a></p><h2 id=h>1 Inleiding</h2><p>T</p>")
    assert notes(text) == []
    assert shape(text)[1] == ("heading", 2, "1 Inleiding")


def test_metadata_of_the_page_is_given():
    text = read(
        "<p>Tekst</p>",
        "<title>Kamerstuk</title><meta name='DC.identifier' content='kst-33333-9'>"
        "<meta name='OVERHEIDop.dossiernummer' content='33333'>"
        "<meta name='DCTERMS.issued' content='2020-03-05'>",
    )
    given = dict(text.given)
    assert given["identifier"] == "kst-33333-9"
    assert given["dossier"] == "33333"
    assert given["title"] == "Kamerstuk"


@pytest.mark.parametrize(
    "data",
    [
        "<html><meta charset=utf-8><p>Één café in Oekraïne – “ja”</p>".encode(),
        "\ufeff<html><p>Één café in Oekraïne – “ja”</p>".encode(),
        "<html><meta charset=iso-8859-1><p>Één café in Oekraïne – “ja”</p>".encode("cp1252"),
        "<html><meta charset=utf-8><p>Één café in Oekraïne – “ja”</p>".encode("cp1252"),
        "<html><meta charset=iso-8859-1><p>Één café in Oekraïne – “ja”</p>".encode(),
        "<html><p>Één café in Oekraïne – “ja”</p>".encode("utf-16"),
        "<html><p>Één café in Oekraïne – “ja”</p></html>".encode("utf-16-le"),
    ],
)
def test_encodings_declared_mislabelled_or_silent(data: bytes):
    assert lines(read_text(Source(data))) == ["Één café in Oekraïne – “ja”"]


def test_no_encoding_fits():
    with pytest.raises(UndecodableText):
        read_text(Source(b"<html><p>\x81\x8d\x8f\x90\x9d caf\xe9</p></html>"))


def test_a_page_without_text():
    with pytest.raises(EmptyDocument):
        read_text(Source(b"<html><body><script>x()</script></body></html>"))


def test_endless_nesting():
    with pytest.raises(HostileDocument, match="nests"):
        read_text(Source(b"<html>" + b"<div>" * 50_000 + b"x"))


def test_nesting_below_the_limit_is_read():
    page = b"<html><body>" + b"<div>" * 100 + b"diep" + b"</div>" * 100
    assert lines(read_text(Source(page))) == ["diep"]
    with pytest.raises(HostileDocument):
        read_text(Source(page), Limits(depth=50))
