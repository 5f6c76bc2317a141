"""Digests by mail and calls of hooks, to a real mail server and a real receiver of our own."""

import datetime
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import logging
import re
import shutil
import ssl
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")
pytest.importorskip("aiosmtpd", reason="aiosmtpd is not installed: pip install '.[test]'")

from aiosmtpd.controller import Controller
from click.testing import CliRunner

from benchmarks.ports import free_port
from griffier.cli.alerting import digest as digest_command
from griffier.cli.alerting import hooks as hooks_command
from griffier.errors import HookForbidden, HookUnanswered, NotAllowed, UsageError
from griffier.ledger.library import Library
from griffier.serve.finder import Finder
from griffier.serve.sending import digest, hooks, smtp
from griffier.serve.settings import Settings
from griffier.service import addresses, alerts
from griffier.service.people import Person
from tests.serve.people import (
    ADMIN,
    REVIEWER,
    Browser,
    add_accounts,
    file_in,
    open_site,
    quick_passwords,
)

ADDRESS = "https://griffier.example"
SECRET = "mail-password-5127"


class Post:
    """What the mail server of the test does with a mail: keeps it, or refuses."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.refuse = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refuse:
            return "451 not now"
        made = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(made, EmailMessage)
        self.got.append(made)
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Post, dict[str, Any]]]:
    """A mail server on this machine, and the settings that lead to it."""
    handler = Post()
    port = free_port()
    server = Controller(handler, hostname="127.0.0.1", port=port, ready_timeout=300)
    server.start()
    told = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_tls": "none"}
    yield handler, {**told, "smtp_from": "griffier@griffier.example", "address": ADDRESS}
    server.stop()


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


def save(folder: Path, query: str, name: str = REVIEWER) -> None:
    with Library.open(folder) as library:
        searcher = Finder(library).searcher()
        alerts.save_search(library, searcher, Person(library.account(name)), query)


def run(folder: Path, settings: dict[str, Any]) -> tuple[int, int, int]:
    """A digest, as its command makes it: written, sent, unsent."""
    told = Settings(library=str(folder), **settings)
    with Library.open(folder) as library:
        made = digest.prepare(library, Finder(library).searcher(), told)
        return made, *digest.send(library, told)


def test_a_digest_mails_what_is_new_once(folder: Path, post: Any) -> None:
    handler, settings = post
    save(folder, "visumbeleid")
    assert run(folder, settings) == (0, 0, 0)  # what was there before is not new
    file_in(folder, "tirana-verslag.kst.pdf")
    assert run(folder, settings) == (1, 1, 0)
    assert run(folder, settings) == (0, 0, 0)
    (mail,) = handler.got
    assert mail["To"] == "smit@example.org"
    assert "nieuw" in mail["Subject"]
    text = mail.get_body(("plain",))
    html = mail.get_body(("html",))
    assert text is not None
    assert html is not None
    for part in (text.get_content(), html.get_content()):
        assert "visumbeleid" in part
        assert "«" in part
        assert f"{ADDRESS}/document/" in part
        assert f"{ADDRESS}/unsubscribe/" in part
    assert "Niet meer mailen" in text.get_content()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Message-ID"].endswith("@griffier.example>")


def test_what_does_not_answer_a_search_is_not_mailed(folder: Path, post: Any) -> None:
    handler, settings = post
    save(folder, "zeepaardje")
    file_in(folder, "tirana-verslag.kst.pdf")
    assert run(folder, settings) == (0, 0, 0)
    assert handler.got == []
    with Library.open(folder) as library:
        (saved,) = library.saved_searches()
        assert saved.seen == library.last_change()


def test_a_mail_refused_is_tried_again_and_not_written_twice(folder: Path, post: Any) -> None:
    handler, settings = post
    save(folder, "visumbeleid")
    file_in(folder, "tirana-verslag.kst.pdf")
    handler.refuse = True
    assert run(folder, settings) == (1, 0, 1)
    assert run(folder, settings) == (0, 0, 0)  # its time has not come
    handler.refuse = False
    later = [datetime.datetime.now(datetime.UTC).replace(tzinfo=None)]
    later[0] += datetime.timedelta(minutes=2)
    told = Settings(library=str(folder), **settings)
    with Library.open(folder, clock=lambda: later[0]) as library:
        assert digest.send(library, told) == (1, 0)
    assert len(handler.got) == 1


def test_a_sender_that_dies_loses_and_doubles_nothing(folder: Path, post: Any) -> None:
    handler, settings = post
    save(folder, "visumbeleid")
    file_in(folder, "tirana-verslag.kst.pdf")
    told = Settings(library=str(folder), **settings)
    now = [datetime.datetime.now(datetime.UTC).replace(tzinfo=None)]
    with Library.open(folder, clock=lambda: now[0]) as library:
        searcher = Finder(library).searcher()
        saved = library.saved_searches()
        assert digest.prepare(library, searcher, told) == 1
        assert digest.prepare(library, searcher, told) == 0
        stale = (library.account_of(saved[0].account), saved, searcher.index.change)
        assert not digest._prepare(library, searcher, told, stale)  # another was quicker
        assert library.claim("mail", digest.LEASE) is not None  # and dies here
        assert digest.send(library, told) == (0, 0)  # nobody else takes it meanwhile
        now[0] += digest.LEASE
        assert digest.send(library, told) == (1, 0)
    assert len(handler.got) == 1


def test_a_link_in_the_mail_ends_it(folder: Path, post: Any) -> None:
    handler, settings = post
    save(folder, "visumbeleid")
    file_in(folder, "tirana-verslag.kst.pdf")
    run(folder, settings)
    path = str(handler.got[0]["List-Unsubscribe"]).strip("<>").removeprefix(ADDRESS)
    with open_site(folder, log="json") as client:
        assert client.get(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code == 403
        assert client.get("/unsubscribe/1.x.é").status_code == 403
        assert client.get("/unsubscribe/99.aa.bb").status_code == 403
        page = client.get(path)
        assert page.status_code == 200
        assert "visumbeleid" in page.text
        with Library.open(folder) as library:
            assert len(library.saved_searches()) == 1  # looking changes nothing
        done = client.post(path, data={"List-Unsubscribe": "One-Click"})
        assert done.status_code == 200
        assert client.post(path).status_code in (200, 413)  # asked for twice
        with Library.open(folder) as library:
            assert library.saved_searches() == ()
            with pytest.raises(NotAllowed):
                alerts.leave(library, "1.2.3")


def test_searches_are_kept_from_the_page_and_removed(folder: Path) -> None:
    with open_site(folder) as client:
        browser = Browser(client)
        assert "/searches" not in browser.get("/search?q=visumbeleid")
        browser.sign_in(ADMIN)
        kept = browser.send("/search?q=visumbeleid+OR+asiel", "/searches")
        assert kept.headers["location"] == "/account?done=search#searches"
        browser.send("/search?q=visumbeleid+OR+asiel", "/searches")
        page = browser.get("/account")
        drops = re.findall(r'action="(/searches/\w+/drop)"', page)
        assert len(drops) == 1
        browser.client.cookies.clear()
        browser.sign_in(REVIEWER)
        seal = browser.form(browser.get("/account"), "/sign-out")
        assert client.post(drops[0], data=seal).status_code == 404  # it is another's
        mail = browser.send("/account", "/account/mail", email="new@example.org", language="en")
        assert mail.status_code == 303
        assert "new@example.org" in browser.get("/account")
        bad = browser.send("/account", "/account/mail", email="a@b\nc", language="en")
        assert bad.status_code == 400
        browser.client.cookies.clear()
        browser.sign_in(ADMIN)
        assert browser.send("/account", drops[0]).status_code == 303
        assert "/drop" not in browser.get("/account")


def test_no_password_goes_out_in_the_clear_nor_into_a_log(
    folder: Path, post: Any, caplog: pytest.LogCaptureFixture
) -> None:
    _, settings = post
    caplog.set_level(logging.DEBUG)
    mail = EmailMessage()
    mail["From"], mail["To"] = "a@griffier.example", "b@example.org"
    with_user = {**settings, "smtp_user": "griffier", "smtp_password": SECRET}
    with pytest.raises(UsageError, match="only to a server on this machine"):
        smtp.hand_over(mail, Settings(**{**with_user, "smtp_host": "mail.example.org"}))
    for tls in ("starttls", "tls", "none"):
        with pytest.raises(Exception) as error:  # noqa: PT011 - each fails in its own way
            smtp.hand_over(mail, Settings(**{**with_user, "smtp_tls": tls}))
        assert SECRET not in str(error.value)
    save(folder, "visumbeleid")
    file_in(folder, "tirana-verslag.kst.pdf")
    told = Settings(library=str(folder), **with_user)
    run(folder, with_user)
    assert SECRET not in caplog.text
    assert SECRET not in repr(told)
    with Library.open(folder) as library:
        (delivery,) = library.deliveries()
        assert SECRET not in str(delivery.reason)


def test_the_digest_command(folder: Path, post: Any, tmp_path: Path) -> None:
    handler, settings = post
    save(folder, "visumbeleid")
    file_in(folder, "tirana-verslag.kst.pdf")
    file = tmp_path / "site.toml"
    file.write_text("".join(f"{key} = {json.dumps(each)}\n" for key, each in settings.items()))
    words = ["--settings", str(file), "--library", str(folder), "--json"]
    done = CliRunner().invoke(digest_command, words)
    assert json.loads(done.output) == {"written": 1, "sent": 1, "unsent": 0}
    assert len(handler.got) == 1
    bare = CliRunner().invoke(digest_command, ["--library", str(folder)])
    assert isinstance(bare.exception, UsageError)


# --- hooks --------------------------------------------------------------------------------


class Receiver(http.server.BaseHTTPRequestHandler):
    """Keeps what it is called with, and answers as it is told."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body, self.path))  # type: ignore[attr-defined]
        status = self.server.answers.pop(0) if self.server.answers else 204  # type: ignore[attr-defined]
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://169.254.169.254/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Any]:
    server: Any = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.got, server.answers = [], []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}/hook?a=1"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_hook_is_told_once_of_each_change_and_the_call_is_signed(
    folder: Path, receiver: Any
) -> None:
    with Library.open(folder) as library:
        person = Person(library.account(REVIEWER))
        hook = alerts.add_hook(library, person, receiver.url, local=True)
        before = library.last_change()
    file_in(folder, "tirana-verslag.kst.pdf", "jbz-2023.docx")
    with Library.open(folder) as library:
        assert hooks.prepare(library, ADDRESS) >= 1
        assert hooks.prepare(library, ADDRESS) == 0
        arrived, failed = hooks.deliver(library, local=True)
        assert (arrived, failed) == (len(receiver.got), 0)
        assert hooks.deliver(library, local=True) == (0, 0)
        last = library.last_change()
    told = [json.loads(body) for _, body, _ in receiver.got]
    numbers = [change["seq"] for call in told for change in call["changes"]]
    assert numbers == list(range(before + 1, last + 1))
    assert any(change["what"] == "document" for call in told for change in call["changes"])
    headers, body, path = receiver.got[0]
    assert path == "/hook?a=1"
    signed = headers["Griffier-Timestamp"].encode() + b"." + body
    wanted = hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["Griffier-Signature"] == f"v1={wanted}"
    assert len({each["Griffier-Delivery"] for each, _, _ in receiver.got}) == len(receiver.got)


