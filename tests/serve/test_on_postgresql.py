"""Accounts, corrections and alerts on a library in PostgreSQL, by the pages people use."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")
pytest.importorskip("aiosmtpd", reason="aiosmtpd is not installed: pip install '.[test]'")
pytest.importorskip("psycopg", reason="psycopg is not installed: pip install '.[postgres]'")

from aiosmtpd.controller import Controller

from benchmarks import postgres
from benchmarks.ports import free_port
from griffier.ledger.library import Library
from griffier.ledger.persons import Role, Scope
from griffier.serve.finder import Finder
from griffier.serve.sending import digest
from griffier.serve.settings import Settings
from griffier.service import dossier_keeping, dossier_making, dossiers, people, second
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all
from tests.serve.people import BUILT, PASSWORD, REVIEWER, Browser, open_site, quick_passwords
from tests.serve.test_mail_server import Post


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A running PostgreSQL."""
    folder = postgres.programs()
    if folder is None:
        pytest.skip("no PostgreSQL server (initdb, pg_ctl) was found on this machine")
    with postgres.running(folder) as running:
        yield running


@pytest.fixture
def place(
    server: postgres.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """A folder for originals and a database with a letter and an account."""
    quick_passwords(monkeypatch)
    folder, database = tmp_path / "library", server.database()
    _file(folder, database, "tirana-agenda.kst.pdf", create=True)
    with Library.open(folder, database=database) as library:
        people.add(library, REVIEWER, Role.REVIEWER, PASSWORD)
        library.set_mail(REVIEWER, "smit@example.org", "nl")
    return folder, database


def _file(folder: Path, database: str, name: str, *, create: bool = False) -> None:
    path = next(BUILT.glob(f"{name.split('.')[0]}.*"))
    with Library.open(folder, database=database, create=create) as library:
        filed = [*file_all(library, read_all([path], 1), follow_ups=FOLLOW_UPS)]
    assert not [each for each in filed if isinstance(each.result, Exception)]


def test_people_sign_in_correct_and_are_mailed(place: tuple[Path, str]) -> None:
    folder, database = place
    with open_site(folder, database=database) as client:
        browser = Browser(client)
        assert browser.sign_in(password="verkeerd").status_code == 401
        assert browser.sign_in().status_code == 303
        asked = client.get("/api/v1/statements?act=REQUEST&limit=1").json()
        entry = asked["items"][0]["id"]
        with Library.open(folder, database=database) as library:
            _, token = people.add_token(library, REVIEWER, Scope.JUDGE)
        judged = client.post(
            "/api/v1/judgements",
            json={"subject": entry, "verdict": "not-a-statement", "reason": "for the test"},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert judged.status_code in (200, 201), judged.text
        after = client.get("/api/v1/statements?act=REQUEST&limit=1").json()
        assert after["count"] == asked["count"] - 1
        page = browser.get("/search?q=visumbeleid")
        kept = client.post("/searches", data=browser.form(page, "/searches"))
        assert kept.headers["location"] == "/account?done=search#searches"
        assert "visumbeleid" in browser.get("/account")
        browser.send("/account", "/sign-out")
        assert client.get("/account").status_code == 303


def test_a_digest_is_sent_once(place: tuple[Path, str]) -> None:
    folder, database = place
    handler = Post()
    server = Controller(handler, hostname="127.0.0.1", port=free_port(), ready_timeout=300)
    server.start()
    told = Settings(
        library=str(folder),
        database=database,
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_tls="none",
        smtp_from="g@griffier.example",
        address="https://g.example",
    )
    try:
        with open_site(folder, database=database) as client:
            browser = Browser(client)
            browser.sign_in()
            page = browser.get("/search?q=visumbeleid")
            client.post("/searches", data=browser.form(page, "/searches"))
        _file(folder, database, "tirana-verslag.kst.pdf")
        for expected in ((1, 1, 0), (0, 0, 0)):
            with Library.open(folder, database=database) as library:
                written = digest.prepare(library, Finder(library).searcher(), told)
                assert (written, *digest.send(library, told)) == expected
    finally:
        server.stop()
    (mail,) = handler.got
    assert mail["To"] == "smit@example.org"
    assert "visumbeleid" in json.dumps(mail.as_string())


def test_a_second_factor(place: tuple[Path, str]) -> None:
    pyotp = pytest.importorskip("pyotp", reason="the extra «serve» is not installed")
    folder, database = place
    secret = second.new_secret()
    with Library.open(folder, database=database) as library:
        library.set_second(REVIEWER, secret)
        code = pyotp.TOTP(secret).now()
        assert people.sign_in(library, REVIEWER, PASSWORD, "here", code)
        with pytest.raises(people.NotSignedIn):
            people.sign_in(library, REVIEWER, PASSWORD, "here", code)


def test_dossiers_are_kept_and_hold(place: tuple[Path, str]) -> None:
    folder, database = place
    _file(folder, database, "tirana-declaration")
    with Library.open(folder, database=database) as library:
        assert dossier_keeping.keep_all(library) > 0
        assert dossier_keeping.keep_all(library) == 0
        session = dossiers.find_session(library, "2022-12-06")
        before = dossier_keeping.looked_up(library, session)
        assert before.rows
        assert before == dossier_making.dossier_of(library, session)
    _file(folder, database, "balkanreis-2024")
    with Library.open(folder, database=database) as library:
        after = dossier_keeping.looked_up(library, session)
        assert after == dossier_making.dossier_of(library, session)
