"""The text of a page in reading order, on the canvas."""

from dataclasses import dataclass, field

from lxml import etree

from griffier.errors import HostileDocument
from griffier.model import BlockKind
from griffier.read.canvas import Canvas
from griffier.read.limits import Limits
from griffier.read.loose import mark_label
from griffier.read.page import Furniture, is_bold, is_signature_line, name_of, named, steps, web
from griffier.read.web_frame import Frame
from griffier.read.web_lists import ordinal
from griffier.read.web_notes import WebNotes, has_blocks, is_wordless, read_named_note
from griffier.read.web_tables import is_layout

_CELL_JOINT = " | "
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# More than this of a page cannot be its notes, whatever the part is called.
_NOTES_SHARE = 0.8
_NOTE_LEAVES = frozenset({"p", "div", "dd", "tr"})


@dataclass(slots=True)
class PageReader:
    """Writes the text of a page on `canvas`; `written` are the notes already on it."""

    canvas: Canvas
    limits: Limits
    notes: WebNotes
    furniture: Furniture
    written: set[etree._Element] = field(default_factory=set)
    frames: list[Frame] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    captures: int = 0
    strong: int = 0
    raised: int = 0
    regions: int = 0  # parts that hold notes; what is in no note there is not text
    lists: int = 0
    nested: int = 0  # main and article elements that stand open
    layout: list[bool] = field(default_factory=list)
    fresh: tuple[BlockKind, int] | None = None  # what the next block is, in a list item
    literal: int = 0
    noted: bool = False  # within the text of a note; notes do not nest

    def read(self, root: etree._Element) -> None:
        """Write what is in `root`. Raises `HostileDocument` for nesting beyond
        `limits.depth`."""
        self._check_depth(sum(1 for _ in root.iterancestors()))
        self.path, self.frames = [*steps(root)][:-1], []
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if not isinstance(node.tag, str):
                if event != "end":
                    self._text(node.tail)
            elif event == "start":
                if self._enter(node):
                    self._text(node.text)
                else:
                    walk.skip_subtree()
            else:
                self._leave()
                if node is not root:
                    self._text(node.tail)
        self.canvas.close()

    # --- elements -------------------------------------------------------------------

    def _enter(self, element: etree._Element) -> bool:
        name = name_of(element)
        self._check_depth(len(self.path))
        self._step(name)
        frame = Frame(name)
        self.frames.append(frame)
        if self._is_left_out(element, name) or element in self.written:
            frame.kind = "skip"
            return False
        frame.strong = name in web("strong") or is_bold(element)
        self.strong += frame.strong
        if self.noted and element in self.notes.starts:
            self._next_note(element)
        if self._begin_note(frame, element):
            return True
        if element in self.notes.marks:
            self.canvas.mark(self.notes.marks[element])
            frame.kind = "mark"
            return False
        self._begin(frame, element)
        return True

    def _check_depth(self, depth: int) -> None:
        if depth >= self.limits.depth:
            raise HostileDocument(
                f"{self.canvas.name}: the page nests its elements deeper than any text does."
            )

    def _is_left_out(self, element: etree._Element, name: str) -> bool:
        if element in self.notes.back:
            self._unlabel(element)
            return True
        if self.noted and element.get("href") and is_wordless(element):
            return True  # an arrow in a note leads back, wherever it points
        if element in self.notes.bodies or self.regions:
            return name in web("skip")
        if name == "aside" and named(element, "note"):
            return False
        return self.furniture.is_furniture(element, name, nested=self.nested > 0)

    def _unlabel(self, link: etree._Element) -> None:
        """A link back that is the mark itself: the note's text goes without it."""
        self.canvas.omit()
        if mark_label("".join(map(str, link.itertext()))) is not None:
            for frame in self.frames:
                frame.labelled = False

    def _leave(self) -> None:
        frame = self.frames.pop()
        self.path.pop()
        self.strong -= frame.strong
        self.raised -= frame.raised
        if frame.kind == "note":
            self.canvas.end_note(labelled=frame.labelled)
            self.captures, self.raised, self.regions = frame.saved
            self.noted = False
        else:
            self._end(frame)

    def _step(self, name: str) -> None:
        counts = self.frames[-1].counts if self.frames else {}
        counts[name] = counts.get(name, 0) + 1
        step = name if name in ("html", "body") else f"{name}[{counts[name]}]"
        self.path.append(step)

    def _begin(self, frame: Frame, element: etree._Element) -> None:
        name = frame.name
        self.nested += name in ("main", "article")
        if name == "br" or (name == "span" and is_signature_line(element)):
            self.canvas.line_break()
        elif name in _HEADINGS:
            self._open(frame, "heading", BlockKind.HEADING, _HEADINGS[name])
        elif name == "sup":
            frame.raised = True
            self.raised += 1
        elif name in ("table", "tr", "td", "th"):
            self._begin_table(frame, element)
        elif name in ("ul", "ol", "li"):
            self._begin_list(frame, element)
        elif name in web("blocks"):
            self._begin_block(frame, element)

    def _begin_block(self, frame: Frame, element: etree._Element) -> None:
        frame.kind = "block"
        self.literal += frame.name == "pre"
        if named(element, "notes") and self.furniture.is_minor(element, _NOTES_SHARE):
            frame.kind = "region"
            self.regions += 1
        self._part()

    def _part(self) -> None:
        if self.captures:
            self.canvas.gap()
        elif self.fresh is None or not self.canvas.blank:
            self.canvas.close()

    def _open(self, frame: Frame, kind: str, block: BlockKind, level: int) -> None:
        frame.kind = kind
        if self.captures:
            self.canvas.gap()
        else:
            self.canvas.open(block, level, self._where)
        self.captures += 1

    def _begin_list(self, frame: Frame, element: etree._Element) -> None:
        self._part()
        if frame.name != "li":
            frame.kind = "list"
            self.lists += 1
            return
        frame.kind = "item"
        if not self.captures:
            self.canvas.close()
            self.fresh = (BlockKind.ITEM, max(1, self.lists))
            label = ordinal(element)
            if label:
                self._text(label + " ")

    def _begin_table(self, frame: Frame, element: etree._Element) -> None:
        if frame.name == "table":
            frame.kind = "table"
            self.layout.append(is_layout(element))
            self._part()
        elif self.layout and self.layout[-1]:
            frame.kind = "block"
            self._part()
        elif frame.name == "tr":
            self._open(frame, "row", BlockKind.ROW, 0)
        else:
            frame.kind = "cell"
            self.canvas.gap(_CELL_JOINT)

    def _end(self, frame: Frame) -> None:
        kind = frame.kind
        self.nested -= frame.name in ("main", "article") and kind != "skip"
        if kind in ("heading", "row"):
            self.captures -= 1
        if kind == "table":
            self.layout.pop()
        self.lists -= kind == "list"
        self.regions -= kind == "region"
        self.literal -= frame.name == "pre" and kind == "block"
        if kind == "item" and not self.captures:
            self.fresh = None
        if kind and kind not in ("skip", "cell", "mark"):
            self._finish_part()

    def _finish_part(self) -> None:
        if self.captures:
            self.canvas.gap()
        else:
            self.canvas.close()

    # --- notes ----------------------------------------------------------------------

    def _begin_note(self, frame: Frame, element: etree._Element) -> bool:
        found = self._note(element)
        if found is None:
            return False
        key, label = found
        self.written.add(element)
        frame.kind = "note"
        self.noted = True
        self.canvas.begin_note(key, label, self._where)
        frame.saved = (self.captures, self.raised, self.regions)
        self.captures, self.raised, self.regions = 1, 0, 0
        return True

    def _next_note(self, element: etree._Element) -> None:
        """Within the element of one note another starts."""
        frame = next(frame for frame in self.frames if frame.kind == "note")
        self.canvas.end_note(labelled=frame.labelled)
        frame.labelled = True
        self.canvas.begin_note(*self.notes.starts[element], self._where)

    def _note(self, element: etree._Element) -> tuple[str, str] | None:
        """Key and label if `element` is the text of a note."""
        if self.noted:
            return None
        linked = self.notes.bodies.get(element)
        if linked is not None:
            return linked
        name = name_of(element)
        if self.regions:
            leaf = name == "li" or (name in _NOTE_LEAVES and not has_blocks(element))
            return (f"at {self._where}", ordinal(element).rstrip(".")) if leaf else None
        return self._named_note(element)

    def _named_note(self, element: etree._Element) -> tuple[str, str] | None:
        named_note = read_named_note(element, self.notes)
        if named_note is None:
            return None
        key = f"at {self._where}"
        if named_note.inline:
            self.canvas.mark(key)
            return key, named_note.label(1 + len(self.canvas.notes))
        return key, ""

    # --- text -----------------------------------------------------------------------

    @property
    def _where(self) -> str:
        """The path of the block that text stands in."""
        inline = 0
        for frame in reversed(self.frames[1:]):
            if frame.kind:
                break
            inline += 1
        return "/" + "/".join(self.path[: len(self.path) - inline])

    def _text(self, text: str | None) -> None:
        if not text or self.regions:
            return
        if self.canvas.standing is None:
            if text.isspace():
                return
            kind, level = self.fresh or (BlockKind.PARAGRAPH, 0)
            self.canvas.open(kind, level, self._where)
            self.fresh = None
        if self.raised:
            self.canvas.superscript(text, strong=self.strong > 0)
        elif self.literal:
            self.canvas.write_lines(text, self._where, strong=self.strong > 0)
        else:
            self.canvas.write(text, strong=self.strong > 0)
