"""Word documents (DOCX), read from their XML: text as it would print, tracked changes
accepted, running heads left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from griffier.errors import HostileDocument
from griffier.model import BlockKind, Text
from griffier.read.canvas import Canvas
from griffier.read.limits import Limits
from griffier.read.numerals import numeral
from griffier.read.package import Package
from griffier.read.safe_xml import MOST_TAGS, parse_xml
from griffier.read.word_layout import boxes, is_contents, is_data, is_deleted, nearest
from griffier.read.word_styles import Numbering, Styles, W, heading_rank, is_on, value, whole

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# «Strict» documents have the same elements in another namespace.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_CELL_JOINT = " | "
# Deleted or moved away, instructions of fields, what only an older Word shows, comments.
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"}
    | {"annotationRef", "footnoteRef", "endnoteRef", "tblGrid", "trPr", "tcPr", "sdtPr"}
)


def read_docx(package: Package, document: str, name: str, limits: Limits) -> Text:
    """Read the DOCX in `package`, whose main part is `document`. Raises
    `EncryptedDocument`, `DamagedDocument`, `HostileDocument`, `DocumentTooLarge`,
    `EmptyDocument`."""
    return _Reader(package, document, name, limits).text()


def _part(package: Package, part: str, name: str, limits: Limits) -> etree._Element | None:
    return _parsed(package, part, name, limits) if package.has(part) else None


def _parsed(package: Package, part: str, name: str, limits: Limits) -> etree._Element:
    data = package.read(part).replace(_STRICT, _TRANSITIONAL)
    return parse_xml(data, f"{name}, {part}", limits, 2 * MOST_TAGS)


@dataclass(slots=True)
class _Paragraph:
    """What holds for the runs of one paragraph."""

    strong: bool = False
    path: str = ""


@dataclass(slots=True)
class _Reader:
    package: Package
    document: str
    name: str
    limits: Limits
    canvas: Canvas = field(init=False)
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    notes: dict[str, etree._Element] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})
    in_row: bool = False
    in_note: bool = False
    depth: int = 0

    def text(self) -> Text:
        """The canonical text."""
        package, name, limits = self.package, self.name, self.limits
        self.canvas = Canvas(limits, name)
        self.styles = Styles.of(_part(package, "word/styles.xml", name, limits))
        self.numbering = Numbering.of(_part(package, "word/numbering.xml", name, limits))
        for kind in ("footnote", "endnote"):
            self._collect_notes(kind)
        root = _parsed(package, self.document, name, limits)
        self._blocks(root, "/document")
        return self.canvas.finish(MEDIA_TYPE, tuple(self._given()))

    def _given(self) -> Iterator[tuple[str, str]]:
        core = _part(self.package, "docProps/core.xml", self.name, self.limits)
        for term in ("title", "identifier", "language"):
            found = (
                core.find(f"{{http://purl.org/dc/elements/1.1/}}{term}")
                if core is not None
                else None
            )
            if found is not None and found.text and found.text.strip():
                yield term, " ".join(found.text.split())

    def _collect_notes(self, kind: str) -> None:
        root = _part(self.package, f"word/{kind}s.xml", self.name, self.limits)
        for note in root.iter(W + kind) if root is not None else ():
            if note.get(W + "type") in (None, "normal"):
                self.notes[f"{kind} {note.get(W + 'id')}"] = note

    # --- blocks ---------------------------------------------------------------------

    def _blocks(self, parent: etree._Element, path: str) -> None:
        """The paragraphs and tables in `parent`, also within controls and insertions."""
        counts: dict[str, int] = {}
        self.depth += 1
        if self.depth > self.limits.depth:
            raise HostileDocument(f"{self.name}: the document nests deeper than any text does.")
        for child in parent.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in _SKIPPED or is_contents(child, name):
                continue
            counts[name] = counts.get(name, 0) + 1
            where = f"{path}/{name}[{counts[name]}]"
            if name == "p":
                self._paragraph(child, where)
            elif name == "tbl":
                self._table(child, where)
            else:
                self._blocks(child, where)
        self.depth -= 1

    def _table(self, table: etree._Element, path: str) -> None:
        rows = [row for row in table.iter(W + "tr") if nearest(row, "tbl") is table]
        if self.in_row or self.in_note or not is_data(rows):
            for index, row in enumerate(rows, 1):
                self._blocks(row, f"{path}/tr[{index}]")
            return
        for index, row in enumerate(rows, 1):
            if is_deleted(row):
                continue
            where = f"{path}/tr[{index}]"
            self.canvas.open(BlockKind.ROW, element=where)
            self.in_row = True
            for cell in row.iter(W + "tc"):
                self.canvas.gap(_CELL_JOINT)
                self._blocks(cell, where)
            self.in_row = False
            self.canvas.close()

    def _paragraph(self, paragraph: etree._Element, path: str) -> None:
        for box in boxes(paragraph):
            self._blocks(box, f"{path}/txbxContent")
        properties = paragraph.find(W + "pPr")
        style = self.styles.named(value(properties, "pStyle"))
        within = _Paragraph(strong=style.strong, path=path)
        if self.in_row or self.in_note:
            self.canvas.gap()
        else:
            self._open(properties, path)
        self._inline(paragraph, within)
        if not (self.in_row or self.in_note):
            self.canvas.close()

    def _open(self, properties: etree._Element | None, path: str) -> None:
        style = self.styles.named(value(properties, "pStyle"))
        own = value(properties, "outlineLvl")
        heading = heading_rank(own) if own is not None else style.heading
        numbered = properties.find(W + "numPr") if properties is not None else None
        number = value(numbered, "numId") or style.number
        level = whole(value(numbered, "ilvl")) if numbered is not None else style.level
        listed = number is not None and number != "0"
        if heading:
            self.canvas.open(BlockKind.HEADING, heading, path)
        elif listed:
            self.canvas.open(BlockKind.ITEM, level + 1, path)
        else:
            self.canvas.open(BlockKind.PARAGRAPH, element=path)
        if listed and number is not None:
            self._label(self.numbering.label(number, level))

    def _label(self, label: str) -> None:
        if label:
            self.canvas.write(label, strong=True)
            self.canvas.gap()

    # --- runs -----------------------------------------------------------------------

    def _inline(self, parent: etree._Element, within: _Paragraph) -> None:
        """The runs of a paragraph, also those in links, fields and insertions."""
        stack = [parent.iterchildren(etree.Element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            name = etree.QName(child).localname
            if name == "r":
                self._run(child, within)
            elif name not in _SKIPPED and name not in ("p", "tbl", "txbxContent"):
                stack.append(child.iterchildren(etree.Element))
            if len(stack) > self.limits.depth:
                raise HostileDocument(f"{self.name}: the document nests deeper than text does.")

    def _run(self, run: etree._Element, within: _Paragraph) -> None:
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish"):
            return
        bold = is_on(properties, "b")
        strong = (within.strong if bold is None else bold) or bool(is_on(properties, "i"))
        style = value(properties, "rStyle")
        align = value(properties, "vertAlign")
        raised = align == "superscript" or (align is None and self.styles.is_superscript(style))
        for piece in run.iterchildren(etree.Element):
            self._piece(piece, strong=strong, raised=raised)

    def _piece(self, piece: etree._Element, *, strong: bool, raised: bool) -> None:
        name = etree.QName(piece).localname
        if name == "t":
            if raised:
                self.canvas.superscript(piece.text or "", strong=strong)
            else:
                self.canvas.write(piece.text or "", strong=strong)
        elif name in ("br", "cr"):
            self.canvas.line_break()
        elif name in ("tab", "ptab"):
            self.canvas.gap()
        elif name == "noBreakHyphen":
            self.canvas.write("-", strong=strong)
        elif name == "sym":
            self.canvas.write(_symbol(piece), strong=strong)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(piece, name.removesuffix("Reference"))

    def _note(self, reference: etree._Element, kind: str) -> None:
        key = f"{kind} {reference.get(W + 'id')}"
        note = self.notes.pop(key, None)
        self.canvas.mark(key)
        if note is None or self.in_note:
            return
        self.numbers[kind] += 1
        label = str(self.numbers[kind]) if kind == "footnote" else numeral(self.numbers[kind], "i")
        self.canvas.begin_note(key, label, f"/{kind}s/{key.replace(' ', '[@id=')}]")
        self.in_note, row = True, self.in_row
        self._blocks(note, "")
        self.in_note, self.in_row = False, row
        self.canvas.end_note()


def _symbol(piece: etree._Element) -> str:
    """A character of a symbol font; the dashes and bullets of lists are in the private
    use area and come out as bullets or not at all."""
    code = piece.get(W + "char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
