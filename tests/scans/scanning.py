"""A printed letter becomes a scan: drawn, laid a little askew, speckled, and saved as pictures."""

import io
import random

import pypdfium2
from PIL import Image, ImageFilter


def scanned(pdf: bytes, *, dots: int = 200, askew: float = 0.4, specks: int = 300) -> bytes:
    """The PDF as a scanner gives it: grey pictures without text. `askew` is in degrees,
    `specks` counts per page; the same input gives the same scan."""
    chance = random.Random(7)
    document = pypdfium2.PdfDocument(pdf)
    pages = [_page(page, dots, askew, specks, chance) for page in document]
    document.close()
    kept = io.BytesIO()
    pages[0].save(kept, "PDF", resolution=dots, save_all=True, append_images=pages[1:], quality=60)
    return kept.getvalue()


def _page(page, dots, askew, specks, chance):
    picture = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
    turned = picture.rotate(askew * chance.choice([-1, 1]), Image.Resampling.BICUBIC, fillcolor=252)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    dot = soft.load()
    for _ in range(specks):
        x, y = chance.randrange(soft.width), chance.randrange(soft.height)
        dot[x, y] = chance.choice([40, 120, 255])
    return soft
