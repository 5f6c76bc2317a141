"""What one document may take of the process that reads it: so much time, so much memory.

Nothing else than its end stops code that does not return. So a document that takes too long
ends its process, after `tell` was told of it; whoever started the process starts another one.
"""

import faulthandler
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from griffier.errors import DocumentTooLarge, TookTooLong

try:
    import resource
except ImportError:  # pragma: no cover - Windows knows no such limits
    resource = None  # type: ignore[assignment]

HUNG: Final = 86
"""The exit code of a process that ended itself because a document took too long."""

GRACE: Final = 10.0
"""Seconds between asking a process to give up a document and ending it without asking."""

_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """`seconds` of time one document may take, and megabytes of `memory` its process may have.

    A process that holds the words of griffier takes some 300 megabytes before it reads anything.
    """

    seconds: float = 120.0
    memory: int = 2048

    @classmethod
    def wished(cls, seconds: float | None, memory: int, *, ocr: bool) -> "Bounds":
        """As asked for; where `seconds` was not, enough for a document, or for a scan of some
        hundred pages, each of which takes tesseract one or two seconds, up to ten when busy."""
        return cls(seconds or (1800.0 if ocr else 120.0), memory)


def took_too_long(name: str, seconds: float) -> TookTooLong:
    """The error of a document whose time was up."""
    return TookTooLong(f"{name} was still being read after {seconds:g} seconds; it was given up.")


@contextmanager
def guarded(name: str, bounds: Bounds, tell: Callable[[TookTooLong], None]) -> Iterator[None]:
    """Hold what is done within the block to `bounds`; `name` is the document's.

    Where time is up `tell` is called, on a thread of its own, and the process ends with HUNG.

    Raises:
        DocumentTooLarge: more memory was asked for. A library that is not written in Python
            may end the process instead.
    """
    watch = _Watch(name, bounds.seconds, tell)
    # Code that never lets go of the interpreter keeps the watch from being heard; this ends
    # the process all the same.
    faulthandler.dump_traceback_later(bounds.seconds + GRACE, exit=True)
    try:
        with _limited(bounds.memory):
            yield
    except MemoryError:
        said = f"{name} needs more than {bounds.memory:,} MB of memory; it was given up."
        raise DocumentTooLarge(said) from None
    finally:
        faulthandler.cancel_dump_traceback_later()
        watch.stop()


class _Watch:
    """Ends the process when time is up; never once it was stopped."""

    def __init__(self, name: str, seconds: float, tell: Callable[[TookTooLong], None]) -> None:
        self._error = took_too_long(name, seconds)
        self._tell, self._over, self._lock = tell, False, threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True

    def _end(self) -> None:
        with self._lock:
            if self._over:
                return
            try:
                self._tell(self._error)
                sys.stderr.flush()
            finally:
                os._exit(HUNG)


@contextmanager
def _limited(megabytes: int) -> Iterator[None]:
    """A limit on the data of this process, lifted again behind the block. Linux holds a
    process to it; elsewhere the system may not."""
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * _MEGABYTE
    known = [each for each in (soft, hard, wanted) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(known), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
