"""Signing in, sessions, forms that are ours, tokens: who may write, and nobody else."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from click.testing import CliRunner

from griffier.cli.accounting import account
from griffier.errors import NotSignedIn, TooManyAttempts, UsageError
from griffier.ledger.library import Library
from griffier.ledger.persons import Role
from griffier.serve.api import judging
from griffier.serve.pages import alerts, reviewing, signing
from griffier.service import passwords, people
from tests.serve.people import (
    ADMIN,
    FILED,
    PASSWORD,
    REVIEWER,
    Browser,
    add_accounts,
    file_in,
    open_site,
    quick_passwords,
)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filed")
    file_in(folder, *FILED)
    return folder


@pytest.fixture
def folder(filed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    quick_passwords(monkeypatch)
    shutil.copytree(filed, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def tokens(folder: Path) -> dict[str, str]:
    return add_accounts(folder)


@pytest.fixture
def browser(folder: Path, tokens: dict[str, str]) -> Iterator[Browser]:
    with open_site(folder) as client:
        yield Browser(client)


def test_signing_in_and_out(browser: Browser) -> None:
    before = browser.get("/sign-in")
    away = browser.client.get("/review?of=links")
    assert away.headers["location"] == "/sign-in?back=%2Freview%3Fof%3Dlinks"
    held = browser.client.cookies["griffier"]
    answer = browser.sign_in(back="/promises")
    assert (answer.status_code, answer.headers["location"]) == (303, "/promises")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "expires" not in cookie.lower()  # it ends with the browser
    assert browser.client.cookies["griffier"] != held  # what was held before counts no longer
    page = browser.client.get("/account")
    assert REVIEWER in page.text
    assert page.headers["cache-control"] == "no-store"
    assert browser.client.get("/sign-in?back=//evil.example").headers["location"] == "/"
    kept = browser.client.cookies["griffier"]
    assert browser.send("/account", "/sign-out").status_code == 303
    browser.client.cookies.set("griffier", kept)
    assert browser.client.get("/account").headers["location"] == "/sign-in?back=%2Faccount"
    assert "Sign in" in before


def test_over_https_the_cookie_is_bound_to_the_host(folder: Path, tokens: dict[str, str]) -> None:
    with open_site(folder, address="https://griffier.example") as client:
        cookie = client.get("/sign-in").headers["set-cookie"]
        assert cookie.startswith("__Host-griffier=")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


def test_which_part_was_wrong_is_not_said(browser: Browser) -> None:
    wrong = browser.sign_in(password="wrong")
    nobody = browser.sign_in(name="Nobody", password="wrong")
    assert (wrong.status_code, nobody.status_code) == (401, 401)
    told = "do not belong together"
    assert told in wrong.text
    assert told in nobody.text


def test_failures_are_limited_for_known_and_unknown_names(browser: Browser) -> None:
    for name in (REVIEWER, "Nobody"):
        answers = [browser.sign_in(name=name, password="wrong").status_code for _ in range(6)]
        assert answers == [401] * people.PER_NAME_AND_PLACE + [429]
    assert browser.sign_in().status_code == 429  # also with the right one, for a while


def test_failures_are_forgotten_after_a_while(folder: Path, tokens: dict[str, str]) -> None:
    now = [datetime.datetime(2026, 1, 1, 12)]
    with Library.open(folder, clock=lambda: now[0]) as library:
        for _ in range(people.PER_NAME_AND_PLACE):
            with pytest.raises(NotSignedIn):
                people.sign_in(library, REVIEWER, "wrong", "192.0.2.1")
        with pytest.raises(TooManyAttempts):
            people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.1")
        assert people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.2")  # somebody else's place
        now[0] += people.WINDOW
        assert people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.1")


def test_a_session_ends_when_idle_and_at_last(folder: Path, tokens: dict[str, str]) -> None:
    now = [datetime.datetime(2026, 1, 1, 12)]
    with Library.open(folder, clock=lambda: now[0]) as library:
        held = people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.1")
        while now[0] < datetime.datetime(2026, 1, 1, 12) + people.LONGEST:
            assert people.by_session(library, held), now[0]
            now[0] += people.IDLE - datetime.timedelta(minutes=1)
        assert people.by_session(library, held) is None
        held = people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.1")
        now[0] += people.IDLE
        assert people.by_session(library, held) is None


def test_only_hashes_are_kept(folder: Path, tokens: dict[str, str]) -> None:
    with Library.open(folder) as library:
        held = people.sign_in(library, REVIEWER, PASSWORD, "192.0.2.1")
    kept = (folder / "ledger.sqlite").read_bytes()
    wal = folder / "ledger.sqlite-wal"
    kept += wal.read_bytes() if wal.exists() else b""
    for secret in (PASSWORD, held, *tokens.values()):
        assert secret.encode() not in kept
    assert b"$argon2id$" in kept


def test_a_form_must_be_ours(browser: Browser) -> None:
    browser.sign_in()
    seal = browser.form(browser.get("/account"), "/account/mail")["seal"]
    send = browser.client.post
    data = {"email": "x@example.org", "language": "en"}
    assert send("/account/mail", data=data).status_code == 403
    assert send("/account/mail", data={**data, "seal": "0" * 64}).status_code == 403
    assert send("/account/mail", data={**data, "seal": "é"}).status_code == 403
    sealed = {**data, "seal": seal}
    for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert send("/account/mail", data=sealed, headers=header).status_code == 403
    assert send("/account/mail", json=sealed).status_code == 400
    assert send("/account/mail", data=sealed, files={"f": b"x"}).status_code == 400
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert send("/account/mail", data=sealed, headers=own).status_code == 303


def test_without_an_account_nothing_is_written(browser: Browser) -> None:
    seal = browser.form(browser.get("/sign-in"), "/sign-in")["seal"]
    routers = [signing.router, reviewing.router, alerts.router, judging.router]
    routes = [route for router in routers for route in router.routes]
    paths = [route.path for route in routes if {"POST", "DELETE"} & route.methods]  # type: ignore[attr-defined]
    assert len(paths) >= 12
    for path in paths:
        if path in ("/sign-in", "/sign-out"):
            continue
        told: dict[str, Any] = {"data": {"seal": seal}}
        if path.startswith("/api/"):
            told = {"json": {"subject": "0" * 16, "verdict": "right", "reason": "x"}}
        answer = browser.client.post(path.replace("{", "x").replace("}", "x"), **told)
        assert answer.status_code in (401, 403, 405), (path, answer.status_code, answer.text)


def test_changing_the_password_ends_other_browsers(browser: Browser) -> None:
    browser.sign_in()
    other = browser.client.cookies["griffier"]
    browser.client.cookies.clear()
    browser.sign_in()
    new = "vier heel andere woorden hier"
    wrong = browser.send("/account", "/account/password", old="wrong", new=new)
    weak = browser.send("/account", "/account/password", old=PASSWORD, new="password1234")
    assert (wrong.status_code, weak.status_code) == (401, 400)
    done = browser.send("/account", "/account/password", old=PASSWORD, new=new)
    assert done.headers["location"] == "/account?done=password"
    assert "was changed" in browser.get("/account?done=password")
    browser.client.cookies.clear()
    browser.client.cookies.set("griffier", other)
    assert browser.client.get("/account").headers["location"] == "/sign-in?back=%2Faccount"


def test_disabled_means_out(browser: Browser, folder: Path, tokens: dict[str, str]) -> None:
    browser.sign_in()
    with Library.open(folder) as library:
        library.set_disabled(REVIEWER, disabled=True)
    assert browser.client.get("/account").headers["location"] == "/sign-in?back=%2Faccount"
    assert browser.sign_in().status_code == 401
    header = {"Authorization": f"Bearer {tokens['judge']}"}
    assert browser.client.get("/api/v1/judgements", headers=header).status_code == 401


@pytest.mark.parametrize("header", ["Bearer grf_no", "Bearer ", "Basic eDp5", "grf_x", "é"])
def test_a_token_that_does_not_count_is_refused_everywhere(browser: Browser, header: str) -> None:
    headers = {"Authorization": header.encode()}
    answer = browser.client.get("/api/v1/documents", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["kind"] == "NotSignedIn"


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("korter", "12 to 128"),
        ("x" * 129, "12 to 128"),
        ("password1234", "easily guessed"),
        ("aaaaaaaaaaaaaaaa", "easily guessed"),
        ("jsmitjsmitjsmit", "easily guessed"),
    ],
)
def test_passwords_that_will_not_do(password: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        passwords.check(password, "J. Smit")


def test_passwords_as_they_are_kept() -> None:
    passwords._hasher.cache_clear()
    kept = passwords.hashed(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.verified(kept, PASSWORD)
    assert not passwords.verified(kept, PASSWORD + "x" * 200)
    assert not passwords.verified(None, PASSWORD)
    assert not passwords.verified("nonsense", PASSWORD)


@pytest.mark.parametrize("email", ["x", "a@b", "a b@example.org", "a@example.org\nBcc: b@c.de"])
def test_addresses_that_are_none(folder: Path, email: str) -> None:
    with Library.open(folder) as library, pytest.raises(UsageError):
        people.add(library, "X", Role.REVIEWER, PASSWORD, email=email)


def test_accounts_on_the_command_line(folder: Path) -> None:
    def run(*words: str, given: str = "") -> tuple[int, str]:
        done = CliRunner().invoke(account, [*words, "--library", str(folder)], input=given)
        return done.exit_code, done.output

    assert run("add", ADMIN, "--role", "admin", given=PASSWORD + "\n") == (0, ADMIN + "\n")
    assert isinstance(CliRunner().invoke(account, ["list"]).exit_code, int)
    code, token = run("token", "add", ADMIN.lower(), "--scope", "judge", "--days", "3")
    assert code == 0
    code, listed = run("token", "list")
    assert token.split()[1].rstrip(";") in listed
    assert "until" in listed
    assert run("token", "revoke", listed.split()[0])[0] == 0
    assert "revoked" in run("token", "list")[1]
    assert '"revoked": null' not in run("token", "list", "--json")[1]
    assert run("disable", ADMIN)[0] == 0
    assert "disabled" in run("list")[1]
    assert run("disable", ADMIN, "--undo")[0] == 0
    assert '"disabled": false' in run("list", "--json")[1]
    assert run("password", ADMIN, given="vier heel andere woorden hier\n")[0] == 0
    with Library.open(folder) as library:
        assert people.sign_in(library, ADMIN, "vier heel andere woorden hier", "192.0.2.1")
