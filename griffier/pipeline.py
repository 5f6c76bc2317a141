"""The order of the stages: the only file that knows it.

`read` is a pure function of the bytes it is given: no file, clock or network is looked
at beyond the data files of the package, so one function serves the command line, a
server and a cluster.
"""

import hashlib

from griffier.annotate import annotate
from griffier.extract import extract
from griffier.extract.fulfilments import fulfilments
from griffier.lexicon.annotation import load_annotation
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.structure import structure_words
from griffier.model import Document, Source
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.structure import structure


def read(source: Source, limits: Limits | None = None) -> Document:
    """Read one document from its bytes to its statements.

    Raises a `griffier.errors.ReadError` that says in one sentence what stood in the way.
    """
    text = read_text(source, limits or Limits())
    letter = structure(text, structure_words())
    annotations = annotate(letter, load_annotation(letter.lang))
    words = load_extraction(letter.lang)
    return Document(
        id=hashlib.sha256(source.data).hexdigest(),
        letter=letter,
        annotations=annotations,
        statements=extract(letter, annotations, words),
        fulfils=fulfilments(letter, annotations, words.context),
    )
