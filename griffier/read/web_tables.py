"""Tables that hold data, and tables that only place text on the page."""

from itertools import islice

from lxml import etree

# Cells of a table of data are short; a page laid out in a table has long ones.
_LONGEST_CELL = 600
_LOOKED_AT = 400
_LAYOUT_WITHIN = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"})


def is_layout(table: etree._Element) -> bool:
    """Whether `table` is there for the page's layout, so that its cells are running text."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest = 0
    for element in islice(table.iterdescendants(etree.Element), _LOOKED_AT):
        if element.tag in _LAYOUT_WITHIN:
            return True
        if element.tag == "tr":
            widest = max(widest, sum(1 for cell in element if _is_filled(cell)))
        if element.tag == "td" and _is_long(element):
            return True
    return widest <= 1


def _is_filled(cell: etree._Element) -> bool:
    if cell.tag not in ("td", "th"):
        return False
    return any(not text.isspace() for text in islice(cell.itertext(), _LOOKED_AT))


def _is_long(cell: etree._Element) -> bool:
    return sum(len(text) for text in islice(cell.itertext(), 50)) > _LONGEST_CELL