def test_a_call_that_fails_is_repeated_with_its_id_and_then_given_up(
    folder: Path, receiver: Any
) -> None:
    now = [datetime.datetime.now(datetime.UTC).replace(tzinfo=None)]
    with Library.open(folder, clock=lambda: now[0]) as library:
        person = Person(library.account(REVIEWER))
        alerts.add_hook(library, person, receiver.url, local=True)
        library.judge(library.entries().items[0].id, "right", author="A", reason="x")
        assert hooks.prepare(library, ADDRESS) == 1
        receiver.answers[:] = [500, 302]
        waits = []
        for _ in range(3):
            arrived, _ = hooks.deliver(library, local=True)
            waits.append(arrived)
            assert hooks.deliver(library, local=True) == (0, 0)
            now[0] += datetime.timedelta(minutes=5)
        assert waits == [0, 0, 1]
        assert len({headers["Griffier-Delivery"] for headers, _, _ in receiver.got}) == 1
        library.judge(library.entries().items[0].id, "right", author="A", reason="y")
        assert hooks.prepare(library, ADDRESS) == 1
        receiver.answers[:] = [500] * hooks.ATTEMPTS
        for _ in range(hooks.ATTEMPTS):
            assert hooks.deliver(library, local=True) == (0, 1)
            now[0] += datetime.timedelta(days=1)
        assert hooks.deliver(library, local=True) == (0, 0)
        assert (
            library.deliveries()[0].state == "failed" or library.deliveries()[1].state == "failed"
        )


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.1.2.3/",
        "https://192.168.0.1:8443/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://[fe80::1]/",
        "https://0.0.0.0/",
        "https://localhost/",
        "https://db.internal/",
        "https://user:pw@example.org/",
        "https://example.org/#x",
        "https://example.org\\@10.0.0.1/",
        "https://example.org/\r\nX: y",
        "https://exämple.org/",
        "https://example.org:99999/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://" + "a" * 600,
        "",
    ],
)
def test_only_public_hosts_are_called(address: str) -> None:
    with pytest.raises(HookForbidden):
        addresses.check(address)
    with pytest.raises(HookForbidden):
        addresses.target(address)


