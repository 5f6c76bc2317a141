"""Speed and size of searching, beside SQLite FTS5 on the same text, in one run.

python -m benchmarks.search               150,000 paragraphs and 100,000 statements
python -m benchmarks.search 1500000       the size the goals are set for; takes half an hour
python -m benchmarks.search 1500000 --folder DIR    the same, and built only once

The text is that of `benchmarks.search_text`. Times are of one query with ten hits, quoted and
marked; FTS5 gives ten snippets and no total, which ours counts. CPU time is that of the asking
thread.
"""

import argparse
import json
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks.search_text import ACTORS, ACTS, corpus, documents
from griffier.search import tantivy_index
from griffier.search.engine import Wanted
from griffier.search.highlight import quoted
from griffier.search.parser import parse
from griffier.search.plan import plan
from griffier.search.query import PARAGRAPHS, STATEMENTS
from griffier.search.units import Unit

QUERIES, KINDS = 500, 7


# --- building --------------------------------------------------------------------------------


def build(folder: Path, count: int) -> dict[str, float]:
    """Both indexes of the same paragraphs; seconds and bytes."""
    made, text = documents(count, corpus()), folder / "text.sqlite"
    spent = {"terms and Tantivy": 0.0, "FTS5": 0.0}
    with sqlite3.connect(text) as kept, sqlite3.connect(folder / "fts.sqlite") as fts:
        kept.execute("CREATE TABLE paragraph (document TEXT, start INTEGER, text TEXT)")
        fts.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize = 'unicode61')")
        with tantivy_index.building(folder / "search") as index:
            for number, batch in enumerate(_batches(made), start=1):
                began = time.process_time()
                index.apply(batch, number)
                spent["terms and Tantivy"] += time.process_time() - began
                rows = [u for u in chain(*(units for _, units in batch)) if u.scope == PARAGRAPHS]
                began = time.process_time()
                fts.executemany("INSERT INTO p (text) VALUES (?)", [(u.text,) for u in rows])
                fts.commit()
                spent["FTS5"] += time.process_time() - began
                kept.executemany(
                    "INSERT INTO paragraph VALUES (?, ?, ?)",
                    [(u.document, u.start, u.text) for u in rows],
                )
                kept.commit()
        kept.execute("CREATE INDEX place ON paragraph (document, start)")
        size = kept.execute("SELECT sum(length(CAST(text AS BLOB))) FROM paragraph").fetchone()[0]
    return {
        **{f"{name}, CPU s": seconds for name, seconds in spent.items()},
        "text, MB": size / 1e6,
        "Tantivy index, MB": _bytes(folder / "search") / 1e6,
        "FTS5 file, MB": _bytes(folder / "fts.sqlite") / 1e6,
    }


def _batches(made: Iterator[tuple[str, list[Unit]]]) -> Iterator[list[tuple[str, list[Unit]]]]:
    while batch := list(islice(made, 2000)):
        yield batch


def _bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file())


# --- asking ----------------------------------------------------------------------------------


def queries(kept: sqlite3.Connection) -> dict[str, list[str]]:
    """Queries of each kind, of words as they come in the text."""
    chance = random.Random(7)
    most = kept.execute("SELECT max(rowid) FROM paragraph").fetchone()[0]
    asked = "SELECT text FROM paragraph WHERE rowid = ?"
    found: dict[str, list[str]] = {}
    while len(found) < KINDS or any(len(each) < QUERIES for each in found.values()):
        (text,) = kept.execute(asked, (chance.randint(1, most),)).fetchone()
        for kind, typed in _asked_of(text, chance):
            found.setdefault(kind, []).append(typed)
    return {kind: each[:QUERIES] for kind, each in found.items()}


