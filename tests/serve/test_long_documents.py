"""Documents of a thousand statements and more: no page grows without bound, no address fails."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from fastapi.testclient import TestClient
from lxml import html

from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.settings import Settings
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all

MOST = 200_000  # bytes of a page without its pictures
LINES = 1_200
_HEAD = "Brief van de minister van Buitenlandse Zaken\n\nDen Haag, 6 december 2022\n\n"
_SAID = "Nederland heeft {} dringend verzocht punt {} van het actieplan uit te voeren."
_WHO = ("Servië", "Kosovo", "Albanië", "Montenegro", "Hongarije", "Polen")


def _paragraphs() -> str:
    """Many statements, twelve to a paragraph."""
    said = [_SAID.format(_WHO[n % len(_WHO)], n) for n in range(LINES)]
    return _HEAD + "\n\n".join(" ".join(said[n : n + 12]) for n in range(0, LINES, 12))


def _one_paragraph() -> str:
    """The same in one paragraph, which must be cut between sentences."""
    return _HEAD + " ".join(_SAID.format(_WHO[n % len(_WHO)], n) for n in range(LINES))


@pytest.fixture(scope="module", params=[_paragraphs, _one_paragraph])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A site on a library with one long letter."""
    folder = tmp_path_factory.mktemp("long")
    letter = Path(folder / "letter.txt")
    letter.write_text(request.param(), "utf-8")
    with Library.open(folder / "library", create=True) as library:
        (filed,) = file_all(library, read_all([letter], 1), follow_ups=FOLLOW_UPS)
        assert not isinstance(filed.result, Exception)
    app = create_app(Settings(library=str(folder / "library"), rate=0))
    with TestClient(app, follow_redirects=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def statements(client: TestClient) -> list[dict[str, object]]:
    """Every line of the letter, by the API."""
    found, path = [], "/api/v1/statements?limit=500"
    while path:
        answer = client.get(path).json()
        found += answer["items"]
        path = answer["next"]
    return found


def _leaves(client: TestClient, document: object) -> list[str]:
    pages = [client.get(f"/document/{document}").text]
    while more := html.fromstring(pages[-1]).xpath("//a[@rel='next']/@href"):
        pages.append(client.get(f"/document/{document}{more[0]}").text)
    return pages


def test_every_page_is_small_and_every_statement_stands_on_one(
    client: TestClient, statements: list[dict[str, object]]
) -> None:
    pages = _leaves(client, statements[0]["document"])
    assert len(statements) >= 1_000
    assert len(pages) > 3
    assert max(len(page.encode()) for page in pages) < MOST
    keys = [key for page in pages for key in re.findall(r'id="s(\d+)"', page)]
    notes = [key for page in pages for key in re.findall(r'id="n(\d+)"', page)]
    numbers = [str(n) for n in range(1, len(statements) + 1)]
    assert sorted(keys, key=int) == numbers
    assert notes == numbers


def test_the_parts_of_a_long_document_are_its_whole_text(
    client: TestClient, statements: list[dict[str, object]]
) -> None:
    document = statements[0]["document"]
    shown = [
        re.sub(r"\s+", "", "".join(node.itertext()))
        for page in _leaves(client, document)
        for node in html.fromstring(re.sub(r'<a class="key[^>]*>\d+</a>', "", page)).xpath(
            "//*[@class='words']"
        )
    ]
    text = client.get(f"/api/v1/documents/{document}/text").text
    assert "".join(shown) == re.sub(r"\s+", "", text)


def test_a_statement_leads_to_the_part_it_stands_in(
    client: TestClient, statements: list[dict[str, object]]
) -> None:
    document = statements[0]["document"]
    for each in statements[::97]:
        page = html.fromstring(client.get(f"/statement/{each['id']}").text)
        (way,) = page.xpath(f"//article//p/a[starts-with(@href, '/document/{document}')]/@href")
        found = client.get(way)
        anchor = urlsplit(str(found.url)).fragment
        assert re.fullmatch(r"s\d+", anchor)
        number = anchor.removeprefix("s")
        (note,) = html.fromstring(found.text).xpath(f"//li[@id='n{number}']")
        assert note.xpath(f".//a[@href='/statement/{each['id']}']")


def test_a_place_of_the_text_leads_to_its_part(
    client: TestClient, statements: list[dict[str, object]]
) -> None:
    document, last = statements[0]["document"], statements[-1]
    text = client.get(f"/api/v1/documents/{document}/text").text
    page = client.get(f"/document/{document}?at={text.rindex('punt')}").text
    assert f"punt {LINES - 1} van het actieplan" in " ".join(html.fromstring(page).itertext())
    assert str(last["quote"])


def test_a_part_that_is_not_there_is_said_so(
    client: TestClient, statements: list[dict[str, object]]
) -> None:
    document = statements[0]["document"]
    assert client.get(f"/document/{document}?part=999").status_code == 404
    assert client.get(f"/document/{document}?part=0").status_code == 422
    assert client.get(f"/document/{document}?statement=ffffffffffff").status_code == 404
