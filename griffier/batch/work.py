"""What a worker does with one chunk of documents."""

import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from griffier import pipeline
from griffier.batch.inputs import fetched
from griffier.batch.store import Output
from griffier.batch.tables import SCHEMAS, Row, document_rows, error_row
from griffier.errors import GriffierError

HUNG = 86
"""The exit code of a worker that ends itself because a document took too long."""

GRACE = 10.0
"""Seconds between asking a worker to give up a document and ending it without asking."""


class TookTooLong(Exception):
    """A document was still being read when its time was up."""


def read_chunk(chunk: str, sources: tuple[str, ...], address: str, seconds: float) -> Row:
    """Read documents and write the chunk's part of every table.

    A document that cannot be read becomes a row of errors. One that takes longer than
    `seconds` ends the worker, after its row is written as a chunk of its own: nothing
    else stops code that does not return. Returns how many documents and errors there were.
    """
    output = Output(address)
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    for source in sources:
        with _watched(source, seconds, output, chunk):
            _add(rows, source)
    output.write(chunk, rows)
    return {"documents": len(rows["documents"]), "errors": len(rows["errors"])}


def _add(rows: dict[str, list[Row]], source: str) -> None:
    started = time.process_time()
    try:
        document = pipeline.read(fetched(source))
    except GriffierError as error:
        rows["errors"].append(error_row(source, error))
    except Exception as error:  # a fault of ours: one document must not cost the others
        rows["errors"].append(error_row(source, error))
    else:
        for table, added in document_rows(source, document, time.process_time() - started).items():
            rows[table].extend(added)


@contextmanager
def _watched(source: str, seconds: float, output: Output, chunk: str) -> Iterator[None]:
    timer = threading.Timer(seconds, _give_up(source, seconds, output, chunk))
    timer.daemon = True
    timer.start()
    # Code that never lets go of the interpreter keeps the timer from running; this ends the
    # process all the same, and the document is found by splitting the chunk.
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        timer.cancel()


def _give_up(source: str, seconds: float, output: Output, chunk: str) -> Callable[[], None]:
    def end() -> None:
        sentence = f"{source} was still being read after {seconds:g} seconds; it was skipped."
        output.write(f"{chunk}-hung", {"errors": [error_row(source, TookTooLong(sentence))]})
        sys.stderr.flush()
        os._exit(HUNG)

    return end
