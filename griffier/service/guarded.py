"""Reading in a process of its own, so that no document stops whoever fetches them.

    with GuardedReader() as reader:
        prepared = reader.read(source, address)

A process is started when the first document comes, and again after one that ended it.
"""

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, Self

from griffier.errors import GriffierError, KilledItsWorker, ReadError, TookTooLong
from griffier.ledger.prepared import Prepared, prepare
from griffier.model import Document, Source
from griffier.reading.guard import GRACE, Bounds, guarded, took_too_long

ReadOne = Callable[[Source, str], Prepared]
"""Reads a document that came from an address, and makes it ready to be filed. Raises ReadErrors."""

_MARGIN: Final = 10.0  # seconds behind those in which the other process ends itself
_STARTING: Final = 60.0  # seconds that starting one may take


def plainly(source: Source, address: str) -> Prepared:
    """Read in this process, without any guard: for documents whose end is known."""
    from griffier import pipeline

    return prepare(source, pipeline.read(source), address)


class GuardedReader:
    """Reads documents one at a time in another process, held to `bounds`; with `ocr` the words
    in scans are recognised. Close it, or use it in a `with` block."""

    def __init__(self, bounds: Bounds | None = None, *, ocr: bool = False) -> None:
        self.bounds, self._ocr = bounds or Bounds.wished(None, Bounds().memory, ocr=ocr), ocr
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def process(self) -> int | None:
        """The id of the process that reads, where there is one."""
        return self._process.pid if self._process else None

    def read(self, source: Source, address: str) -> Prepared:
        """A document, ready to be filed.

        Raises:
            ReadError: it cannot be read; TookTooLong, DocumentTooLarge and KilledItsWorker
                where it took more time or memory than it may, or ended the process.
        """
        answer = self._asked(source, address)
        if answer is None:  # somebody killed it between two documents: no document's fault
            self.close()
            answer = self._asked(source, address)
        if isinstance(answer, Prepared):
            return answer
        answer = answer or KilledItsWorker(f"{source.name}: no process could be had to read it.")
        if isinstance(answer, TookTooLong | KilledItsWorker):
            self.close()  # it ends itself, or has done so; the next document gets another
        raise answer if isinstance(answer, GriffierError) else ReadError(answer)

    def _asked(self, source: Source, address: str) -> Prepared | GriffierError | str | None:
        """What the other process says; None where it was gone before it took the document up."""
        pipe, began, taken = self._started(), time.monotonic(), False
        try:
            pipe.send((source, address))
            taken = pipe.poll(_STARTING) and pipe.recv() is None
            if not (taken and pipe.poll(self.bounds.seconds + GRACE + _MARGIN)):
                raise EOFError
            answer: Prepared | GriffierError | str = pipe.recv()
        except (EOFError, OSError):
            return self._ended(source.name, time.monotonic() - began) if taken else None
        return answer

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None and self._process.pid:
            # What it started (tesseract) stands in its group, and goes with it.
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        # Not a copy of this process, which has open databases and threads.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_answer, args=(theirs, self.bounds, self._ocr))
        process.daemon = True
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        with contextlib.suppress(EOFError, OSError):  # one that cannot start ends with its first
            if ours.poll(_STARTING):
                ours.recv()
        return ours

    def _ended(self, name: str, seconds: float) -> ReadError:
        if seconds >= self.bounds.seconds:
            return took_too_long(name, self.bounds.seconds)
        return KilledItsWorker(f"{name} ended the process that read it.")


def _answer(pipe: Connection, bounds: Bounds, ocr: bool) -> None:  # pragma: no cover - elsewhere
    """What the other process does: read what it is given, until nobody asks any more."""
    if hasattr(os, "setsid"):
        os.setsid()
    for ours in (signal.SIGINT, signal.SIGTERM):  # for the one who asks; it ends this one too
        signal.signal(ours, signal.SIG_IGN)
    _warm()
    pipe.send(None)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            source, address = pipe.recv()
            pipe.send(None)  # from here on its end is the document's doing
            pipe.send(_read(source, address, bounds, ocr, pipe))


def _warm() -> None:  # pragma: no cover - elsewhere
    """Load the words, so that the first document's time is its own."""
    from griffier import pipeline

    with contextlib.suppress(GriffierError):
        pipeline.read(Source(b"Den Haag, 1 mei 2022\n\nGeachte voorzitter,\n", "first.txt"))


def _read(
    source: Source, address: str, bounds: Bounds, ocr: bool, pipe: Connection
) -> Prepared | GriffierError | str:  # pragma: no cover - elsewhere
    try:
        with guarded(source.name, bounds, pipe.send):
            return prepare(source, _document(source, ocr), address)
    except GriffierError as error:
        return error
    except Exception as error:  # a fault of ours: one document must not cost the others
        return f"{source.name}: griffier failed over it ({type(error).__name__}: {error})."


def _document(source: Source, ocr: bool) -> Document:  # pragma: no cover - elsewhere
    from griffier import pipeline
    from griffier.reading.scanning import read_or_recognise

    return read_or_recognise(source) if ocr else pipeline.read(source)
