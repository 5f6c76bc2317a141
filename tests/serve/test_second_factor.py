"""Codes besides the password, and mail about what changed in an account."""

import base64
import datetime
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")
pytest.importorskip("pyotp", reason="the extra «serve» is not installed")

import pyotp
from click.testing import CliRunner

from griffier.cli.accounting import account
from griffier.errors import NotSignedIn, UsageError
from griffier.ledger.library import Library
from griffier.ledger.sealing import Seal
from griffier.serve.sending import digest
from griffier.serve.settings import Settings
from griffier.service import people, second
from griffier.service.people import Person
from tests.serve.people import (
    PASSWORD,
    REVIEWER,
    Browser,
    add_accounts,
    file_in,
    open_site,
    quick_passwords,
)

OTHER = "zeven paarse olifanten dansen"


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filed")
    file_in(folder, "tirana-agenda.kst.pdf")
    return folder


@pytest.fixture
def folder(filed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    quick_passwords(monkeypatch)
    shutil.copytree(filed, tmp_path / "library")
    add_accounts(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def browser(folder: Path) -> Iterator[Browser]:
    with open_site(folder) as client:
        yield Browser(client)


def mails(folder: Path) -> list[tuple[str, str, str]]:
    """To whom, subject and text of every mail written down, as it would go out."""
    told = Settings(
        library=str(folder), smtp_from="g@griffier.example", address="https://g.example"
    )
    with Library.open(folder) as library:
        found = []
        for each in library.deliveries():
            made = digest.message(each, library.account_of(each.account), told)
            text = made.get_body(("plain",))
            assert text is not None
            found.append((made["To"], made["Subject"], text.get_content()))
        return found


def test_codes_are_set_up_asked_for_and_dropped(browser: Browser, folder: Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    library = browser.client.app.state.library  # type: ignore[attr-defined]
    library.clock = lambda: now.replace(tzinfo=None)  # it stands still: no half minute goes by
    browser.sign_in()
    page = browser.get("/account")
    (secret,) = re.findall(r'<pre id="key"[^>]*>([A-Z2-7]{32})</pre>', page)
    assert f"secret={secret}" in page
    app = pyotp.TOTP(secret)
    wrong = browser.client.post(
        "/account/second",
        data=browser.form(page, "/account/second") | {"password": PASSWORD, "code": "000000"},
    )
    assert wrong.status_code == 400
    right = browser.client.post(
        "/account/second",
        data=browser.form(page, "/account/second")
        | {"password": PASSWORD, "code": app.at(now - datetime.timedelta(seconds=30))},
    )
    assert right.headers["location"] == "/account?done=second"
    assert "sign-out" in browser.get("/account")
    browser.client.cookies.clear()
    assert browser.sign_in().status_code == 401
    signed = browser.send(
        "/sign-in", "/sign-in", name=REVIEWER, password=PASSWORD, code=app.at(now)
    )
    assert signed.status_code == 303
    gone = browser.send(
        "/account",
        "/account/second/drop",
        password=PASSWORD,
        code=app.at(now + datetime.timedelta(seconds=30)),
    )
    assert gone.headers["location"] == "/account?done=no-second"
    browser.client.cookies.clear()
    assert browser.sign_in().status_code == 303
    said = sorted(text.partition("\n")[0] for _, _, text in mails(folder))
    assert said == [
        "Uw account vraagt niet langer om een code.",
        "Uw account vraagt voortaan ook om een code.",
    ]


def kept_secret(folder: Path) -> str:
    """What stands in the database."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as database:
        (kept,) = database.execute(
            "select second from accounts where second is not null"
        ).fetchone()
        return str(kept)


def test_with_a_key_secrets_stand_sealed_in_the_database(folder: Path) -> None:
    key, secret = base64.b64encode(bytes(range(32))).decode(), second.new_secret()
    now = datetime.datetime.now(datetime.UTC)
    with Library.open(folder) as library:
        second.begin(library, library.account(REVIEWER), secret, pyotp.TOTP(secret).at(now))
    assert kept_secret(folder) == secret  # there was no key yet
    with open_site(folder, secret_key=key) as client:
        code = pyotp.TOTP(secret).at(now + datetime.timedelta(seconds=30))
        told = {"name": REVIEWER, "password": PASSWORD, "code": code}
        assert Browser(client).send("/sign-in", "/sign-in", **told).status_code == 303
    assert secret not in kept_secret(folder)
    assert Seal(key).opened(kept_secret(folder)) == secret
    for other in (Seal(), Seal(base64.b64encode(bytes(32)).decode())):
        with pytest.raises(UsageError, match="secret_key"):
            other.opened(kept_secret(folder))
    for none in ("secret", "AAAA", key[:-4]):
        with pytest.raises(UsageError, match="32 bytes"):
            Seal(none)


def test_a_code_counts_once_and_only_in_its_time(folder: Path) -> None:
    now = [datetime.datetime(2026, 11, 28, 12, 0, 10)]
    with Library.open(folder, clock=lambda: now[0]) as library:
        mine = library.account(REVIEWER)
        secret = second.new_secret()
        app = pyotp.TOTP(secret)

        def at(seconds: int) -> str:
            moment = now[0].replace(tzinfo=datetime.UTC) + datetime.timedelta(seconds=seconds)
            return str(app.at(moment))

        for bad in ("", "12345", "1234567", "abcdef", at(300), at(-300)):
            with pytest.raises(UsageError):
                second.begin(library, mine, secret, bad)
        with pytest.raises(UsageError):
            second.begin(library, mine, "A" * 31, at(0))
        second.begin(library, mine, secret, at(0))
        for used in (at(0), at(-30), "000000", ""):
            with pytest.raises(NotSignedIn):
                second.check(library, mine, used)
        second.check(library, mine, at(30))
        with pytest.raises(NotSignedIn):
            second.check(library, mine, at(30))
        now[0] += datetime.timedelta(minutes=5)
        code = at(0)
        second.check(library, mine, f" {code[:3]} {code[3:]} ")


def test_a_wrong_code_is_a_failure_like_any_other(browser: Browser, folder: Path) -> None:
    secret = second.new_secret()
    with Library.open(folder) as library:
        library.set_second(REVIEWER, secret)
    refused = browser.send("/sign-in", "/sign-in", name=REVIEWER, password=PASSWORD, code="123456")
    nobody = browser.send("/sign-in", "/sign-in", name=REVIEWER, password="verkeerd", code="")
    problems = [re.findall(r'role="alert"><p>(.*?)</p>', each.text) for each in (refused, nobody)]
    assert problems[0] == problems[1]
    assert len(problems[0]) == 1
    for _ in range(people.PER_NAME_AND_PLACE - 2):
        browser.send("/sign-in", "/sign-in", name=REVIEWER, password=PASSWORD, code="123456")
    app = pyotp.TOTP(secret)
    late = browser.send("/sign-in", "/sign-in", name=REVIEWER, password=PASSWORD, code=app.now())
    assert late.status_code == 429


def test_who_lost_the_device_is_let_in_by_whoever_runs_the_site(folder: Path) -> None:
    with Library.open(folder) as library:
        library.set_second(REVIEWER, second.new_secret())
    done = CliRunner().invoke(account, ["forget-code", REVIEWER, "--library", str(folder)])
    assert done.exit_code == 0, done.output
    with Library.open(folder) as library:
        assert people.sign_in(library, REVIEWER, PASSWORD, "here")


def test_changes_of_an_account_are_told_by_mail(folder: Path) -> None:
    with Library.open(folder) as library:
        me = Person(library.account(REVIEWER))
        people.change_password(library, me, PASSWORD, OTHER, "here")
        identity, token = people.add_token(library, REVIEWER, people.Scope.READ, "nightly")
        people.revoke_token(library, identity)
        people.set_mail(library, me, "new@example.org", "nl")
        people.set_mail(library, me, "new@example.org", "en")
    told = sorted(mails(folder), key=lambda mail: mail[1])
    assert [to for to, _, _ in told] == ["smit@example.org"] * 4
    words = ("revoked", "made for", "another address", "password")
    for (_, subject, text), word in zip(told, words, strict=True):
        assert word in subject
        assert word in text
        assert REVIEWER in text
        assert token not in text
        assert OTHER not in text
    assert "nightly" in told[1][2]
