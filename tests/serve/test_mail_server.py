"""Mail to a real server that asks for STARTTLS, and a sender that is killed in the middle."""

import asyncio
import datetime
import email
import email.policy
import json
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")
pytest.importorskip("aiosmtpd", reason="aiosmtpd is not installed: pip install '.[test]'")

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from benchmarks.ports import free_port
from griffier.errors import MailUnsent
from griffier.ledger.library import Library
from griffier.serve.finder import Finder
from griffier.serve.sending import digest, smtp
from griffier.serve.settings import Settings
from griffier.service import alerts
from griffier.service.people import Person
from tests.serve.people import REVIEWER, add_accounts, file_in, quick_passwords

USER, SECRET = "griffier", "mail-password-5127"
_PATIENCE = 300  # seconds a process of its own may take on a busy machine


class Post:
    """Keeps what it gets; `stalls` lets a sender wait for an answer that does not come."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.over_tls: list[bool] = []
        self.signed_in: list[bytes] = []
        self.stalls, self.keeps = False, True
        self.here = threading.Event()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        made = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(made, EmailMessage)
        if self.keeps:
            self.got.append(made)
            self.over_tls.append(session.ssl is not None)
        self.here.set()
        while self.stalls:
            await asyncio.sleep(0.05)
        return "250 OK"

    def let_in(self, server: Any, session: Any, envelope: Any, mechanism: str, told: Any) -> Any:
        self.signed_in.append(told.login)
        right = (told.login, told.password) == (USER.encode(), SECRET.encode())
        return AuthResult(success=right, handled=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl on this machine to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names]
    subprocess.run([*command, "-keyout", key, "-out", made], check=True, capture_output=True)
    return made, key


@pytest.fixture
def post() -> Iterator[tuple[Post, Controller]]:
    """A mail server on this machine, in the clear."""
    handler = Post()
    server = Controller(handler, hostname="127.0.0.1", port=free_port(), ready_timeout=_PATIENCE)
    server.start()
    yield handler, server
    handler.stalls = False
    server.stop()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with an account that waits for one mail."""
    quick_passwords(monkeypatch)
    file_in(tmp_path / "library", "tirana-agenda.kst.pdf")
    add_accounts(tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        searcher = Finder(library).searcher()
        alerts.save_search(library, searcher, Person(library.account(REVIEWER)), "visumbeleid")
    file_in(tmp_path / "library", "tirana-verslag.kst.pdf")
    return tmp_path / "library"


def test_mail_goes_over_starttls_with_name_and_password(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = Post()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = Controller(
        handler,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=handler.let_in,
        ready_timeout=_PATIENCE,
    )
    server.start()
    told = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_tls": "starttls"}
    told |= {"smtp_user": USER, "smtp_password": SECRET, "smtp_from": "g@griffier.example"}
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "g@griffier.example", "smit@example.org", "Nieuws"
    mail.set_content("«visumbeleid»")
    try:
        with pytest.raises(MailUnsent, match="did not take it"):  # a certificate nobody knows
            smtp.hand_over(mail, Settings(**told))
        assert handler.signed_in == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        with pytest.raises(MailUnsent, match="535"):
            smtp.hand_over(mail, Settings(**told | {"smtp_password": "another"}))
        smtp.hand_over(mail, Settings(**told))
    finally:
        server.stop()
    assert [made["Subject"] for made in handler.got] == ["Nieuws"]
    assert handler.over_tls == [True]


@pytest.mark.parametrize("arrived", [False, True])
def test_a_sender_that_is_killed_loses_no_mail(
    folder: Path, post: tuple[Post, Controller], tmp_path: Path, arrived: bool
) -> None:
    """Killed before the server took the mail, it comes once. Killed between the arrival and
    hearing of it, nobody can know; then it comes again as the same mail, by its Message-ID."""
    handler, server = post
    told: dict[str, Any] = {"smtp_host": "127.0.0.1", "smtp_port": server.port}
    told |= {"smtp_tls": "none", "smtp_from": "g@griffier.example", "address": "https://g.example"}
    file = tmp_path / "site.toml"
    file.write_text("".join(f"{key} = {json.dumps(each)}\n" for key, each in told.items()))
    handler.stalls, handler.keeps = True, arrived
    command = [sys.executable, "-m", "griffier", "digest", "--settings", str(file)]
    sender = subprocess.Popen([*command, "--library", str(folder)])
    assert handler.here.wait(_PATIENCE)
    sender.send_signal(signal.SIGKILL)
    assert sender.wait(_PATIENCE) == -signal.SIGKILL
    handler.stalls, handler.keeps = False, True
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    settings = Settings(library=str(folder), **told)
    with Library.open(folder) as library:
        assert digest.send(library, settings) == (0, 0)  # it may still be at it
    with Library.open(folder, clock=lambda: now + 2 * digest.LEASE) as library:
        assert digest.prepare(library, Finder(library).searcher(), settings) == 0
        assert digest.send(library, settings) == (1, 0)
        assert digest.send(library, settings) == (0, 0)
    time.sleep(0.2)
    assert len(handler.got) == (2 if arrived else 1)
    assert len({made["Message-ID"] for made in handler.got}) == 1
