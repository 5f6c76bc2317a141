"""OpenDocument texts (ODT), read from their XML."""

from dataclasses import dataclass, field

from lxml import etree

from griffier.errors import HostileDocument
from griffier.model import BlockKind, Text
from griffier.read.canvas import Canvas
from griffier.read.limits import Limits
from griffier.read.package import Package
from griffier.read.safe_xml import parse_xml

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CELL_JOINT = " | "
_SKIPPED = frozenset(
    {
        "tracked-changes",
        "table-of-content",
        "annotation",
        "sequence-decls",
        "forms",
        "note-citation",
    }
    | {"covered-table-cell", "variable-decls", "user-field-decls", "bibliography", "index-title"}
)


def read_odt(package: Package, name: str, limits: Limits) -> Text:
    """Read the ODT in `package`. Raises what `Package` and `parse_xml` raise, and
    `EmptyDocument`."""
    root = parse_xml(package.read("content.xml"), f"{name}, content.xml", limits)
    canvas = Canvas(limits, name)
    reader = _Reader(canvas, limits, _strong_styles(root))
    for body in root.iter(_OFFICE + "text"):
        reader.read(body, "/text")
    return canvas.finish(MEDIA_TYPE)


def _strong_styles(root: etree._Element) -> frozenset[str]:
    """The automatic styles that set text in bold or italic."""
    return frozenset(
        style.get(_STYLE + "name", "")
        for style in root.iter(_STYLE + "style")
        for look in style.iter(_STYLE + "text-properties")
        if look.get(_FO + "font-weight") == "bold" or look.get(_FO + "font-style") == "italic"
    )


@dataclass(slots=True)
class _Reader:
    canvas: Canvas
    limits: Limits
    strong: frozenset[str]
    captures: int = 0
    lists: int = 0
    depth: int = 0
    bold: list[bool] = field(default_factory=lambda: [False])

    def read(self, parent: etree._Element, path: str) -> None:
        """The text in `parent`: its own and that of the elements within."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise HostileDocument(
                f"{self.canvas.name}: the document nests deeper than any text does."
            )
        counts: dict[str, int] = {}
        for child in parent:
            if isinstance(child.tag, str):
                name = child.tag.rpartition("}")[2]
                counts[name] = counts.get(name, 0) + 1
                if name not in _SKIPPED:
                    self.element(child, name, f"{path}/{name}[{counts[name]}]")
            self.write(child.tail, path)
        self.depth -= 1

    def write(self, text: str | None, path: str) -> None:
        if text and not (self.canvas.standing is None and text.isspace()):
            if self.canvas.standing is None:
                self.canvas.open(BlockKind.PARAGRAPH, element=path)
            self.canvas.write(text, strong=self.bold[-1])

    def element(self, element: etree._Element, name: str, path: str) -> None:
        if name in ("p", "h"):
            self.paragraph(element, name, path)
        elif name in ("line-break", "tab", "s"):
            self.space(name)
        elif name == "table-row":
            self.row(element, path)
        elif name == "note":
            self.note(element, path)
        elif name == "list":
            self.lists += 1
            self.read(element, path)
            self.lists -= 1
        else:
            self.within(element, name, path)

    def space(self, name: str) -> None:
        if name == "line-break":
            self.canvas.line_break()
        else:
            self.canvas.gap()

    def within(self, element: etree._Element, name: str, path: str) -> None:
        if name == "table-cell":
            self.canvas.gap(_CELL_JOINT)
        styled = element.get(_TEXT + "style-name") in self.strong
        self.bold.append(self.bold[-1] or (name == "span" and styled))
        if name in ("span", "a", "ruby-base", "bookmark-ref", "date", "page-number", "meta"):
            self.write(element.text, path)
        self.read(element, path)
        self.bold.pop()

    def paragraph(self, element: etree._Element, name: str, path: str) -> None:
        if self.captures:
            self.canvas.gap()
        elif name == "h":
            level = element.get(_TEXT + "outline-level", "1")
            self.canvas.open(BlockKind.HEADING, int(level) if level.isdecimal() else 1, path)
        elif self.lists:
            self.canvas.open(BlockKind.ITEM, self.lists, path)
        else:
            self.canvas.open(BlockKind.PARAGRAPH, element=path)
        self.bold.append(element.get(_TEXT + "style-name") in self.strong)
        self.write(element.text, path)
        self.read(element, path)
        self.bold.pop()
        if not self.captures:
            self.canvas.close()

    def row(self, row: etree._Element, path: str) -> None:
        if self.captures:
            self.read(row, path)
            return
        self.canvas.open(BlockKind.ROW, element=path)
        self.captures += 1
        self.read(row, path)
        self.captures -= 1
        self.canvas.close()

    def note(self, note: etree._Element, path: str) -> None:
        citation = note.find(_TEXT + "note-citation")
        label = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
        self.canvas.mark(path)
        self.canvas.begin_note(path, label, path)
        captures, self.captures = self.captures, 1
        self.bold.append(False)
        self.read(note, path)
        self.bold.pop()
        self.captures = captures
        self.canvas.end_note()
