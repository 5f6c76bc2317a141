"""Footnotes of web pages: which link is a mark, and which element is its note.

A mark is a short link («1», «[a]», «*») whose target stands further down and is a note by
its name, by a link back, or because the mark is raised; a link from a note back up is not
text. A note can also stand where its mark would be, in an element named as a note.
"""

from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from griffier.read.loose import mark_label
from griffier.read.page import name_of, named, web

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_NOTES = _HEADINGS | {"body", "html", "main", "article", "table", "tbody", "ul", "ol"}
_BLOCKS = frozenset({"li", "td", "th", "tr"})
_CLIMB = 6
_LONGEST_MARK = 12
_FIRST_TEXTS = 40
# Links looked at; no publication has so many notes.
_MOST_LINKS = 20_000
# A note with more elements in it is no note.
_MOST_WITHIN = 500


@dataclass(slots=True)
class WebNotes:
    """`marks`: link to note key; `bodies`: element to key and label; `starts`: likewise, of
    further notes within one body, by the element each starts with; `back`: links up.

    Keys of the dictionaries are elements, which stay alive through them.
    """

    marks: dict[etree._Element, str] = field(default_factory=dict)
    bodies: dict[etree._Element, tuple[str, str]] = field(default_factory=dict)
    starts: dict[etree._Element, tuple[str, str]] = field(default_factory=dict)
    back: set[etree._Element] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Link:
    element: etree._Element
    order: int
    target: str
    label: str | None
    raised: bool


def find_web_notes(page: etree._Element) -> WebNotes:
    """The linked notes of `page`."""
    links = _links(page)
    targets = _targets(page, {link.target for link in links})
    notes = WebNotes()
    bodies: dict[str, etree._Element | None] = {}
    for link in links:
        if link.label is not None and link.target in targets:
            order, target = targets[link.target]
            if order > link.order:
                if link.target not in bodies:
                    bodies[link.target] = _body(target, link)
                _settle(notes, link, target, bodies[link.target])
    _settle_back(notes, links, targets)
    return notes


def _settle(
    notes: WebNotes, link: _Link, target: etree._Element, body: etree._Element | None
) -> None:
    if body is None:
        return
    own = (f"#{link.target}", link.label or "")
    key, _ = notes.bodies.setdefault(body, own)
    if key != own[0] and body is not target:
        key, _ = notes.starts.setdefault(target, own)
    notes.marks[link.element] = key


def _settle_back(
    notes: WebNotes, links: list[_Link], targets: dict[str, tuple[int, etree._Element]]
) -> None:
    """Links from within a note to something above it lead back."""
    for link in links:
        known = targets.get(link.target)
        if known and known[0] < link.order and _within(link.element, notes.bodies):
            notes.back.add(link.element)


def _links(page: etree._Element) -> list[_Link]:
    found: list[_Link] = []
    for order, element in enumerate(page.iter(etree.Element)):
        href = element.get("href") if name_of(element) == "a" else None
        if href and "#" in href:
            found.append(_link(element, order, href))
        if len(found) >= _MOST_LINKS:
            break
    return found


def _link(element: etree._Element, order: int, href: str) -> _Link:
    text = "".join(map(str, element.itertext())) if len(element) < 5 else ""
    label = mark_label(text) if len(text) <= _LONGEST_MARK else None
    raised = label is not None and _is_raised(element)
    return _Link(element, order, href.rpartition("#")[2], label, raised)


def _is_raised(link: etree._Element) -> bool:
    around = [link, *islice(link.iterancestors(), 2), *link.iterdescendants(etree.Element)]
    return any(name_of(each) == "sup" or named(each, "noteref") for each in around)


def _targets(page: etree._Element, wanted: set[str]) -> dict[str, tuple[int, etree._Element]]:
    found: dict[str, tuple[int, etree._Element]] = {}
    for order, element in enumerate(page.iter(etree.Element)):
        for key in (element.get("id"), element.get("name")):
            if key in wanted and key is not None:
                found.setdefault(key, (order, element))
    return found


