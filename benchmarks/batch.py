"""How batches run: beside a plain loop, on one and two processes, killed and taken up again.

python -m benchmarks.batch --documents 2000 --parts speed           # some minutes
python -m benchmarks.batch --documents 20000 --parts endurance      # a quarter of an hour
"""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import archive
from benchmarks.measure import Row, table
from griffier.batch.inputs import listed
from griffier.batch.store import Output

_LOOP = """
import sys
from griffier.batch.inputs import listed
from griffier.batch.work import Task, read_chunk
sources = listed([sys.argv[1]])
from griffier.batch.store import Output
Output(sys.argv[2]).prepare()
for at in range(0, len(sources), 50):
    read_chunk(Task(f"{at:08d}", tuple(sources[at:at + 50]), sys.argv[2]))
"""


@dataclass(slots=True)
class Run:
    """One run from outside: seconds, and the memory of its largest process over time (MB)."""

    seconds: float = 0.0
    memory: list[float] = field(default_factory=list)


def speed(letters: Path, count: int) -> Iterator[Row]:
    """A plain loop, one worker, two workers; wants a machine with nothing else to do."""
    with tempfile.TemporaryDirectory(dir=letters.parent) as scratch:
        out = Path(scratch)
        loop = _timed([sys.executable, "-c", _LOOP, str(letters), str(out / "loop")])
        yield Row("a plain loop, one process", f"{count / loop.seconds:.1f} documents/s")
        one = _timed(_command(letters, out / "one", 1))
        share = one.seconds / loop.seconds - 1
        yield Row(
            "griffier batch, one worker",
            f"{count / one.seconds:.1f} documents/s",
            f"{share:.1%} more than the loop",
            "≤ 10% overhead",
            share <= 0.10,
        )
        two = _timed(_command(letters, out / "two", 2))
        efficiency = one.seconds / two.seconds / 2
        yield Row(
            "griffier batch, two workers",
            f"{count / two.seconds:.1f} documents/s",
            f"efficiency {efficiency:.0%}",
            "≥ 85%",
            efficiency >= 0.85,
        )


def endurance(letters: Path, count: int) -> Iterator[Row]:
    """One run, a worker killed at a third of it, all of it killed halfway, taken up again."""
    chunk = max(1, min(50, count // 400))  # as little in hand with few letters as with many
    with tempfile.TemporaryDirectory(dir=letters.parent) as scratch:
        out = Path(scratch) / "out"
        process = subprocess.Popen(
            _command(letters, out, 2, chunk), stdout=subprocess.DEVNULL, start_new_session=True
        )
        _wait_for(out, count // 3, chunk)
        _kill_worker(process.pid)
        _wait_for(out, count // 2, chunk)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done = len(Output(str(out)).settled())
        rest = _timed(_command(letters, out, 2, chunk))
        yield _whole("one worker killed, then all; the same command again", letters, out)
        lost = 2 * chunk  # what two workers had in hand and not written
        yield Row(
            "read twice",
            f"at most {lost} of {count:,}",
            f"{done:,} were done when all was killed",
            "< 1%",
            lost / count < 0.01,
        )
        yield _memory(rest)


def _command(letters: Path, out: Path, workers: int, chunk: int = 50) -> list[str]:
    return [
        sys.executable,
        "-m",
        "griffier",
        "batch",
        str(letters),
        str(out),
        "--workers",
        str(workers),
        "--chunk",
        str(chunk),
    ]


def _timed(command: list[str]) -> Run:
    run, started = Run(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, run, ended))
    watcher.start()
    if process.wait():
        raise SystemExit(f"{command} ended with {process.returncode}")
    run.seconds = time.perf_counter() - started
    ended.set()
    watcher.join()
    return run


def _watch(pid: int, run: Run, ended: threading.Event) -> None:
    while not ended.wait(1.0):
        run.memory.append(max(map(_resident, [pid, *_below(pid)]), default=0.0))


def _below(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *_below(child)]
    return found


def _resident(pid: int) -> float:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
    return 0.0


def _memory(run: Run) -> Row:
    middle = run.memory[len(run.memory) // 4]
    growth = run.memory[-1] / middle if middle else 1.0
    return Row(
        "largest process, at a quarter and at the end",
        f"{middle:.0f} and {run.memory[-1]:.0f} MB",
        f"{growth:.2f} ×",
        "≤ 1.2 ×",
        growth <= 1.2,
    )


def _kill_worker(pid: int) -> None:
    for child in _below(pid):
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(child, signal.SIGKILL)
            return
    raise SystemExit("no worker was found to kill")


def _whole(what: str, letters: Path, out: Path) -> Row:
    import pyarrow.parquet as pq

    held = Counter[str]()
    for name in ("documents", "errors"):
        held.update(pq.read_table(out / name, columns=["source"]).column("source").to_pylist())
    wanted = set(listed([str(letters)]))
    lost, double = len(wanted - set(held)), sum(1 for times in held.values() if times > 1)
    return Row(what, f"{lost} lost, {double} double", "", "0 and 0", not lost and not double)


def _wait_for(out: Path, documents: int, chunk: int) -> None:
    while len(list(out.glob("documents/*.parquet"))) * chunk < documents:
        time.sleep(0.2)


PARTS = {"speed": speed, "endurance": endurance}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--keep", type=Path, help="an archive made before, or to make and keep")
    wish = parser.parse_args()
    folder = wish.keep or Path(tempfile.mkdtemp()) / "archive"
    archive.write(folder, wish.documents)
    for part in wish.parts:
        print(table(f"{part}, {wish.documents:,} documents", PARTS[part](folder, wish.documents)))
    if not wish.keep:
        shutil.rmtree(folder.parent)


if __name__ == "__main__":
    main()
