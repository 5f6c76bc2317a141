"""What griffier costs besides reading: starting it, its memory, its place on disk."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import pdf
from benchmarks.measure import Row, command, peak_memory

ROOT = Path(__file__).resolve().parent.parent
LETTER = ROOT / "specimens" / "built" / "tirana-verslag.kst.pdf"
PAGES = 500


def starting() -> Iterator[Row]:
    """How long a shell waits for `--help` and for the ledger of a short letter."""
    python = command(["-c", "pass"])
    for what, arguments, goal in (
        ("`griffier --help`", ["--help"], 0.3),
        ("`griffier read` of a letter of two pages", ["read", str(LETTER)], 1.0),
    ):
        taken = command(["-m", "griffier", *arguments])
        beside = f"{taken / python:.1f} × an empty Python ({python * 1000:.0f} ms)"
        yield Row(what, f"{taken:.2f} s", beside, f"< {goal} s", taken < goal)


def memory() -> Iterator[Row]:
    """The most memory held while a long document is read."""
    if not Path("/proc/self/status").exists():
        yield Row("memory", "not measured: this is not Linux")
        return
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder, "long.pdf")
        long.write_bytes(pdf._set_pages(PAGES))
        most, least = peak_memory(["read", str(long)]), peak_memory(["read", str(LETTER)])
    what = f"`griffier read` of a PDF of {PAGES} pages"
    yield Row(what, f"{most} MB", f"{least} MB for two pages", "< 300 MB", most < 300)


def installed() -> Iterator[Row]:
    """The size of `pip install griffier` without extras, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile"]
        subprocess.run([*pip, "--target", folder, str(ROOT)], check=True, stderr=subprocess.DEVNULL)
        whole, own = _size(Path(folder)), _size(Path(folder, "griffier"))
    beside = f"{own} MB of it griffier"
    yield Row("site-packages of the core install", f"{whole} MB", beside, "< 150 MB", whole < 150)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1000**2
