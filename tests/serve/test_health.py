"""What whoever keeps the site running asks of it."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from griffier.ledger.library import Library
from griffier.serve import logs
from griffier.serve.app import create_app
from griffier.serve.settings import Settings, load


def test_alive_and_ready(client: TestClient, library: Path) -> None:
    client.get("/search?q=visum")  # the index is there from then on
    assert client.get("/health").text == "ok\n"
    answer = client.get("/ready")
    with Library.open(library) as opened:
        last = opened.last_change()
    assert (answer.status_code, answer.json()) == (
        200,
        {"ready": True, "change": last, "behind": 0},
    )
    assert answer.headers["cache-control"] == "no-store"


def test_is_not_ready_once_the_ledger_is_gone(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(library, folder)
    with TestClient(create_app(Settings(library=str(folder), rate=0))) as client:
        client.get("/search?q=visum")
        assert client.get("/ready").status_code == 200
        client.app.state.library.database.engine.dispose()  # type: ignore[attr-defined]
        for each in folder.glob("ledger.sqlite*"):
            each.unlink()
        (folder / "ledger.sqlite").write_bytes(b"no database" * 1000)
        answer = client.get("/ready")
        assert answer.status_code == 503
        assert answer.json() == {"ready": False, "reason": "LibraryDamaged"}
        assert client.get("/health").status_code == 200
        assert client.get("/documents").status_code == 500


def test_is_not_ready_without_an_index_that_it_may_not_build(tmp_path: Path, library: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(library, folder, ignore=shutil.ignore_patterns("search"))
    app = create_app(Settings(library=str(folder), rate=0))
    with Library.open(folder) as opened:
        opened.database.writable = False
        app.state.library = opened
        from griffier.serve.finder import Finder

        app.state.finder = Finder(opened)
        client = TestClient(app)  # without its life: nothing opens or builds the index
        answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "reason": "IndexMissing"}


def test_nobody_reads_the_counts_unless_told(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_counts_by_route_and_never_by_address(library: Path) -> None:
    settings = Settings(library=str(library), rate=0, metrics=("testclient",))
    with TestClient(create_app(settings), follow_redirects=False) as client:
        card = client.get("/api/v1/documents?limit=1").json()["items"][0]["id"]
        for address in (f"/document/{card}", "/search?q=geheim", "/nowhere/geheim"):
            client.get(address)
        told = client.get("/metrics").text
        counted = client.app.state.library.size()  # type: ignore[attr-defined]
    found = {
        (sample.name, sample.labels.get("route"), sample.labels.get("status")): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }
    assert found["griffier_requests_total", "/document/{document}", "200"] == 1
    assert found["griffier_requests_total", "/search", "200"] == 1
    assert found["griffier_requests_total", "none", "404"] == 1
    assert found["griffier_request_seconds_count", "/search", None] == 1
    assert found["griffier_library_up", None, None] == 1
    assert found["griffier_documents", None, None] == counted[0]
    assert found["griffier_statements", None, None] == counted[1]
    assert found["griffier_index_behind", None, None] == 0
    assert "geheim" not in told
    assert card not in told


def test_a_line_of_json_for_each_request(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "griffier.serve"):
        answer = client.get("/search?q=geheim")
    record = next(r for r in caplog.records if "/search" in r.getMessage())
    line = logs._AsJson().format(record)
    told = json.loads(line)
    assert told | {"time": "", "ms": 0} == {
        "time": "",
        "level": "info",
        "logger": "griffier.serve",
        "request": answer.headers["x-request-id"],
        "method": "GET",
        "path": "/search",
        "route": "/search",
        "status": 200,
        "ms": 0,
    }
    assert "\n" not in line
    assert "geheim" not in caplog.text


def test_a_path_in_the_log_holds_no_secret_and_no_line_of_its_own() -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("site", 80),
        "path": "/welcome/abc123/\n2026 forgéd",
        "query_string": b"q=x",
        "headers": [],
        "path_params": {"token": "abc123"},
    }
    assert logs.shown(Request(scope)) == "/welcome/***/2026 forg\\xe9d"


def test_a_log_is_of_a_form_there_is() -> None:
    from griffier.errors import UsageError

    with pytest.raises(UsageError, match="plain or json"):
        load(None, {"GRIFFIER_LOG": "yaml"})
