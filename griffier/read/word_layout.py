"""Tables and text boxes of Word documents: which hold text, which only place it."""

from lxml import etree

from griffier.read.word_styles import W

# Cells of a table of data are short; a letterhead or a whole page laid out in a table
# has cells with many paragraphs.
_LONGEST_CELL = 600
_LOOKED_AT = 50


def nearest(element: etree._Element, name: str) -> etree._Element | None:
    """The closest element of that name around `element`."""
    return next((each for each in element.iterancestors(W + name)), None)


def boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Text boxes anchored in the paragraph itself, once each."""
    return [
        box
        for box in paragraph.iter(W + "txbxContent")
        if nearest(box, "p") is paragraph and not _is_fallback(box)
    ]


def _is_fallback(box: etree._Element) -> bool:
    return any(etree.QName(each).localname == "Fallback" for each in box.iterancestors())


def is_contents(element: etree._Element, name: str) -> bool:
    """A table of contents, which repeats the headings."""
    if name != "sdt":
        return False
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "Contents" in gallery.get(W + "val", "")


def is_deleted(row: etree._Element) -> bool:
    """Whether a tracked change takes the row out."""
    return row.find(f"{W}trPr/{W}del") is not None


def is_data(rows: list[etree._Element]) -> bool:
    """Whether a table holds data, not the layout of the page."""
    widest = 0
    for row in rows[:_LOOKED_AT]:
        cells = row.findall(W + "tc")
        widest = max(widest, sum(1 for cell in cells if _cell_length(cell)))
        if any(_cell_length(cell) > _LONGEST_CELL for cell in cells):
            return False
        if row.find(f".//{W}tbl") is not None:
            return False
    return widest > 1


def _cell_length(cell: etree._Element) -> int:
    return sum(len(text.text or "") for text in cell.iter(W + "t"))
