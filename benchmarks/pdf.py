"""`python -m benchmarks.pdf [FILE]`: pages per second on one core, beside two baselines.

    PDFium, every character   code point, place and size of each character, through ctypes:
                              what a reader pays that asks PDFium for everything it knows
    griffier                  PDF to canonical text: lines, furniture, notes, paragraphs
    pdfplumber                bare lines of text of the first pages (it is slow)

Without FILE a document of 200 pages is set on the spot. Each figure is the best of three
runs in CPU seconds, so that a busy machine does not matter much.
"""

import argparse
import ctypes
import resource
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2.raw as pdfium

from griffier.model import Source
from griffier.read.pdf import read_pdf

_RUNS = 3
_FEW = 10  # pages, for pdfplumber
_PROSE = (
    "De Raad heeft gesproken over de voorstellen van de Commissie en over de wijze waarop de "
    "lidstaten die zullen uitvoeren. Nederland heeft daarbij gewezen op de kosten voor kleine "
    "ondernemingen en op de tijd die nodig is om de regels in te voeren."
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path)
    path = parser.parse_args().file
    data = path.read_bytes() if path else _set_pages(200)
    pages = len(read_pdf(Source(data)).pages)
    rows = [
        ("PDFium, every character", pages, _best(lambda: _every_character(data))),
        ("griffier, canonical text", pages, _best(lambda: read_pdf(Source(data)))),
    ]
    rows += _pdfplumber(data, min(_FEW, pages))
    ours = rows[1][1] / rows[1][2]
    print(f"{path or 'set on the spot'}: {pages} pages, CPU seconds on one core\n")
    print(f"{'':28}{'pages':>6}{'seconds':>9}{'pages/s':>9}{'griffier is':>13}")
    for name, count, seconds in rows:
        rate = count / seconds
        print(f"{name:28}{count:6}{seconds:9.2f}{rate:9.0f}{ours / rate:11.1f} x")
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _best(task: Callable[[], object], runs: int = _RUNS) -> float:
    """The least CPU seconds a task takes."""
    taken: list[float] = []
    for _ in range(runs):
        started = time.process_time()
        task()
        taken.append(time.process_time() - started)
    return min(taken)


def _every_character(data: bytes) -> int:
    """Asks PDFium for every character with its place and size; returns how many there are."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    x, y = ctypes.c_double(), ctypes.c_double()
    total = 0
    for index in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        found = []
        for place in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, place)
            pdfium.FPDFText_GetCharOrigin(text, place, x, y)
            size = pdfium.FPDFText_GetFontSize(text, place)
            found.append((chr(code), x.value, y.value, size))
        total += len(found)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return total


def _pdfplumber(data: bytes, count: int) -> list[tuple[str, int, float]]:
    """pdfplumber's figure, where it is installed (the `bench` extra)."""
    try:
        import pdfplumber
    except ImportError:
        print("pdfplumber is not installed: pip install griffier[bench]")
        return []

    def lines() -> int:
        with pdfplumber.open(BytesIO(data), pages=list(range(1, count + 1))) as document:
            return sum(len(page.extract_text_lines(return_chars=False)) for page in document.pages)

    return [("pdfplumber, bare lines", count, _best(lines, runs=1))]


def _set_pages(count: int) -> bytes:
    """A letter of many pages, with running heads, notes and hyphens."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, invariant=1)
    for number in range(1, count + 1):
        canvas.setFont("Helvetica", 7)
        canvas.drawString(170, 802, "Verslag van een lange reeks raden")
        canvas.drawString(520, 30, str(number))
        canvas.drawString(170, 60, f"{number} Bijlage {number} bij deze brief.")
        canvas.setFont("Helvetica", 9)
        text = canvas.beginText(170, 770)
        text.setLeading(12)
        for paragraph in range(12):
            for line in simpleSplit(f"{_PROSE} Zie punt {paragraph}.", "Helvetica", 9, 340):
                text.textLine(line)
            text.moveCursor(0, 6)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


if __name__ == "__main__":
    main()
