"""Headings, list items and paragraphs among the pieces that have no role yet."""

import re
from dataclasses import replace

from griffier.model import BlockKind, Role, Turn
from griffier.structure.kinds import kind_in_title
from griffier.structure.labels import Label, bare_number_at, label_at
from griffier.structure.pieces import Context, Piece, shouted_end

_LONGEST_HEADING = 150  # characters; printed headings over three lines are set apart anyway
_LONGEST_STRONG = 220
_LONGEST_TITLE = 400  # characters; alignments name the decision they follow in full
_OPENING = 6  # pieces in which a title stands that is set as a paragraph
_LONGEST_CHAIN = 3  # headings in a row without typographic hints; more is a table or list
_NUMBERED = frozenset({"number", "roman", "decimal"})  # «II. Geannoteerde agenda Milieuraad»
_ENDS_SENTENCE = frozenset('.;:,!?…)”"’')
_COLON = re.compile(r" ?: (?=\S)")
_ENDINGS = frozenset({Role.SIGNATURE, Role.CLOSING, Role.NOTE})
_SPOKEN = {"question": Role.QUESTION, "answer": Role.ANSWER}
_HEADING_START = re.compile(r"[A-ZÀ-Þ0-9«“\"‘’'(]")


def outline(
    context: Context, pieces: list[Piece], turn_of: list[int | None], turns: list[Turn]
) -> list[Piece]:
    """Every piece with a role. A heading is what the reader says is one, or a short line
    without final stop or common verb that stands before prose; a labelled line is a list
    item, a numbered heading or a numbered paragraph; prose within a turn is question or
    answer."""
    pieces = [_recorded(context, piece) for piece in pieces]
    labels = [_label_of(context, piece) for piece in pieces]
    heading = _headings(context, pieces, labels, turn_of)
    done: list[Piece] = []
    for index, piece in enumerate(pieces):
        label = labels[index]
        if piece.role is not None:
            done.append(piece)
        elif heading[index]:
            done.append(_labelled(piece, label or _bare(context, piece), Role.HEADING))
        elif piece.kind is BlockKind.ITEM:
            done.append(_labelled(piece, label, Role.ITEM))
        elif label is None or piece.label is not None:
            done.append(piece.as_(Role.PARAGRAPH))
        else:
            done.append(_labelled(piece, label, _list_or_paragraph(context, label, done)))
        turn = turn_of[index]
        if turn is not None and done[-1].role is Role.PARAGRAPH:
            done[-1] = done[-1].as_(_SPOKEN[turns[turn].kind])
    return done


def with_title(context: Context, pieces: list[Piece], *, headed: bool, named: bool) -> list[Piece]:
    """The same pieces, with the heading that titles the document as its title: the one
    right below a signature that names a kind of document, the first line of a document
    that has no head above it, or below a head that names no document (`named`)."""
    if pieces and not (headed and named) and _titles_itself(context, pieces, headed=headed):
        return [pieces[0].as_(Role.TITLE), *pieces[1:]]
    for index, piece in enumerate(pieces[:_OPENING]):
        if piece.role is Role.PARAGRAPH and _titles_alignment(context, piece):
            return [*pieces[:index], piece.as_(Role.TITLE), *pieces[index + 1 :]]
    for index, piece in enumerate(pieces):
        if piece.role is not Role.HEADING:
            continue
        body = context.text[piece.start : piece.end]
        signed = index > 0 and pieces[index - 1].role is Role.SIGNATURE
        if (index == 0 and not headed and piece.label is None) or (
            signed and kind_in_title(body, context.words)
        ):
            return [*pieces[:index], piece.as_(Role.TITLE), *pieces[index + 1 :]]
    return pieces


def _titles_alignment(context: Context, piece: Piece) -> bool:
    """ "Declaration by the High Representative … on the alignment of certain third countries
    with …": a title in full, though it ends with a stop and is long."""
    if piece.end - piece.start >= _LONGEST_TITLE:
        return False
    body = context.text[piece.start : piece.end].rstrip(".")
    return ". " not in body and kind_in_title(body, context.words) == "alignment"


def _titles_itself(context: Context, pieces: list[Piece], *, headed: bool) -> bool:
    """Whether a document's first line is a title that does not pass for a heading, being long
    or a sentence ("Norway condemns the shelling"): it ends without a stop."""
    piece = pieces[0]
    body = context.text[piece.start : piece.end]
    if piece.role not in (Role.PARAGRAPH, Role.HEADING) or body[-1] in _ENDS_SENTENCE:
        return False
    if len(body) < _LONGEST_TITLE and kind_in_title(body, context.words) is not None:
        return True
    alone = headed or len(pieces) == 1 or piece.role is Role.HEADING
    return not alone and len(body) < _LONGEST_HEADING and "\n" not in body and ". " not in body


