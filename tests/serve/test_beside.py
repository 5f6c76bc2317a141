"""Dossiers are worked out beside serving, after something was filed and before somebody asks."""

import logging
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from griffier.ledger.library import Library
from griffier.serve import beside
from griffier.serve.settings import Settings
from griffier.service import dossier_keeping
from griffier.service.dossier_making import papers_of
from tests.serve.people import file_in
from tests.serve.test_running import PATIENCE, served

AGENDA, REPORT = "tirana-agenda.kst.pdf", "tirana-verslag.kst.pdf"


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.1)


def all_hold(library: Library) -> bool:
    """Whether a page of any meeting would be what is kept."""
    papers = [papers_of(library, session) for session in library.sessions()]
    mine = [each for each in papers if each.made]
    assert mine
    return all(dossier_keeping._holds(library, each, None) for each in mine)


def test_what_is_filed_while_it_serves_is_kept_before_anybody_asks(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    file_in(folder, AGENDA)
    with Library.open(folder) as library:
        assert not all_hold(library)
        with served(folder, dossiers="1") as (process, _):
            until(lambda: all_hold(library))
            file_in(folder, REPORT)
            until(lambda: all_hold(library))
            process.send_signal(signal.SIGTERM)
            log, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert "not kept" not in log


def test_nothing_is_done_where_that_is_not_wished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside.threading, "Thread", None)
    with beside.dossiers_kept(Settings(library=str(tmp_path / "nowhere"), dossiers=0)):
        pass


def test_what_goes_wrong_is_told_and_stops_no_site(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside.signal, "signal", lambda *_: None)
    file_in(tmp_path / "library", AGENDA)
    monkeypatch.setattr(beside, "_COMMAND", ("-m", "griffier", "refresh", "--only", "nonsense"))
    settings = Settings(library=str(tmp_path / "library"), dossiers=1)
    with caplog.at_level(logging.WARNING, "griffier.serve"), beside.dossiers_kept(settings):
        until(lambda: "dossiers were not kept" in caplog.text)
    assert "nonsense" in caplog.text
    with beside.dossiers_kept(Settings(library=str(tmp_path / "nowhere"), dossiers=1)):
        until(lambda: "There is no library" in caplog.text)
