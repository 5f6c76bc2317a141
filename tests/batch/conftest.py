"""Small archives, and a way to see what a run left."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pq = pytest.importorskip("pyarrow.parquet", reason="the extra «batch» is not installed")
pytest.importorskip("distributed", reason="the extra «batch» is not installed")

BUILT = Path(__file__).parents[2] / "specimens" / "built"
Table = Callable[[str], list[dict[str, Any]]]
Start = Callable[..., "subprocess.Popen[bytes]"]
PATIENCE = 300
"""Seconds something may take on a machine that is busy with other things."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Forty specimen documents of all formats in a folder with folders."""
    for number, source in enumerate(sorted(BUILT.iterdir())[:40]):
        folder = tmp_path / "archive" / str(number % 3)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder)
    return tmp_path / "archive"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where runs write."""
    return tmp_path / "out"


@pytest.fixture
def table(output: Path) -> Table:
    """The rows of a table, as somebody with another Parquet reader sees them."""
    return lambda name: pq.read_table(output / name).to_pylist()


@pytest.fixture
def start() -> Iterator[Start]:
    """Start `griffier batch` in a process of its own; whatever is left of it is ended."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str | Path) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "griffier", "batch", *map(str, arguments)]
        started.append(subprocess.Popen(command, start_new_session=True))
        return started[-1]

    yield begin
    for process in started:
        if process.poll() is None:
            kill_all(process)


def children(pid: int) -> list[int]:
    """Every process below one, by Linux's own list; a thread may end while it is asked."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in map(int, task.read_text().split()):
                found += [child, *children(child)]
    return found


def kill_all(process: "subprocess.Popen[bytes]") -> None:
    """End a process of `start` and all it started; nothing of it runs any more afterwards."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: not any(map(_runs_in(process.pid), Path("/proc").glob("[0-9]*"))))


def _runs_in(group: int) -> Callable[[Path], bool]:
    def runs(process: Path) -> bool:
        try:
            state, _, its_group = (process / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it has ended meanwhile
            return False
        return int(its_group) == group and state not in "ZX"

    return runs


def until(condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """The first true value of `condition`; fails when none comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.02)
    raise AssertionError("what was waited for did not happen")


def settled(rows: list[dict[str, Any]], errors: list[dict[str, Any]]) -> Counter[str]:
    """How often each source has a row."""
    return Counter(row["source"] for row in [*rows, *errors])
