"""Where the markup readers assemble canonical text.

A reader walks its format and says what it sees: a block opens, text comes, a line breaks,
a note's mark hangs here, this is that note's text. The canvas keeps the promises of
`model.Text`: single spaces, no line breaks, no soft hyphens, notes last, offsets true.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from griffier.errors import DocumentTooLarge, EmptyDocument
from griffier.model import Block, BlockKind, Note, Origin, Text
from griffier.read.inscription import Inscription
from griffier.read.limits import Limits
from griffier.read.loose import settle_loose_marks, strip_label

_JOINT = "\n\n"

# A line shorter than this was ended on purpose (an address, a signature, a title); a
# longer one may be the edge of the paper. In characters; a letter's line has 70 to 100.
_SHORT_LINE = 60


@dataclass(slots=True)
class Leaf:
    """A block or note in the making."""

    line: Inscription
    kind: BlockKind
    level: int = 0
    element: str | None = None
    key: str | None = None  # of a note: what its marks point at
    label: str = ""  # of a note: its mark as printed
    order: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Canvas:
    """Canonical text in the making; one per document."""

    limits: Limits
    name: str
    leaves: list[Leaf] = field(default_factory=list)
    notes: list[Leaf] = field(default_factory=list)
    _open: Leaf | None = None
    _aside: list[tuple[Leaf | None, bool, int]] = field(default_factory=list)
    _characters: int = 0
    _broken: bool = False
    _line_start: int = 0

    # --- what a reader says ---------------------------------------------------------

    def open(self, kind: BlockKind, level: int = 0, element: str | None = None) -> None:
        """Begin a block; whatever stood open is done."""
        self.close()
        self._open = Leaf(Inscription(), kind, level, element)
        self._line_start = 0

    def close(self) -> None:
        """End the block that stands open, if any. A note ends with `end_note`."""
        leaf = self._open
        if leaf is None or leaf.kind is BlockKind.NOTE:
            return
        if leaf.line.length:
            self.leaves.append(leaf)
        self._open, self._broken = None, False

    @property
    def standing(self) -> BlockKind | None:
        """The kind of the block that stands open."""
        return self._open.kind if self._open else None

    @property
    def blank(self) -> bool:
        """Whether nothing has been written in the block that stands open."""
        return self._open is None or not self._open.line.length

    def write(self, text: str, *, strong: bool = False) -> None:
        """Add running text to the open block; white space collapses."""
        if not text or self._open is None:
            return
        if self._broken and not text.isspace():
            self._settle_break(text.lstrip())
        self._characters += self._open.line.write(text, strong=strong)
        if self._characters > self.limits.characters:
            raise DocumentTooLarge(
                f"{self.name}: more than {self.limits.characters:,} characters of text, "
                "the limit for one document."
            )

    def write_lines(self, text: str, element: str, *, strong: bool = False) -> None:
        """Add typewritten text, whose line breaks are its own."""
        for index, line in enumerate(text.splitlines()):
            if index:
                self.line_break()
            if line:
                if self._open is None:
                    self.open(BlockKind.PARAGRAPH, element=element)
                self.write(line, strong=strong)
        if text.endswith("\n"):
            self.line_break()

    def gap(self, separator: str = " ") -> None:
        """Keep what comes apart from what stands there, by `separator`."""
        if self._open:
            self._open.line.gap(separator)

    def line_break(self) -> None:
        """A forced line break: ends the block or is a space, as the next line decides."""
        if self._open is None or not self._open.line.length:
            return
        if self._broken:
            self._renew()
        elif self._open.kind in (BlockKind.ROW, BlockKind.NOTE, BlockKind.HEADING):
            self.gap()
        else:
            self._broken = True

    def mark(self, key: str) -> None:
        """The mark of note `key` hangs on the word just written."""
        if self._open is None:
            return
        if self._open.line.length or not self.leaves or self._open.kind is BlockKind.NOTE:
            self._open.line.mark(key)
        else:
            self.leaves[-1].line.mark(key)

    def omit(self) -> None:
        """A link back to a note's mark was left out here, with the brackets around it."""
        if self._open is not None:
            self._open.line.omit()

    def superscript(self, text: str, *, strong: bool = False) -> None:
        """Raised text that is a note's mark if a note with that mark turns up."""
        if self._open is not None:
            self._characters += self._open.line.superscript(text, strong=strong)

    def begin_note(self, key: str, label: str, element: str | None = None) -> None:
        """Until `end_note`, what is written is the text of note `key`."""
        self._aside.append((self._open, self._broken, self._line_start))
        self._open = Leaf(Inscription(), BlockKind.NOTE, 0, element, key, label)
        self._broken = False

    def end_note(self, *, labelled: bool = False) -> None:
        """Back to where the note was met; `labelled` says its text opens with its mark."""
        leaf = self._open
        if leaf is not None and labelled:
            strip_label(leaf)
        if leaf is not None and leaf.line.length:
            self.notes.append(leaf)
        self._open, self._broken, self._line_start = self._aside.pop()

    def _renew(self) -> None:
        leaf = self._open
        if leaf is not None:
            self.open(leaf.kind, leaf.level, leaf.element)

    def _settle_break(self, coming: str) -> None:
        """Whether the line break before `coming` ends the block."""
        self._broken = False
        leaf = self._open
        if leaf is None:
            return
        length, ended = leaf.line.length - self._line_start, leaf.line.ends_clause
        runs_on = coming[:1].islower() and not ended
        if runs_on or (length >= _SHORT_LINE and not ended):
            self.gap()
            self._line_start = leaf.line.length
        else:
            self._renew()

    # --- what comes out -------------------------------------------------------------

    def finish(self, media_type: str, given: tuple[tuple[str, str], ...] = ()) -> Text:
        """The canonical text. Raises `EmptyDocument` where nothing was written."""
        self.close()
        settle_loose_marks(self.leaves, self.notes)
        leaves = [leaf for leaf in self.leaves if leaf.line.length]
        anchors = _anchors(leaves)
        if not leaves and not self.notes:
            raise EmptyDocument(f"{self.name}: there is no text in this document.")
        ordered = _in_order(self.notes, anchors)
        starts = list(_starts([*leaves, *ordered]))
        return Text(
            text=_JOINT.join(leaf.line.text for leaf in [*leaves, *ordered]),
            blocks=tuple(map(_block, [*leaves, *ordered], starts)),
            origins=tuple(map(_origin, [*leaves, *ordered], starts)),
            notes=tuple(map(_note, ordered, starts[len(leaves) :], [anchors] * len(ordered))),
            media_type=media_type,
            given=given,
        )


