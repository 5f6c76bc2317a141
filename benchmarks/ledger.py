"""How fast a library files and answers.

python -m benchmarks.ledger DIR      # a library that benchmarks.library filled
python -m benchmarks.ledger --filing # letters a second, into a new library
"""

import argparse
import datetime
import tempfile
import time
from collections.abc import Iterator
from itertools import islice

from benchmarks.library import Letters
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery

QUESTIONS = {
    "everything": EntryQuery(),
    "the commonest actor": EntryQuery(actor="NL"),
    "a rare actor": EntryQuery(actor="RS"),
    "the commonest recipient": EntryQuery(recipient="TK"),
    "a rare recipient": EntryQuery(recipient="RS"),
    "the commonest act": EntryQuery(act="STATE"),
    "a rare act": EntryQuery(act="OPPOSE"),
    "a concept and what is narrower": EntryQuery(concept="migration"),
    "a meeting": EntryQuery(meeting="raad-2020-03-04"),
    "a year": EntryQuery(since=datetime.date(2020, 1, 1), until=datetime.date(2020, 12, 31)),
    "a kind": EntryQuery(kind="report"),
    "promises": EntryQuery(promise=True),
    "promises to the House by the cabinet": EntryQuery(promise=True, actor="NL", recipient="TK"),
    "an actor, an act": EntryQuery(actor="NL", act="REQUEST"),
    "two common things": EntryQuery(actor="NL", act="STATE", kind="letter"),
    "an actor, a recipient": EntryQuery(actor="NL", recipient="RS"),
    "an actor, an act, a concept, a year": EntryQuery(
        actor="NL",
        act="REQUEST",
        concept="migration",
        since=datetime.date(2020, 1, 1),
        until=datetime.date(2020, 12, 31),
    ),
    "words in all quotations": EntryQuery(text="grens"),
    "words, of a rare actor": EntryQuery(text="grens", actor="RS"),
}


def answering(library: Library, rounds: int = 5) -> Iterator[tuple[str, int, float]]:
    """Each question with how many lines fit and the milliseconds of processor time that a
    page of 50 takes with the count (the median of some rounds)."""
    for name, query in QUESTIONS.items():
        taken = []
        for _ in range(rounds):
            began = time.process_time()
            page = library.entries(query)
            taken.append((time.process_time() - began) * 1000)
        yield name, page.count, sorted(taken)[rounds // 2]


def filing(count: int, batch: int = 64, database: str | None = None) -> tuple[float, float]:
    """Letters a second of processor time and of the clock, each batch durable."""
    made = list(islice(iter(Letters(7)), count))
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(folder, database=database, create=True) as library,
    ):
        cpu, clock = time.process_time(), time.perf_counter()
        for at in range(0, count, batch):
            library.file_all(made[at : at + batch])
        return count / (time.process_time() - cpu), count / (time.perf_counter() - clock)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--database")
    parser.add_argument("--filing", action="store_true")
    asked = parser.parse_args()
    if asked.filing:
        cpu, clock = filing(2_000, database=asked.database)
        print(f"{cpu:.0f} letters/s of processor time, {clock:.0f} letters/s on the clock")
    if asked.folder:
        with Library.open(asked.folder, database=asked.database) as library:
            print(f"{library.size()[1]} statements")
            for name, count, taken in answering(library):
                print(f"{taken:8.1f} ms  {count:9}  {name}")


if __name__ == "__main__":
    main()
