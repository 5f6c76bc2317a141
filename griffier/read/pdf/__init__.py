"""PDF with a text layer: from bytes to canonical text."""

from griffier.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
