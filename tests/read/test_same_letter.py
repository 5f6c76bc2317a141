"""One letter in every format gives the same blocks, sentences and notes."""

import pytest

from griffier.model import Source, Text
from griffier.read import read_text

from .papers import assert_canonical, docx, lines, notes, odt, p, r

ADDRESS = ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Postbus 20018", "Den Haag"]
BODY = (
    "Tijdens de Raad heeft Nederland gepleit voor ruimere quota.",
    " Het verslag van de Raad is openbaar.",
    " De Commissie zegde toe de cijfers vóór juni te sturen.",
)
NOTE = "Kamerstuk 20 202, nr. 9."
CLOSING = ["De Minister van Visserij,", "E. Zee"]
ANCHOR = BODY[0] + BODY[1]
EXPECTED = [*ADDRESS, "".join(BODY), *CLOSING, NOTE]


def in_html() -> bytes:
    return (
        f"<!doctype html><html><body><p>{'<br>'.join(ADDRESS)}</p>"
        f"<p>{ANCHOR}<sup><a href=#n1 id=r1>1</a></sup>{BODY[2]}</p><p>{'<br>'.join(CLOSING)}</p>"
        f"<ol class=footnotes><li id=n1>{NOTE} <a href=#r1>↑</a></ol></body></html>"
    ).encode()


def in_koop() -> bytes:
    note = f"<noot id='n'><noot.nr>1</noot.nr><noot.al>{NOTE}</noot.al></noot>"
    return (
        "<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>"
        + "".join(f"<al>{line}</al>" for line in ADDRESS)
        + f"<al>{ANCHOR}{note}{BODY[2]}</al></tekst><tekst-sluiting><ondertekening>"
        f"<functie>{CLOSING[0]}</functie><naam><voornaam>E.</voornaam>"
        "<achternaam>Zee</achternaam></naam></ondertekening></tekst-sluiting></vrije-tekst>"
        "</algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


def in_docx() -> bytes:
    br = "<w:r><w:br/></w:r>"
    return docx(
        p(ADDRESS[0], br, ADDRESS[1], br, ADDRESS[2])
        + p(ANCHOR, '<w:r><w:footnoteReference w:id="1"/></w:r>', BODY[2])
        + p(CLOSING[0], br, CLOSING[1]),
        footnotes='<w:footnote w:id="1">'
        + p("<w:r><w:footnoteRef/></w:r>", " " + NOTE)
        + "</w:footnote>",
    )


def in_docx_by_hand() -> bytes:
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    return docx(
        "".join(map(p, ADDRESS))
        + p(ANCHOR, raised, BODY[2])
        + "".join(map(p, CLOSING))
        + p(raised, " " + NOTE)
    )


def in_odt() -> bytes:
    note = (
        "<text:note text:id='n'><text:note-citation>1</text:note-citation><text:note-body>"
        f"<text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    return odt(
        f"<text:p>{'<text:line-break/>'.join(ADDRESS)}</text:p>"
        f"<text:p>{ANCHOR}{note}{BODY[2]}</text:p>"
        f"<text:p>{'<text:line-break/>'.join(CLOSING)}</text:p>"
    )


@pytest.mark.parametrize("build", [in_html, in_koop, in_docx, in_docx_by_hand, in_odt])
def test_the_same_letter(build):  # type: ignore[no-untyped-def]
    text: Text = read_text(Source(build()))
    assert_canonical(text)
    assert lines(text) == EXPECTED
    assert [(mark, shown) for mark, shown, _ in notes(text)] == [("1", NOTE)]
    assert text.text[: text.notes[0].anchor].endswith(ANCHOR)
