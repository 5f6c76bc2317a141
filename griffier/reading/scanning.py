"""Documents that may be scans: read where they have text, else their words recognised."""

from griffier import pipeline
from griffier.errors import NoTextLayer
from griffier.model import Document, Source


def read_or_recognise(source: Source) -> Document:
    """Read a document by its text; one without any by the words recognised in its pages.

    Raises a ReadError, among them RecogniserMissing and RecogniserFailed.
    """
    try:
        return pipeline.read(source)
    except NoTextLayer:
        from griffier.scans import recognise

        return pipeline.read(source, scan=recognise(source))
