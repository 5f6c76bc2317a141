"""A library of documents on one summit and a declaration on alignment, filed once."""

from datetime import date
from pathlib import Path

import pytest

from griffier import pipeline, sources
from griffier.export.selection import Selection
from griffier.ledger.entries import Session, State, Status
from griffier.ledger.library import Library

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


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("library")
    with Library.open(made, create=True) as library:
        for name in FILES:
            source = sources.from_path(str(BUILT / name))
            library.file(source, pipeline.read(source))
        library.add_session(SUMMIT)
        ask = next(e for e in library.every_entry() if e.act == "REQUEST")
        library.add_status(
            Status(ask.id, State.OPEN, date(2022, 12, 31), "O1", "Nothing came of it.")
        )
    return made


@pytest.fixture(scope="package")
def library(folder):
    with Library.open(folder) as opened:
        yield opened


@pytest.fixture(scope="package")
def everything(library):
    return Selection(library)
