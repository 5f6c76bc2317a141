"""A document in pieces: the reader's blocks, cut where a block holds more than one part."""

import re
from dataclasses import dataclass, replace

from griffier.model import BlockKind, Role, Text
from griffier.structure.names import SignatureGrammar, Signed
from griffier.structure.wording import Wording


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that will become one part; `role` is None until it is known.

    `level` and `strong` are the reader's hints; `break_before` says that the piece opened
    a block of the original.
    """

    start: int
    end: int
    role: Role | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    strong: bool = False
    label: str | None = None
    signed: tuple[Signed, ...] = ()

    def as_(self, role: Role) -> "Piece":
        """The same stretch with its role."""
        return replace(self, role=role)

    def cut(self, start: int, end: int, role: Role | None = None) -> "Piece":
        """A stretch of this piece, with a role of its own."""
        return replace(self, start=start, end=end, role=role, label=None)


@dataclass(frozen=True, slots=True)
class Context:
    """What every rule of this stage looks at: the text and the words of its language."""

    text: str
    words: Wording
    grammar: SignatureGrammar


def pieces_of(text: Text) -> list[Piece]:
    """One piece per block of the reader."""
    return [Piece(b.start, b.end, kind=b.kind, level=b.level, strong=b.strong) for b in text.blocks]


_TOKEN = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")


def shouted_end(text: str, start: int, end: int) -> int | None:
    """Where a run of words in capitals from `start` ends, or None if there is none.

    At least two words, one of them of four letters, none with a small letter; numbers
    and dashes go with them.
    """
    stop, words, longest = start, 0, 0
    for match in _TOKEN.finditer(text, start, end):
        token = match[0]
        if token != token.upper():
            break
        if _LETTER.search(token):
            words, longest = words + 1, max(longest, len(token))
        stop = match.end()
    return stop if words > 1 and longest > 3 else None


def is_prose(text: str, piece: Piece, words: Wording) -> bool:
    """Whether a piece reads as a sentence: it ends like one, or holds a common verb."""
    last = text[piece.end - 1]
    body = text[piece.start : piece.end]
    if last in ".;:" and " " in body:
        return True
    return len(body) > 160 or bool(words.sentence_verb.search(body))
