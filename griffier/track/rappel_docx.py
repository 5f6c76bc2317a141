"""The reminder list as a Word file, landscape A4, ready to be sent or edited."""

import datetime
import io
from typing import TYPE_CHECKING, Any, Final

from griffier.errors import MissingExtra
from griffier.track.rappel import COLUMNS, NOTE, Line, Rappel

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

EXTRA: Final = "follow"
_WIDTHS: Final = (1.1, 8.2, 3.7, 4.0, 1.7, 7.0)  # centimetres; A4 landscape less its margins
_FONT: Final = "Calibri"
_SHADE: Final = "D9E2EC"  # of the head row; dark text on it keeps a contrast over 7 to 1


def as_docx(listed: Rappel) -> bytes:
    """The list as the bytes of a DOCX. Raises MissingExtra without python-docx."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtra(EXTRA, error) from error
    document = docx.Document()
    _page(document, listed)
    document.add_heading(listed.title, level=0)
    document.add_paragraph(listed.summary)
    document.add_paragraph(NOTE).runs[0].italic = True
    for ministry, lines in listed.groups:
        document.add_heading(ministry, level=1)
        _table(document, lines)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: "WordDocument", listed: Rappel) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 13)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    told = document.core_properties
    told.title, told.language, told.author = listed.title, "nl-NL", "griffier"
    # The same list gives the same bytes: no clock.
    told.created = told.modified = datetime.datetime.combine(listed.on, datetime.time())
    footer = section.footer.paragraphs[0]
    footer.text = f"{listed.title}, {listed.on.isoformat()} – pagina "
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _table(document: "WordDocument", lines: tuple[Line, ...]) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        run = cell.paragraphs[0].add_run(words)
        run.bold = True
        _shade(cell)
    _repeat(table.rows[0])
    for line in lines:
        _fill(table.add_row(), line)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _whole(row)
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Cm(0.1)


def _fill(row: Any, line: Line) -> None:
    number, quote, made, deadline, over, state = row.cells
    number.text, over.text = line.number, line.over
    quote.paragraphs[0].add_run(line.quote).italic = True
    quote.add_paragraph(line.promiser)
    made.text = line.made
    made.add_paragraph(line.reference)
    deadline.text = line.deadline
    if line.day:
        deadline.add_paragraph(line.day)
    state.paragraphs[0].add_run(f"{line.state[:1].upper()}{line.state[1:]}.").bold = True
    state.paragraphs[0].add_run(f" {line.reason}")
    for each in line.evidence:
        state.add_paragraph(each)


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat(row: Any) -> None:
    """The head of a table is repeated on every page, and read as its head."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)


def _whole(row: Any) -> None:
    """A promise is not torn over two pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