def _body(target: etree._Element, link: _Link) -> etree._Element | None:
    """The element whose text is the note at `target`, if there is one."""
    above = set(link.element.iterancestors())
    for element in [target, *islice(target.iterancestors(), _CLIMB)]:
        name = name_of(element)
        if name in _NOT_NOTES or element in above:
            return None
        element = _partner(element, name)
        if _is_block(element) and _says_more(element, link.label or ""):
            return element if _is_note(element, link) else None
    return None


def _partner(element: etree._Element, name: str) -> etree._Element:
    """A term's note is its description, a cell's the row."""
    following = element.getnext() if name == "dt" else None
    if following is not None and name_of(following) == "dd":
        return following
    row = element.getparent() if name in ("td", "th") else None
    return row if row is not None else element


def _is_block(element: etree._Element) -> bool:
    name = name_of(element)
    return name in web("blocks") or name in _BLOCKS or named(element, "note")


def _says_more(element: etree._Element, label: str) -> bool:
    return len(_opening(element)) > len(label) + 3


def _opening(element: etree._Element) -> str:
    """The first words in `element`, however much it holds."""
    words = ""
    for text in islice(element.itertext(), _FIRST_TEXTS):
        words += str(text)[:_LONGEST_MARK]
        if len(words.strip()) > 2 * _LONGEST_MARK:
            break
    return words.strip()


def _is_note(element: etree._Element, link: _Link) -> bool:
    if link.raised or _in_named_note(element):
        return True
    links = (each.get("href") or "" for each in islice(element.iter("a"), _FIRST_TEXTS))
    if any("#" in href for href in links):
        return True
    return mark_label(_opening(element).split(maxsplit=1)[0]) == link.label


def _in_named_note(element: etree._Element) -> bool:
    around = [element, *islice(element.iterancestors(), 3)]
    return any(named(each, "note") or named(each, "notes") for each in around)


def _within(element: etree._Element, bodies: dict[etree._Element, tuple[str, str]]) -> bool:
    return any(each in bodies for each in [element, *islice(element.iterancestors(), _CLIMB)])


@dataclass(frozen=True, slots=True)
class NamedNote:
    """The text of a note by its element's name: its first word, and whether it stands
    where the mark would be."""

    opening: str
    inline: bool

    def label(self, expected: int) -> str:
        """The printed mark, if the first word is one that no word or number is, else the
        number its turn gives it."""
        printed = mark_label(self.opening)
        certain = printed is not None and not self.opening[0].isalnum()
        return printed if printed is not None and certain else str(expected)


def read_named_note(element: etree._Element, notes: WebNotes) -> NamedNote | None:
    """What `element` is if its class or role makes it a note that no link settles."""
    if not named(element, "note") or named(element, "notes") or _in_card(element):
        return None
    opening = _opening(element)
    if not opening or _holds(element, notes) or not _says_more(element, ""):
        return None
    inline = name_of(element) not in web("blocks") or name_of(element) == "aside"
    return NamedNote(opening.split(maxsplit=1)[0], inline)


def has_blocks(element: etree._Element) -> bool:
    """Whether the element holds blocks, not just running text."""
    return any(name_of(child) in web("blocks") or name_of(child) == "li" for child in element)


def _holds(element: etree._Element, notes: WebNotes) -> bool:
    """Whether a linked note or a mark of one is within `element`."""
    if not notes.bodies:
        return False
    within = list(islice(element.iterdescendants(), _MOST_WITHIN))
    linked = any(each in notes.bodies or each in notes.marks for each in within)
    return linked or len(within) == _MOST_WITHIN


def is_wordless(element: etree._Element) -> bool:
    """Whether there is neither letter nor digit in the element."""
    return not any(char.isalnum() for text in element.itertext() for char in str(text))


def _in_card(element: etree._Element) -> bool:
    """Whether the element is part of a visiting card, where «fn» is a formatted name."""
    return any(named(each, "card") for each in islice(element.iterancestors(), _CLIMB))
