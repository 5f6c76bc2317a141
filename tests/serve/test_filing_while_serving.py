"""Documents are filed while readers read: nobody waits, and nobody sees half a document."""

import re
import threading
import time
from itertools import islice
from pathlib import Path

from fastapi.testclient import TestClient

from benchmarks.large import Papers
from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.settings import Settings

LETTERS = 60
SLOWEST = 10.0
"""Seconds; a writer that held readers up would do so for as long as it holds its lock below."""


def test_readers_see_whole_documents_and_never_wait(tmp_path: Path) -> None:
    letters = list(islice(iter(Papers(11)), LETTERS))
    stated = {each.id: len(each.found["statements"]) for each in letters}
    with Library.open(tmp_path, create=True) as library:
        library.file_all(letters[:2])
    over = threading.Event()

    def filing() -> None:
        try:
            with Library.open(tmp_path) as library:
                for at in range(2, LETTERS, 2):
                    library.file_all(letters[at : at + 2])
        finally:
            over.set()

    with TestClient(create_app(Settings(library=str(tmp_path), rate=0))) as client:
        client.get("/search?q=zitting")
        writer = threading.Thread(target=filing)
        writer.start()
        seen, slowest, rounds = set(), 0.0, 0
        while not over.is_set() or rounds < 3:
            rounds += 1
            began = time.monotonic()
            found = client.get("/api/v1/documents?limit=20")
            assert found.status_code == 200
            for card in found.json()["items"][:3]:
                seen.add(card["id"])
                page = client.get(f"/document/{card['id']}")
                assert page.status_code == 200
                marks = len(set(re.findall(r'href="/statement/([0-9a-f]{16})"', page.text)))
                assert marks == stated[card["id"]], "a document is there with all of its lines"
            for address in ("/", "/meetings", "/search?q=zitting", "/promises"):
                assert client.get(address).status_code == 200
            slowest = max(slowest, time.monotonic() - began)
        writer.join()
        assert client.app.state.library.size()[0] == LETTERS  # type: ignore[attr-defined]
    assert len(seen) > 3
    assert rounds >= 3
    assert slowest < SLOWEST


def test_readers_go_on_while_the_writer_holds_its_lock(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.file_all(list(islice(iter(Papers(12)), 3)))
        with TestClient(create_app(Settings(library=str(tmp_path), rate=0))) as client:
            client.get("/search?q=zitting")
            with library.database.writing() as connection:
                connection.exec_driver_sql("UPDATE documents SET title = 'half'")
                for address in ("/", "/documents", "/search?q=zitting", "/ready"):
                    began = time.monotonic()
                    answer = client.get(address)
                    assert answer.status_code == 200
                    assert "half" not in answer.text
                    assert time.monotonic() - began < SLOWEST, "it would have waited twenty"
                connection.rollback()
