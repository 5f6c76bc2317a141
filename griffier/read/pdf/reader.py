"""Reads a PDF: pages to lines, lines to blocks, notes lifted out, furniture set aside."""

from griffier.errors import DocumentTooLarge, EmptyDocument, NoTextLayer
from griffier.model import Furniture, Origin, Source, Text
from griffier.read.assemble import assemble
from griffier.read.furniture import part_furniture
from griffier.read.limits import Limits
from griffier.read.lines import Line
from griffier.read.pdf.engine import Document, opened
from griffier.read.pdf.fragments import fragments
from griffier.read.typeset import settle_hyphens
from griffier.read.words import Dictionary, WordKnowledge

MEDIA_TYPE = "application/pdf"
# Fewer characters than this beside a picture are a scanner's stamp, not a text layer.
_STAMP = 25
_SAMPLE = 20_000


def read_pdf(
    source: Source, limits: Limits | None = None, words: WordKnowledge | None = None
) -> Text:
    """The canonical text of a PDF, each printed line with its page and box.

    Raises:
        EmptyDocument: no bytes, or pages with nothing on them.
        DocumentTooLarge: more bytes, pages or characters than `limits` allow.
        EncryptedDocument: the file asks for a password.
        DamagedDocument: the file is broken.
        NoTextLayer: a scan, or type without a code table to read it by.
    """
    limits = limits or Limits()
    if not source.data:
        raise EmptyDocument(f"{source.name} is empty: it has no bytes.")
    with opened(source, limits) as document:
        pages, sizes = _lines(document, source, limits)
        given = _given(document, pages)
    bodies, furniture = part_furniture(pages, sizes)
    read = assemble(bodies, words or Dictionary(), _origin)
    if not read.text:
        raise NoTextLayer(f"{source.name} has running heads and page numbers and no text to read.")
    return Text(
        text=read.text,
        blocks=read.blocks,
        origins=read.origins,
        notes=read.notes,
        furniture=tuple(Furniture(line.page, line.box, line.text) for line in furniture),
        media_type=MEDIA_TYPE,
        pages=tuple(sizes),
        given=given,
    )


def _origin(start: int, end: int, line: Line) -> Origin:
    return Origin(start, end, page=line.page, box=line.box)


def _lines(
    document: Document, source: Source, limits: Limits
) -> tuple[list[list[Line]], list[tuple[float, float]]]:
    """The printed lines of each page and the pages' sizes; pages are let go as they come."""
    pages: list[list[Line]] = []
    sizes: list[tuple[float, float]] = []
    characters, drawn = 0, False
    for number, page in enumerate(document.pages(), 1):
        lines = fragments(page, number)
        characters += sum(len(line.text) for line in lines)
        drawn = drawn or page.drawn
        if characters > limits.characters:
            raise DocumentTooLarge(
                f"{source.name} has more than {limits.characters:,} characters by page {number}."
            )
        pages.append(lines)
        sizes.append((round(page.width, 2), round(page.height, 2)))
    _check(pages, characters, drawn, source.name)
    return settle_hyphens(pages), sizes


def _check(pages: list[list[Line]], characters: int, drawn: bool, name: str) -> None:
    """Refuses documents whose text cannot be read.

    Raises:
        EmptyDocument: nothing stands on any page.
        NoTextLayer: there are pictures, or glyphs without meaning, in place of text.
    """
    if not characters and not drawn:
        raise EmptyDocument(f"{name} has {len(pages)} pages and nothing on them.")
    sample = "".join(line.text for lines in pages for line in lines[:: len(pages) // 20 + 1])
    readable = sum(c.isalnum() and not "\ue000" <= c <= "\uf8ff" for c in sample[:_SAMPLE])
    characters = min(len(sample), _SAMPLE)
    if readable < _STAMP and (characters < _STAMP or readable < characters / 2):
        raise NoTextLayer(
            f"{name} is a scan: its {len(pages)} pages hold pictures and no text to read; "
            "--ocr recognises the words in them."
        )
    if readable < 0.4 * characters:
        raise NoTextLayer(
            f"{name} has type without a code table: its text cannot be read; "
            "--ocr recognises its words by their looks."
        )


def _given(document: Document, pages: list[list[Line]]) -> tuple[tuple[str, str], ...]:
    """The title the file states, where the first page bears it out (most are leftovers)."""
    title = " ".join(document.given(b"Title").split())
    first = " ".join(line.text for lines in pages[:1] for line in lines).casefold()
    return (("title", title),) if len(title) > 8 and title.casefold() in first else ()
