"""Parsing XML that nobody vouches for: nothing is fetched, nothing is expanded."""

import re
from html.entities import html5
from typing import Any

from lxml import etree

from griffier.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, HostileDocument
from griffier.read.charset import as_utf8
from griffier.read.limits import Limits

_ENTITY = re.compile(rb"""<!ENTITY\s+(%\s+)?[^\s"'<>]+\s+(?:(SYSTEM|PUBLIC)|"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"[&%](?!#)\w")
# An abbreviation of the author's is a phrase; more is a way to make much out of little.
_LONGEST_ENTITY = 1000
# Elements cost far more than the characters they take (some 800 bytes and 15 µs each).
# The largest publications have some 200,000; Word splits its text into several times that.
MOST_TAGS = 1_000_000
# libxml2: nesting, entity amplification and text nodes beyond its own limits; loops.
_LOOP = 89
_RESOURCE_CODES = frozenset({_LOOP, 114})


def parse_xml(data: bytes, name: str, limits: Limits, most_tags: int = MOST_TAGS) -> etree._Element:
    """The root element of `data`, with entity references left as nodes.

    Raises `HostileDocument` for entities that expand into entities and for endless
    nesting, `DocumentTooLarge` beyond the limit on bytes or tags, `DamagedDocument` where it is
    not well-formed.
    """
    if len(data) > limits.bytes:
        raise DocumentTooLarge(f"{name}: the XML is larger than {limits.bytes:,} bytes.")
    data = as_utf8(data, name)
    refuse_crowds(data, name, most_tags)
    _refuse_bombs(data, name)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _explained(error, name) from None
    if root is None:
        raise EmptyDocument(f"{name}: the XML holds no element.")
    return root


def refuse_crowds(data: bytes, name: str, most_tags: int = MOST_TAGS) -> None:
    """Raise `DocumentTooLarge` for markup with more than `most_tags` tags."""
    tags = data.count(b"<")
    if tags > most_tags:
        raise DocumentTooLarge(f"{name}: {tags:,} tags, and the limit is {most_tags:,}.")


def _refuse_bombs(data: bytes, name: str) -> None:
    for found in _ENTITY.finditer(data):
        value = found.group(3) or found.group(4) or b""
        if _REFERENCE.search(value) or len(value) > _LONGEST_ENTITY:
            raise HostileDocument(
                f"{name}: the XML declares entities made to grow out of all proportion."
            )


def _explained(error: etree.XMLSyntaxError, name: str) -> Exception:
    message = " ".join(str(error.msg).split())
    code = getattr(error, "code", 0)
    if code not in _RESOURCE_CODES:
        line = error.position[0] if error.position else 0
        return DamagedDocument(f"{name}: the XML is damaged in line {line} ({message}).")
    if "depth" in message.lower():
        return HostileDocument(f"{name}: the XML nests its elements deeper than any text does.")
    if "entit" in message.lower() or code == _LOOP:
        return HostileDocument(f"{name}: the XML's entities loop, or grow out of all proportion.")
    return DocumentTooLarge(f"{name}: the XML holds a single text too large to read.")


class Entities:
    """What a document's entity references stand for."""

    def __init__(self, root: etree._Element, name: str) -> None:
        dtd: Any = root.getroottree().docinfo.internalDTD
        entities = list(dtd.iterentities()) if dtd is not None else []
        self._declared = {each.name: each.content for each in entities}
        self._name = name

    def text(self, node: etree._Entity) -> str:
        """A character of HTML's list, or a short text the document itself declares.

        Raises `HostileDocument` where it is another file, `DamagedDocument` where nobody
        says what it is.
        """
        if node.name not in self._declared:
            known = html5.get(f"{node.name};")
            if known is None:
                raise DamagedDocument(
                    f"{self._name}: the XML uses &{node.name}; and says nowhere what it is."
                )
            return known
        content = self._declared[node.name]
        if content is None:
            raise HostileDocument(
                f"{self._name}: the XML wants another file read in (&{node.name};)."
            )
        return str(content)
