"""What a worker does with one chunk of documents."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from griffier import pipeline
from griffier.batch.inputs import fetched
from griffier.batch.store import Output
from griffier.batch.tables import SCHEMAS, Row, document_rows, error_row
from griffier.errors import GriffierError, TookTooLong
from griffier.model import Document, Source
from griffier.reading.guard import Bounds, guarded
from griffier.reading.scanning import read_or_recognise


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the bytes of a document are that was fetched by its name: a `place` in the output
    folder («fetched/…/kst-21501-20-1873.xml»), and the address they came from."""

    place: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """The documents of one chunk and how to read them; `output` is an address, `kept` says of
    those that were fetched where they are."""

    chunk: str
    sources: tuple[str, ...]
    output: str
    bounds: Bounds = field(default_factory=Bounds)
    ocr: bool = False
    kept: Mapping[str, Kept] = field(default_factory=dict)


def read_chunk(task: Task) -> Row:
    """Read documents and write the chunk's part of every table.

    A document that cannot be read becomes a row of errors. One that takes longer than its
    bounds allow ends the worker, after its row is written as a chunk of its own. Returns how
    many documents and errors there were.
    """
    output = Output(task.output)
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    for source in task.sources:
        _add(rows, source, task, output)
    output.write(task.chunk, rows)
    return {"documents": len(rows["documents"]), "errors": len(rows["errors"])}


def _add(rows: dict[str, list[Row]], source: str, task: Task, output: Output) -> None:
    started = time.process_time()
    kept = task.kept.get(source)
    try:
        with guarded(source, task.bounds, _tell(output, task.chunk, source)):
            document = _read(output.original(kept.place) if kept else fetched(source), task.ocr)
    except GriffierError as error:
        rows["errors"].append(error_row(source, error))
    except Exception as error:  # a fault of ours: one document must not cost the others
        rows["errors"].append(error_row(source, error))
    else:
        found = document_rows(source, document, time.process_time() - started)
        found["documents"][0] |= {"kept": kept.place, "url": kept.url} if kept else {}
        for table, added in found.items():
            rows[table].extend(added)


def _read(source: Source, ocr: bool) -> Document:
    return read_or_recognise(source) if ocr else pipeline.read(source)


def _tell(output: Output, chunk: str, source: str) -> Callable[[TookTooLong], None]:
    def tell(error: TookTooLong) -> None:
        output.write(f"{chunk}-hung", {"errors": [error_row(source, error)]})

    return tell
