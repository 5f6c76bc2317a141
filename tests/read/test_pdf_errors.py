"""PDFs that cannot be read say why, each in its own way, in bounded memory and time."""

import time
import tracemalloc
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from griffier.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    NoTextLayer,
    ReadError,
)
from griffier.model import Source
from griffier.read.limits import Limits
from griffier.read.pdf import read_pdf
from tests.read.typesetting import PROSE, Sheet


def _letter(pages: int = 1) -> bytes:
    sheet = Sheet()
    for _ in range(pages):
        sheet.paragraph(PROSE, gap=8)
        sheet.page()
    return sheet.bytes()


def _canvas(**options: object) -> tuple[Canvas, BytesIO]:
    data = BytesIO()
    return Canvas(data, invariant=1, **options), data


def _scan() -> bytes:
    from PIL import Image

    canvas, data = _canvas()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 595, 842)
    canvas.save()
    return data.getvalue()


def _encrypted() -> bytes:
    canvas, data = _canvas(encrypt=StandardEncryption("geheim", canPrint=0))
    canvas.drawString(72, 700, PROSE[:60])
    canvas.save()
    return data.getvalue()


def _blank() -> bytes:
    canvas, data = _canvas()
    canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyDocument, "no bytes"),
        (_blank(), EmptyDocument, "nothing on them"),
        (_scan(), NoTextLayer, "scan"),
        (_encrypted(), EncryptedDocument, "password"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 400, DamagedDocument, "damaged"),
        (_letter()[:300], DamagedDocument, "damaged"),
    ],
    ids=["empty", "blank", "scan", "encrypted", "noise", "cut off"],
)
def test_each_situation_has_its_own_error(data: bytes, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        read_pdf(Source(data, "brief.pdf"))
    message = str(raised.value)
    assert "brief.pdf" in message
    assert "\n" not in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    "limits", [Limits(bytes=100), Limits(pages=2), Limits(characters=500)], ids=str
)
def test_limits_are_kept(limits: Limits) -> None:
    with pytest.raises(DocumentTooLarge, match=r"^lang\.pdf has "):
        read_pdf(Source(_letter(3), "lang.pdf"), limits)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_letter_with_flipped_bytes_is_read_or_refused(data: st.DataObject) -> None:
    letter = bytearray(_letter())
    for _ in range(data.draw(st.integers(1, 20))):
        letter[data.draw(st.integers(0, len(letter) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        text = read_pdf(Source(bytes(letter), "x.pdf"))
        assert all(block.end <= len(text.text) for block in text.blocks)


def test_a_document_of_500_pages_stays_within_memory_and_time() -> None:
    data = _letter(500)
    tracemalloc.start()
    started = time.process_time()
    text = read_pdf(Source(data, "lang.pdf"))
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(text.pages) == 500
    assert len(text.blocks) == 500
    assert peak < 60 * 1024**2
    assert seconds < 30  # with the tracing that makes it some five times as slow