def _starts(leaves: list[Leaf]) -> Iterator[int]:
    position = 0
    for leaf in leaves:
        yield position
        position += leaf.line.length + len(_JOINT)


def _anchors(leaves: list[Leaf]) -> dict[str, int]:
    """Offset of the first mark of each note key."""
    found: dict[str, int] = {}
    for leaf, start in zip(leaves, _starts(leaves), strict=True):
        for offset, key in leaf.line.marks:
            found.setdefault(key, start + offset)
    return found


def _in_order(notes: list[Leaf], anchors: dict[str, int]) -> list[Leaf]:
    """By anchor; a note nobody points at stays behind the one it followed."""
    last = -1
    for index, leaf in enumerate(notes):
        last = anchors.get(leaf.key or "", last)
        leaf.order = (last, index)
    return sorted(notes, key=lambda leaf: leaf.order)


def _block(leaf: Leaf, start: int) -> Block:
    line = leaf.line
    strong = line.strong and leaf.kind is not BlockKind.NOTE
    return Block(start, start + line.length, leaf.kind, leaf.level, strong)


def _origin(leaf: Leaf, start: int) -> Origin:
    return Origin(start, start + leaf.line.length, element=leaf.element)


def _note(leaf: Leaf, start: int, anchors: dict[str, int]) -> Note:
    return Note(leaf.label, start, start + leaf.line.length, anchors.get(leaf.key or ""))
