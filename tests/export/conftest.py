"""A library of documents on one summit and a declaration on alignment, filed once."""

from datetime import date
from pathlib import Path

import pytest

from griffier import pipeline, sources
from griffier.export.selection import Selection
from griffier.ledger.entries import (
    Evidence,
    Instrument,
    Naming,
    Session,
    State,
    Status,
)
from griffier.ledger.library import Library
from griffier.ledger.settlements import Settlement

BUILT = Path(__file__).resolve().parents[2] / "specimens" / "built"
FILES = (
    "tirana-agenda.kst.pdf",
    "tirana-verslag.kst.pdf",
    "tirana-declaration.plain.pdf",
    "alignment-2016.tk.html",
)
SUMMIT = Session(
    "eu-western-balkans-2022-12-06",
    "EU-Westelijke Balkantop",
    "eu-western-balkans",
    names=("EU-Westelijke Balkantop", "EU-Western Balkans summit"),
    date=date(2022, 12, 6),
    place="Tirana",
    country="AL",
)
PACKAGE = Instrument(
    "energy-support-package",
    "package",
    name_nl="EU-steunpakket voor energie",
    presented_by=("EU_COMMISSION",),
)


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("library")
    with Library.open(made, create=True) as library:
        for name in FILES:
            source = sources.from_path(str(BUILT / name))
            library.file(source, pipeline.read(source))
        library.settle(Settlement(kept=(SUMMIT,)))
        ask, reply = (
            next(e for e in library.every_entry() if e.act == act) for act in ("REQUEST", "COMMIT")
        )
        proof = Evidence(
            *(
                "statement",
                reply.id,
                reply.published,
                reply.quote,
                State.PROGRESS,
                "It was agreed.",
            ),
            *(reply.document, reply.start, reply.end),
        )
        status = Status(ask.id, State.PROGRESS, date(2022, 12, 31), "P1", "Agreed.", (proof,))
        library.add_status(status)
        library.add_instruments([PACKAGE])
        named = Naming(PACKAGE.id, ask.document, ask.start, ask.end, "It is named.", ask.id)
        library.set_namings(ask.document, [named])
    return made


@pytest.fixture(scope="package")
def library(folder):
    with Library.open(folder) as opened:
        yield opened


@pytest.fixture(scope="package")
def everything(library):
    return Selection(library)
