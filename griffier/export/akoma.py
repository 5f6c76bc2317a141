"""A document as Akoma Ntoso 3.0, the XML of parliaments (OASIS LegalDocML).

Made from the contract (`griffier read --json`): the parts become preface, sections, lists and
conclusions, footnotes stand where their marks hung, and actors, dates and references are
marked in the text. Reading the words of the XML in order gives the words of the document.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from griffier.export.akoma_inline import Inline
from griffier.export.akoma_meta import meta

Json = Mapping[str, Any]
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_PREFACE = ("dossier", "addressee", "dateline", "salutation", "title")
_CONCLUSIONS = ("closing", "signature")


def akoma_ntoso(found: Json, name: str, url: str | None = None) -> bytes:
    """The document as XML, in UTF-8. `name` is its file name, `url` where it was published."""
    spaces: dict[Any, str] = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=spaces)
    doc = _add(root, "doc", name=found["metadata"]["kind"])
    doc.append(meta(found, name, url))
    parts = [part for part in found["parts"] if part["role"] != "note"]
    inline = Inline(found)
    before, main, after = _thirds(parts)
    if before:
        _front(_add(doc, "preface"), before, inline)
    _Body(found["sections"], inline).fill(_add(doc, "mainBody"), main)
    if after:
        _blocks(_add(doc, "conclusions"), after, inline, "end")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _thirds(parts: list[Json]) -> tuple[list[Json], list[Json], list[Json]]:
    """What opens the document, what it says, and what closes it. Signatures in the middle of a
    letter that brings a report along stay where they stand."""
    first = next((at for at, p in enumerate(parts) if p["role"] not in _PREFACE), len(parts))
    last = len(parts)
    while last > first and parts[last - 1]["role"] in _CONCLUSIONS:
        last -= 1
    return parts[:first], parts[first:last], parts[last:]


def _front(preface: Any, parts: Iterable[Json], inline: Inline) -> None:
    for number, part in enumerate(parts, start=1):
        if part["role"] == "title":
            block = _add(preface, "longTitle", eId=f"preface__title_{number}")
            inline.fill(_add(_add(block, "p"), "docTitle"), part)
        else:
            inline.fill(_add(preface, "p", **{"class": part["role"]}), part)


class _Body:
    """The sections as they nest, each with what stands in it."""

    def __init__(self, sections: list[Json], inline: Inline) -> None:
        self.sections, self.inline = sections, inline

    def fill(self, body: Any, parts: list[Json]) -> None:
        """Put all parts into the body, those without a section first among their like."""
        open_sections: list[tuple[int, Any]] = []
        group: list[Json] = []
        for part in parts:
            if part["role"] == "heading" and part["section"] is not None:
                self._flush(body, open_sections, group)
                self._open(body, open_sections, part)
            else:
                group.append(part)
        self._flush(body, open_sections, group)
        if not len(body):
            _add(body, "p")

    def _open(self, body: Any, open_sections: list[tuple[int, Any]], part: Json) -> None:
        level = self.sections[part["section"]]["level"]
        while open_sections and open_sections[-1][0] >= level:
            open_sections.pop()
        where = open_sections[-1][1] if open_sections else body
        made = _add(where, "hcontainer", name="section", eId=f"section_{part['section'] + 1}")
        if part["label"]:
            _add(made, "num").text = part["label"]
        self.inline.fill(_add(made, "heading"), part)
        open_sections.append((level, made))

    def _flush(self, body: Any, open_sections: list[tuple[int, Any]], group: list[Json]) -> None:
        """What stands before the next heading: the content of the innermost section."""
        if not group:
            return
        name = f"text_{group[0]['start']}"
        if open_sections:
            section = open_sections[-1][1]
            inner = _add(section, "hcontainer", name="text", eId=name)
            where = _add(inner, "content", eId=f"{name}__content")
        else:
            where = _add(body, "div", eId=name)
        _blocks(where, group, self.inline, name)
        group.clear()


def _blocks(where: Any, parts: Iterable[Json], inline: Inline, prefix: str) -> None:
    """Paragraphs and lists; items in a row make one list."""
    items: Any = None
    for number, part in enumerate(parts, start=1):
        if part["role"] != "item":
            items = None
            inline.fill(_add(where, "p", **{"class": part["role"]}), part)
            continue
        if items is None:
            items = _add(where, "blockList", eId=f"{prefix}__list_{number}")
        item = _add(items, "item", eId=f"{prefix}__item_{number}")
        if part["label"]:
            _add(item, "num").text = part["label"]
        inline.fill(_add(item, "p"), part)


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
