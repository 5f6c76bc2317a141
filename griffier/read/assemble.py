"""Body lines of all pages become canonical text: order, notes, paragraphs, composition."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from griffier.model import Origin
from griffier.read.columns import arrange
from griffier.read.compose import Composed, Manner, compose
from griffier.read.flow import Setting, paragraphs, usual_leading
from griffier.read.furniture import Frame, frame
from griffier.read.hyphens import usage
from griffier.read.lines import Line
from griffier.read.notes import lift_notes, tie
from griffier.read.words import WordKnowledge


def assemble(
    pages: Sequence[list[Line]],
    words: WordKnowledge,
    origin: Callable[[int, int, Line], Origin],
    setting: Callable[[Frame, float], Setting] = Setting,
) -> Composed:
    """Canonical text of body lines, page by page; `setting` gets their frame and leading."""
    body_frame = frame(line for lines in pages for line in lines)
    chunks = [chunk for lines in pages for chunk in arrange(lines)]
    using = usage(line.text for chunk in chunks for line in chunk.lines)
    chunks, notes = lift_notes(chunks, body_frame.size)
    how = replace(setting(body_frame, usual_leading(chunks)), using=using)
    blocks = paragraphs(chunks, how)
    body = [line for block in blocks for line in block.lines]
    anchors = tie(notes, body)
    called = list(zip(notes, anchors, strict=True))
    return compose(blocks, called, Manner(body_frame.size, using, words, origin))
