"""Which part introduces a list item."""

from griffier.model import Role
from griffier.structure.pieces import Context, Piece

_LED = frozenset({Role.PARAGRAPH, Role.QUESTION, Role.ANSWER, Role.HEADING})


def _family(piece: Piece) -> str:
    """Items of one list share the reader's depth and the kind of label."""
    label = (piece.label or "").strip("(). ")
    kind = "digit" if label[:1].isdigit() else "alpha" if label.isalpha() else label
    return f"{piece.level}{kind}"


def leads_of(context: Context, pieces: list[Piece]) -> list[int | None]:
    """For each piece the index of the part with its lead-in («Nederland heeft:»).

    A lead-in ends with a colon, or runs on into items that begin with a small letter. An
    item that ends with a colon leads the items of another kind below it.
    """
    leads: list[int | None] = [None] * len(pieces)
    stack: list[tuple[str, int | None]] = []
    for index, piece in enumerate(pieces):
        if piece.role is not Role.ITEM:
            if piece.role is not Role.NOTE:
                stack = []
            continue
        above = pieces[index - 1] if index else None
        family = _family(piece)
        if above is None:
            continue
        if above.role is not Role.ITEM:
            stack = [(family, index - 1 if _leads(context, above, piece) else None)]
        elif all(known != family for known, _ in stack):
            ends = context.text[above.end - 1]
            deeper = ends == ":" or piece.level > above.level
            stack.append((family, index - 1 if deeper else stack[-1][1] if stack else None))
        else:
            while stack[-1][0] != family:
                stack.pop()
        leads[index] = stack[-1][1]
    return leads


def _leads(context: Context, above: Piece, item: Piece) -> bool:
    if above.role not in _LED:
        return False
    last = context.text[above.end - 1]
    small = context.text[item.start].islower() and above.role is not Role.HEADING
    return last == ":" or (small and last not in ".?!")
