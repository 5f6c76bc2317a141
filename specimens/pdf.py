"""The PDF layouts: Kamerstuk, ministry letter, two columns, and plain institution."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from specimens.opening import address, body, dossier, mark, printed_date
from specimens.source import Block, Specimen
from specimens.typesetter import Frame, Line, Setter, Style, break_lines

WIDTH, HEIGHT = A4
_SERIF = Style(size=10.0, leading=13.0)
_OFFICIAL = Style("Helvetica", "Helvetica-Oblique", 9.0, 11.0)
_SANS = Style("Helvetica", "Helvetica-Oblique", 9.0, 12.5, justified=False)


@dataclass(frozen=True)
class Layout:
    """A page design: type, frames, and what is drawn on every page."""

    style: Style
    bold: str
    frames: Callable[[int], Frame]
    furniture: Callable[[Canvas, Specimen, int], None]
    opening: Callable[[Specimen], list[Block]]
    last_page: Callable[[Canvas, Specimen, int], None] | None = None


def render(specimen: Specimen, name: str) -> bytes:
    """Set a specimen in the layout `name`; the same bytes every time."""
    layout = LAYOUTS[name]
    pages = _set(specimen, layout, None)[1]
    return _set(specimen, layout, pages)[0]


def _set(specimen: Specimen, layout: Layout, pages: int | None) -> tuple[bytes, int]:
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(specimen.get("title"))
    canvas.setSubject(mark(specimen))
    count = 0

    def finish(page: int) -> None:
        nonlocal count
        count = page
        layout.furniture(canvas, specimen, page)
        _page_number(canvas, layout, page, pages or page)

    setter = Setter(canvas, layout.frames, finish)
    for block in [*layout.opening(specimen), *body(specimen)]:
        width = setter.frame.width
        notes = {m: _note(m, t, layout, width) for m, t in specimen.notes.items()}
        for lines in _lines(block, layout, width):
            setter.pour(lines, notes)
    setter.end()
    canvas.save()
    return data.getvalue(), count


def _lines(block: Block, layout: Layout, width: float) -> list[list[Line]]:
    base = layout.style
    gap = base.leading
    if block.kind == "signature":
        above = [2 * gap if not n else (gap if line.startswith("De ") else 0.0)
                 for n, line in enumerate(block.lines)]  # fmt: skip
        return [
            break_lines(Block("p", [line]).runs, replace(base, above=a, justified=False), width)
            for line, a in zip(block.lines, above, strict=True)
        ]
    if block.kind == "heading":
        font = layout.bold if block.level < 3 else base.italic
        size = base.size + (2 if block.level == 1 else 0)
        style = replace(base, font=font, size=size, above=gap, justified=False)
        return [break_lines(block.runs, style, width)]
    if block.kind == "item":
        style = replace(base, hang=14.0)
        label = "–" if block.label == "-" else block.label
        return [break_lines(block.runs, style, width, label)]
    return [break_lines(block.runs, replace(base, above=gap), width)]


def _note(mark_: str, text: str, layout: Layout, width: float) -> list[Line]:
    style = replace(layout.style, size=layout.style.size - 2, leading=layout.style.leading - 2,
                    hang=9.0, justified=False)  # fmt: skip
    return break_lines(Block("note", [text]).runs, style, width, mark_)


def _page_number(canvas: Canvas, layout: Layout, page: int, pages: int) -> None:
    canvas.setFont(layout.style.font, 7)
    if layout is LAYOUTS["kst"]:
        canvas.drawRightString(540, 40, str(page))
    elif layout is LAYOUTS["brief"]:
        canvas.drawString(470, 40, f"Pagina {page} van {pages}")
    elif layout is LAYOUTS["kolommen"]:
        canvas.drawCentredString(WIDTH / 2, 40, f"- {page} -")
    else:
        canvas.drawRightString(WIDTH - 70, 40, f"{page}/{pages}")


# --- Kamerstuk: narrow measure, wide left margin on the first page ---------------------


def _kst_frame(number: int) -> Frame:
    left = 180.0 if number == 0 else 130.0
    return Frame(left, HEIGHT - (150 if number == 0 else 60), 80, 345, number + 1)


def _kst_furniture(canvas: Canvas, specimen: Specimen, page: int) -> None:
    session = specimen.get("session")
    form = specimen.get("form", "letter")
    tail = (
        "Aanhangsel" if form == "answers" else f"{dossier(specimen)}, nr. {specimen.get('number')}"
    )
    canvas.setFont("Helvetica", 7)
    foot = f"Tweede Kamer, vergaderjaar {session}, {tail}    {mark(specimen)}"
    canvas.drawString(180 if page == 1 else 130, 40, foot)
    if page == 1:
        kind = "Aanhangsel van de Handelingen" if form == "answers" else ""
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(60, HEIGHT - 60, "Tweede Kamer der Staten-Generaal")
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(525, HEIGHT - 66, "2")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 82, f"Vergaderjaar {session}")
        canvas.drawString(180, HEIGHT - 82, kind)
        canvas.setFont("Helvetica", 6)
        for step, line in enumerate(_colophon(specimen)):
            canvas.drawString(60, 58 - 9 * step, line)


def _colophon(specimen: Specimen) -> tuple[str, str, str]:
    year = specimen.get("date")[:4]
    return specimen.get("identifier"), "ISSN 0921 - 7371", f"’s-Gravenhage {year}"


def kst_opening(specimen: Specimen) -> list[Block]:
    """Dossier, number and kind, as on the first page of a Kamerstuk."""
    if specimen.get("form") == "answers":
        head = ["Vragen gesteld door de leden der Kamer, met de daarop door de regering "
                "gegeven antwoorden"]  # fmt: skip
        return [
            Block("heading", head, level=2),
            Block("heading", [specimen.get("number")], level=2),
        ]
    names = f"{dossier(specimen)} {specimen.get('dossier_title')}"
    kind = f"Nr. {specimen.get('number')} {specimen.get('author')}"
    blocks = [Block("heading", [names], level=2), Block("heading", [kind], level=2)]
    return blocks + address(specimen)


# --- letter of a ministry: margin column on every page ---------------------------------


def _brief_frame(number: int) -> Frame:
    return Frame(80, HEIGHT - (190 if number == 0 else 110), 85, 360, number + 1)


def _brief_furniture(canvas: Canvas, specimen: Specimen, page: int) -> None:
    canvas.setFont("Helvetica", 6.5)
    canvas.drawString(80, 40, mark(specimen))
    y = HEIGHT - 110.0
    for head, lines in _margin(specimen, page):
        canvas.setFont("Helvetica-Bold", 6.5)
        canvas.drawString(465, y, head)
        canvas.setFont("Helvetica", 6.5)
        for line in lines:
            y -= 9
            canvas.drawString(465, y, line)
        y -= 18
    if page == 1:
        chamber = specimen.get("chamber", "Tweede Kamer")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(320, HEIGHT - 50, specimen.get("ministry"))
        canvas.drawString(80, HEIGHT - 90, "> Retouradres Postbus 20401 2500 EK Den Haag")
        canvas.drawString(80, HEIGHT - 120, f"Aan de Voorzitter van de {chamber}")
        canvas.drawString(80, HEIGHT - 132, "der Staten-Generaal")
        canvas.drawString(80, HEIGHT - 144, "Postbus 20018")
        canvas.drawString(80, HEIGHT - 156, "2500 EA DEN HAAG")


def _margin(specimen: Specimen, page: int) -> list[tuple[str, list[str]]]:
    reference = ("Onze referentie", [specimen.get("reference")])
    if page > 1:
        return [reference]
    return [(specimen.get("directorate", "Directie Europa"), ["Bezuidenhoutseweg 73", "Den Haag"]),
            reference, ("Uw referentie", ["–"]), ("Bijlage(n)", ["1"])]  # fmt: skip


def _brief_opening(specimen: Specimen) -> list[Block]:
    return [
        Block("paragraph", [f"Datum {printed_date(specimen)}"]),
        Block("paragraph", [f"Betreft {specimen.get('title')}"]),
    ]


# --- two columns, and the plain page of an institution ---------------------------------


def _column_frame(number: int) -> Frame:
    page, column = divmod(number, 2)
    return Frame(60 + 245 * column, HEIGHT - (110 if page == 0 else 75), 75, 228, page + 1)


def _column_furniture(canvas: Canvas, specimen: Specimen, page: int) -> None:
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(60, HEIGHT - 45, mark(specimen))
    if page == 1:
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(60, HEIGHT - 75, specimen.get("title"))


def _plain_frame(number: int) -> Frame:
    return Frame(75, HEIGHT - 90, 80, 445, number + 1)


def _plain_furniture(canvas: Canvas, specimen: Specimen, _page: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(75, 40, mark(specimen))
    canvas.drawString(75, HEIGHT - 55, specimen.get("reference"))
    canvas.drawRightString(WIDTH - 75, HEIGHT - 55, specimen.get("lang").upper())


def _title(specimen: Specimen) -> list[Block]:
    return [Block("heading", [specimen.get("title")], level=1), *address(specimen)]


LAYOUTS = {
    "kst": Layout(_OFFICIAL, "Helvetica-Bold", _kst_frame, _kst_furniture, kst_opening),
    "brief": Layout(_SANS, "Helvetica-Bold", _brief_frame, _brief_furniture, _brief_opening),
    "kolommen": Layout(_SERIF, "Times-Bold", _column_frame, _column_furniture, address),
    "plain": Layout(
        replace(_SANS, size=10.0, leading=14.0),
        "Helvetica-Bold",
        _plain_frame,
        _plain_furniture,
        _title,
    ),
}
