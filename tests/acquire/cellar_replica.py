"""CELLAR on this machine: it answers the one query griffier asks, and gives texts by CELEX.

Not a SPARQL engine: it reads the bounds of days and the filters out of the query, and what it
does not find there it does not filter by, as a service that ignores a filter would.
"""

import json
import re
from dataclasses import dataclass, field

from tests.acquire.replica import Replica, Reply, conditional

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_DATE = "http://www.w3.org/2001/XMLSchema#date"


@dataclass
class Cellar(Replica):
    """`acts` are (CELEX, day, English title)."""

    acts: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        Replica.__init__(self)

    def adopt(self, number: str, day: str, about: str) -> None:
        """A CFSP decision of the Council, with the title such decisions have."""
        year, _, serial = number.partition("/")
        named = f"(CFSP) {number}" if int(year) > 2014 else f"{number}/CFSP"
        self.acts.append(
            (f"3{year}D{int(serial):04}", day, f"Council Decision {named} of {day} {about}")
        )

    def respond(self, path, query, headers) -> Reply:
        if path == "/webapi/rdf/sparql":
            if "application/sparql-results+json" not in headers.get("Accept", ""):
                return Reply(status=406)
            return self._answer(query["query"][0])
        if path.startswith("/resource/celex/"):
            celex = path.rpartition("/")[2]
            if any(act[0] == celex for act in self.acts):
                # The real one names its own resources by http as well.
                there = f"{self.base}/resource/cellar/{celex}.0006.03/DOC_1"
                return Reply(status=303, headers={"Location": there})
        if path.startswith("/resource/cellar/"):
            if headers.get("Accept-Language") != "en" or "xhtml" not in headers.get("Accept", ""):
                return Reply(status=300)
            celex = path.split("/")[3].partition(".")[0]
            body = self._text(celex)
            return conditional(body, "application/xhtml+xml", f'"{celex}"', headers)
        return Reply(status=404)

    def _text(self, celex: str) -> bytes:
        (title,) = [act[2] for act in self.acts if act[0] == celex]
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_EN</title></head><body>'
            f'<p class="oj-doc-ti">{title}</p><p class="oj-normal">THE COUNCIL OF THE EUROPEAN '
            "UNION, Having regard to the Treaty on European Union, has adopted this Decision."
            "</p><p>The list in the Annex is replaced.</p></body></html>"
        ).encode()

    def _answer(self, query: str) -> Reply:
        first, last = re.findall(r'"(\d{4}-\d\d-\d\d)"\^\^xsd:date', query)
        celex = re.search(r'REGEX\(STR\(\?celex\), "([^"]+)"\)', query)
        word = re.search(r'CONTAINS\(STR\(\?title\), "([^"]+)"\)', query)
        most = int(re.search(r"LIMIT (\d+)", query)[1])
        found = [
            {
                "celex": {"type": "literal", "datatype": _STRING, "value": act[0]},
                "date": {"type": "literal", "datatype": _DATE, "value": act[1]},
                "title": {"type": "literal", "xml:lang": "en", "value": act[2]},
            }
            for act in sorted(self.acts)
            if first <= act[1] <= last
            and (celex is None or re.search(celex[1], act[0]))
            and (word is None or word[1] in act[2])
        ]
        answer = {
            "head": {"link": [], "vars": ["celex", "date", "title"]},
            "results": {"distinct": False, "ordered": True, "bindings": found[:most]},
        }
        return Reply(json.dumps(answer).encode(), "application/sparql-results+json")
