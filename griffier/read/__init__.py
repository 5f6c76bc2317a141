"""Reading: bytes of any format griffier knows become canonical text.

>>> from griffier.model import Source
>>> read_text(Source(b"Den Haag, 5 mei 2023", "letter.txt")).text
'Den Haag, 5 mei 2023'
"""

from collections.abc import Callable

from griffier.errors import (
    DocumentTooLarge,
    EmptyDocument,
    NoTextLayer,
    UnknownFormat,
)
from griffier.model import Source, Text
from griffier.read.limits import Limits
from griffier.read.sniff import Kind, sniff

_DEFAULT = Limits()


def read_text(source: Source, limits: Limits = _DEFAULT) -> Text:
    """The canonical text of a document, whatever its format; its name is not asked.

    Raises a `ReadError` that says in one sentence what stands in the way: see
    `griffier.errors` for the cases told apart.
    """
    if len(source.data) > limits.bytes:
        raise DocumentTooLarge(
            f"{source.name}: {len(source.data):,} bytes, and the limit is {limits.bytes:,}."
        )
    kind = sniff(source.data)
    reader = _READERS.get(kind)
    if reader is None:
        raise UnknownFormat(
            f"{source.name}: this is {kind.value}, which cannot be read; "
            "PDF, DOCX, ODT, HTML, XML and plain text can."
        )
    return reader(source, limits)


# Readers are imported when first needed: PDFium alone would double the start-up time.


def _read_pdf(source: Source, limits: Limits) -> Text:
    from griffier.read.pdf import read_pdf

    return read_pdf(source, limits)


def _read_plain(source: Source, limits: Limits) -> Text:
    from griffier.read.plain import read_plain

    return read_plain(source, limits)


def _read_html(source: Source, limits: Limits) -> Text:
    from griffier.read.html import read_html

    return read_html(source, limits)


def _read_xml(source: Source, limits: Limits) -> Text:
    from griffier.read.koop import read_koop

    return read_koop(source, limits)


def _read_package(source: Source, limits: Limits) -> Text:
    from griffier.read.office import read_office

    return read_office(source, limits)


def _read_ole(source: Source, _: Limits) -> Text:
    from griffier.read.office import refuse_ole

    raise refuse_ole(source)


def _read_empty(source: Source, _: Limits) -> Text:
    raise EmptyDocument(f"{source.name}: the file is empty.")


def _read_image(source: Source, _: Limits) -> Text:
    raise NoTextLayer(f"{source.name}: this is a picture; its words have to be recognised first.")


_READERS: dict[Kind, Callable[[Source, Limits], Text]] = {
    Kind.PDF: _read_pdf,
    Kind.TEXT: _read_plain,
    Kind.HTML: _read_html,
    Kind.XML: _read_xml,
    Kind.ZIP: _read_package,
    Kind.OLE: _read_ole,
    Kind.EMPTY: _read_empty,
    Kind.IMAGE: _read_image,
}
