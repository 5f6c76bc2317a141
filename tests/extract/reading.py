"""Reads single sentences as the body of a small letter of our own."""

from griffier import pipeline
from griffier.model import Document, Source, Statement

_REPORT = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 21 december 2022

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 12 december 2022.

De Minister van Buitenlandse Zaken,
W.B. Hoekstra

Verslag Raad Buitenlandse Zaken van 12 december 2022

{body}
"""
_AGENDA = _REPORT.replace("het verslag aan van", "de geannoteerde agenda aan van").replace(
    "Verslag Raad", "Geannoteerde agenda Raad"
)
_CONCLUSIONS = """Council conclusions on the Western Balkans

Brussels, 13 December 2022

{body}
"""
_LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 mei 2022

{body}

De Minister van Buitenlandse Zaken,
W.B. Hoekstra
"""
_DECISIONS = """Vaste commissie voor Financiën

Besluitenlijst van de procedurevergadering van donderdag 2 april 2020

{body}

Griffier van de commissie,
M. Pronk
"""
_VISIT = _LETTER.replace("{body}", "Betreft: Verslag bezoek aan Jordanië\n\n{body}")
_FRAMES = {
    "report": _REPORT,
    "agenda": _AGENDA,
    "conclusions": _CONCLUSIONS,
    "letter": _LETTER,
    "visit": _VISIT,
    "decisions": _DECISIONS,
}


def read_body(body: str, kind: str = "report") -> Document:
    """A letter with `body` as its text, read by the whole pipeline."""
    return pipeline.read(Source(_FRAMES[kind].format(body=body).encode()))


def statements_in(body: str, kind: str = "report") -> tuple[Statement, ...]:
    """The statements whose evidence lies in `body`."""
    document = read_body(body, kind)
    at = document.text.index(body.split("\n", maxsplit=1)[0])
    return tuple(s for s in document.statements if s.evidence.start >= at)
