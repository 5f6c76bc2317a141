"""Official publications as XML: Kamerstukken, Aanhangsels and their metadata.

Two dialects: `officiele-publicatie` (from 2010) and `kamerwrk` (before). Other XML with
running text, Akoma Ntoso or TEI say, is read by the same names as far as they go.
"""

from collections.abc import Iterator

from lxml import etree

from griffier.errors import UnknownFormat
from griffier.model import BlockKind, Source, Text
from griffier.read.canvas import Canvas
from griffier.read.given import Given, metadata_terms, settled
from griffier.read.limits import Limits
from griffier.read.publication import write_body
from griffier.read.safe_xml import parse_xml

MEDIA_TYPE = "application/xml"

_METADATA_ROOTS = frozenset({"metadata_gegevens", "metadata"})
# Prose has a block of at least so many words; a table of data has none.
_PROSE_WORDS = 6


def read_koop(source: Source, limits: Limits, metadata: Source | None = None) -> Text:
    """Read publication XML; `metadata` is the metadata.xml published beside it.

    Raises `UnknownFormat` for XML without running text, and what `parse_xml` raises.
    """
    root = parse_xml(source.data, source.name, limits)
    if _name(root) in _METADATA_ROOTS:
        raise UnknownFormat(
            f"{source.name}: this is the metadata of a publication, not the publication."
        )
    beside = parse_xml(metadata.data, metadata.name, limits) if metadata else None
    given = stated(root, beside)
    canvas = Canvas(limits, source.name)
    write_body(root, canvas, limits)
    text = canvas.finish(MEDIA_TYPE, given)
    _require_prose(text, source.name, _name(root))
    return text


def _require_prose(text: Text, name: str, root: str) -> None:
    for block in text.blocks:
        prose = block.kind is not BlockKind.ROW
        if prose and text.text.count(" ", block.start, block.end) + 1 >= _PROSE_WORDS:
            return
    raise UnknownFormat(f"{name}: XML of the kind <{root}> without any running text.")


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


# --- what the publication states of itself ------------------------------------------


def stated(root: etree._Element, beside: etree._Element | None = None) -> Given:
    """The terms of `Text.given`: from the metadata beside the document, the metadata in
    it, and its own head, in that order."""
    found: list[tuple[str, str]] = []
    for tree in (beside, root):
        if tree is not None:
            found.extend(metadata_terms(_fields(tree)))
    found.extend(_from_head(root))
    return settled(found)


def _fields(root: etree._Element) -> Iterator[tuple[str, str]]:
    for field in root.iter("{*}meta", "{*}metadata"):
        name, content = field.get("name"), field.get("content")
        if name and content:
            yield name, content


def _from_head(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What the head of the publication itself says: dossier, number, session."""
    for number in root.iter("{*}dossiernummer"):
        yield "dossier", _words(number)
    for subject in root.iter("{*}onderw"):
        yield "dossier", _words(subject.find("{*}nummer"))
        yield "dossiertitle", _words(subject.find("{*}naam"))
    for dossier in root.iter("{*}dossier"):
        yield "dossiertitle", _words(dossier.find("{*}titel"))
    for number in root.iter("{*}ondernummer", "{*}kamervraagnummer"):
        yield "number", _words(number)
    for piece in root.iter("{*}stuk"):
        yield "number", _words(piece.find("{*}nummer"))
    for line in root.iter("{*}tekstregel"):
        if line.get("inhoud") == "vergaderjaar":
            yield "session", _words(line)
    for year in root.iter("{*}vergjaar"):
        yield "session", _words(year)


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(" ".join(map(str, element.itertext())).split())
