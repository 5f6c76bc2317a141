"""Kills a writer at random moments (kill -9) and looks at what is left.

    python -m benchmarks.kills --times 200
    python -m benchmarks.kills --times 200 --postgres

After each kill: what the writer reported as filed is there to the byte, nothing is there
twice, and `verify` finds nothing wrong. A new library is begun every few kills, so that the
first moments of one are hit too.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks import postgres
from benchmarks.library import Letters
from griffier.errors import LibraryMissing
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery

_LINES = 30  # letters a writer reports at most before its time has come
_MOMENT = 0.1  # and the seconds after that, at most; the machine may be slow or fast
_SHARED = 5  # kills a library lives through
_BATCH = 5


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What one kill left: how many letters had been reported, and all that is wrong."""

    reported: int
    wrong: tuple[str, ...]


def write(folder: str, database: str | None, seed: int) -> None:
    """File letters without end and report each once it is committed; now and then judge,
    file again what was filed, and file new versions."""
    source = iter(Letters(seed))
    print("ready", flush=True)
    with Library.open(folder, database=database, create=True) as library:
        while True:
            batch = list(islice(source, _BATCH))
            filed = library.file_all(batch)
            print("\n".join(each.card.id for each in filed), flush=True)
            library.file_all(batch[:2], reread=True)
            entry = next(library.every_entry(), None)
            if entry is not None:
                library.judge(entry.id, "not-a-statement", author="A", reason="to be killed")


def kill_one(folder: Path, database: str | None, seed: int, chance: random.Random) -> set[str]:
    """Start a writer, kill it, and give the ids it had reported."""
    command = [sys.executable, "-m", "benchmarks.kills", "--write", str(folder), str(seed)]
    command += ["--database", database] if database else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None  # for the type checker
        said = [writer.stdout.readline() for _ in range(1 + chance.randrange(_LINES))]
        time.sleep(chance.random() * _MOMENT)
        writer.kill()
        said += writer.stdout.read().splitlines(keepends=True)
    # A line that was cut off in the middle reported nothing.
    return {line.strip() for line in said if line.endswith("\n") and len(line) == 65}


def look(folder: Path, database: str | None, reported: set[str]) -> list[str]:
    """All that is wrong with the library after a kill."""
    try:
        with Library.open(folder, database=database) as library:
            return _wrong(library, reported)
    except LibraryMissing:
        return ["the library is gone"] if reported else []


def _wrong(library: Library, reported: set[str]) -> list[str]:
    page = library.cards(CardQuery(replaced=True, limit=10_000))
    counted = Counter(card.id for card in page.items)
    wrong = [f"lost: {each}" for each in sorted(reported - set(counted))]
    wrong += [f"twice: {each}" for each, count in counted.items() if count > 1]
    wrong += [f"{each.where}: {each.what}" for each in library.verify() if each.wrong]
    return wrong


def kill(times: int, databases: Callable[[], str | None], seed: int = 1) -> list[Aftermath]:
    """Kill that often; `databases` gives the address of an empty one, None for SQLite."""
    chance, aftermaths = random.Random(seed), []
    folder, database, reported = Path(), None, set[str]()
    for number in range(times):
        if number % _SHARED == 0:
            if number:
                shutil.rmtree(folder, ignore_errors=True)
            folder, reported = Path(tempfile.mkdtemp(prefix="griffier-kills-")), set()
            database = databases()
        now = kill_one(folder / "library", database, seed * 1_000_000 + number, chance)
        reported |= now
        wrong = look(folder / "library", database, reported)
        aftermaths.append(Aftermath(len(now), tuple(wrong)))
    shutil.rmtree(folder, ignore_errors=True)
    return aftermaths


def main() -> None:
    """Kill, or be killed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("DIR", "SEED"))
    parser.add_argument("--database")
    asked = parser.parse_args()
    if asked.write:
        write(asked.write[0], asked.database, int(asked.write[1]))
    elif asked.postgres:
        programs = postgres.programs()
        if programs is None:
            sys.exit("No PostgreSQL server was found on this machine.")
        with postgres.running(programs) as server:
            _tell(kill(asked.times, server.database, asked.seed))
    else:
        _tell(kill(asked.times, lambda: None, asked.seed))


def _tell(aftermaths: list[Aftermath]) -> None:
    wrong = [each for aftermath in aftermaths for each in aftermath.wrong]
    during = sum(aftermath.reported > 0 for aftermath in aftermaths)
    filed = sum(aftermath.reported for aftermath in aftermaths)
    print(f"{len(aftermaths)} kills, {during} of them after something was reported as filed;")
    print(f"{filed} letters reported in all; {len(wrong)} findings after a kill.")
    for each in wrong[:20]:
        print(f"  {each}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
