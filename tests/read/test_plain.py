"""Plain text in all its conventions becomes the same canonical text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.errors import DocumentTooLarge, EmptyDocument, ReadError, UndecodableText
from griffier.model import BlockKind, Source, Text
from griffier.read.limits import Limits
from griffier.read.plain import read_plain

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 oktober 2018

Hierbij bied ik u het verslag aan van de Raad voor Vervoer, die op 27 en
28 september bijeenkwam. De conclusies van de Raad zijn openbaar.1 Over de
begroting is niet gesproken, omdat de Commissie haar voorstel nog niet had in-
gediend.

De Minister van Infrastructuur,
C. de Boer

VERSLAG VAN DE RAAD VOOR VERVOER VAN
27 EN 28 SEPTEMBER 2018

Nederland heeft gepleit voor schone vrachtwagens en voor een Europees net van
laadpunten. De EU-
ministers spraken daarnaast over de luchtvaart en over de land- en
waterwegen in Zuidoost-Europa.

1 https://www.example.org/en/meetings/transport/2018/09/27-
28-outcome/.
"""
BLOCKS = [
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Den Haag, 4 oktober 2018",
    "Hierbij bied ik u het verslag aan van de Raad voor Vervoer, die op 27 en 28 september "
    "bijeenkwam. De conclusies van de Raad zijn openbaar. Over de begroting is niet gesproken, "
    "omdat de Commissie haar voorstel nog niet had ingediend.",
    "De Minister van Infrastructuur,",
    "C. de Boer",
    "VERSLAG VAN DE RAAD VOOR VERVOER VAN 27 EN 28 SEPTEMBER 2018",
    "Nederland heeft gepleit voor schone vrachtwagens en voor een Europees net van laadpunten. "
    "De EU-ministers spraken daarnaast over de luchtvaart en over de land- en waterwegen in "
    "Zuidoost-Europa.",
    "https://www.example.org/en/meetings/transport/2018/09/27-28-outcome/.",
]


def _read(text: str | bytes) -> Text:
    data = text if isinstance(text, bytes) else text.encode()
    return read_plain(Source(data, "brief.txt"))


def _blocks(text: Text) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def test_a_letter_with_hard_line_breaks() -> None:
    text = _read(LETTER)
    assert _blocks(text) == BLOCKS
    assert text.text == "\n\n".join(BLOCKS)
    assert text.blocks[-1].kind is BlockKind.NOTE


def test_the_glued_digit_becomes_a_note() -> None:
    text = _read(LETTER)
    (note,) = text.notes
    assert note.mark == "1"
    assert text.text[: note.anchor or 0].endswith("zijn openbaar.")
    assert text.text[note.start : note.end] == BLOCKS[-1]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: "".join(
            f"{' ' * 12 if line else ''}{line}\n" for line in text.split("\n")
        ).encode(),
        lambda text: text.replace("\n\n", "\n \t\n\n").encode(),
    ],
    ids=["BOM", "UTF-16", "LE", "BE", "cp1252", "CRLF", "CR", "margin", "loose"],
)
def test_encodings_and_line_ends_make_no_difference(encode) -> None:  # type: ignore[no-untyped-def]
    letter = LETTER.replace("Commissie", "Comité")
    assert _blocks(_read(encode(letter))) == [b.replace("Commissie", "Comité") for b in BLOCKS]


def test_one_line_for_each_paragraph() -> None:
    assert _blocks(_read("\n".join(BLOCKS[:-1]))) == BLOCKS[:-1]


def test_paragraphs_parted_by_short_lines_only() -> None:
    tight = LETTER.replace("\n\n", "\n")
    found = _blocks(_read(tight))
    assert found[:2] == BLOCKS[:2]
    assert BLOCKS[6] in found


