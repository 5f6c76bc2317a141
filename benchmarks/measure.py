"""How the benchmarks measure: CPU seconds of this process, or of a process of its own.

CPU seconds and not the clock, because other programs may be running; the best of several
runs, because they also push one another's data out of the caches.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_PEAK = (
    "import sys\n"
    "from griffier.cli import main\n"
    "try:\n    main(sys.argv[1:])\n"
    "finally:\n"
    "    told = open('/proc/self/status').read()\n"
    "    print(told.split('VmHWM:')[1].split()[0], file=sys.stderr)\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what was measured, the figure, and what it is held to."""

    what: str
    figure: str
    beside: str = ""
    goal: str = ""
    met: bool | None = None


def best(task: Callable[[], object], runs: int = 3) -> float:
    """The least CPU seconds a task takes in this process."""
    taken: list[float] = []
    for _ in range(runs):
        gc.collect()
        started = time.process_time()
        task()
        taken.append(time.process_time() - started)
    return min(taken)


def command(arguments: Sequence[str], runs: int = 5) -> float:
    """The least CPU seconds, its own and the system's, of a Python started with `arguments`."""
    taken: list[float] = []
    for _ in range(runs):
        before = children()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        taken.append(children() - before)
    return min(taken)


def children() -> float:
    """CPU seconds of the processes this one has started and seen end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_memory(arguments: Sequence[str]) -> int:
    """The most memory, in MB, that `griffier` with `arguments` held at once (Linux only)."""
    with tempfile.TemporaryFile() as errors:
        process = [sys.executable, "-c", _PEAK, *arguments]
        subprocess.run(process, stdout=subprocess.DEVNULL, stderr=errors, check=True)
        errors.seek(0)
        return int(errors.read().split()[-1]) // 1024


def table(title: str, rows: Iterable[Row]) -> str:
    """The rows as Markdown."""
    lines = [
        f"## {title}",
        "",
        "| | measured | beside | goal | |",
        "| --- | ---: | --- | --- | --- |",
    ]
    for row in rows:
        told = {True: "met", False: "**not met**", None: ""}[row.met]
        lines.append(f"| {row.what} | {row.figure} | {row.beside} | {row.goal} | {told} |")
    return "\n".join([*lines, ""])
