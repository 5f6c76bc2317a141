"""Hand chunks of documents to an engine and see every one of them through.

The engine is Dask distributed: a cluster on this machine, or the scheduler at an address.
What we add is small. Chunks are handed out a few ahead, so that a scheduler never holds
millions; and a chunk whose worker died is split until the one document that kills workers
stands alone, which then becomes a row of errors.
"""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import dask
from distributed import Client, Future, LocalCluster, as_completed
from distributed.scheduler import KilledWorker

from griffier.batch.store import Output
from griffier.batch.tables import Row, error_row
from griffier.batch.work import Kept, Task, read_chunk
from griffier.errors import KilledItsWorker, UsageError
from griffier.reading.guard import Bounds

AHEAD = 3
"""How many chunks wait for each worker: enough that none idles, few enough to stay small."""

TRIES = 3
"""How often a document alone in its chunk may end its worker before it is given up."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents read by one task; the name is made of them, so a new run finds it again."""

    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """Twenty hex digits of the SHA-256 of the sources."""
        return hashlib.sha256("\n".join(self.sources).encode()).hexdigest()[:20]

    def halves(self) -> tuple["Chunk", "Chunk"]:
        """The same documents in two chunks."""
        middle = len(self.sources) // 2
        return Chunk(self.sources[:middle]), Chunk(self.sources[middle:])


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left to read, where it goes, and what one document may take; with `ocr` the words
    in scans are recognised. `kept` has the documents that were fetched by their names."""

    chunks: tuple[Chunk, ...]
    output: Output
    already: int = 0
    bounds: Bounds = field(default_factory=Bounds)
    ocr: bool = False
    kept: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """How many documents are to be read."""
        return sum(len(chunk.sources) for chunk in self.chunks)


@dataclass(slots=True)
class Tally:
    """How a run went: documents read, documents that could not be, workers that died."""

    documents: int = 0
    errors: int = 0
    deaths: int = 0


Progress = Callable[[int], None]
"""Called with how many more documents are settled."""


def plan(
    sources: Sequence[str],
    output: Output,
    *,
    size: int = 50,
    bounds: Bounds | None = None,
    ocr: bool = False,
    kept: Mapping[str, Kept] | None = None,
) -> Plan:
    """What a run over `sources` still has to do; clears what a broken run left unfinished.

    `size` is how many documents a task reads; `kept` says of sources that are no addresses
    where their bytes are.

    Raises:
        UsageError: the output folder cannot be used.
    """
    output.prepare()
    output.clear_unfinished()
    settled = output.settled()
    left = [source for source in sources if source not in settled]
    chunks = tuple(Chunk(tuple(left[at : at + size])) for at in range(0, len(left), size))
    already = len(sources) - len(left)
    return Plan(chunks, output, already, bounds or Bounds(), ocr, kept or {})


def run(plan: Plan, engine: str, workers: int, progress: Progress | None = None) -> Tally:
    """Read everything in the plan; returns when every document has a row somewhere.

    `engine` is `local` or the address of a Dask scheduler; `workers` counts local processes.

    Raises:
        UsageError: there is no scheduler at that address.
    """
    tally = Tally()
    if plan.chunks:
        with _client(engine, workers) as client:
            _Round(client, plan, tally, progress or (lambda _: None)).see_through()
    return tally


@dataclass(slots=True)
class _Round:
    client: Client
    plan: Plan
    tally: Tally
    progress: Progress
    waiting: deque[Chunk] = field(default_factory=deque)
    sent: dict[str, Chunk] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)

    def see_through(self) -> None:
        self.waiting.extend(self.plan.chunks)
        results = as_completed()
        self._send_more(results)
        for future in results:
            chunk = self.sent.pop(future.key)
            self._settle(chunk, future)
            future.release()
            self._send_more(results)

    def _send_more(self, results: "as_completed") -> None:
        room = AHEAD * max(1, sum(self.client.nthreads().values())) - len(self.sent)
        while self.waiting and room > 0:
            chunk = self.waiting.popleft()
            results.add(self._send(chunk))
            room -= 1

    def _send(self, chunk: Chunk) -> "Future[Row]":
        key = f"read-{chunk.name}-{self.tally.deaths}"
        self.sent[key] = chunk
        return self.client.submit(read_chunk, self._task(chunk), key=key, pure=False)

    def _task(self, chunk: Chunk) -> Task:
        plan = self.plan
        kept = {each: plan.kept[each] for each in chunk.sources if each in plan.kept}
        return Task(chunk.name, chunk.sources, plan.output.address, plan.bounds, plan.ocr, kept)

    def _settle(self, chunk: Chunk, future: "Future[Row]") -> None:
        try:  # a worker may die with its work done and its result not yet handed over
            counts = future.result()
        except KilledWorker:
            self.tally.deaths += 1
            self._after_death(chunk)
        else:
            self._count(counts["documents"], counts["errors"])

    def _after_death(self, chunk: Chunk) -> None:
        output = self.plan.output
        if chunk.name in output.chunks("documents"):  # it died after its work was done
            self._count(len(chunk.sources), 0)
            return
        if self._hung(chunk):
            return
        if len(chunk.sources) == 1:
            self._after_single(chunk)
            return
        for half in reversed(chunk.halves()):
            self.waiting.appendleft(half)

    def _after_single(self, chunk: Chunk) -> None:
        """Condemn a document only when it was there each time: one death may be chance."""
        self.tries[chunk.name] = self.tries.get(chunk.name, 0) + 1
        if self.tries[chunk.name] < TRIES:
            self.waiting.appendleft(chunk)
            return
        sentence = f"{chunk.sources[0]} ended the process that read it; it was skipped."
        row = error_row(chunk.sources[0], KilledItsWorker(sentence))
        self.plan.output.write(chunk.name, {"errors": [row]})
        self._count(0, 1)

    def _hung(self, chunk: Chunk) -> bool:
        """Whether the worker ended itself over one document; the others are read again."""
        output, name = self.plan.output, f"{chunk.name}-hung"
        if name not in output.chunks("documents"):
            return False
        guilty = set(output.sources("errors", name))
        self._count(0, len(guilty))
        rest = tuple(source for source in chunk.sources if source not in guilty)
        if rest:
            self.waiting.appendleft(Chunk(rest))
        return True

    def _count(self, documents: int, errors: int) -> None:
        self.tally.documents += documents
        self.tally.errors += errors
        self.progress(documents + errors)


@contextmanager
def _client(engine: str, workers: int) -> Iterator[Client]:
    settings = {
        # One death is enough to look closer: what killed a worker once may do so again.
        "distributed.scheduler.allowed-failures": 0,
        # A chunk waits at the scheduler, not with a worker that may die of another one.
        "distributed.scheduler.worker-saturation": 1.0,
        # Reading a document holds the interpreter longer than the engine likes to be held.
        "distributed.admin.tick.limit": "30s",
        # What the engine looks at while others wait: itself a hundred times a second, memory
        # ten times. A task here takes seconds, and `guard` looks after memory.
        "distributed.worker.profile.enabled": False,
        "distributed.worker.memory.monitor-interval": "1s",
        "distributed.admin.system-monitor.interval": "5s",
        "distributed.scheduler.active-memory-manager.start": False,
    }
    with dask.config.set(settings):
        if engine != "local":
            with _reach(engine) as client:
                yield client
            return
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",  # any free port: other runs may be under way
            silence_logs=logging.CRITICAL,  # a worker that died is told of in the tally
        )
        with cluster, Client(cluster) as client:
            yield client


def _reach(address: str) -> Client:
    try:
        return Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise UsageError(f"There is no Dask scheduler at {address}.") from error
