import pytest

from griffier.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    HostileDocument,
    ReadError,
    UnknownFormat,
)
from griffier.model import Source, Text
from griffier.read import read_text

from .papers import WORD, assert_canonical, docx, lines, notes, odt, p, packed, r, shape, word_part

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"/>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:basedOn w:val="Kop1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Vet"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Nootmark"><w:rPr>'
    '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="Vraag %1"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)
SUP = '<w:vertAlign w:val="superscript"/>'


def read(body: str, **parts: str) -> Text:
    text = read_text(Source(docx(body, **parts), "letter.html"))
    assert_canonical(text)
    return text


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_paragraphs_tabs_and_hyphens():
    text = read(
        p("Datum", "<w:r><w:tab/></w:r>", "3 mei", "<w:r><w:noBreakHyphen/></w:r>", "2020")
        + p("Twee  spaties\u00a0en vis\u00adserij")
        + p(" ")
    )
    assert lines(text) == ["Datum 3 mei-2020", "Twee spaties en visserij"]
    assert text.origins[1].element == "/document/body[1]/p[2]"


def test_headings_by_style_inherited_or_direct():
    text = read(
        p("Een", props='<w:pStyle w:val="Kop1"/>')
        + p("Twee", props='<w:pStyle w:val="Eigen"/>')
        + p("Drie", props='<w:outlineLvl w:val="2"/>')
        + p("Plat", props='<w:pStyle w:val="Kop1"/><w:outlineLvl w:val="9"/>'),
        styles=STYLES,
    )
    assert [(kind, level) for kind, level, _ in shape(text)] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_whole_bold_paragraphs_are_strong():
    text = read(
        p(r("Geheel ", "<w:b/>"), r("vet", "<w:b/>"))
        + p("Half ", r("vet", "<w:b/>"))
        + p("Stijl", props='<w:pStyle w:val="Vet"/>')
        + p(r("Stijl uit", '<w:b w:val="0"/>'), props='<w:pStyle w:val="Vet"/>'),
        styles=STYLES,
    )
    assert [block.strong for block in text.blocks] == [True, False, True, False]


def test_lists_carry_the_number_word_prints():
    text = read(
        p("Wat?", props=listed(1))
        + p("Hoe?", props=listed(1))
        + p("Zo?", props=listed(1, 1))
        + p("En zo?", props=listed(1, 1))
        + p("Wie?", props=listed(1))
        + p("Wij?", props=listed(1, 1))
        + p("stip", props=listed(2)),
        numbering=NUMBERING,
    )
    assert shape(text) == [
        ("item", 1, "Vraag 1 Wat?"),
        ("item", 1, "Vraag 2 Hoe?"),
        ("item", 2, "2a) Zo?"),
        ("item", 2, "2b) En zo?"),
        ("item", 1, "Vraag 3 Wie?"),
        ("item", 2, "3a) Wij?"),
        ("item", 1, "stip"),
    ]


def test_footnotes_come_from_their_own_part():
    text = read(
        p("Dat staat vast.", '<w:r><w:footnoteReference w:id="2"/></w:r>', " Verder.")
        + p("Slot", '<w:r><w:endnoteReference w:id="5"/></w:r>', "."),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", " Zie het rapport.")
        + p("Deel 2.")
        + "</w:footnote>",
        endnotes='<w:endnote w:id="5">' + p("Eindnoot.") + "</w:endnote>",
    )
    assert notes(text) == [
        ("1", "Zie het rapport. Deel 2.", "taat vast."),
        ("i", "Eindnoot.", text.text[: text.notes[1].anchor][-10:]),
    ]
    assert lines(text)[:2] == ["Dat staat vast. Verder.", "Slot."]


def test_notes_set_by_hand():
    text = read(
        p("Dat staat vast.", r("1", SUP), " Ook dit", r("2", '<w:rStyle w:val="Nootmark"/>'), ".")
        + p("Slot, 5 m", r("3", SUP), ".")
        + p("1 Zie het rapport.")
        + p("Deel 2.")
        + p(r("2", SUP), " Zie de bijlage."),
        styles=STYLES,
    )
    assert notes(text) == [
        ("1", "Zie het rapport. Deel 2.", "taat vast."),
        ("2", "Zie de bijlage.", "t. Ook dit"),
    ]
    assert lines(text)[:2] == ["Dat staat vast. Ook dit.", "Slot, 5 m3."]


def test_tracked_changes_are_accepted():
    text = read(
        p(
            "Het ",
            f"<w:del>{r('oude').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{r('nieuwe')}</w:ins>",
        )
        + p(f"<w:moveFrom>{r('weg')}</w:moveFrom>", f"<w:moveTo>{r('hier')}</w:moveTo>")
    )
    assert lines(text) == ["Het nieuwe", "hier"]


def test_hidden_text_instructions_and_comments_are_not_text():
    text = read(
        p("Blz. ", "<w:r><w:instrText>PAGE</w:instrText></w:r>", r("geheim", "<w:vanish/>"), "1")
        + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        + "</w:docPartObj></w:sdtPr><w:sdtContent>"
        + p("Inhoud .... 3")
        + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>"
        + p("Veld")
        + "</w:sdtContent></w:sdt>"
    )
    assert lines(text) == ["Blz. 1", "Veld"]


def test_links_and_fields_are_text():
    text = read(p("Zie ", f"<w:hyperlink>{r('deze brief')}</w:hyperlink>", "."))
    assert lines(text) == ["Zie deze brief."]


