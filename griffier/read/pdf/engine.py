"""PDFium: the bytes of a PDF opened, and its pages one after another."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from griffier.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument
from griffier.model import Source
from griffier.read.limits import Limits
from griffier.read.pdf.page import Page, PageReader

# PDFium is not thread-safe: one document is open at a time, whoever opens it.
PDFIUM = threading.Lock()


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator["Document"]:
    """The document, open; one at a time in a process.

    Raises:
        DocumentTooLarge: more bytes or pages than `limits` allow.
        EncryptedDocument: the file asks for a password.
        DamagedDocument: PDFium finds no document in the bytes.
    """
    if len(source.data) > limits.bytes:
        raise DocumentTooLarge(
            f"{source.name} has {len(source.data):,} bytes; the limit is {limits.bytes:,}."
        )
    with PDFIUM:
        pdfium.FPDF_InitLibrary()
        handle = pdfium.FPDF_LoadMemDocument64(source.data, len(source.data), None)
        if not handle:
            raise _refusal(source.name)
        try:
            count = pdfium.FPDF_GetPageCount(handle)
            if count > limits.pages:
                raise DocumentTooLarge(
                    f"{source.name} has {count:,} pages; the limit is {limits.pages:,}."
                )
            if count < 1:
                raise DamagedDocument(f"{source.name} is a PDF without any page.")
            yield Document(handle, source.name, count)
        finally:
            pdfium.FPDF_CloseDocument(handle)


def _refusal(name: str) -> EncryptedDocument | DamagedDocument:
    """Why PDFium opened nothing."""
    code = pdfium.FPDF_GetLastError()
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedDocument(f"{name} is encrypted and asks for a password.")
    return DamagedDocument(f"{name} is a damaged PDF: its objects cannot be found.")


class Document:
    """An open PDF; pages are loaded one at a time and let go at once."""

    def __init__(self, handle: object, name: str, count: int) -> None:
        self._handle = handle
        self._name = name
        self.count = count

    def pages(self) -> Iterator[Page]:
        """The pages in order; one that PDFium cannot load is an error.

        Raises:
            DamagedDocument: a page is broken.
        """
        for index in range(self.count):
            page = pdfium.FPDF_LoadPage(self._handle, index)
            if not page:
                raise DamagedDocument(f"{self._name} is a damaged PDF: page {index + 1} is broken.")
            text_page = pdfium.FPDFText_LoadPage(page)
            try:
                if not text_page:
                    raise DamagedDocument(
                        f"{self._name} is a damaged PDF: page {index + 1} has broken text."
                    )
                yield PageReader(page, text_page).read()
            finally:
                pdfium.FPDFText_ClosePage(text_page)
                pdfium.FPDF_ClosePage(page)

    def given(self, tag: bytes) -> str:
        """An entry of the document's information, such as b"Title"; "" where it has none."""
        length = pdfium.FPDF_GetMetaText(self._handle, tag, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_GetMetaText(self._handle, tag, buffer, length)
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace").strip()
