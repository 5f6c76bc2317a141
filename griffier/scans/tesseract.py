"""tesseract, run as a program of its own: with limits, and without anything but the picture."""

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from griffier.errors import RecogniserFailed, RecogniserMissing
from griffier.model import Source
from griffier.read.limits import Limits
from griffier.read.recognised import Scan, ScannedPage, Word
from griffier.read.sniff import Kind, sniff
from griffier.scans.drawing import Drawn, drawn

_PROGRAM: Final = "tesseract"
_LANGUAGES: Final = ("nld", "eng")  # tesseract's names; Dutch first, as most papers are
_WORD: Final = "5"  # the level of a word in tesseract's table
_MOST_OUTPUT: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much recognising may ask: `seconds` for one page, `pages` in one document."""

    seconds: float = 120.0
    pages: int = 300


def available() -> bool:
    """Whether tesseract is installed, with Dutch and English."""
    try:
        return set(_LANGUAGES) <= set(_installed()[1])
    except RecogniserMissing:
        return False


def needed() -> None:
    """Raise RecogniserMissing unless tesseract is installed, with Dutch and English."""
    _, languages = _installed()
    if missing := [each for each in _LANGUAGES if each not in languages]:
        raise RecogniserMissing(
            f"tesseract has no data for {' and '.join(missing)}; install "
            f"{' and '.join(f'tesseract-ocr-{each}' for each in missing)}."
        )


def recognise(
    source: Source,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
    tell: Callable[[int], None] | None = None,
) -> Scan:
    """The words in the pages of a PDF; `tell` is given each page's number when it is done.

    Raises:
        RecogniserMissing: tesseract is not installed, or knows no Dutch.
        RecogniserFailed: it took too long, or ended in an error.
        ReadError: the PDF cannot be drawn, or has too many pages.
    """
    bounds = bounds or Bounds()
    version, _ = _installed()
    if sniff(source.data) is not Kind.PDF:
        raise RecogniserFailed(f"{source.name}: words are recognised in PDFs; this is none.")
    needed()
    pages = []
    for number, page in enumerate(drawn(source, limits or Limits(), bounds.pages), 1):
        pages.append(_page(page, f"{source.name}, page {number}", bounds.seconds))
        if tell:
            tell(number)
    return Scan(tuple(pages), f"{version}, {'+'.join(_LANGUAGES)}")


@cache
def _installed() -> tuple[str, tuple[str, ...]]:
    """The version («tesseract 5.3.0») and the languages there are."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise RecogniserMissing(
            "tesseract is not installed; on Debian and Ubuntu: "
            "apt-get install tesseract-ocr tesseract-ocr-nld."
        )
    version = _run([program, "--version"], Path.cwd(), 20, "tesseract").splitlines()
    listed = _run([program, "--list-langs"], Path.cwd(), 20, "tesseract").splitlines()
    return (version or ["tesseract"])[0].strip(), tuple(each.strip() for each in listed[1:])


def _page(page: Drawn, name: str, seconds: float) -> ScannedPage:
    with tempfile.TemporaryDirectory(prefix="griffier-") as folder:
        place = Path(folder)
        (place / "page.pgm").write_bytes(page.picture)
        dots = str(round(page.scale * 72))
        options = ["-l", "+".join(_LANGUAGES), "--psm", "3", "--dpi", dots, "tsv"]
        program = shutil.which(_PROGRAM) or _PROGRAM
        _run([program, "page.pgm", "words", *options], place, seconds, name)
        table = place / "words.tsv"
        if not table.exists() or table.stat().st_size > _MOST_OUTPUT:
            raise RecogniserFailed(f"{name}: tesseract gave no table of words, or an endless one.")
        lines = tuple(_lines(table.read_text("utf-8", "replace"), page.scale))
    return ScannedPage(page.width, page.height, lines)


def _run(command: list[str], folder: Path, seconds: float, name: str) -> str:
    # One thread: pages are not faster with more, and others use the machine as well.
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, arguments of our own
            command,
            cwd=folder,
            capture_output=True,
            timeout=seconds,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = f"{name}: tesseract took more than {seconds:g} seconds and was stopped."
        raise RecogniserFailed(said) from None
    except OSError as error:
        raise RecogniserFailed(f"{name}: tesseract cannot be run: {error.strerror}.") from error
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise RecogniserFailed(f"{name}: tesseract failed: {' '.join(last) or 'no reason given'}.")
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _lines(table: str, scale: float) -> Iterator[tuple[Word, ...]]:
    """The words of tesseract's table by line, in its reading order."""
    line: list[Word] = []
    at: tuple[str, ...] | None = None
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != _WORD or not (row["text"] or "").strip():
            continue
        here = (row["block_num"], row["par_num"], row["line_num"])
        if here != at and line:
            yield tuple(line)
            line = []
        at = here
        line.append(_word(row, scale))
    if line:
        yield tuple(line)


def _word(row: dict[str, str], scale: float) -> Word:
    left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
    box = (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
    confidence = min(1.0, max(0.0, float(row["conf"]) / 100))
    return Word(row["text"].strip(), box, confidence)
