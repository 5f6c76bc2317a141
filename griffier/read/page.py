"""Which part of a web page is the document, and which is furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml import etree

from griffier.lexicon.markup import markup_names

_WORDS = re.compile(r"[\s]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRONG_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font-style\s*:\s*italic")
# Below this share of the page's text a «main» part is a teaser, not the document.
_MAIN_SHARE = 0.3
# An element named like furniture that holds more of the text than this is a wrapper.
_FURNITURE_SHARE = 0.4
# A list with so many links, and hardly a word outside them, is navigation.
_MENU_LINKS = 3
_MENU_SHARE = 0.9
_CANDIDATES = 20


@cache
def web(key: str) -> frozenset[str]:
    """One of the lists of names for web pages."""
    return markup_names().web[key]


def name_of(element: etree._Element) -> str:
    """The element's local name in lower case; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def tokens(element: etree._Element) -> list[str]:
    """The words of the element's class, id, role and epub:type, in lower case."""
    if not element.keys():
        return []
    stated = [element.get(key) for key in ("class", "id", "role", "epub:type")]
    return [word for each in stated if each for word in _WORDS.split(each.lower()) if word]


def named(element: etree._Element, key: str) -> bool:
    """Whether a class, id or role of the element is in list `key`, hyphens aside."""
    if not element.keys():
        return False
    words = web(key)
    return any(token.replace("-", "").replace("_", "") in words for token in _bare(element))


def _bare(element: etree._Element) -> list[str]:
    return [token.removeprefix("doc-") for token in tokens(element)]


@dataclass(slots=True)
class Measure:
    """Counts the text in elements, but no more in total than a few times the page."""

    budget: int

    def length(self, element: etree._Element) -> int | None:
        """Characters of text within, or None when the budget is spent."""
        if self.budget <= 0:
            return None
        total = sum(len(text) for text in element.itertext() if not text.isspace())
        self.budget -= total + len(element) + 1
        return total

    def share(self, element: etree._Element, whole: int) -> float:
        """The part of `whole` within; 1 when it cannot be said."""
        length = self.length(element)
        return 1.0 if length is None else length / max(whole, 1)


def document_root(page: etree._Element, measure: Measure) -> etree._Element:
    """The element that holds the document: what is named so, `main`, one `article`, `body`."""
    body = next(page.iter("body"), page)
    whole = measure.length(body) or 1
    for group in _candidate_groups(body):
        sizes = [(measure.share(each, whole), each) for each in group[:_CANDIDATES]]
        share, best = max(sizes, key=lambda pair: pair[0], default=(0.0, body))
        if share >= _MAIN_SHARE:
            # A letter's head may stand in the article, before the main part of it.
            return next(best.iterancestors("article"), best)
    return body


def _candidate_groups(body: etree._Element) -> list[list[etree._Element]]:
    named_so: list[etree._Element] = []
    mains: list[etree._Element] = []
    articles: list[etree._Element] = []
    for element in body.iter(etree.Element):
        name = name_of(element)
        if name in ("div", "section", "article", "main", "td") and named(element, "main"):
            named_so.append(element)
        if name == "main" or element.get("role") == "main":
            mains.append(element)
        elif name == "article":
            articles.append(element)
    return [named_so, mains, articles]


@dataclass(slots=True)
class Furniture:
    """Tells what on a page is no part of the document whose text is `whole` long."""

    measure: Measure
    whole: int

    def is_furniture(self, element: etree._Element, name: str, *, nested: bool) -> bool:
        """Whether `element` is left out; `nested` says it stands within main or article."""
        if name in web("skip") or _is_hidden(element):
            return True
        if name in web("outer"):
            return self._is_outer(element, name, nested=nested)
        if element.get("role", "") in web("roles"):
            return self.is_minor(element)
        if name in ("ul", "ol"):
            return self._is_menu(element) or self._is_named(element)
        return name not in ("body", "html", "main", "article") and self._is_named(element)

    def _is_outer(self, element: etree._Element, name: str, *, nested: bool) -> bool:
        if name == "header":
            busy = element.get("role") == "banner" or element.find(".//nav") is not None
            return not nested and (busy or element.find(".//form") is not None)
        return self.is_minor(element)

    def _is_named(self, element: etree._Element) -> bool:
        words = web("furniture")
        return any(_is_furniture_word(t, words) for t in tokens(element)) and self.is_minor(element)

    def is_minor(self, element: etree._Element, most: float = _FURNITURE_SHARE) -> bool:
        """Whether `element` holds at most the share `most` of the page's text."""
        return self.measure.share(element, self.whole) <= most

    def _is_menu(self, element: etree._Element) -> bool:
        first = list(islice(element.iter("a"), _MENU_LINKS))
        if len(first) < _MENU_LINKS or _introduced(element):
            return False
        length = self.measure.length(element)
        if length is None:
            return False
        linked = sum(self.measure.length(link) or 0 for link in element.iter("a"))
        return linked >= _MENU_SHARE * length


def _is_furniture_word(token: str, words: frozenset[str]) -> bool:
    """«site-nav» and «cookie_banner» are furniture; «page-with-sidebar» is a wrapper."""
    if token in words:
        return True
    parts = re.split("[-_]+", token)
    return len(parts) <= 3 and (parts[0] in words or parts[-1] in words)


def _is_hidden(element: etree._Element) -> bool:
    if not element.keys():
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style or "") is not None


def _introduced(element: etree._Element) -> bool:
    """Whether a sentence before the list announces it («de volgende stukken:»)."""
    before = element.getprevious()
    if before is None:
        return False
    text = "".join(map(str, before.itertext())) if len(before) < 50 else ""
    return text.rstrip().endswith(":")


def steps(element: etree._Element) -> Iterator[str]:
    """The steps of the path from the page down to `element`."""
    for each in [*reversed(list(element.iterancestors())), element]:
        name = name_of(each)
        same = sum(1 for _ in each.itersiblings(each.tag, preceding=True))
        yield name if name in ("html", "body") else f"{name}[{same + 1}]"


def is_bold(element: etree._Element) -> bool:
    """Whether the element's own style sets its text in bold or italic."""
    style = element.get("style")
    return bool(style) and _STRONG_STYLE.search((style or "").lower()) is not None


def is_signature_line(element: etree._Element) -> bool:
    """Whether the element is the office or name of who signs, which a style sheet sets on
    a line of its own."""
    parent = element.getparent()
    return parent is not None and named(parent, "signature") and named(element, "signed")
