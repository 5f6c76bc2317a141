"""Sections: headings with their levels and the text under each."""

from griffier.model import BlockKind, Role, Section
from griffier.structure.pieces import Context, Piece, shouted_end

_BELOW = frozenset({Role.NOTE})


def sections_of(context: Context, pieces: list[Piece]) -> tuple[list[Section], list[int | None]]:
    """The sections in order of heading, and for each piece the innermost it stands in.

    A level is the depth at which a heading's style first appears: the reader's rank,
    numbering («2.1» below «2»), capitals, and heavier type, in that order. A title ends
    every section; notes stand in none.
    """
    open_: list[tuple[tuple[int, ...], int]] = []  # style and index of each open section
    found: list[tuple[str, int, int, int]] = []  # heading, start, end, level
    section_of: list[int | None] = []
    for piece in pieces:
        if piece.role in {Role.TITLE, Role.SIGNATURE, Role.CLOSING}:
            open_ = []
        if piece.role is Role.HEADING:
            style = _style(context, piece)
            while open_ and open_[-1][0] >= style:
                open_.pop()
            open_.append((style, len(found)))
            start = _label_start(context, piece)
            found.append((context.text[start : piece.end], start, piece.end, len(open_)))
        inside = bool(open_) and piece.role not in _BELOW
        section_of.append(open_[-1][1] if inside else None)
        for _, index in open_ if inside else ():
            heading, start, _, level = found[index]
            found[index] = (heading, start, piece.end, level)
    return [Section(*one) for one in found], section_of


def _label_start(context: Context, piece: Piece) -> int:
    if not piece.label:
        return piece.start
    at = context.text.rfind(piece.label, max(0, piece.start - len(piece.label) - 3), piece.start)
    return at if at >= 0 else piece.start


def _style(context: Context, piece: Piece) -> tuple[int, ...]:
    """How deep a heading looks; smaller is further out. First what the reader ranks, then
    numbering and type among headings the reader gives no rank."""
    rank = piece.level if piece.kind is BlockKind.HEADING and piece.level else 10
    plain = 0 if piece.label or _shouted(context, piece) else 1 if piece.strong else 2
    return (rank, _depth(piece), plain)


def _shouted(context: Context, piece: Piece) -> bool:
    body = context.text[piece.start : piece.end]
    return body == body.upper() and (
        shouted_end(context.text, piece.start, piece.end) == piece.end or len(body) > 3
    )


def _depth(piece: Piece) -> int:
    """1 for «2.», 2 for «2.1»; Roman numerals stand above, letters below them; headings
    without a number next to those with one of the first rank."""
    label = (piece.label or "").strip("(). ")
    if not label:
        return 2
    if label[0].isdigit():
        return 2 + label.count(".")
    return 1 if set(label) <= set("IVX") else 3
