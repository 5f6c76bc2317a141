"""Small archives, and a way to see what a run left."""

import os
import shutil
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
def start() -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Start `griffier batch` in a process of its own; whatever is left of it is ended."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str | Path) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "griffier", "batch", *map(str, arguments)]
        started.append(subprocess.Popen(command, start_new_session=True))
        return started[-1]

    yield begin
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, 9)
            process.wait()


def children(pid: int) -> list[int]:
    """Every process below one, by Linux's own list; a thread may end while it is asked."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in map(int, task.read_text().split()):
                found += [child, *children(child)]
    return found


def until(condition: Callable[[], Any], seconds: float = 60) -> Any:
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
