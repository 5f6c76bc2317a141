"""`python -m benchmarks.performance`: speed, memory and size, beside baselines run with it.

Prints docs/performance.md's tables as Markdown. `--install` also measures a fresh install, for
which pip must reach a package index; `--quick` leaves out what takes minutes.
"""

import argparse
import datetime
import os
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import costs, growth, pdf
from benchmarks.measure import Row, best, table
from benchmarks.throughput import _long
from griffier import pipeline
from griffier.annotate import annotate
from griffier.extract import extract, fulfilments
from griffier.extract.alignment import alignments
from griffier.lexicon.alignment import load_alignment
from griffier.lexicon.annotation import load_annotation
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.structure import structure_words
from griffier.model import Source
from griffier.read import read_text
from griffier.read.limits import Limits
from griffier.read.pdf import read_pdf
from griffier.structure import structure

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench" / "200-pages.pdf"
FEW = 20  # pages, for pdfplumber


def main() -> int:
    """Print every table; the exit code is 1 where a goal is not met."""
    parser = argparse.ArgumentParser(description="Speed, memory and size, beside baselines.")
    parser.add_argument("--install", action="store_true", help="measure a fresh install as well")
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    wish = parser.parse_args()
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {system}; CPU seconds.\n")
    missed = 0
    for title, rows in _tables(wish.install, wish.quick):
        found = list(rows)
        print(table(title, found), flush=True)
        missed += sum(row.met is False for row in found)
    print("Every goal was met." if not missed else f"{missed} goals were not met.")
    return 1 if missed else 0


def _tables(install: bool, quick: bool) -> Iterator[tuple[str, Iterator[Row]]]:
    source = _long()
    text = source.data.decode()
    yield "Starting", costs.starting()
    yield "Memory", costs.memory()
    yield "Text to statements", words(source)
    yield "Where the time goes", stages(source)
    yield "PDF", pages()
    yield "Growth", growth.growing(text, 10**6 if quick else 10**7)
    if not quick:
        yield "Hostile input", growth.hostile(text)
    if install:
        yield "Size", costs.installed()


def words(source: Source) -> Iterator[Row]:
    """Words per second from bytes to statements, beside what words cost at the least."""
    from simplemma import lemmatize

    text = source.data.decode()
    found = re.findall(r"\w+", text)
    count = len(text.split())
    pipeline.read(source)  # loads the lexicon
    ours = best(lambda: pipeline.read(source))
    for name, taken in (
        ("a regular expression that finds the words", best(lambda: re.findall(r"\w+", text))),
        (
            "simplemma, the lemma of each word (each form looked up once)",
            best(lambda: [lemmatize(w, "nl") for w in found]),
        ),
    ):
        yield Row(name, f"{count / taken:,.0f} words/s", f"griffier takes {ours / taken:.1f} ×")
    speed, goal = count / ours, 40_000
    yield Row(
        "griffier, bytes to statements",
        f"{speed:,.0f} words/s",
        f"{count:,} words",
        f"> {goal:,}",
        speed > goal,
    )


def stages(source: Source) -> Iterator[Row]:
    """The share of each stage."""
    text = read_text(source, Limits())
    letter = structure(text, structure_words())
    names, entries = load_annotation(letter.lang), load_extraction(letter.lang)
    annotations = annotate(letter, names)
    taken = {
        "read": best(lambda: read_text(source, Limits())),
        "structure": best(lambda: structure(text, structure_words())),
        "annotate": best(lambda: annotate(letter, names)),
        "extract: statements": best(lambda: extract(letter, annotations, entries)),
        "extract: fulfilments": best(lambda: fulfilments(letter, annotations, entries.context)),
        "extract: alignment": best(lambda: alignments(letter, annotations, load_alignment())),
    }
    whole = sum(taken.values())
    for name, seconds in taken.items():
        yield Row(name, f"{seconds:.2f} s", f"{seconds / whole:.0%}")


def pages() -> Iterator[Row]:
    """Pages per second from PDF to canonical text, beside PDFium alone and pdfplumber."""
    data = BENCH.read_bytes() if BENCH.exists() else pdf._set_pages(200)
    count = len(read_pdf(Source(data)).pages)
    ours = best(lambda: read_pdf(Source(data))) / count
    theirs = best(lambda: pdf._every_character(data)) / count
    ratio = ours / theirs
    yield Row(
        "PDFium, every character with its place",
        f"{1 / theirs:.0f} pages/s",
        f"griffier takes {ratio:.2f} ×",
        "≤ 2.5 ×",
        ratio <= 2.5,
    )
    for name, some, taken in pdf._pdfplumber(data, min(FEW, count)):
        gain = taken / some / ours
        yield Row(
            name,
            f"{some / taken:.0f} pages/s",
            f"griffier is {gain:.0f} × as fast",
            "≥ 5 ×",
            gain >= 5,
        )
    yield Row(
        "griffier, PDF to canonical text",
        f"{1 / ours:.0f} pages/s",
        f"{count} pages",
        "> 60",
        1 / ours > 60,
    )
    density = len(pipeline.read(Source(data)).text.split()) / count
    speed = count / best(lambda: pipeline.read(Source(data)), 2)
    yield Row(
        "griffier, PDF to statements",
        f"{speed:.0f} pages/s",
        f"{density:.0f} words on a page",
        "> 60",
        speed > 60,
    )


if __name__ == "__main__":
    sys.exit(main())
