"""A sync that is killed anywhere ends in the same state as one that was not."""

import os
import random
import signal
import subprocess
import sys
import time

from griffier.ledger.library import Library
from tests.acquire.letters import letter
from tests.acquire.replica import serving
from tests.acquire.state import state
from tests.acquire.syncfeed_replica import Feed, entity_id

# GRIFFIER_SYNC_ENTRIES=100000 GRIFFIER_SYNC_CUTS=50 repeats the figures of docs/sources.md.
ENTRIES = int(os.environ.get("GRIFFIER_SYNC_ENTRIES", "120"))
CUTS = int(os.environ.get("GRIFFIER_SYNC_CUTS", "6"))
DOCUMENTS = min(ENTRIES // 2, 400)
AHEAD = 5  # requests that may still be answered after those a cut waits for


class Halting(Feed):
    """A feed that answers no more than `most` requests until it is told another number, so that
    a fast machine does not end a sync before it is cut."""

    most = None

    def reply(self, target, headers):
        while self.most is not None and len(self.asked) >= self.most:
            time.sleep(0.01)
        return super().reply(target, headers)


def filled(documents: int, others: int) -> Feed:
    """A feed of dossiers, cases, promises and letters, some withdrawn, some emitted again."""
    feed = Halting(page=25 if ENTRIES < 1000 else 250)
    for number in range(others):
        fields = (("nummer", f"{10000 + number}"), ("titel", f"Dossier {number}"))
        feed.put("Kamerstukdossier", entity_id("Kamerstukdossier", number), fields=fields)
        fields = (("nummer", f"TZ202403-{number:05}"), ("tekst", "Toegezegd."), ("status", "Open"))
        feed.put("Toezegging", entity_id("Toezegging", number), fields=fields)
    for number in range(documents):
        dossier = entity_id("Kamerstukdossier", number % max(1, others))
        feed.document(number, letter(number), ("ref:kamerstukdossier", dossier))
    for number in range(0, documents, 7):
        feed.withdraw("Document", entity_id("Document", number))
    for number in range(1, documents, 7):
        feed.again("Document", entity_id("Document", number))
    return feed


def command(feed, folder):
    return [
        *(sys.executable, "-m", "griffier", "sync", "tk", "--base", feed.base),
        *("--pause", "0", "--library", str(folder)),
    ]


def run(feed, folder):
    """A sync from where it was left to its end; returns how many requests it took."""
    before = len(feed.asked)
    subprocess.run(command(feed, folder), check=True, capture_output=True)
    return len(feed.asked) - before


def cut(feed, folder, requests, delay):
    """A sync killed `delay` seconds after so many requests; whether it was still running."""
    until = len(feed.asked) + requests
    feed.most = until + AHEAD
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command(feed, folder), **quiet)
    while len(feed.asked) < until and process.poll() is None:
        time.sleep(0.001)
    time.sleep(delay)
    process.kill()
    ended = process.wait()
    feed.most = None
    return ended == -signal.SIGKILL


def test_killed_anywhere_the_end_is_the_same(tmp_path):
    others = (ENTRIES - DOCUMENTS) // 2
    feed = filled(DOCUMENTS, others)
    whole, pieces = tmp_path / "whole", tmp_path / "pieces"
    dice = random.Random(20)
    with serving(feed):
        requests = run(feed, whole)
        most = requests // CUTS - AHEAD
        killed = [
            cut(feed, pieces, dice.randint(1, most), dice.uniform(0, 0.1)) for _ in range(CUTS)
        ]
        run(feed, pieces)
    assert all(killed)
    with Library.open(whole) as one, Library.open(pieces) as other:
        gone = len(range(0, DOCUMENTS, 7))
        counts = {"facts": 2 * others, "held": DOCUMENTS - gone, "withdrawn": gone}
        assert one.counts() == {"tk": counts}
        assert state(other) == state(one)
        assert [each for each in other.verify() if each.wrong] == []
