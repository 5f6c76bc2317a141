"""The order of the stages: the only file that knows it.

`read` is a pure function of the bytes it is given: no file, clock or network is looked
at beyond the data files of the package, so one function serves the command line, a
server and a cluster.
"""

import hashlib
from bisect import bisect_right
from dataclasses import replace

from griffier.annotate import annotate, joined_annotations
from griffier.extract import extract, fulfilments
from griffier.extract import why as why_in
from griffier.extract.alignment import alignments
from griffier.extract.alignment_statements import with_alignments
from griffier.extract.doubt import with_doubt
from griffier.lexicon.alignment import load_alignment
from griffier.lexicon.annotation import load_annotation
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.structure import structure_words
from griffier.model import (
    Annotations,
    Document,
    Fulfilment,
    Letter,
    Sentence,
    Source,
    Statement,
)
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.read.recognised import Scan, read_recognised
from griffier.structure import structure

_Pieces = tuple[tuple[Letter, Annotations], ...]


def read(source: Source, limits: Limits | None = None, scan: Scan | None = None) -> Document:
    """Read one document from its bytes to its statements.

    `scan` is what was recognised in a document that holds pictures in place of text
    (`griffier.scans`).

    Raises a `griffier.errors.ReadError` that says in one sentence what stood in the way.
    """
    letter, pieces = _annotated(source, limits, scan)
    annotations = joined_annotations([found for _, found in pieces])
    words, forms = load_extraction(letter.lang), load_alignment()
    # Footnote marks of a scan become digits and signs, and a decision mistaken for another
    # would enter a rate of alignment: nobody is said to align by a scan.
    aligned = () if scan else alignments(letter, annotations, forms)
    said, kept = _said(pieces), _kept(pieces)
    return Document(
        id=hashlib.sha256(source.data).hexdigest(),
        letter=letter,
        annotations=annotations,
        statements=with_doubt(
            with_alignments(said, aligned, letter, forms, words.sureness.of(())), letter.text
        ),
        fulfils=kept,
        alignment=aligned,
    )


def why(
    source: Source, phrase: str, limits: Limits | None = None
) -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    """Each sentence that holds `phrase`, with why it gave a statement or none.

    Raises as `read` does.
    """
    document, pieces = _annotated(source, limits)
    starts = [part.start for part in document.parts]
    found = (
        each
        for letter, annotations in pieces
        for each in why_in(letter, annotations, load_extraction(letter.lang), phrase)
    )
    placed = (
        (replace(sentence, part=bisect_right(starts, sentence.start) - 1), lines)
        for sentence, lines in found
    )
    return tuple(sorted(placed, key=lambda each: each[0].start))


def _said(pieces: _Pieces) -> tuple[Statement, ...]:
    """The statements of all pieces, in order of their evidence."""
    if len(pieces) == 1:
        letter, annotations = pieces[0]
        return extract(letter, annotations, load_extraction(letter.lang))
    found = [
        statement
        for letter, annotations in pieces
        for statement in extract(letter, annotations, load_extraction(letter.lang))
    ]
    return tuple(sorted(found, key=lambda each: each.evidence.start))


def _kept(pieces: _Pieces) -> tuple[Fulfilment, ...]:
    """What the pieces say they fulfil, in order."""
    found = (
        each
        for letter, annotations in pieces
        for each in fulfilments(letter, annotations, load_extraction(letter.lang).context)
    )
    return tuple(sorted(found, key=lambda each: each.start))


def _annotated(
    source: Source, limits: Limits | None, scan: Scan | None = None
) -> tuple[Letter, _Pieces]:
    """The document, and its stretches by language, each with what is found in it."""
    limits = limits or Limits()
    if scan is None:
        text = read_text(source, limits)
    else:
        text = read_recognised(source, scan, limits, "application/pdf")
    letter = structure(text, structure_words())
    pieces = letter.pieces or (letter,)
    return replace(letter, pieces=()), tuple(
        (piece, annotate(piece, load_annotation(piece.lang))) for piece in pieces
    )
