"""How well searching finds: nDCG@10 on judged queries, beside SQLite FTS5 on the same text.

python -m evals.searching            the two figures, and every query where they differ
python -m evals.searching --worst    what our ten hits were where they were not the best

FTS5 is used as OpenTK uses it: the unicode61 tokenizer, all words to be found, bm25.
"""

import argparse
import math
import sqlite3
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from griffier import sources
from griffier.errors import DataError
from griffier.pipeline import read
from griffier.search import tantivy_index
from griffier.search.engine import Wanted
from griffier.search.parser import parse
from griffier.search.plan import plan
from griffier.search.query import PARAGRAPHS
from griffier.search.units import Unit, units_of
from griffier.views.contract import as_dict

BUILT = Path(__file__).parents[1] / "specimens" / "built"
QUERIES = Path(__file__).with_name("queries.toml")
TOP = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the grade of each paragraph that has one, by its number in the corpus."""

    text: str
    grades: Mapping[int, int]
    seen: bool


@dataclass(frozen=True, slots=True)
class Score:
    """nDCG@10 of one query, ours and that of FTS5."""

    query: str
    ours: float
    theirs: float


@cache
def corpus() -> tuple[tuple[str, Unit], ...]:
    """Every paragraph of the specimens judged, each letter read in one of its formats."""
    names = set(tomllib.loads(QUERIES.read_text("utf-8"))["specimens"])
    first: dict[str, Path] = {}
    for path in sorted(BUILT.iterdir()):
        if path.name.split(".")[0] in names:
            first.setdefault(path.name.split(".")[0], path)
    return tuple(
        (stem, unit)
        for stem, path in first.items()
        for unit in units_of(as_dict(read(sources.from_path(str(path)))), ())
    )


def judged(paragraphs: Sequence[tuple[str, Unit]]) -> list[Judged]:
    """The judged queries. Raises DataError where a paragraph cannot be found."""
    found = []
    for query in tomllib.loads(QUERIES.read_text("utf-8"))["query"]:
        grades: dict[int, int] = {}
        for stem, beginnings in query["judged"].items():
            for beginning, grade in beginnings.items():
                for number in _numbers(paragraphs, stem, beginning, query["text"]):
                    grades[number] = grade
        found.append(Judged(query["text"], grades, query.get("seen", False)))
    return found


def _numbers(
    paragraphs: Sequence[tuple[str, Unit]], stem: str, beginning: str, query: str
) -> list[int]:
    found = [
        number
        for number, (name, unit) in enumerate(paragraphs)
        if name == stem and (unit.text or unit.heading).startswith(beginning)
    ]
    if not found:
        raise DataError(f"queries.toml, {query!r}: no paragraph of {stem} begins «{beginning}».")
    return found


def scores() -> list[Score]:
    """Every query, asked of both."""
    paragraphs = corpus()
    numbers = {(unit.document, unit.start): at for at, (_, unit) in enumerate(paragraphs)}
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(":memory:") as fts:
        index = _ours(Path(folder), paragraphs)
        _theirs(fts, paragraphs)
        return [
            Score(
                each.text,
                ndcg(_found(index, each.text, numbers), each.grades),
                ndcg(_found_by_fts(fts, each.text), each.grades),
            )
            for each in judged(paragraphs)
        ]


def ndcg(found: Sequence[int], grades: Mapping[int, int]) -> float:
    """Discounted cumulated gain of the first ten over the best there could be; the gain of
    grade g is 2^g - 1 (Järvelin and Kekäläinen 2002; Burges and others 2005)."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(number, 0) for number in found[:TOP]]) / _gain(best[:TOP])


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades)))


def _ours(folder: Path, paragraphs: Sequence[tuple[str, Unit]]) -> tantivy_index.FolderIndex:
    by_document: dict[str, list[Unit]] = {}
    for _, unit in paragraphs:
        by_document.setdefault(unit.document, []).append(unit)
    with tantivy_index.building(folder) as index:
        index.apply(by_document.items(), 1)
    return tantivy_index.FolderIndex(folder)


def _found(
    index: tantivy_index.FolderIndex, query: str, numbers: Mapping[tuple[str, int], int]
) -> list[int]:
    found = index.find(Wanted(plan(parse(query)), PARAGRAPHS, limit=TOP))
    return [numbers[place.document, place.start] for place in found.places]


def _theirs(fts: sqlite3.Connection, paragraphs: Sequence[tuple[str, Unit]]) -> None:
    fts.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize = 'unicode61')")
    rows = [(number, unit.text or unit.heading) for number, (_, unit) in enumerate(paragraphs)]
    fts.executemany("INSERT INTO p (rowid, text) VALUES (?, ?)", rows)


def _found_by_fts(fts: sqlite3.Connection, query: str) -> list[int]:
    words = " ".join(f'"{word}"' for word in query.split())
    asked = f"SELECT rowid FROM p WHERE p MATCH ? ORDER BY bm25(p) LIMIT {TOP}"
    return [number for (number,) in fts.execute(asked, (words,))]


def _worst(worse_than: float = 0.9) -> None:
    paragraphs = corpus()
    numbers = {(unit.document, unit.start): at for at, (_, unit) in enumerate(paragraphs)}
    with tempfile.TemporaryDirectory() as folder:
        index = _ours(Path(folder), paragraphs)
        for each in judged(paragraphs):
            found = _found(index, each.text, numbers)
            score = ndcg(found, each.grades)
            if score >= worse_than:
                continue
            print(f"\n{each.text}: {score:.2f}")
            for number in [*found, *(n for n in each.grades if n not in found)]:
                stem, unit = paragraphs[number]
                mark = "" if number in found else "missed "
                text = (unit.text or unit.heading)[:90]
                print(f"  {mark}{each.grades.get(number, 0)} {stem} {text}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--worst", action="store_true")
    if parser.parse_args().worst:
        _worst()
        return
    found = scores()
    for score in found:
        if abs(score.ours - score.theirs) >= 0.005:
            print(f"{score.ours:.2f} {score.theirs:.2f}  {score.query}")
    ours = sum(score.ours for score in found) / len(found)
    theirs = sum(score.theirs for score in found) / len(found)
    print(f"nDCG@{TOP} of {len(found)} queries: ours {ours:.3f}, SQLite FTS5 {theirs:.3f}")


if __name__ == "__main__":
    main()
