"""Libraries on both databases with an index each, and letters of our own in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from griffier.ledger.library import Library
from griffier.search import keeping
from griffier.service.search import Searcher, SearchRequest, SearchResult
from tests.ledger.conftest import AGENDA, VERSLAG, Letter, letter, server

__all__ = ["letter", "server"]

DECLARATION = """\
Tirana Declaration

Tirana, 6 December 2022

We, the leaders of the European Union, welcome the efforts of Serbia and Kosovo. The partners
commit to align their visa policy with that of the Union by the end of 2023. The European
Union urges Serbia to align with the restrictive measures of the Union.
"""

ANTWOORD = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 2 mei 2022

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 28 april 2022.

De Minister van Buitenlandse Zaken,
W.B. Hoekstra

Verslag van de Raad Buitenlandse Zaken van 28 april 2022

De Kosovaarse premier wees op de oliesancties. Nederland steunde de aanpak van mensensmokkel
langs de Balkanroute. Het kabinet bepleit een gemeenschappelijk beleid voor visa. Nederland riep
Duitsland op de begroting te verhogen, en verzocht Servië de sancties over te nemen.
"""

LETTERS = {
    "verslag.txt": VERSLAG,
    "agenda.txt": AGENDA,
    "declaration.txt": DECLARATION,
    "antwoord.txt": ANTWOORD,
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database; None is SQLite in the library's folder."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("server").database())


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory,
    database: str | None,
    letter: Callable[..., Letter],
) -> Iterator[Library]:
    """A library that holds the letters."""
    folder = tmp_path_factory.mktemp("library")
    with Library.open(folder, database=database, create=True) as opened:
        for name, text in LETTERS.items():
            read = letter(text, name)
            opened.file(read.source, read.document)
        yield opened


@pytest.fixture(scope="module")
def searcher(library: Library) -> Searcher:
    """The library with its index, built."""
    return Searcher(library, keeping.build(library))


Ask = Callable[..., SearchResult]


@pytest.fixture
def ask(searcher: Searcher) -> Ask:
    """Searches by a query and whatever else a request may hold."""

    def asked(query: str, **more: object) -> SearchResult:
        return searcher.search(SearchRequest(query, **more))  # type: ignore[arg-type]

    return asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a library of a test's own."""
    return tmp_path / "library"


@pytest.fixture
def own_headings(folder: Path, letter: Callable[..., Letter]) -> Iterator[Ask]:
    """Searches a library with one letter that has headings."""
    text = (
        "Den Haag, 4 maart 2021\n\nVerslag van de Landbouwraad van 1 maart 2021\n\n"
        "Zuivel\n\nDe melkprijs daalde volgens de Commissie met drie procent.\n\n"
        "Vogelgriep\n\nNederland zal de kippen afschermen en vraagt om steun van de Unie."
    )
    with Library.open(folder, create=True) as opened:
        read = letter(text, "koppen.txt")
        opened.file(read.source, read.document)
        searcher = Searcher(opened, keeping.build(opened))
        yield lambda query: searcher.search(SearchRequest(query))
