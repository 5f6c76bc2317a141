"""An export on its way out: pieces of text or bytes, as bytes and in helpings worth sending."""

from collections.abc import Iterable, Iterator
from typing import Final

Pieces = Iterable[str | bytes]

_HELPING: Final = 65_536  # bytes; a line by itself is too small to send or to write


def helpings(pieces: Pieces) -> Iterator[bytes]:
    """The pieces as bytes, several at a time. Half a surrogate pair has no UTF-8; it becomes a
    question mark, in a quotation too."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))
        size += len(held[-1])
        if size > _HELPING:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
