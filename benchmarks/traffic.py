"""A server under mixed traffic: time to the first byte, errors, memory, the largest page.

    python -m benchmarks.traffic DIR                        fifty requests a second for five minutes
    python -m benchmarks.traffic DIR --seconds 60 --rate 20

DIR is a library (`benchmarks.large`) with its index. A server of its own is started on a free
port of this machine, with two processes, and stopped again. Requests come at random moments
(a Poisson process), whether or not the ones before are answered: who waits, waits. Each asks
for another document, line, meeting or query, drawn from the library by weights. `--filing`
files a letter every two seconds meanwhile, into DIR.

What other programs do with the processors counts in the times; `cpu` is what the server used.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import httpx2

from benchmarks.large import Papers
from benchmarks.ports import free_port
from benchmarks.search_text import corpus
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery

WEIGHTS = {
    "front": 8,
    "document": 25,
    "statement": 18,
    "search": 15,
    "meeting": 8,
    "meetings": 3,
    "actor": 5,
    "concept": 3,
    "promises": 3,
    "documents": 4,
    "feed": 3,
    "api": 5,
}
_MOST_SECONDS = 600
_READY = 30  # answers of «ready» one after another


@dataclass
class Told:
    """What came of the requests of one kind."""

    first: list[float] = field(default_factory=list)
    largest: int = 0
    wrong: int = 0


@dataclass(frozen=True)
class Addresses:
    """What can be asked of a library, drawn at random."""

    documents: list[str]
    statements: list[str]
    meetings: list[str]
    words: list[str]
    actors = ("NL", "RS", "PL", "DE", "EU_COMMISSION", "EU_COUNCIL", "AL", "FR", "HU", "UA")
    concepts = ("migration", "enlargement", "rule-of-law", "trade", "climate")

    def draw(self, kind: str, chance: random.Random) -> str:
        """An address of one kind."""
        actor, word = chance.choice(self.actors), quote(chance.choice(self.words))
        return {
            "front": "/",
            "document": f"/document/{chance.choice(self.documents)}",
            "statement": f"/statement/{chance.choice(self.statements)}",
            "search": f"/search?q={word}",
            "meeting": f"/meeting/{chance.choice(self.meetings)}",
            "meetings": f"/meetings?since={chance.randint(2008, 2024)}-01-01",
            "actor": f"/actor/{actor}",
            "concept": f"/concept/{chance.choice(self.concepts)}",
            "promises": "/promises",
            "documents": f"/documents?until={chance.randint(2010, 2026)}-06-01",
            "feed": f"/feed/actor/{actor}.atom",
            "api": f"/api/v1/statements?actor={actor}&act=REQUEST",
        }[kind]


def addresses(folder: str) -> Addresses:
    """Some hundreds of each, from all over the library."""
    with Library.open(folder) as library:
        cards = [
            card.id
            for year in range(2008, 2026)
            for card in library.cards(CardQuery(until=date(year, 6, 1), limit=40)).items
        ]
        lines = [
            entry.id
            for year in range(2008, 2026)
            for entry in library.entries(
                EntryQuery(until=date(year, 9, 1), limit=40), counted=False
            ).items
        ]
        meetings = [each.id for each in library.sessions()]
    chance = random.Random(2)
    words = [w for s in corpus().sentences for w in s.split() if w.isalpha() and len(w) > 5]
    queries = [" ".join(chance.sample(words, chance.randint(1, 2))) for _ in range(400)]
    return Addresses(cards, lines, chance.sample(meetings, min(400, len(meetings))), queries)


async def ask(address: str, rate: float, seconds: float, known: Addresses) -> dict[str, Told]:
    """Send the traffic and take down what came back."""
    told: dict[str, Told] = defaultdict(Told)
    chance, under_way = random.Random(3), set()
    limits = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx2.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        over = time.monotonic() + seconds
        while time.monotonic() < over:
            (kind,) = chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))
            task = asyncio.create_task(_one(client, known.draw(kind, chance), told[kind]))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
            await asyncio.sleep(chance.expovariate(rate))
        await asyncio.gather(*under_way)
    return told


async def _one(client: httpx2.AsyncClient, path: str, told: Told) -> None:
    began = time.perf_counter()
    try:
        async with client.stream("GET", path) as answer:
            told.first.append((time.perf_counter() - began) * 1000)
            size = len(await answer.aread())
        told.largest = max(told.largest, size)
        told.wrong += answer.status_code >= 500 or answer.status_code == 429
    except httpx2.HTTPError:
        told.wrong += 1


@contextlib.contextmanager
def serving(folder: str, workers: int) -> Iterator[tuple[str, int]]:
    """A server on the library, ready: its address and the id of its process."""
    port = free_port()
    command = [sys.executable, "-m", "griffier", "serve", "--library", folder]
    command += ["--port", str(port), "--workers", str(workers)]
    quiet = subprocess.DEVNULL
    given = {**os.environ, "GRIFFIER_RATE": "0"}
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=given)
    try:
        _await(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(30)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    said = 0  # how often in a row, so that every process of the server has
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}")
        try:
            fine = httpx2.get(f"{address}/ready", timeout=10).status_code == 200
        except httpx2.HTTPError:
            fine = False
        said = said + 1 if fine else 0
        if said == _READY:
            return
        time.sleep(0.05 if fine else 0.5)
    raise SystemExit("the server was not ready in five minutes")


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        tasks = Path(f"/proc/{each}/task/{each}/children")
        found += [int(child) for child in tasks.read_text().split()] if tasks.exists() else []
    return found


def used(pid: int) -> tuple[float, float, float]:
    """Seconds of processor time of a server's processes, megabytes of memory of their own, and
    of files they look at (the search index), which the system takes back where it needs room."""
    ticks = os.sysconf("SC_CLK_TCK")
    cpu = memory = mapped = 0.0
    for each in _family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        cpu += (int(fields[11]) + int(fields[12])) / ticks
        status = Path(f"/proc/{each}/status").read_text()
        memory += int(re.findall(r"RssAnon:\s+(\d+)", status)[0]) / 1024
        mapped += int(re.findall(r"RssFile:\s+(\d+)", status)[0]) / 1024
    return cpu, memory, mapped


def watch(pid: int, over: threading.Event, told: list[tuple[float, float, float]]) -> None:
    """Take down each minute what was used."""
    while True:
        told.append(used(pid))
        if over.wait(60):
            return


def filing(folder: str, over: threading.Event) -> None:
    """File a letter every two seconds."""
    letters = islice(iter(Papers(seed=int(time.time()))), 10_000)
    with Library.open(folder) as library:
        while not over.wait(2):
            library.file_all([next(letters)])


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--filing", action="store_true")
    asked = parser.parse_args()
    known, over = addresses(asked.folder), threading.Event()
    with serving(asked.folder, asked.workers) as (address, pid):
        asyncio.run(ask(address, 5, 15, known))  # words, pages and templates into memory
        taken: list[tuple[float, float, float]] = []
        watcher = threading.Thread(target=watch, args=(pid, over, taken))
        watcher.start()
        writer = threading.Thread(target=filing, args=(asked.folder, over))
        if asked.filing:
            writer.start()
        began = time.monotonic()
        told = asyncio.run(ask(address, asked.rate, min(asked.seconds, _MOST_SECONDS), known))
        spent = time.monotonic() - began
        over.set()
        watcher.join()
        taken.append(used(pid))
    _print(told, spent)
    count = sum(len(each.first) for each in told.values())
    summed = {
        "load of the machine": os.getloadavg()[1],
        "requests a second": round(count / spent, 1),
        "wrong": sum(each.wrong for each in told.values()),
        "cpu ms a request": round((taken[-1][0] - taken[0][0]) * 1000 / count, 1),
        "own memory at the start, after each minute, at the end, MB": [
            round(m) for _, m, _ in taken
        ],
        "files in memory likewise, MB": [round(mapped) for *_, mapped in taken],
        "largest, kB": round(max(each.largest for each in told.values()) / 1000),
    }
    print(json.dumps(summed, indent=1))


def _print(told: dict[str, Told], spent: float) -> None:
    everything = [one for each in told.values() for one in each.first]
    rows = {**{kind: told[kind].first for kind in sorted(told)}, "all": everything}
    print(
        f"{'ms to the first byte':24}{'asked':>8}{'p50':>9}{'p95':>9}{'p99':>9}   in {spent:.0f} s"
    )
    for kind, first in rows.items():
        if len(first) > 1:
            cuts = statistics.quantiles(first, n=100)
            times = "".join(f"{cuts[at]:9.1f}" for at in (49, 94, 98))
            size = told[kind].largest // 1000 if kind in told else 0
            print(f"{kind:24}{len(first):8}{times}{size:9}")


if __name__ == "__main__":
    main()
