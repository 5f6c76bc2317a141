"""What surrounds every page: headers, limits, language, errors."""

from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient

from griffier.errors import UsageError
from griffier.serve.app import create_app
from griffier.serve.language import LANGUAGES, catalogue, parts
from griffier.serve.security import HEADERS, MOST_ADDRESS, Rates
from griffier.serve.settings import Settings, load

ROOT = Path(__file__).parents[2]


def test_every_sentence_is_translated_once() -> None:
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    found = extract_from_dir(ROOT / "griffier" / "serve", methods)
    said = {message for _, _, message, _, _ in found}
    wanted = {form for each in said for form in (each if isinstance(each, tuple) else (each,))}
    for language in LANGUAGES[1:]:
        have: list[str] = []
        for part in parts(language):
            with part.open("rb") as stream:
                for message in read_po(stream, locale=language):
                    assert not message.id or message.string, f"{part.name}: {message.id}"
                    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
                    have += [each for each in ids if each]
        assert sorted(wanted - set(have)) == [], language
        assert sorted({each for each in have if have.count(each) > 1}) == [], language


def test_the_reader_chooses_then_the_browser(client: TestClient) -> None:
    def page(language: str = "") -> str:
        return client.get("/nowhere", headers={"Accept-Language": language}).text

    assert '<html lang="nl">' in page("fr, nl-BE;q=0.8, en;q=0.5")
    assert '<html lang="en">' in page("en-GB, nl;q=0.9")
    assert '<html lang="en">' in page("nonsense;q=x, ,")
    answer = client.get("/language/nl?back=/nowhere%3Fq%3D1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/nowhere?q=1")
    assert "Niet gevonden" in page("en")
    assert "Accept-Language" in client.get("/nowhere").headers["vary"]


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\r\nSet-Cookie:b"]
)
def test_the_way_back_never_leaves_the_site(client: TestClient, back: str) -> None:
    assert client.get("/language/nl", params={"back": back}).headers["location"] == "/"


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for path in ("/nowhere", "/static/style.css", "/api/v1/nowhere", "/robots.txt"):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert len(answer.headers["X-Request-Id"]) == 12
    assert "immutable" in client.get("/static/style.css").headers["cache-control"]
    assert "unsafe-inline" not in HEADERS["Content-Security-Policy"]


def test_errors_are_pages_for_people_and_problems_for_programs(client: TestClient) -> None:
    assert client.get("/nowhere").headers["content-type"].startswith("text/html")
    problem = client.get("/api/v1/nowhere")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404
    assert problem.json()["instance"] == "/api/v1/nowhere"


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    assert client.get("/nowhere?" + "a" * MOST_ADDRESS).status_code == 413
    body = b"a" * (Settings().most_bytes + 1)
    assert client.post("/nowhere", content=body).status_code == 413
    assert client.post("/nowhere", content=iter([b"a"])).status_code == 413


def test_rates_are_limited_by_address() -> None:
    rates = Rates(limit=2, most=3)
    assert [rates.wait("a", 0.0), rates.wait("a", 1.0), rates.wait("a", 2.0)] == [0, 0, 58]
    assert rates.wait("b", 2.0) == 0
    assert rates.wait("a", 61.0) == 0
    client = TestClient(create_app(Settings(rate=1)))  # no library is opened without `with`
    assert client.get("/robots.txt").status_code == 200
    refused = client.get("/robots.txt")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60


def test_settings_come_from_file_then_environment_then_command(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text('port = 1\nhost = "a"\nname = "x"\nproxies = ["10.0.0.1"]\n')
    told = load(file, {"GRIFFIER_PORT": "2", "GRIFFIER_HOST": "b", "PATH": "/bin"}, port=3)
    assert (told.port, told.host, told.name, told.proxies) == (3, "b", "x", ("10.0.0.1",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prot = 1", "no setting prot"),
        ('port = "x"', "port must be a whole number"),
        ("port", "is no TOML"),
    ],
)
def test_settings_that_make_no_sense(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "site.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        load(tmp_path / "site.toml", {})
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "none.toml", {})


def test_secrets_do_not_show() -> None:
    settings = Settings(smtp_password="pa55", database="postgresql://u:pw@h/d")
    assert not {"pa55", "pw"} & set(repr(settings).replace(":", "'").split("'"))


def test_catalogue_speaks() -> None:
    assert catalogue("nl").gettext("Search") == "Zoeken"
    assert catalogue("en").gettext("Search") == "Search"
