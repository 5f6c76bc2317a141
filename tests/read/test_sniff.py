import pytest

from griffier.errors import EmptyDocument, NoTextLayer, ReadError, UnknownFormat
from griffier.model import Source
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.read.sniff import Kind, sniff

from .papers import docx, p


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b" \r\n\t ", Kind.EMPTY),
        (b"\xef\xbb\xbf\n", Kind.EMPTY),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", Kind.PDF),
        (docx(p("x")), Kind.ZIP),
        (b"<!doctype html><p>x", Kind.HTML),
        (b"\n<!-- saved -->\n<HTML><BODY>x", Kind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", Kind.HTML),
        (b"<p>Een alinea</p>", Kind.HTML),
        ("<html><p>één</p></html>".encode("utf-16"), Kind.HTML),
        ("<html><p>een</p></html>".encode("utf-16-be"), Kind.HTML),
        (b"Tekst <b>vet</b><br>en <i>schuin</i><p>meer", Kind.HTML),
        (b"<?xml version='1.0'?><officiele-publicatie/>", Kind.XML),
        (b"<officiele-publicatie><al>x</al></officiele-publicatie>", Kind.XML),
        (b"<!DOCTYPE kamerwrk SYSTEM 'k.dtd'><kamerwrk>", Kind.XML),
        ("<?xml version='1.0'?><kamerwrk/>".encode("utf-16"), Kind.XML),
        (b"<?xml version='1.0'?><akn:akomaNtoso xmlns:akn='x'/>", Kind.XML),
        (b"Aan de Voorzitter\n\nDen Haag, 3 mei 2020", Kind.TEXT),
        ("Één brief".encode("cp1252"), Kind.TEXT),
        ("Één brief van de minister".encode("utf-16-le"), Kind.TEXT),
        (b"<naam> vul hier uw naam in", Kind.TEXT),
        (b"3 < 4 en 5 > 4", Kind.TEXT),
        (b"{\\rtf1 x}", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 9, Kind.IMAGE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 9, Kind.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBP", Kind.IMAGE),
        (b"\x00\x00\x00\x18ftypheic", Kind.IMAGE),
        (b"\x00\x00\x00\x18ftypisom", Kind.MEDIA),
        (b"\x1f\x8b\x08\x00", Kind.ARCHIVE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Kind.MAIL),
        (bytes(range(256)) * 8, Kind.BINARY),
        (b"\x00\x01\x02\x03" * 100, Kind.BINARY),
    ],
)
def test_content_decides(data: bytes, kind: Kind):
    assert sniff(data) is kind


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyDocument, "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 9, NoTextLayer, "picture"),
        (b"{\\rtf1 x}", UnknownFormat, "RTF"),
        (b"\x1f\x8b\x08\x00", UnknownFormat, "archive"),
        (bytes(range(256)) * 8, UnknownFormat, "binary"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, error: type[ReadError], says: str):
    with pytest.raises(error, match=says) as raised:
        read_text(Source(data, "scan.pdf"))
    assert str(raised.value).startswith("scan.pdf: ")


def test_the_limit_on_bytes_goes_first():
    with pytest.raises(ReadError, match="limit"):
        read_text(Source(b"x" * 100), Limits(bytes=99))
