"""Pages drawn in grey, as a program that recognises words wants them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2

from griffier.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument
from griffier.model import Source
from griffier.read.limits import Limits
from griffier.read.pdf.engine import PDFIUM

DOTS: Final = 300  # to the inch: what tesseract's models were made for
_MOST_DOTS: Final = 40_000_000  # of one page: A2 at 300 to the inch
_POINTS: Final = 72


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page in points, its picture as a portable greymap, and how many dots make a point."""

    width: float
    height: float
    picture: bytes
    scale: float


def drawn(source: Source, limits: Limits, most: int) -> Iterator[Drawn]:
    """Each page of a PDF, drawn when its turn comes.

    Raises:
        DocumentTooLarge: more than `most` pages, which would take hours.
        EncryptedDocument, DamagedDocument: as for reading it.
    """
    with PDFIUM:
        document = _opened(source)
        count = len(document)
    try:
        if count > min(most, limits.pages):
            raise DocumentTooLarge(
                f"{source.name} has {count:,} pages; the limit for recognising words is {most:,}."
            )
        for index in range(count):
            with PDFIUM:
                page = _drawn(document, index, source.name)
            yield page
    finally:
        with PDFIUM:
            document.close()


def _opened(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise EncryptedDocument(f"{source.name} is encrypted.") from error
        raise DamagedDocument(f"{source.name} is a damaged PDF: {error}.") from error


def _drawn(document: pypdfium2.PdfDocument, index: int, name: str) -> Drawn:
    try:
        page = document[index]
        width, height = page.get_size()
        scale = min(DOTS / _POINTS, math.sqrt(_MOST_DOTS / max(width * height, 1)))
        bitmap = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError as error:
        raise DamagedDocument(
            f"{name} is a damaged PDF: page {index + 1} cannot be drawn."
        ) from error
    buffer = memoryview(bitmap.buffer).cast("B")
    rows = (
        buffer[row * bitmap.stride : row * bitmap.stride + bitmap.width]
        for row in range(bitmap.height)
    )
    picture = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(rows)
    return Drawn(width, height, picture, scale)
