"""The body of publication XML as canonical text, by the roles its element names have."""

from dataclasses import dataclass, field

from lxml import etree

from griffier.errors import HostileDocument
from griffier.lexicon.markup import markup_names
from griffier.model import BlockKind
from griffier.read.canvas import Canvas
from griffier.read.limits import Limits
from griffier.read.publication_notes import drop_note_labels, local, note_keys, note_label, target
from griffier.read.safe_xml import Entities

_CELL_JOINT = " | "
# Values of `type` (nadruk), `rend` (hi) and the like that set text apart.
_STRONG_TYPES = ("vet", "cur", "bold", "ital")
_OPENERS = frozenset({"heading", "lead", "title", "paragraph", "soft", "item", "row"})


@dataclass(slots=True)
class _Frame:
    """An element that stands open, and what has to be put back at its end."""

    name: str
    role: str
    counts: dict[str, int] = field(default_factory=dict)
    captured: bool = False  # it takes all text within into one block
    noted: tuple[int, int, int] | None = None  # it is a note: captures, blocks, raised before
    strong: bool = False
    fresh: bool = False  # an item whose first paragraph is still to come


@dataclass(slots=True)
class _Reader:
    canvas: Canvas
    limits: Limits
    entities: Entities
    keys: dict[str, str]
    frames: list[_Frame] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    captures: int = 0
    inside: int = 0  # paragraphs and the like that stand open
    divisions: int = 0
    lists: int = 0
    strong: int = 0
    raised: int = 0
    leading: bool = False  # «Nr. 12» waits for its title

    # --- walking --------------------------------------------------------------------

    def read(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if not isinstance(node.tag, str):
                if event != "end":
                    self.entity(node)
                    self.text(node.tail)
            elif event == "start":
                if self.enter(node):
                    self.text(node.text)
                else:
                    walk.skip_subtree()
            else:
                self.leave()
                if node is not root:
                    self.text(node.tail)

    def entity(self, node: etree._Element) -> None:
        if isinstance(node, etree._Entity):
            self.text(self.entities.text(node))

    def enter(self, element: etree._Element) -> bool:
        """Whether what is in the element is to be read."""
        name = local(element)
        frame = _Frame(name, self.role(name))
        frame.strong = _is_strong(element, name)
        self.strong += frame.strong
        self.step(name)
        self.frames.append(frame)
        if len(self.frames) > self.limits.depth:
            raise HostileDocument(
                f"{self.canvas.name}: the XML nests its elements deeper than any text does."
            )
        if frame.role == "skip":
            return False
        self.begin(frame, element)
        return True

    def leave(self) -> None:
        frame = self.frames.pop()
        self.path.pop()
        self.strong -= frame.strong
        if frame.role != "skip":
            self.end(frame)

    def role(self, name: str) -> str:
        roles = markup_names().elements
        parent = self.frames[-1].name if self.frames else ""
        return roles.get(f"{parent}/{name}") or roles.get(name, "")

    def step(self, name: str) -> None:
        counts = self.frames[-1].counts if self.frames else {}
        counts[name] = counts.get(name, 0) + 1
        self.path.append(f"{name}[{counts[name]}]")

    @property
    def where(self) -> str:
        return "/" + "/".join(self.path)

    # --- text -----------------------------------------------------------------------

    def text(self, text: str | None) -> None:
        if not text:
            return
        if self.canvas.standing is None:
            if text.isspace():
                return
            self.canvas.open(BlockKind.PARAGRAPH, element=self.where)
        if self.raised:
            self.canvas.superscript(text, strong=self.strong > 0)
        else:
            self.canvas.write(text, strong=self.strong > 0)

    # --- elements -------------------------------------------------------------------

    def begin(self, frame: _Frame, element: etree._Element) -> None:
        role = frame.role
        if role not in ("title", "word", "inline", "note", "noteref", "notelabel", "lead"):
            self.leading = False
        if role == "note":
            self.begin_note(frame, element)
        elif role == "noteref":
            self.canvas.mark(self.keys.get(target(element), ""))
        elif role in _OPENERS:
            self.begin_block(frame)
        elif role in ("word", "cell", "break", "superscript"):
            self.begin_inline(role)
        elif role == "division":
            self.divisions += 1
            self.container()
        elif role == "list":
            self.lists += 1
            self.container()
        elif role == "":
            self.container()

    def container(self) -> None:
        """An element that only holds others ends what stands open."""
        if self.captures:
            self.canvas.gap()
        elif not self.inside or self.frames[-1].role == "list":
            self.canvas.close()

    def begin_inline(self, role: str) -> None:
        if role == "break":
            self.canvas.line_break()
        elif role == "superscript":
            self.raised += 1
        else:
            self.canvas.gap(_CELL_JOINT if role == "cell" else " ")

    def begin_block(self, frame: _Frame) -> None:
        role = frame.role
        if self.captures or self.goes_on(role):
            self.canvas.gap()
        elif role in ("soft", "title") and self.inside and self.canvas.standing is not None:
            return
        else:
            self.canvas.open(*self.kind(frame), element=self.where)
        if role in ("heading", "row"):
            frame.captured = True
            self.captures += 1
        frame.fresh = role == "item"
        self.leading = role == "lead" and not self.captures
        self.inside += role in ("paragraph", "soft")

    def kind(self, frame: _Frame) -> tuple[BlockKind, int]:
        if frame.role == "row":
            return BlockKind.ROW, 0
        if frame.role == "item":
            return BlockKind.ITEM, max(1, self.lists)
        if frame.role in ("heading", "lead", "title"):
            deeper = frame.name in ("tussenkop", "tuskop", "subheading", "nr")
            return BlockKind.HEADING, 1 + self.divisions + deeper
        return BlockKind.PARAGRAPH, 0

    def goes_on(self, role: str) -> bool:
        """Whether a block of that role completes the one that stands open."""
        if role in ("title", "lead"):
            return self.leading
        return role == "paragraph" and self.in_fresh_item()

    def in_fresh_item(self) -> bool:
        item = next((f for f in reversed(self.frames[:-1]) if f.role in ("item", "list")), None)
        if item is None or not item.fresh:
            return False
        item.fresh = False
        return self.canvas.standing is BlockKind.ITEM

    def end(self, frame: _Frame) -> None:
        role = frame.role
        if frame.noted is not None:
            self.canvas.end_note()
            self.captures, self.inside, self.raised = frame.noted
        elif role in _OPENERS:
            self.end_block(frame)
        elif role in ("word", "cell"):
            self.canvas.gap()
        elif role == "superscript":
            self.raised -= 1
        elif role in ("division", "list", ""):
            self.divisions -= role == "division"
            self.lists -= role == "list"
            self.container_end()

    def container_end(self) -> None:
        if self.captures:
            self.canvas.gap()
        elif not self.inside:
            self.canvas.close()

    def end_block(self, frame: _Frame) -> None:
        role = frame.role
        self.captures -= frame.captured
        if role in ("paragraph", "soft") and self.inside:
            self.inside -= 1
        if self.captures or (role in ("soft", "title") and self.inside):
            self.canvas.gap()
        elif role != "lead":
            self.canvas.close()
            self.leading = False

    # --- notes ----------------------------------------------------------------------

    def begin_note(self, frame: _Frame, element: etree._Element) -> None:
        label = note_label(element)
        key = self.keys.get(element.get("id") or f"nr {label}") or f"at {self.where}"
        if self.canvas.standing is not None:
            self.canvas.mark(key)
        self.canvas.begin_note(key, label, self.where)
        frame.noted = (self.captures, self.inside, self.raised)
        self.captures, self.inside, self.raised = 1, 0, 0


def write_body(root: etree._Element, canvas: Canvas, limits: Limits) -> None:
    """Write the text of `root` on `canvas`. Raises `HostileDocument` for nesting beyond
    `limits.depth`."""
    drop_note_labels(root)
    reader = _Reader(canvas, limits, Entities(root, canvas.name), note_keys(root))
    reader.read(root)
    canvas.close()


def _is_strong(element: etree._Element, name: str) -> bool:
    if name in markup_names().strong:
        return True
    kind = element.get("type") or element.get("rend") or ""
    return name in ("nadruk", "hi") and any(each in kind for each in _STRONG_TYPES)