def _recorded(context: Context, piece: Piece) -> Piece:
    """«Besluit: Voor kennisgeving aannemen», «Document: Besluitenlijst van …»: a line of a
    record, with its label taken off; a subject is the document's title."""
    if piece.role is not None or piece.kind is not BlockKind.PARAGRAPH:
        return piece
    for cue, role in (("record_label", Role.PARAGRAPH), ("subject_label", Role.TITLE)):
        found = context.words.cue[cue].match(context.text, piece.start, piece.end)
        colon = found and _COLON.match(context.text, found.end(), piece.end)
        titled = role is Role.PARAGRAPH or (
            colon and kind_in_title(context.text[colon.end() : piece.end], context.words)
        )
        if found and colon and titled:
            return replace(piece, start=colon.end(), role=role, label=found[0])
    return piece


def _label_of(context: Context, piece: Piece) -> Label | None:
    if piece.role is not None:
        return None
    return label_at(context.text, piece.start, piece.end)


def _bare(context: Context, piece: Piece) -> Label | None:
    return bare_number_at(context.text, piece.start, piece.end)


def _labelled(piece: Piece, label: Label | None, role: Role) -> Piece:
    if label is None:
        return piece.as_(role)
    return replace(piece, start=label.stop, role=role, label=label.printed)


def _list_or_paragraph(context: Context, label: Label, done: list[Piece]) -> Role:
    """A bullet or letter marks an item; a number marks an item below a lead-in or a
    sibling item, else a numbered paragraph («1. The EU welcomes …»)."""
    if label.style in {"bullet", "letter"}:
        return Role.ITEM
    above = next((p for p in reversed(done) if p.role is not Role.ROW), None)
    if above is None:
        return Role.PARAGRAPH
    led = context.text[above.end - 1] == ":" or (above.role is Role.ITEM)
    return Role.ITEM if led else Role.PARAGRAPH


def _headings(
    context: Context,
    pieces: list[Piece],
    labels: list[Label | None],
    turn_of: list[int | None],
) -> list[bool]:
    """For each piece whether it is a heading; read from the end, since a heading needs
    something to stand above."""
    found = [False] * len(pieces)
    chain = 0
    for index in range(len(pieces) - 1, -1, -1):
        piece, label = pieces[index], labels[index]
        hinted = piece.kind is BlockKind.HEADING or piece.strong
        last = index + 1 == len(pieces) or pieces[index + 1].role in _ENDINGS
        # «Ja» between two labels is an answer, not a heading over the next question.
        below = not last and (turn_of[index] is None or turn_of[index + 1] == turn_of[index])
        if not _could_head(context, piece, label) or not (below or hinted):
            chain = 0
            continue
        if label and not hinted and _has_sibling(labels, index):
            chain = 0
            continue
        above = context.text[pieces[index - 1].end - 1] if index else "."
        if not hinted and (above in ":,;" or chain >= _LONGEST_CHAIN):
            continue
        found[index] = True
        chain = 0 if hinted else chain + 1
    return found


def _has_sibling(labels: list[Label | None], index: int) -> bool:
    """Whether the next or the last piece carries a label of the same family: a list."""
    mine = labels[index]
    around = labels[index + 1 : index + 2] + (labels[index - 1 : index] if index else [])
    return mine is not None and any(o and o.family == mine.family for o in around)


def _could_head(context: Context, piece: Piece, label: Label | None) -> bool:
    if piece.role is not None or piece.label is not None:
        return False
    if piece.kind is BlockKind.ITEM and not (label and label.style in _NUMBERED):
        return False
    text, begin = context.text, label.stop if label else piece.start
    if label and (label.style == "bullet" or label.bare.islower()):
        return False
    size, last = piece.end - begin, text[piece.end - 1]
    if piece.kind is BlockKind.HEADING:
        return size <= _LONGEST_STRONG or last not in ".;"
    if size > (_LONGEST_STRONG if piece.strong else _LONGEST_HEADING) or last in ".;:,!…":
        return False
    if piece.strong:
        return True
    if last == "?" or not _HEADING_START.match(text, begin, piece.end):
        return False
    if shouted_end(text, begin, piece.end) == piece.end:
        return True
    return size > 2 and not context.words.sentence_verb.search(text, begin, piece.end)