def test_breaks_end_lines_that_were_ended_on_purpose():
    long = "Een regel die zo lang is dat hij over de rand van het papier moet zijn"
    text = read(
        p("De Minister,", "<w:r><w:br/></w:r>", "E. Zee") + p(long, "<w:r><w:br/></w:r>", "gegaan.")
    )
    assert lines(text) == ["De Minister,", "E. Zee", f"{long} gegaan."]


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(p, paragraphs))}</w:tc>"


def test_tables():
    text = read(
        f"<w:tbl><w:tr>{cell('Soort')}{cell('Ton')}</w:tr>"
        f"<w:tr>{cell('Haring')}{cell('12', '000')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Weg')}{cell('0')}</w:tr></w:tbl>"
        f"<w:tbl><w:tr>{cell('Aan de Voorzitter', 'Postbus 1')}</w:tr></w:tbl>"
    )
    assert shape(text) == [
        ("row", 0, "Soort | Ton"),
        ("row", 0, "Haring | 12 000"),
        ("paragraph", 0, "Aan de Voorzitter"),
        ("paragraph", 0, "Postbus 1"),
    ]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p('Datum 3 mei')}</w:txbxContent>"
    text = read(
        p(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "Geachte voorzitter,",
        )
    )
    assert lines(text) == ["Datum 3 mei", "Geachte voorzitter,"]


def test_the_main_part_is_the_one_the_package_names():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Target="/word/document2.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    body = word_part("document", f"<w:body>{p('Brief')}</w:body>")
    data = packed({"_rels/.rels": relations, "word/document2.xml": body})
    assert lines(read_text(Source(data))) == ["Brief"]


def test_strict_documents_are_the_same_in_another_namespace():
    body = p("Kop", props='<w:outlineLvl w:val="0"/>')
    part = word_part("document", f"<w:body>{body}</w:body>")
    strict = part.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = packed({"word/document.xml": strict})
    assert shape(read_text(Source(data))) == [("heading", 1, "Kop")]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument, "password"),
        (OLE + "WordDocument".encode("utf-16-le"), UnknownFormat, r"\.doc"),
        (OLE, UnknownFormat, "old Office"),
        (
            packed({"word/document.xml": "<a/>", "word/vbaProject.bin": "x"}),
            UnknownFormat,
            "macros",
        ),
        (packed({"xl/workbook.xml": "<a/>"}), UnknownFormat, "Excel"),
        (packed({"brief.txt": "tekst"}), UnknownFormat, "ZIP archive"),
        (packed({"word/document.xml": "<w:document"}), DamagedDocument, "damaged"),
        (docx(p("x" * 3000))[:-40], DamagedDocument, "cut off"),
        (docx(p(" ")), EmptyDocument, "no text"),
        (docx("<w:ins>" * 300 + p("x") + "</w:ins>" * 300), HostileDocument, "nests"),
        (packed({"word/document.xml": b" " * 6_000_000}), HostileDocument, "proportion"),
    ],
)
def test_packages_that_are_refused(data: bytes, error: type[ReadError], says: str):
    with pytest.raises(error, match=says) as raised:
        read_text(Source(data, "letter.docx"))
    assert str(raised.value).startswith("letter.docx")
    assert "\n" not in str(raised.value)


def test_a_part_that_lies_about_its_size():
    data = docx(p("woorden " * 5000))
    size = len(packed({}))
    lying = bytearray(data)
    at = lying.index(b"PK\x01\x02") + 24  # the uncompressed size in the central directory
    lying[at : at + 4] = (100).to_bytes(4, "little")
    assert size > 0
    with pytest.raises((HostileDocument, DamagedDocument)):
        read_text(Source(bytes(lying)))


def test_open_document_text():
    styles = (
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    text = read_text(
        Source(
            odt(
                '<text:h text:outline-level="2">Kop</text:h><text:p>Een<text:s/>twee<text:tab/>drie'
                '<text:note text:id="n"><text:note-citation>1</text:note-citation><text:note-body>'
                "<text:p>De noot.</text:p></text:note-body></text:note>.</text:p>"
                '<text:p><text:span text:style-name="T1">Vet</text:span></text:p>'
                "<text:list><text:list-item><text:p>punt</text:p><text:list><text:list-item><text:p>"
                "diep</text:p></text:list-item></text:list></text:list-item></text:list>"
                "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
                "</table:table-row></table:table><text:tracked-changes><text:p>weg</text:p>"
                "</text:tracked-changes><text:p>voor<draw:frame><draw:text-box><text:p>kader</text:p>"
                "</draw:text-box></draw:frame>na</text:p>",
                styles,
            )
        )
    )
    assert_canonical(text)
    assert shape(text) == [
        ("heading", 2, "Kop"),
        ("paragraph", 0, "Een twee drie."),
        ("paragraph", 0, "Vet"),
        ("item", 1, "punt"),
        ("item", 2, "diep"),
        ("row", 0, "a | b"),
        ("paragraph", 0, "voor"),
        ("paragraph", 0, "kader"),
        ("paragraph", 0, "na"),
        ("note", 0, "De noot."),
    ]
    assert [block.strong for block in text.blocks][2] is True
    assert notes(text) == [("1", "De noot.", text.text[: text.notes[0].anchor][-10:])]
    assert text.text[: text.notes[0].anchor].endswith("drie")
