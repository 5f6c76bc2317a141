"""Libraries on both databases, and letters of our own to file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import griffier
from benchmarks import postgres
from griffier.ledger.library import Library
from griffier.model import Document, Source

VERSLAG = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 maart 2021

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 1 maart 2021.

De Minister van Buitenlandse Zaken,
S.A. Blok

Verslag van de Raad Buitenlandse Zaken van 1 maart 2021

Nederland benadrukte het belang van vrije scheepvaart. Polen riep de Commissie op om vóór de
zomer met een voorstel voor schonere havens te komen. Nederland verzocht Servië het
visumbeleid aan te passen. Ik zeg toe de Kamer vóór de zomer te informeren over de café's.
"""

AGENDA = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 12 april 2021

Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 19 april 2021.

De Minister van Buitenlandse Zaken,
S.A. Blok

Geannoteerde agenda van de Raad Buitenlandse Zaken van 19 april 2021

Nederland zal aandringen op nieuwe sancties tegen Belarus. Nederland verwelkomt het voorstel
van de Commissie.
"""


@dataclass(frozen=True)
class Letter:
    """A text with the document it is read into."""

    source: Source
    document: Document

    @property
    def id(self) -> str:
        return self.document.id


@pytest.fixture(scope="session")
def letter() -> Callable[[str], Letter]:
    """Reads a text, once."""
    known: dict[tuple[str, str], Letter] = {}

    def read(text: str, name: str = "brief.txt") -> Letter:
        if (text, name) not in known:
            source = Source(text.encode(), name)
            known[text, name] = Letter(source, griffier.read(source.data))
        return known[text, name]

    return read


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A running PostgreSQL."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install '.[postgres]'")
    folder = postgres.programs()
    if folder is None:
        pytest.skip("no PostgreSQL server (initdb, pg_ctl) was found on this machine")
    with postgres.running(folder) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database; None is SQLite in the library's folder."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("server").database())


@pytest.fixture
def library(tmp_path: Path, database: str | None) -> Iterator[Library]:
    """An empty library on either database."""
    with Library.open(tmp_path / "library", database=database, create=True) as opened:
        yield opened
