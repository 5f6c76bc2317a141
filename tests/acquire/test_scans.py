"""Scans among what a source publishes: listed as such, and read where words are recognised."""

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.acquire.connector import Wish
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.cli import main
from griffier.ledger.acquired import Stand
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.scans import available
from griffier.service.syncing import Course, Said, sync
from tests.acquire.letters import letter
from tests.acquire.syncfeed_replica import entity_id
from tests.scans.scanning import scanned

BUILT = Path(__file__).resolve().parents[2] / "specimens" / "built"
DOUBT = "recognised in a picture, in doubt"
needs_tesseract = pytest.mark.skipif(
    not available(),
    reason="tesseract is not installed with Dutch and English: scans are not tested",
)


@pytest.fixture(scope="module")
def scan():
    printed = (BUILT / "balkanreis-2024.kst.pdf").read_bytes()
    return scanned(printed, dots=72, specks=4000)


@pytest.fixture
def run(tmp_path, feed):
    def go(command):
        words = [word.format(base=feed.base) for word in shlex.split(command)]
        return CliRunner().invoke(main, [*words, "--library", str(tmp_path / "library")])

    return go


def filed(result):
    told = [json.loads(line) for line in result.stdout.splitlines()]
    return [each["document"] for each in told if each.get("document")]


def test_a_scan_is_known_as_one_and_not_asked_for_again(feed, library, client, scan):
    feed.document(0, scan, media_type="application/pdf")
    feed.document(1, letter(1))
    house = TweedeKamer(feed.base)
    told = list(sync(library, house, client, Wish()))
    (failed,) = [each for each in told if each.said is Said.FAILED]
    assert (failed.code, "--ocr" in failed.reason) == (16, True)
    assert library.counts("tk")["tk"] == {"scan": 1, "held": 1}
    (item,) = library.items("tk", Stand.SCAN)
    assert (item.attempts, item.retry) == (1, None)
    asked = len(feed.targets("Resources"))
    feed.again("Document", entity_id("Document", 0))
    again = sync(library, house, client, Wish(), course=Course(now=True))
    assert all(each.item is None for each in again)
    assert len(feed.targets("Resources")) == asked  # asking again gives the same pictures


@needs_tesseract
def test_a_later_sync_takes_scans_up_and_marks_what_is_in_doubt(feed, run, scan, tmp_path):
    feed.document(0, scan, media_type="application/pdf")
    first = run("sync tk --base {base} --pause 0")
    assert first.exit_code == 59
    assert "1 of them scans, which --ocr reads" in first.stderr
    assert "again by a sync with --ocr" in run("sync --failures").stdout
    (document,) = filed(run("sync tk --base {base} --pause 0 --ocr --json"))
    with Library.open(tmp_path / "library") as library:
        entries = library.entries(EntryQuery(document=document)).items
        assert any(step.startswith(DOUBT) for each in entries for step in each.steps)
        assert all(each.confidence < 1 for each in entries)
        assert library.counts("tk")["tk"] == {"held": 1}
    assert run("sync --failures").stdout == ""


@needs_tesseract
def test_one_scan_is_got_by_its_number(feed, run, scan, tmp_path):
    feed.document(0, scan, media_type="application/pdf")
    assert run("get 2024D00000 --source tk --base {base}").exit_code == 16
    (document,) = filed(run("get 2024D00000 --source tk --base {base} --ocr --json"))
    with Library.open(tmp_path / "library") as library:
        entries = library.entries(EntryQuery(document=document)).items
        assert any(step.startswith(DOUBT) for each in entries for step in each.steps)
