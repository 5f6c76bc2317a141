"""A site over a small library of specimens, filed once for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from fastapi.testclient import TestClient

from griffier import pipeline, sources
from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.settings import Settings

BUILT = Path(__file__).parents[2] / "specimens" / "built"
FILED = (
    "tirana-agenda.kst.pdf",
    "tirana-verslag.kst.pdf",
    "tirana-declaration.plain.pdf",
    "toezeggingen-2025.brief.pdf",
    "kamervragen-2021.tk.html",
    "schriftelijk-2017.ob.html",
    "alignment-2025.txt",
    "jbz-2023.docx",
)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library."""
    folder = tmp_path_factory.mktemp("library")
    with Library.open(folder, create=True) as opened:
        for name in FILED:
            path = next(BUILT.glob(name), None) or next(BUILT.glob(f"{name.split('.')[0]}.*"))
            source = sources.from_path(path)
            opened.file(source, pipeline.read(source))
    return folder


@pytest.fixture(scope="session")
def site(library: Path) -> Iterator[TestClient]:
    """The site, without a limit on requests; it is opened once."""
    app = create_app(Settings(library=str(library), rate=0))
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def client(site: TestClient) -> TestClient:
    """A new browser on the site; it does not follow redirects."""
    site.cookies.clear()
    return site
