"""The SRU 2.0 service of the repository of official publications, on this machine.

It knows the part of CQL that is asked: clauses of one index joined by `and`, alternatives
in brackets joined by `or`, and sorting by the day of change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.acquire.replica import Replica, Reply, conditional

_CLAUSE = re.compile(r'([a-z]+\.[a-z-]+)(==|>=|<=|=)(?:"([^"]*)"|(\S+))')
_SPACES = (
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" '
    'xmlns:gzd="http://standaarden.overheid.nl/sru" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"'
)


@dataclass
class Publication:
    """One publication with its forms, by the name of the manifestation."""

    identifier: str
    modified: str
    date: str = "2024-03-04"
    dossiers: tuple[str, ...] = ("21501-20",)
    types: tuple[str, ...] = ("Kamerstuk", "Brief regering")
    creator: str = "Tweede Kamer der Staten-Generaal"
    title: str = "Brief"
    forms: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)


@dataclass
class Repository(Replica):
    """`ignores` is an index whose clauses are left out in silence, `says` whether with a
    diagnostic; `reach` is the first record that cannot be had."""

    publications: dict[str, Publication] = field(default_factory=dict)
    ignores: str | None = None
    says: bool = False
    reach: int = 10_000

    def __post_init__(self) -> None:
        Replica.__init__(self)

    def add(self, identifier: str, modified: str = "2024-03-05", **what) -> Publication:
        made = Publication(identifier, modified, **what)
        self.publications[identifier] = made
        return made

    def respond(self, path, query, headers) -> Reply:
        if path == "/sru":
            return self._search(query)
        found = re.fullmatch(r"/frbr/officielepublicaties/([^/]+)/(\w+)", path)
        if not found or found[1] not in self.publications:
            return Reply(status=404)
        forms = self.publications[found[1]].forms
        if found[2] not in forms:
            return Reply(status=404)
        body, media_type = forms[found[2]]
        return conditional(body, media_type, f'"{len(body)}"', headers)

    def _search(self, query) -> Reply:
        asked = query["query"][0]
        start, most = int(query["startRecord"][0]), int(query["maximumRecords"][0])
        if "c.product-area" not in asked:
            return self._diagnostic("Query syntax error", with_count=False)
        if start >= self.reach:
            return Reply(status=504)
        found = sorted(
            (each for each in self.publications.values() if self._matches(each, asked)),
            key=lambda each: (each.modified, each.identifier),
        )
        records = "".join(map(self._record, found[start - 1 : start - 1 + most]))
        said = self._diagnostics() if self.ignores and self.says else ""
        body = (
            f'<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse {_SPACES}>'
            f"<sru:version>2.0</sru:version><sru:numberOfRecords>{len(found)}"
            f"</sru:numberOfRecords><sru:records>{records}</sru:records>{said}"
            "</sru:searchRetrieveResponse>"
        )
        return Reply(body.encode(), "application/xml")

    def _matches(self, each: Publication, asked: str) -> bool:
        query = asked.partition(" sortBy ")[0]
        values = {
            "c.product-area": ["officielepublicaties"],
            "w.dossiernummer": list(each.dossiers),
            "dt.type": list(each.types),
            "dt.creator": [each.creator],
            "dt.date": [each.date],
            "dt.modified": [each.modified],
            "dt.identifier": [each.identifier],
        }
        for part in query.split(" and "):
            clauses = [(i, h, q or p) for i, h, q, p in _CLAUSE.findall(part.strip("()"))]
            if clauses[0][0] == self.ignores:
                continue
            if not any(_holds(values[index], how, value) for index, how, value in clauses):
                return False
        return True

    def _record(self, each: Publication) -> str:
        place = f"{self.base}/frbr/officielepublicaties/{each.identifier}"
        types = "".join(f"<dcterms:type>{escape(one)}</dcterms:type>" for one in each.types)
        dossiers = "".join(
            f"<overheidwetgeving:dossiernummer>{one}</overheidwetgeving:dossiernummer>"
            for one in each.dossiers
        )
        items = "".join(
            f'<gzd:itemUrl manifestation="{form}">{place}/{form}</gzd:itemUrl>'
            for form in ("metadata", *each.forms)
        )
        modified = each.modified and f"<dcterms:modified>{each.modified}</dcterms:modified>"
        return (
            "<sru:record><sru:recordSchema>gzd</sru:recordSchema><sru:recordData><gzd:gzd>"
            "<gzd:originalData><overheidwetgeving:meta><overheidwetgeving:owmskern>"
            f"<dcterms:identifier>{each.identifier}</dcterms:identifier>"
            f"<dcterms:title>{escape(each.title)}</dcterms:title>{types}"
            f"<dcterms:creator>{escape(each.creator)}</dcterms:creator>{modified}"
            "</overheidwetgeving:owmskern><overheidwetgeving:owmsmantel>"
            f"<dcterms:date>{each.date}</dcterms:date></overheidwetgeving:owmsmantel>"
            f"<overheidwetgeving:tpmeta>{dossiers}</overheidwetgeving:tpmeta>"
            "</overheidwetgeving:meta></gzd:originalData><gzd:enrichedData>"
            f"<gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/{each.identifier}.html"
            f"</gzd:preferredUrl>{items}</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"
        )

    def _diagnostics(self) -> str:
        return (
            '<sru:diagnostics><diag:diagnostic xmlns:diag="http://docs.oasis-open.org/ns/'
            'search-ws/diagnostic"><diag:message>SEARCH-IGNOREDQTEXT</diag:message>'
            "</diag:diagnostic></sru:diagnostics>"
        )

    def _diagnostic(self, message: str, *, with_count: bool) -> Reply:
        said = self._diagnostics().replace("SEARCH-IGNOREDQTEXT", message)
        count = "<sru:numberOfRecords>0</sru:numberOfRecords>" if with_count else ""
        body = f"<sru:searchRetrieveResponse {_SPACES}>{count}{said}</sru:searchRetrieveResponse>"
        return Reply(body.encode(), "application/xml")


def _holds(given: list[str], how: str, value: str) -> bool:
    if how == "==":
        return value in given
    if how == "=":
        return any(value.lower() in each.lower() for each in given)
    return any(each >= value if how == ">=" else each <= value for each in given if each)