def _asked_of(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A query of each kind that this paragraph answers."""
    printed = text.split()
    words = [word for word in printed if word.isalpha() and len(word) > 3]
    at = chance.randrange(len(words) - 3)
    yield "words", " ".join(chance.sample(words, chance.randint(1, 3)))
    for kind, length in (("phrases", 2), ("phrases of three", 3)):
        row = printed[at : at + length]
        if all(word.isalpha() for word in row):
            yield kind, f'"{" ".join(row)}"'
    yield "beginnings", f"{words[at][: chance.randint(4, 6)]}*"
    yield "beginnings of two or three", f"{words[at][: chance.randint(2, 3)]}*"
    yield "near", f"{words[at]} NEAR/{chance.choice((2, 5, 10))} {words[at + chance.randint(1, 3)]}"
    field = f"actor:{chance.choice(ACTORS)} act:{chance.choice(ACTS).lower()}"
    yield "fields", f"{field} after:{chance.randint(2008, 2025)} {words[at]}"


def ours(
    index: tantivy_index.FolderIndex, kept: sqlite3.Connection, typed: str, sort: str = "relevance"
) -> None:
    """One query as the service answers it: found, counted, quoted and marked."""
    query = parse(typed)
    made = plan(query)
    asked = "SELECT text FROM paragraph WHERE document = ? AND start = ?"
    for place in index.find(Wanted(made, query.scope, sort)).places:
        (text,) = kept.execute(asked, (place.document, place.start)).fetchone()
        quoted(text, place.lang, made)


def theirs(fts: sqlite3.Connection, typed: str) -> None:
    """The same by FTS5: ten snippets in order of bm25."""
    words = (
        typed
        if typed[0] == '"' or typed[-1] == "*"
        else " ".join(f'"{word}"' for word in typed.split())
    )
    asked = "SELECT rowid, snippet(p, 0, '[', ']', '…', 40) FROM p WHERE p MATCH ?"
    fts.execute(f"{asked} ORDER BY rank LIMIT 10", (words,)).fetchall()


def timed(asked: Sequence[str], ask: Callable[[str], None]) -> dict[str, float]:
    """Milliseconds: half, 99 of 100, and all of them."""
    wall, cpu = [], []
    for typed in asked:
        began, worked = time.perf_counter(), time.thread_time()
        ask(typed)
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.thread_time() - worked) * 1000)
    return {
        "p50": statistics.median(wall),
        "p99": statistics.quantiles(wall, n=100)[98],
        "CPU p50": statistics.median(cpu),
        "CPU p99": statistics.quantiles(cpu, n=100)[98],
        "asked": len(wall),
    }


def run(folder: Path, count: int) -> dict[str, Any]:
    """Build and ask; everything that was measured."""
    figures: dict[str, Any] = {"paragraphs": count, "built": _built(folder, count)}
    began = time.perf_counter()
    index = tantivy_index.FolderIndex(folder / "search")
    index.find(Wanted(plan(parse("begroting")), PARAGRAPHS))
    figures["opened and first answer, s"] = time.perf_counter() - began
    with (
        sqlite3.connect(folder / "text.sqlite") as kept,
        sqlite3.connect(folder / "fts.sqlite") as fts,
    ):
        asked = queries(kept)
        for typed in asked["words"][:50]:  # words and pages into memory, for both
            ours(index, kept, typed)
            theirs(fts, typed)
        for kind, each in asked.items():
            figures |= _compared(kind, each, index, kept, fts)
        figures["ours, facets of words, ms"] = timed(
            asked["words"], lambda typed: _facets(index, typed)
        )
    return figures


def _compared(
    kind: str,
    asked: Sequence[str],
    index: tantivy_index.FolderIndex,
    kept: sqlite3.Connection,
    fts: sqlite3.Connection,
) -> dict[str, Any]:
    """Queries of one kind: ours, ours in order of date, and FTS5 where it has the like."""
    found = {
        f"ours, {kind}, ms": timed(asked, lambda typed: ours(index, kept, typed)),
        f"ours, {kind}, newest first, ms": timed(
            asked, lambda typed: ours(index, kept, typed, "date")
        ),
    }
    if kind in ("words", "phrases", "phrases of three", "beginnings"):
        found[f"FTS5, {kind}, ms"] = timed(asked, lambda typed: theirs(fts, typed))
    return found


def _built(folder: Path, count: int) -> dict[str, float]:
    """What building took; both indexes are taken as they are where they were built before."""
    told = folder / f"built-{count}.json"
    if not told.exists():
        told.write_text(json.dumps(build(folder, count)), "utf-8")
    known: dict[str, float] = json.loads(told.read_text("utf-8"))
    return known


def _facets(index: tantivy_index.FolderIndex, typed: str) -> None:
    made = plan(parse(typed))
    index.counts(Wanted(made, PARAGRAPHS), ("kind", "lang", "year", "meeting", "dossier"))
    index.counts(Wanted(made, STATEMENTS), ("actor", "recipient", "act", "concept"))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paragraphs", type=int, nargs="?", default=150_000)
    parser.add_argument("--folder", type=Path, help="where to build; a temporary one if not said")
    wish = parser.parse_args()
    folder = wish.folder or Path(tempfile.mkdtemp(prefix="griffier-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        figures = run(folder, wish.paragraphs)
    finally:
        if not wish.folder:
            shutil.rmtree(folder)
    print(json.dumps(figures, indent=2, default=lambda number: round(number, 2)))


if __name__ == "__main__":
    main()
