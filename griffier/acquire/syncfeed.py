"""One page of the Tweede Kamer's SyncFeed 2.0: Atom with an entity in each entry.

What was verified against what stands in docs/sources.md. A page is held to the question:
entries of another kind, an entity in another namespace, a cursor that does not move on or
leads elsewhere raise SourceChanged and say what came instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree

from griffier.acquire.addresses import shown
from griffier.acquire.client import Answer
from griffier.acquire.connector import Change, Page
from griffier.acquire.entities import Entity
from griffier.errors import ReadError, SourceChanged, SourceDamaged
from griffier.read.limits import Limits
from griffier.read.safe_xml import parse_xml
from griffier.read.sniff import Kind, sniff

ATOM: Final = "{http://www.w3.org/2005/Atom}"
DATA: Final = "http://www.tweedekamer.nl/xsd/tkData/"  # the version stands behind it
_SAMPLE: Final = 5  # entries from which a field that none has is a change, not chance


@dataclass(frozen=True, slots=True)
class _Links:
    next: str | None
    resume: str | None
    enclosure: str | None


def read_page(answer: Answer, entity: Entity, cursor: str | None) -> Page:
    """The changes of a page that was asked for after `cursor`, and where to go on.

    Raises SourceChanged, SourceDamaged.
    """
    where = shown(answer.address)
    feed = _feed(answer, where)
    entries = feed.findall(f"{ATOM}entry")
    ends = _links(feed, answer.address)
    if not entries:
        if ends.resume is None:
            raise SourceChanged(f"{where}: a page without entries and without a link to resume.")
        return Page((), _token(ends.resume, entity, where, cursor, again=True), more=False)
    made = [_entry(each, entity, where, answer.address) for each in entries]
    _held_to_shape([element for _, element in made], entity, where)
    last = ends.resume or _links(entries[-1], answer.address).next or ends.next
    if last is None:
        raise SourceChanged(f"{where}: the last entry has no link to the next page.")
    token = _token(last, entity, where, cursor, again=False)
    return Page(tuple(change for change, _ in made), token, more=ends.resume is None)


def _feed(answer: Answer, where: str) -> etree._Element:
    kind = sniff(answer.data)
    if kind is not Kind.XML:
        raise SourceChanged(f"{where} gave {kind.value} instead of an Atom feed.")
    try:
        root = parse_xml(answer.data, where, Limits())
    except ReadError as error:
        raise SourceDamaged(str(error)) from error
    if root.tag != f"{ATOM}feed":
        raise SourceChanged(f"{where} gave <{etree.QName(root).localname}>, not an Atom feed.")
    return root


def _links(element: etree._Element, base: str) -> _Links:
    found = {
        link.get("rel", ""): urljoin(base, link.get("href", ""))
        for link in element.findall(f"{ATOM}link")
    }
    return _Links(found.get("next"), found.get("resume"), found.get("enclosure"))


def _entry(
    entry: etree._Element, entity: Entity, where: str, base: str
) -> tuple[Change, etree._Element]:
    title = (entry.findtext(f"{ATOM}title") or "").strip()
    for category in entry.findall(f"{ATOM}category"):
        if category.get("term", "").lower() != entity.name.lower():
            raise SourceChanged(
                f"{where}: asked for {entity.name}, and entry {title} is of {category.get('term')}."
            )
    element = _content(entry, entity, where, title)
    attributes = {etree.QName(key).localname: str(value) for key, value in element.attrib.items()}
    if "verwijderd" not in attributes:
        raise SourceChanged(f"{where}: entry {title} does not say whether it was withdrawn.")
    id_ = attributes.get("id") or title
    if title and id_.lower() != title.lower():
        raise SourceChanged(f"{where}: entry {title} holds the entity {id_}.")
    if attributes["verwijderd"].lower() == "true":
        return Change(entity.name, id_, edition="withdrawn", withdrawn=True), element
    return _change(entity, id_, element, attributes, _links(entry, base).enclosure), element


def _content(entry: etree._Element, entity: Entity, where: str, title: str) -> etree._Element:
    content = entry.find(f"{ATOM}content")
    held = [] if content is None else [each for each in content if isinstance(each.tag, str)]
    if content is not None and not held and (content.text or "").strip():
        try:  # the entity as text within the entry
            held = [parse_xml((content.text or "").strip().encode(), where, Limits())]
        except ReadError as error:
            raise SourceDamaged(str(error)) from error
    if len(held) != 1:
        raise SourceChanged(f"{where}: entry {title} holds no entity.")
    name = etree.QName(held[0])
    if name.localname.lower() != entity.name.lower():
        raise SourceChanged(f"{where}: asked for {entity.name}, and {title} is a {name.localname}.")
    if not (name.namespace or "").startswith(DATA):
        raise SourceChanged(f"{where}: {title} is in the namespace {name.namespace}, not {DATA}….")
    return held[0]


def _change(
    entity: Entity,
    id_: str,
    element: etree._Element,
    attributes: dict[str, str],
    enclosure: str | None,
) -> Change:
    facts = entity.facts(element)
    if "bijgewerkt" in entity.texts and (changed := attributes.get("bijgewerkt")):
        facts["bijgewerkt"] = changed[:10]
    about = facts.get(entity.about or "", [None])[0]
    if not (entity.document and enclosure):
        return Change(entity.name, id_, edition="", about=about, facts=facts)
    length = attributes.get("contentLength", "")
    media_type = attributes.get("contentType") or None
    version = facts.get("huidigeDocumentVersie", [""])[0]
    return Change(
        entity.name,
        id_,
        edition=f"{version} {media_type} {length}",
        addresses=(enclosure,),
        media_type=media_type,
        size=int(length) if length.isdigit() and int(length) else None,
        about=about,
        facts=facts,
    )


def _held_to_shape(elements: list[etree._Element], entity: Entity, where: str) -> None:
    """Raise SourceChanged where no entry of many has an element that all should have."""
    kept = [list(_names(each)) for each in elements if len(each)]
    if len(kept) < _SAMPLE:
        return
    for name in entity.needs:
        if not any(name.casefold() in names for names in kept):
            raise SourceChanged(
                f"{where}: no {entity.name} has <{name}> any more; there are "
                f"{', '.join(sorted(set(kept[0])))}."
            )


def _names(element: etree._Element) -> Iterator[str]:
    tags = (child for child in element if isinstance(child.tag, str))
    return (etree.QName(child).localname.casefold() for child in tags)


def _token(link: str, entity: Entity, where: str, cursor: str | None, *, again: bool) -> str:
    """The skiptoken of a link, held to our question and to moving on."""
    query = parse_qs(urlsplit(link).query)
    category = query.get("category", [entity.name])[0]
    if category.lower() != entity.name.lower():
        raise SourceChanged(f"{where}: asked for {entity.name}, and it goes on with {category}.")
    token = query.get("skiptoken", [""])[0]
    if not token.isdigit():
        raise SourceChanged(f"{where}: the link to go on holds no skiptoken.")
    back = int(token) < int(cursor or 0) or (token == cursor and not again)
    if back:
        raise SourceChanged(f"{where}: it goes on at {token}, and we are at {cursor} already.")
    return token
