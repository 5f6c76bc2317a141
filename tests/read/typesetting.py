"""Sets type on PDF pages for the tests of the PDF reader: lines, paragraphs, columns."""

from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from griffier.model import Source, Text
from griffier.read.pdf import read_pdf

HEIGHT = A4[1]
FONT, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
PROSE = (
    "Het kabinet heeft de afgelopen maanden met de betrokken gemeenten gesproken over de opvang "
    "van ontheemden en over de kosten die daarmee gemoeid zijn. Daarbij is gebleken dat de "
    "behoefte aan woonruimte groter is dan voorzien, zodat aanvullende maatregelen nodig zijn. "
    "De minister zal de Kamer daarover in het voorjaar nader berichten en daarbij ook ingaan op "
    "de uitkomsten van het onderzoek dat thans wordt verricht."
)
ENGLISH = (
    "The Council took note of the report on the implementation of the partnership and invited the "
    "parties to step up their efforts in the fields of energy, transport and the rule of law. It "
    "recalled that progress depends on reforms that last and on the good will of all concerned, "
    "and it looks forward to the next meeting in the autumn."
)


@dataclass
class Sheet:
    """A PDF in the making; `y` counts down from the top of the page, in points."""

    size: float = 10.0
    leading: float = 12.0
    width: float = 340.0
    x: float = 120.0
    y: float = 80.0
    data: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.data, pagesize=A4, invariant=1)

    def at(self, x: float, y: float, text: str, size: float = 10.0, font: str = FONT) -> float:
        """Draws a line at a place; returns where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + self.canvas.stringWidth(text, font, size)

    def line(self, text: str, font: str = FONT, indent: float = 0.0) -> None:
        """Draws the next line; «^1» sets a raised mark."""
        x = self.x + indent
        for index, piece in enumerate(text.split("^")):
            rest = piece
            if index:
                mark = piece[0] if not piece[1:2].isdigit() else piece[:2]
                x = self.at(x, self.y - 0.33 * self.size, mark, 0.6 * self.size, font)
                rest = piece[len(mark) :]
            if rest:
                x = self.at(x, self.y, rest, self.size, font)
        self.y += self.leading

    def paragraph(
        self, text: str, font: str = FONT, indent: float = 0.0, first: float = 0.0, gap: float = 0.0
    ) -> None:
        """Breaks a paragraph into full lines and draws them, with white behind it."""
        lines = simpleSplit(
            "\u00a0" * round(first / 2.78) + text, font, self.size, self.width - indent
        )
        for number, line in enumerate(lines):
            self.line(line.strip("\u00a0 "), font, indent + (first if number == 0 else 0.0))
        self.y += gap

    def words(self, text: str) -> None:
        """Draws a justified line word by word, as word processors do."""
        pieces = text.split()
        widths = [self.canvas.stringWidth(piece, FONT, self.size) for piece in pieces]
        gap = (self.width - sum(widths)) / (len(pieces) - 1)
        x = self.x
        for piece, width in zip(pieces, widths, strict=True):
            self.at(x, self.y, piece, self.size)
            x += width + gap
        self.y += self.leading

    def page(self) -> None:
        """Ends the page and starts the next."""
        self.canvas.showPage()
        self.y = 80.0

    def bytes(self) -> bytes:
        """The finished PDF."""
        self.canvas.save()
        return self.data.getvalue()

    def read(self) -> Text:
        """What the reader makes of it."""
        return read_pdf(Source(self.bytes(), "test.pdf"))


def blocks(text: Text) -> list[str]:
    """The words of each block."""
    return [text.text[block.start : block.end] for block in text.blocks]
