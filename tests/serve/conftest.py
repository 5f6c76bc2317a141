"""A site over a small library of specimens, filed once for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from fastapi.testclient import TestClient

from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.settings import Settings
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all

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
    paths = [
        next(BUILT.glob(name), None) or next(BUILT.glob(f"{name.split('.')[0]}.*"))
        for name in FILED
    ]
    with Library.open(folder, create=True) as opened:
        filed = [*file_all(opened, read_all(paths, 1), follow_ups=FOLLOW_UPS)]
    assert not [each for each in filed if isinstance(each.result, Exception)]
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
