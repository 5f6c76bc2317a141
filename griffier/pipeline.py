"""The order of the stages: the only file that knows it.

`read` is a pure function of the bytes it is given: no file, clock or network is looked
at beyond the data files of the package, so one function serves the command line, a
server and a cluster.
"""

import hashlib

from griffier.annotate import annotate
from griffier.extract import extract, fulfilments
from griffier.extract import why as why_in
from griffier.extract.alignment import alignments
from griffier.extract.alignment_statements import with_alignments
from griffier.extract.doubt import with_doubt
from griffier.lexicon.alignment import load_alignment
from griffier.lexicon.annotation import load_annotation
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.structure import structure_words
from griffier.model import Annotations, Document, Letter, Sentence, Source
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.read.recognised import Scan, read_recognised
from griffier.structure import structure


def read(source: Source, limits: Limits | None = None, scan: Scan | None = None) -> Document:
    """Read one document from its bytes to its statements.

    `scan` is what was recognised in a document that holds pictures in place of text
    (`griffier.scans`).

    Raises a `griffier.errors.ReadError` that says in one sentence what stood in the way.
    """
    letter, annotations = _annotated(source, limits, scan)
    words, forms = load_extraction(letter.lang), load_alignment()
    # Footnote marks of a scan become digits and signs, and a decision mistaken for another
    # would enter a rate of alignment: nobody is said to align by a scan.
    aligned = () if scan else alignments(letter, annotations, forms)
    return Document(
        id=hashlib.sha256(source.data).hexdigest(),
        letter=letter,
        annotations=annotations,
        statements=with_doubt(
            with_alignments(
                extract(letter, annotations, words), aligned, letter, forms, words.sureness.of(())
            ),
            letter.text,
        ),
        fulfils=fulfilments(letter, annotations, words.context),
        alignment=aligned,
    )


def why(
    source: Source, phrase: str, limits: Limits | None = None
) -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    """Each sentence that holds `phrase`, with why it gave a statement or none.

    Raises as `read` does.
    """
    letter, annotations = _annotated(source, limits)
    return why_in(letter, annotations, load_extraction(letter.lang), phrase)


def _annotated(
    source: Source, limits: Limits | None, scan: Scan | None = None
) -> tuple[Letter, Annotations]:
    limits = limits or Limits()
    if scan is None:
        text = read_text(source, limits)
    else:
        text = read_recognised(source, scan, limits, "application/pdf")
    letter = structure(text, structure_words())
    return letter, annotate(letter, load_annotation(letter.lang))
