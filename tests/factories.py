"""Texts as a reader would hand them on, from plain strings."""

from griffier.model import Block, BlockKind, Furniture, Note, Text

_MARKS = {"#": BlockKind.HEADING, "*": BlockKind.ITEM, "|": BlockKind.ROW, "^": BlockKind.NOTE}


def text_of(
    *blocks: str, given: tuple[tuple[str, str], ...] = (), furniture: tuple[str, ...] = ()
) -> Text:
    """A `Text` with one block per string.

    A leading «# », «* », «| » or «^ » makes a heading, item, row or note (more of the same
    sign: a deeper level), «! » a strong paragraph. A note's mark is its number in order.
    """
    at, parts, made, notes = 0, [], [], []
    for raw in blocks:
        sign, _, body = raw.partition(" ")
        kind, level, strong = BlockKind.PARAGRAPH, 0, sign == "!"
        if sign and set(sign) <= {sign[0]} and sign[0] in _MARKS:
            kind, level = _MARKS[sign[0]], len(sign)
        elif not strong:
            body = raw
        if kind not in (BlockKind.HEADING, BlockKind.ITEM):
            level = 0
        made.append(Block(at, at + len(body), kind, level, strong))
        if kind is BlockKind.NOTE:
            notes.append(Note(str(len(notes) + 1), at, at + len(body)))
        parts.append(body)
        at += len(body) + 2
    lines = tuple(Furniture(1, (0.0, 0.0, 1.0, 1.0), line) for line in furniture)
    return Text("\n\n".join(parts), tuple(made), notes=tuple(notes), given=given, furniture=lines)


def text_from(plain: str, **more: tuple[tuple[str, str], ...]) -> Text:
    """A `Text` from a string whose blocks are parted by blank lines; lines within a block
    are joined by a space."""
    paragraphs = (" ".join(p.split()) for p in plain.strip().split("\n\n"))
    return text_of(*(p for p in paragraphs if p), given=more.get("given", ()))
