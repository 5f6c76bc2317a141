"""Documents that never end, eat memory or kill: read where they can do no harm."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from griffier.errors import DocumentTooLarge, EmptyDocument, KilledItsWorker, TookTooLong
from griffier.model import Source
from griffier.reading.guard import HUNG, Bounds, guarded
from griffier.service.guarded import GuardedReader, plainly
from tests.acquire.letters import letter

SLOW = "slow.pdf was still being read after 0.2 seconds; it was given up."
SENTENCE = "Nederland benadrukt het belang van samenwerking en verzoekt de Commissie om haast. "


@pytest.fixture(scope="module")
def reader():
    with GuardedReader(Bounds(seconds=6.0)) as made:
        yield made


def good(number=1):
    return Source(letter(number), f"{number}.txt")


def endless():
    """A million words: half a minute of reading, at the least."""
    return Source((SENTENCE * 100_000).encode(), "endless.txt")


def test_it_reads_as_it_would_be_read_here(reader):
    assert reader.read(good(), "https://x.test/1") == plainly(good(), "https://x.test/1")


def test_what_cannot_be_read_is_the_same_error(reader):
    with pytest.raises(EmptyDocument, match=r"empty\.txt"):
        reader.read(Source(b"", "empty.txt"), "https://x.test/2")


def test_a_document_that_does_not_end_is_given_up_and_the_next_is_read(reader):
    began = time.monotonic()
    with pytest.raises(TookTooLong, match=r"endless\.txt was still being read after 6 seconds"):
        reader.read(endless(), "https://x.test/3")
    assert time.monotonic() - began < 120
    assert reader.read(good(2), "https://x.test/4").name == "2.txt"


def test_a_document_that_kills_is_named_and_the_next_is_read():
    with GuardedReader(Bounds(seconds=600)) as reader:
        reader.read(good(), "https://x.test/1")
        victim = reader.process
        killer = threading.Thread(target=_kill_once_it_reads, args=(victim, _worked(victim)))
        killer.start()
        with pytest.raises(KilledItsWorker, match=r"endless\.txt ended the process that read it"):
            reader.read(endless(), "https://x.test/5")
        killer.join()
        assert reader.read(good(3), "https://x.test/6").name == "3.txt"
        assert reader.process != victim


def test_signals_to_all_of_a_service_are_for_the_one_who_asks(reader):
    reader.read(good(), "https://x.test/1")
    process = reader.process
    for each in (signal.SIGTERM, signal.SIGINT):
        os.kill(process, each)
    assert reader.read(good(5), "https://x.test/8").name == "5.txt"
    assert reader.process == process


def test_one_that_died_between_two_documents_is_nobodys_fault(reader):
    reader.read(good(), "https://x.test/1")
    victim = reader.process
    os.kill(victim, signal.SIGKILL)
    _until_gone(victim)
    assert reader.read(good(4), "https://x.test/7").name == "4.txt"


def _until_gone(process):
    ends = time.monotonic() + 120
    while _stat(process)[0] != "Z":
        assert time.monotonic() < ends
        time.sleep(0.02)


def _kill_once_it_reads(process, before):
    ends = time.monotonic() + 120
    while _worked(process) < before + 1 and time.monotonic() < ends:
        time.sleep(0.02)
    os.kill(process, signal.SIGKILL)


def _worked(process):
    """The seconds of processor time it has had; Linux counts hundredths."""
    return int(_stat(process)[11]) / os.sysconf("SC_CLK_TCK")


def _stat(process):
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def test_more_memory_than_allowed_is_an_error_and_the_limit_goes_with_it():
    for _ in range(2):
        with (
            pytest.raises(DocumentTooLarge, match="needs more than 1,024 MB of memory"),
            guarded("greedy.pdf", Bounds(60, 1024), lambda _: None),
        ):
            bytearray(3 << 30)
    assert len(bytearray(1 << 20)) == 1 << 20


def test_the_process_ends_itself_after_it_told(tmp_path):
    code = (
        "import sys, time\n"
        "from griffier.reading.guard import Bounds, guarded\n"
        "tell = lambda error: open(sys.argv[1], 'w').write(f'{error.exit_code} {error}')\n"
        "with guarded('slow.pdf', Bounds(0.2), tell):\n"
        "    time.sleep(60)\n"
    )
    told = tmp_path / "told"
    done = subprocess.run([sys.executable, "-c", code, told], check=False, timeout=300)
    assert done.returncode == HUNG
    assert told.read_text() == f"62 {SLOW}"