def test_a_name_that_stands_for_something_private_is_not_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looked_up(*ips: str) -> None:
        found = [(2, 1, 6, "", (ip, 443)) for ip in ips]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)

    looked_up("93.184.216.34")
    assert addresses.target("https://hook.example/x").ip == "93.184.216.34"
    looked_up("93.184.216.34", "10.0.0.7")
    with pytest.raises(HookForbidden):
        addresses.target("https://hook.example/x")
    with pytest.raises(HookForbidden):  # plain http of this machine only where it is tried out
        addresses.target("http://127.0.0.1:1/")
    looked_up("127.0.0.1")
    assert addresses.target("http://127.0.0.1:1/", local=True).port == 1


def test_a_certificate_must_be_the_right_one(receiver: Any, monkeypatch: Any) -> None:
    there = addresses.Target(True, "griffier.example", receiver.server_port, "/", "127.0.0.1")
    connection = hooks._Pinned(there)
    with pytest.raises((ssl.SSLError, OSError)):
        connection.connect()
    with pytest.raises(HookUnanswered):
        addresses.target("https://nowhere.invalid/")


def test_hooks_from_the_page_and_on_the_command_line(folder: Path, receiver: Any) -> None:
    with open_site(folder) as client:
        browser = Browser(client)
        browser.sign_in()
        for bad in ("http://127.0.0.1/", "https://10.0.0.1/"):
            assert browser.send("/account", "/hooks", address=bad).status_code == 400
        made = browser.send("/account", "/hooks", address="https://hook.example/x")
        assert made.status_code == 200
        (secret,) = re.findall(r'<pre id="made"[^>]*>(\w{64})</pre>', made.text)
        page = browser.get("/account")
        assert secret not in page
        (drop,) = re.findall(r'action="(/hooks/\w+/drop)"', page)
        assert browser.send("/account", drop).status_code == 303
        assert "hook.example" not in browser.get("/account")
    words = ["deliver", "--library", str(folder), "--local", "--json"]
    done = CliRunner().invoke(hooks_command, words)
    assert json.loads(done.output) == {"written": 0, "sent": 0, "unsent": 0}
