"""One page of the repository's SRU 2.0: records with OWMS metadata and the addresses of files.

A page is held to the question. The service answers a query it cannot use with a diagnostic
and, worse, leaves out a clause it cannot use and says so in a diagnostic beside the records
of the rest: either raises SourceChanged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from griffier.acquire.addresses import secure, shown
from griffier.acquire.client import Answer
from griffier.errors import ReadError, SourceChanged, SourceDamaged
from griffier.read.limits import Limits
from griffier.read.safe_xml import parse_xml
from griffier.read.sniff import Kind, sniff

_ONE: Final = frozenset(
    {
        "identifier",
        "title",
        "date",
        "issued",
        "available",
        "modified",
        "publicatienaam",
        "vergaderjaar",
        "ondernummer",
        "hoofddocument",
        "dossiertitel",
        "preferredUrl",
    }
)
_MANY: Final = frozenset({"type", "creator", "dossiernummer", "indiener", "subject"})
_FORMS: Final = ("xml", "html", "odt", "pdf")  # the better form first; docs/sources.md says why


@dataclass(frozen=True, slots=True)
class Record:
    """One publication: its facts as JSON, and where its forms stand, the best first."""

    facts: dict[str, Any]
    addresses: tuple[str, ...]

    @property
    def identifier(self) -> str:
        """«kst-21501-20-1873»."""
        return str(self.facts["identifier"])

    @property
    def modified(self) -> str:
        """The day it was last changed, or nothing where the record gives none."""
        return str(self.facts.get("modified", ""))[:10]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a query gave: how many there are in all, and some of them."""

    total: int
    records: tuple[Record, ...]


def read_records(answer: Answer) -> Answered:
    """The records of an answer. Raises SourceChanged, SourceDamaged."""
    where = shown(answer.address)
    root = _root(answer, where)
    if said := list(_diagnostics(root)):
        raise SourceChanged(f"{where}: the service did not use all of the query: {said[0]}.")
    total = next((each.text for each in root.iter() if _name(each) == "numberOfRecords"), None)
    if total is None or not total.strip().isdigit():
        raise SourceChanged(f"{where}: the answer does not say how many records there are.")
    records = [_record(each, where) for each in root.iter() if _name(each) == "record"]
    return Answered(int(total), tuple(records))


def _root(answer: Answer, where: str) -> etree._Element:
    kind = sniff(answer.data)
    if kind is not Kind.XML:
        raise SourceChanged(f"{where} gave {kind.value} instead of an SRU answer.")
    try:
        root = parse_xml(answer.data, where, Limits())
    except ReadError as error:
        raise SourceDamaged(str(error)) from error
    if _name(root) != "searchRetrieveResponse":
        raise SourceChanged(f"{where} gave <{_name(root)}>, not an SRU answer.")
    return root


def _diagnostics(root: etree._Element) -> Iterator[str]:
    for each in root.iter():
        if _name(each) == "diagnostic":
            yield " ".join(" ".join(map(str, each.itertext())).split()) or "no reason given"


def _record(element: etree._Element, where: str) -> Record:
    facts: dict[str, Any] = {}
    forms: dict[str, str] = {}
    for each in element.iter():
        name, text = _name(each), " ".join((each.text or "").split())
        if name == "itemUrl" and text:
            forms.setdefault((each.get("manifestation") or "").lower(), text)
        elif len(each) or not text:
            continue
        elif name in _ONE:
            facts.setdefault(name, text)
        elif name in _MANY and text not in facts.setdefault(name, []):
            facts[name].append(text)
    if "identifier" not in facts:
        raise SourceChanged(f"{where}: a record without an identifier; it has {sorted(facts)}.")
    return Record(facts, tuple(_best(forms)))


def _best(forms: dict[str, str]) -> Iterator[str]:
    """The addresses by form: «xml», «xml-nl» …; `metadata` is no form of the text."""
    for form in _FORMS:
        for name in sorted(forms):
            if name == form or name.startswith(f"{form}-"):
                yield secure(forms[name])


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
