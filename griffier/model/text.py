"""What was read: the source, its canonical text and where each stretch of it stands."""

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of canonical text: `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document and where they came from (a path, for messages only)."""

    data: bytes
    name: str = "<bytes>"


# --- what a reader gives -------------------------------------------------------------


class BlockKind(StrEnum):
    """What the layout alone says a block is; the structure stage gives it a role."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of canonical text, as the reader found it.

    `level` is the rank of a heading or the depth of a list item, from 1; 0 otherwise.
    `strong` says that the whole block is set in bold, italic or larger type, which
    hints at a heading where the format has no headings of its own.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the canonical text from `start` to `end` stands in the original.

    Paged formats give `page` and `box` (one origin per printed line), markup gives
    `element` (a path such as `/html/body/p[3]`), plain text gives `line` (from 1).
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    element: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its text is `text[start:end]`, at the end of the canonical text.

    `anchor` is the offset right behind the word its mark hung on (the mark itself is
    not in the canonical text), or None where no mark was found.
    """

    mark: str
    start: int
    end: int
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running head, page number or colophon line: in the layout, not in the text."""

    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word that was recognised in a picture, `text[start:end]`, and how sure that is,
    from 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Text:
    """Canonical text with the way back to the original.

    Blocks are in reading order, do not overlap and are joined by a blank line
    (two newlines); no block holds a line break, a double space or a space at its ends.
    Hyphenation at line ends is undone. The note blocks stand last, in order of mark.
    `recognised` has the words of a scan in order; it is empty for a text that was printed as one.
    `given` holds what the format itself states, by Dublin Core or OWMS term
    (`title`, `creator`, `date`, `dossier`, `number`, `type`, `identifier` …).
    """

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...] = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    media_type: str = "text/plain"
    pages: tuple[tuple[float, float], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    recognised: tuple[RecognisedWord, ...] = ()


# --- what structure gives ------------------------------------------------------------
