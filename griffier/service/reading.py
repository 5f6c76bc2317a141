"""Reading many files side by side, each made ready to be filed by the process that read it."""

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from griffier import pipeline, sources
from griffier.errors import GriffierError, KilledItsWorker
from griffier.ledger.prepared import Prepared, prepare
from griffier.reading.guard import Bounds, guarded, took_too_long
from griffier.reading.scanning import read_or_recognise

_AHEAD = 4  # files given to each process before their turn


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: ready to be filed, or why not."""

    path: str
    result: Prepared | GriffierError


def read_all(
    paths: Iterable[Path | GriffierError],
    jobs: int,
    *,
    ocr: bool = False,
    bounds: Bounds | None = None,
) -> Iterator[Read]:
    """Read files, in order, by `jobs` processes, each file held to `bounds`; by this one,
    without bounds, where that is 1. With `ocr` the words in scans are recognised."""
    bounds = bounds or Bounds.wished(None, Bounds().memory, ocr=ocr)
    if jobs == 1:
        yield from (_read(path, ocr) for path in paths)
        return
    waiting: deque[tuple[Path | GriffierError, Future[Read] | None]] = deque()
    todo = iter(paths)
    pool = _pool(jobs)
    try:
        while True:
            for path in todo:
                waiting.append((path, _submitted(pool, path, ocr, bounds)))
                if len(waiting) >= jobs * _AHEAD:
                    break
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                yield future.result() if future else _read(path, ocr)
            except BrokenProcessPool:
                # Which file ended its process is not known: each of those under way is read
                # again by a process of its own.
                pool.shutdown(wait=False)
                for each, _ in ((path, None), *waiting):
                    yield _alone(each, ocr, bounds)
                waiting.clear()
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A process of its own from the start: a copy of one with open databases and threads
    # (as a server has) may hang.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _submitted(
    pool: ProcessPoolExecutor, path: Path | GriffierError, ocr: bool, bounds: Bounds
) -> "Future[Read] | None":
    return pool.submit(_held, path, ocr, bounds) if isinstance(path, Path) else None


def _alone(path: Path | GriffierError, ocr: bool, bounds: Bounds) -> Read:
    if not isinstance(path, Path):
        return _read(path, ocr)
    began = time.monotonic()
    with _pool(1) as pool:
        try:
            return pool.submit(_held, path, ocr, bounds).result()
        except BrokenProcessPool:
            if time.monotonic() - began >= bounds.seconds:
                return Read(str(path), took_too_long(str(path), bounds.seconds))
            said = f"{path}: reading it ended the process that read it."
            return Read(str(path), KilledItsWorker(said))


def _held(path: Path, ocr: bool, bounds: Bounds) -> Read:
    try:
        with guarded(str(path), bounds, lambda _: None):
            return _read(path, ocr)
    except GriffierError as error:
        return Read(str(path), error)


def _read(path: Path | GriffierError, ocr: bool = False) -> Read:
    if isinstance(path, GriffierError):
        return Read("", path)
    try:
        source = sources.from_path(path)
        read = read_or_recognise if ocr else pipeline.read
        return Read(str(path), prepare(source, read(source)))
    except GriffierError as error:
        return Read(str(path), error)
