"""The head of an Akoma Ntoso document: what it is, by whom, and whom it names."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from griffier.lexicon.actors import actor_table

Json = Mapping[str, Any]
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANGUAGES = {"nl": "nld", "en": "eng"}
_NO_DAY = "0001-01-01"  # FRBRdate must hold a day; its name says that it is none
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def meta(found: Json, name: str, url: str | None) -> Any:
    """Identification on the levels of work, expression and manifestation, and references."""
    made = etree.Element(f"{{{NAMESPACE}}}meta")
    told = found["metadata"]
    authors = [s["actor"] for s in told["sender"] if s["actor"]]
    number = told["identifier"] or found["id"]
    language = _LANGUAGES.get(str(found["lang"]), str(found["lang"]))
    country = _country(authors, found["lang"])
    work = f"/akn/{country}/doc/{told['kind']}/{told['date'] or 'undated'}/{number}"
    identification = _add(made, "identification", source="#griffier")
    author = actor_id(authors[0]) if authors else "unknown"
    one = _level(identification, "FRBRWork", work, told["date"], author)
    _add(one, "FRBRcountry", value=country)
    for each in filter(None, (told["number"], told["identifier"])):
        _add(one, "FRBRnumber", value=each)
    if told["title"]:
        _add(one, "FRBRname", value=showable(told["title"]))
    expression = f"{work}/{language}@{told['date'] or ''}"
    two = _level(identification, "FRBRExpression", expression, told["date"], author)
    _add(two, "FRBRlanguage", language=language)
    three = _level(identification, "FRBRManifestation", f"{expression}.xml", None, "griffier")
    _add(three, "FRBRformat", value="application/akn+xml")
    _item(identification, found, name, url, author)
    _references(made, found, authors)
    if loose := without_place(found):
        _loose_notes(_add(made, "notes", source="#griffier"), loose)
    return made


def without_place(found: Json) -> list[Json]:
    """The footnotes whose mark stands nowhere in the text that is shown."""
    shown = [(p["start"], p["end"]) for p in found["parts"] if p["role"] != "note"]
    return [
        note
        for note in found["footnotes"]
        if note["anchor_end"] is None
        or not any(start <= note["anchor_end"] <= end for start, end in shown)
    ]


def _loose_notes(parent: Any, notes: list[Json]) -> None:
    for number, note in enumerate(notes, start=1):
        made = _add(parent, "note", marker=note["mark"], eId=f"loose_note_{number}")
        _add(made, "p").text = showable(note["text"])


def _country(authors: list[str], lang: str) -> str:
    """Whose document it is: the sender's country; without one the Netherlands for Dutch, else
    the Union."""
    kinds = actor_table().kinds
    if authors and kinds.get(authors[0]) == "country":
        return authors[0].lower()
    return "nl" if lang == "nl" else "eu"


def actor_id(actor: str) -> str:
    """An actor as an id of XML, which may hold no colon and no space."""
    return re.sub(r"[^\w.-]", "_", actor)


def showable(text: str) -> str:
    """The text without characters that XML has no place for."""
    return _UNSHOWABLE.sub("\ufffd", text)


def _level(parent: Any, level: str, uri: str, day: str | None, author: str) -> Any:
    made = _add(parent, level)
    _add(made, "FRBRthis", value=uri)
    _add(made, "FRBRuri", value=uri)
    _add(made, "FRBRdate", date=day or _NO_DAY, name="document" if day else "unknown")
    _add(made, "FRBRauthor", href=f"#{author}")
    return made


def _item(parent: Any, found: Json, name: str, url: str | None, author: str) -> None:
    """The file itself, known by the hash of its bytes, and where it was published."""
    item = _level(
        parent, "FRBRItem", url or f"urn:sha256:{found['id']}", found["metadata"]["date"], author
    )
    alias = etree.Element(f"{{{NAMESPACE}}}FRBRalias", value=showable(name), name="file")
    item.insert(2, alias)


def _references(parent: Any, found: Json, authors: list[str]) -> None:
    references = _add(parent, "references", source="#griffier")
    _add(
        references, "TLCOrganization", eId="griffier", href="/ontology/griffier", showAs="griffier"
    )
    _add(references, "TLCOrganization", eId="unknown", href="/ontology/unknown", showAs="unknown")
    for identity, (kind, label) in sorted(_actors(found, authors).items()):
        href = f"/ontology/{kind}/{identity}"
        name = "TLCPerson" if kind == "person" else "TLCOrganization"
        _add(references, name, eId=identity, href=href, showAs=label)
    for meeting in found["meetings"]:
        identity = "event_" + actor_id(meeting["id"])
        href = f"/ontology/event/{identity}"
        _add(references, "TLCEvent", eId=identity, href=href, showAs=showable(meeting["name"]))


def _actors(found: Json, authors: list[str]) -> dict[str, tuple[str, str]]:
    named = dict(_mentioned(found))
    for actor in authors:
        named.setdefault(actor, "organization")
    table = actor_table()
    return {
        actor_id(actor): (kind, showable(table.label(actor, "en"))) for actor, kind in named.items()
    }


def _mentioned(found: Json) -> Iterator[tuple[str, str]]:
    for mention in found["mentions"]:
        yield mention["entity"], "person" if mention["kind"] == "person" else "organization"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
