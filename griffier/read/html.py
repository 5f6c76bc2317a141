"""Web pages: official publications, parliaments', ministries' and plain HTML."""

from lxml import etree

from griffier.errors import DocumentTooLarge, EmptyDocument
from griffier.model import Source, Text
from griffier.read.canvas import Canvas
from griffier.read.charset import as_utf8
from griffier.read.given import Given, metadata_terms, settled
from griffier.read.limits import Limits
from griffier.read.page import Furniture, Measure, document_root
from griffier.read.safe_xml import refuse_crowds
from griffier.read.web_flow import PageReader
from griffier.read.web_notes import find_web_notes

MEDIA_TYPE = "text/html"

# How often the text of a page may be counted over while its furniture is told apart.
_MEASURES = 6


def read_html(source: Source, limits: Limits) -> Text:
    """Read a web page. Raises `HostileDocument` for endless nesting, `EmptyDocument`,
    `DocumentTooLarge`."""
    page = _parse(source, limits)
    given = tuple(_given(page))
    measure = Measure(_MEASURES * len(source.data))
    notes = find_web_notes(page)
    root = document_root(page, measure)
    canvas = Canvas(limits, source.name)
    furniture = Furniture(measure, measure.length(root) or 1)
    reader = PageReader(canvas, limits, notes, furniture)
    reader.read(root)
    for body in notes.bodies:  # those outside the document, or in furniture within it
        if not any(each in reader.written for each in [body, *body.iterancestors()]):
            reader.read(body)
    return canvas.finish(MEDIA_TYPE, given)


def _parse(source: Source, limits: Limits) -> etree._Element:
    if len(source.data) > limits.bytes:
        raise DocumentTooLarge(f"{source.name}: the page is larger than {limits.bytes:,} bytes.")
    data = as_utf8(source.data, source.name)
    refuse_crowds(data, source.name)
    if b"\x00" in data:
        data = data.replace(b"\x00", b"")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        page = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        page = None
    if page is None:
        raise EmptyDocument(f"{source.name}: there is no text on this page.")
    return page


def _given(page: etree._Element) -> Given:
    fields = [
        (name, content)
        for each in page.iter("meta")
        if (name := each.get("name") or each.get("property")) and (content := each.get("content"))
    ]
    title = next(page.iter("title"), None)
    found = metadata_terms(iter(fields))
    if title is not None and title.text:
        found.append(("title", title.text))
    return settled(found)
