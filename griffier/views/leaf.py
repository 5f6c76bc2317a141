"""A page of a PDF as a picture, with stretches of it marked as by a felt-tip pen."""

import io
from collections.abc import Sequence

from griffier.errors import MissingExtra
from griffier.model import Box
from griffier.read.pdf.engine import PDFIUM

WIDTH = 1_000
"""Pixels across a page: sharp on a laptop, some 150 kB."""

_PEN = (255, 221, 87)
_MARGIN = 1.5  # points the pen is wider than the letters


def as_png(data: bytes, page: int, boxes: Sequence[Box] = (), width: int = WIDTH) -> bytes:
    """Page `page` (from 1) of a PDF that was read before, as PNG of `width` pixels.

    Raises MissingExtra where the library for pictures is not installed.
    """
    try:
        from PIL import Image, ImageChops, ImageDraw
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            leaf = document[page - 1]
            scale = width / leaf.get_width()
            picture = leaf.render(scale=scale).to_pil().convert("RGB")
        finally:
            document.close()
    if boxes:
        pen = Image.new("RGB", picture.size, (255, 255, 255))
        draw = ImageDraw.Draw(pen)
        for box in boxes:
            draw.rectangle(_pixels(box, scale), fill=_PEN)
        picture = ImageChops.multiply(picture, pen)
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _pixels(box: Box, scale: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    pen = _MARGIN
    return (
        (left - pen) * scale,
        (top - pen) * scale,
        (right + pen) * scale,
        (bottom + pen) * scale,
    )
