"""Word's styles and list numbering: what a paragraph is, and the number before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from griffier.read.numerals import numeral

T = TypeVar("T")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_BASE = 20


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of child `name`, or None where there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val", "")


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as `w:b` is on, off, or (None) not stated."""
    stated = value(properties, name)
    return None if stated is None else stated.lower() not in _OFF


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says: rank of heading (1 is outermost, 0 none), list and level, type."""

    heading: int = 0
    number: str | None = None
    level: int = 0
    strong: bool = False


@dataclass(slots=True)
class Styles:
    """The paragraph and character styles of a document by their ids."""

    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, ParagraphStyle] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> "Styles":
        """The styles in `word/styles.xml`, if there is one."""
        styles = cls()
        for element in root.iter(W + "style") if root is not None else ():
            name = element.get(W + "styleId", "")
            styles._elements.setdefault(name, element)
            if element.get(W + "default") == "1" and element.get(W + "type") == "paragraph":
                styles.default = name
        return styles

    def named(self, name: str | None) -> ParagraphStyle:
        """The style of that id, with what it inherits."""
        key = name or self.default
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def is_superscript(self, name: str | None) -> bool:
        """Whether a character style raises its text."""
        return any(value(e.find(W + "rPr"), "vertAlign") == "superscript" for e in self._line(name))

    def _line(self, name: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on, nearest first."""
        for _ in range(_DEEPEST_BASE):
            element = self._elements.get(name or "")
            if element is None:
                return
            yield element
            name = value(element, "basedOn")

    def _resolve(self, name: str) -> ParagraphStyle:
        line = list(self._line(name))
        outline = first(value(e.find(W + "pPr"), "outlineLvl") for e in line)
        numbers = [e.find(f"{W}pPr/{W}numPr") for e in line]
        bold = first(is_on(e.find(W + "rPr"), "b") for e in line)
        title = any((value(e, "name") or "").lower() == "title" for e in line)
        return ParagraphStyle(
            heading=heading_rank(outline) or int(title),
            number=first(value(each, "numId") for each in numbers),
            level=whole(first(value(each, "ilvl") for each in numbers)),
            strong=bool(bold),
        )


def first(values: Iterator[T | None]) -> T | None:
    """The first value that is stated."""
    return next((each for each in values if each is not None), None)


def heading_rank(outline: str | None) -> int:
    """1 for outline level 0 and so on; 0 for body text."""
    level = whole(outline) if outline else 9
    return level + 1 if outline is not None and level < 9 else 0


def whole(text: str | None) -> int:
    """A small whole number, 0 where there is none."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else 0


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document: gives each item the number Word would print."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> "Numbering":
        """The lists in `word/numbering.xml`, if there is one."""
        lists = cls()
        for each in root.iter(W + "abstractNum") if root is not None else ():
            levels = {whole(e.get(W + "ilvl")): _level(e) for e in each.iter(W + "lvl")}
            lists._levels[each.get(W + "abstractNumId", "")] = levels
        for each in root.iter(W + "num") if root is not None else ():
            lists._abstract[each.get(W + "numId", "")] = value(each, "abstractNumId") or ""
        return lists

    def label(self, number: str, level: int) -> str:
        """The next number of that list and level («2.», «b)»); empty for a bullet."""
        abstract = self._abstract.get(number)
        levels = self._levels.get(abstract or "", {})
        shape = levels.get(level)
        if abstract is None or shape is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if shape.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda place: _count(levels, counts, int(place.group(1)) - 1), shape.text)


def _level(element: etree._Element) -> _Level:
    start = value(element, "start")
    return _Level(
        start=whole(start) if start else 1,
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
    )


def _count(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    shape = levels.get(level)
    count = counts.get(level, shape.start if shape else 1)
    return numeral(count, _FORMATS.get(shape.form, "1") if shape else "1")
