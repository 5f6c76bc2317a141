"""The numbers a browser prints before the items of an ordered list."""

import re

from lxml import etree

from griffier.read.numerals import numeral

_OWN_NUMBER = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[\])°.:]")
_NO_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def ordinal(item: etree._Element) -> str:
    """«3.» for the third item of an ordered list; empty where the list is not numbered or
    the item brings its own number."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or item.tag != "li":
        return ""
    if _NO_STYLE.search(parent.get("style") or "") or _OWN_NUMBER.match(_opening(item)):
        return ""
    return f"{numeral(_number(item, parent), parent.get('type') or '1')}."


def _opening(item: etree._Element) -> str:
    for text in item.itertext():
        if not text.isspace():
            return str(text)[:12]
    return ""


def _number(item: etree._Element, parent: etree._Element) -> int:
    own = _whole(item.get("value"))
    if own is not None:
        return own
    before = item.getprevious()
    while before is not None and before.tag != "li":
        before = before.getprevious()
    if before is None:
        number = _whole(parent.get("start")) or 1
    else:
        number = (_whole(before.get("data-number")) or 0) + 1
    item.set("data-number", str(number))
    return number


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None
