"""The Word layout, with real footnotes and the same bytes every time."""

import datetime as dt
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from specimens.opening import address, body, dossier, mark
from specimens.source import SHY, Block, Specimen

_EPOCH = (2000, 1, 1, 0, 0, 0)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def render(specimen: Specimen) -> bytes:
    """A .docx of the specimen."""
    document = docx.Document()
    _properties(document, specimen)
    document.sections[0].footer.paragraphs[0].text = mark(specimen)
    if dossier(specimen):
        document.add_paragraph(f"{dossier(specimen)} {specimen.get('dossier_title')}")
        document.add_paragraph(f"Nr. {specimen.get('number')} {specimen.get('author')}")
    for block in [*address(specimen), *body(specimen)]:
        _block(document, block)
    if specimen.notes:
        _footnotes(document, specimen)
    data = BytesIO()
    document.save(data)
    return _timeless(data.getvalue())


def _properties(document: Any, specimen: Specimen) -> None:
    core = document.core_properties
    core.title, core.subject, core.author = specimen.get("title"), mark(specimen), "griffier"
    core.created = core.modified = dt.datetime(*_EPOCH)
    core.last_modified_by = "griffier"
    core.comments = ""


def _block(document: Any, block: Block) -> None:
    if block.kind == "signature":
        for line in block.lines:
            document.add_paragraph(line)
        return
    if block.kind == "heading":
        paragraph = document.add_heading(level=block.level)
    elif block.kind == "item":
        numbered = block.label != "-"
        paragraph = document.add_paragraph(style=None if numbered else "List Bullet")
        if numbered:
            paragraph.add_run(f"{block.label}\t")
    else:
        paragraph = document.add_paragraph()
    for run in block.runs:
        if run.note:
            _reference(paragraph, run.text)
        else:
            paragraph.add_run(run.text.replace(SHY, "")).italic = run.italic or None


def _reference(paragraph: Any, number: str) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), number)
    run._r.append(reference)


def _footnotes(document: Any, specimen: Specimen) -> None:
    def note(number: int, inner: str, kind: str = "") -> str:
        return f'<w:footnote{kind} w:id="{number}"><w:p><w:r>{inner}</w:r></w:p></w:footnote>'

    parts = [
        note(-1, "<w:separator/>", ' w:type="separator"'),
        note(0, "<w:continuationSeparator/>", ' w:type="continuationSeparator"'),
    ]
    for number, text in specimen.notes.items():
        words = f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(text)}</w:t>'
        parts.append(note(int(number), words))
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml += f'<w:footnotes xmlns:w="{_NAMESPACE}">'
    blob = (xml + "".join(parts) + "</w:footnotes>").encode()
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _timeless(data: bytes) -> bytes:
    """The same archive with its members in order of name and no clock in it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        # [Content_Types].xml must stay first for readers that sniff.
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            if name != "docProps/thumbnail.jpeg":
                entry = ZipInfo(name, _EPOCH)
                entry.compress_type = ZIP_DEFLATED
                new.writestr(entry, old.read(name))
    return out.getvalue()
