"""Words in pictures: pages of a scan drawn, and given to tesseract, a program beside griffier.

Nothing here is needed to read documents that have text. The original stays the document; what
was recognised in it is `griffier.read.recognised.Scan`.
"""

from griffier.scans.tesseract import available, needed, recognise

__all__ = ["available", "needed", "recognise"]