def test_pages_with_running_heads_and_notes_between_them() -> None:
    head = "            Verslag van de Raad voor Vervoer, oktober 2018\n\n\n"
    pages = [
        head + "De conclusies van de Raad zijn openbaar1 en worden in het najaar door de\n\n"
        "1 Kamerstuk 12 345, nr. 6.\n\n\n                                   1\n",
        head + "Commissie uitgewerkt in een mededeling die alle lidstaten ontvangen.\n"
        "\n\n\n                                   2\n",
    ]
    text = _read("\f".join(pages))
    assert _blocks(text) == [
        "De conclusies van de Raad zijn openbaar en worden in het najaar door de Commissie "
        "uitgewerkt in een mededeling die alle lidstaten ontvangen.",
        "Kamerstuk 12 345, nr. 6.",
    ]
    assert [item.text for item in text.furniture if item.text.isdigit()] == ["1", "2"]
    assert {item.page for item in text.furniture} == {1, 2}


def test_two_columns_of_a_layout_are_read_one_after_the_other() -> None:
    left = [
        "De Raad nam de conclusies aan die",
        "het voorzitterschap in het voorjaar",
        "had voorbereid en die betrekking",
        "hebben op de uitbreiding van het net",
        "van laadpunten.",
    ]
    right = [
        "De Commissie kondigde aan dat zij",
        "voor de zomer met een voorstel komt",
        "over de luchtvaart, dat ook ingaat",
        "op de rechten van reizigers en op de",
        "veiligheid.",
    ]
    page = "".join(f"{a:<44}{b}\n" for a, b in zip(left, right, strict=True))
    assert _blocks(_read(page)) == [" ".join(left), " ".join(right)]


def test_items_and_numbered_paragraphs() -> None:
    text = _read(
        "Nederland zet in op:\n- schone lucht;\n- minder geluid.\n\n1. Inleiding\n2. Slot\n"
    )
    assert _blocks(text) == [
        "Nederland zet in op:",
        "- schone lucht;",
        "- minder geluid.",
        "1. Inleiding",
        "2. Slot",
    ]
    assert [block.kind for block in text.blocks[1:]] == [BlockKind.ITEM] * 4


@pytest.mark.parametrize(
    "line",
    ["Zie artikel 4.1 van het verdrag over CO2 en de G7.", "Er zijn 3 landen in regio2 bijeen."],
)
def test_digits_without_a_note_stay(line: str) -> None:
    text = _read(f"{line}\n\n1. Inleiding\n\n2. Slot\n" if "artikel" in line else line)
    assert _blocks(text)[0] == line
    assert not text.notes


def test_origins_name_the_lines() -> None:
    text = _read(LETTER)
    lines = LETTER.split("\n")
    for origin in text.origins:
        words = text.text[origin.start : origin.end]
        assert words[:12] in lines[(origin.line or 0) - 1]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b" \n\r\n\f \t", EmptyDocument),
        (b"\xef\xbb\xbf", EmptyDocument),
        (bytes(range(256)) * 20, UndecodableText),
        (b"\x81\x8d\x8f\x90" * 50, UndecodableText),
    ],
    ids=["no bytes", "white space", "only a mark", "binary", "no encoding"],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error, match=r"^brief\.txt.*\.$"):
        _read(data)


@pytest.mark.parametrize("limits", [Limits(bytes=10), Limits(characters=10)], ids=str)
def test_limits_are_kept(limits: Limits) -> None:
    with pytest.raises(DocumentTooLarge, match="limit is 10"):
        read_plain(Source(LETTER.encode(), "brief.txt"), limits)


_TEXTS = st.text(
    st.sampled_from("abcDE 12.,:;-–•()[]«»¹²\n\n\t\f\u00ad\u2010\u00a0é/:*\r"), max_size=400
)


@given(_TEXTS)
def test_canonical_text_holds_its_promises(data: str) -> None:
    try:
        text = _read(data)
    except ReadError:
        return
    assert text.text == "\n\n".join(_blocks(text))
    for block in _blocks(text):
        assert block == block.strip()
        assert "\n" not in block
        assert "  " not in block
    for note in text.notes:
        assert note.anchor is None or 0 < note.anchor <= note.start
    for origin in text.origins:
        assert 0 <= origin.start <= origin.end <= len(text.text)
