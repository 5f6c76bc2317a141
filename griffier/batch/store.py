"""The output folder: one Parquet file per chunk and table, each there wholly or not at all.

A chunk is done when its part of `documents` is there, which is written last. What a broken
run left of a chunk that is not done is removed before its documents are read again, so
nothing is ever counted twice. Errors are part of what is done: a document that could not
be read is not tried again unless asked.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from griffier.batch.inputs import file_system
from griffier.batch.tables import SCHEMAS, Row
from griffier.errors import UsageError

LAST = "documents"
"""The table written last: a chunk without its part of it is not done."""

FORM = "griffier/batch/1"


@dataclass(frozen=True, slots=True)
class Output:
    """Where a run writes; travels to the workers as its address."""

    address: str

    def part(self, table: str, chunk: str) -> str:
        """The path of one chunk's part of a table, on its file system."""
        return f"{self._root()}/{table}/{chunk}.parquet"

    def prepare(self) -> None:
        """Make the folders and note the form of the output.

        Raises:
            UsageError: the folder holds something else, or may not be written.
        """
        files, root = file_system(self.address)
        note = f"{root}/griffier-batch.json"
        try:
            if files.exists(note):
                self._check(json.loads(files.cat_file(note)))
                return
            if files.exists(root) and files.ls(root):
                raise UsageError(f"{self.address} holds something else; name an empty folder.")
            for table in SCHEMAS:
                files.makedirs(f"{root}/{table}", exist_ok=True)
            files.pipe_file(note, json.dumps({"form": FORM}).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"{self.address} cannot be written: {reason}.") from error

    def chunks(self, table: str) -> set[str]:
        """The names of the chunks that have a part of this table."""
        files, root = file_system(self.address)
        files.invalidate_cache()
        names = (str(path).rsplit("/", 1)[-1] for path in files.glob(f"{root}/{table}/*.parquet"))
        return {name.removesuffix(".parquet") for name in names}

    def settled(self) -> set[str]:
        """The sources that need no reading any more: they have a row, be it of errors."""
        found: set[str] = set()
        for table in ("documents", "errors"):
            for chunk in self.chunks(table) & self.chunks(LAST):
                found.update(self.sources(table, chunk))
        return found

    def clear_unfinished(self) -> int:
        """Remove what broken runs left of chunks that are not done; how many files."""
        files, root = file_system(self.address)
        done, removed = self.chunks(LAST), 0
        for hidden in files.glob(f"{root}/*/*.tmp"):
            files.rm_file(hidden)
        for table in SCHEMAS:
            for chunk in self.chunks(table) - done:
                files.rm_file(self.part(table, chunk))
                removed += 1
        return removed

    def forget_errors(self) -> None:
        """Drop the rows of all documents that could not be read, so that they are tried again."""
        for chunk in self.chunks("errors") & self.chunks(LAST):
            if self._rows("errors", chunk):
                _write(self.part("errors", chunk), [], SCHEMAS["errors"], self.address)

    def write(self, chunk: str, rows: dict[str, list[Row]]) -> None:
        """Write a chunk's part of every table; the table `LAST` comes last."""
        for table in sorted(SCHEMAS, key=lambda name: name == LAST):
            _write(self.part(table, chunk), rows.get(table, []), SCHEMAS[table], self.address)

    def rows(self, table: str) -> Iterator[Row]:
        """Every row of a table, chunk by chunk, over the chunks that are done.

        Raises:
            UsageError: the folder was not written by a run.
        """
        files, root = file_system(self.address)
        if not files.exists(f"{root}/griffier-batch.json"):
            raise UsageError(f"{self.address} is no output of griffier batch.")
        for chunk in sorted(self.chunks(table) & self.chunks(LAST)):
            yield from pq.read_table(self.part(table, chunk), filesystem=files).to_pylist()

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, over the chunks that are done."""
        done = self.chunks(LAST)
        return {
            table: sum(self._rows(table, chunk) for chunk in done & self.chunks(table))
            for table in SCHEMAS
        }

    def _root(self) -> str:
        return str(file_system(self.address)[1])

    def _check(self, note: dict[str, Any]) -> None:
        if note.get("form") != FORM:
            raise UsageError(f"{self.address} was written by another version of griffier.")

    def sources(self, table: str, chunk: str) -> list[str]:
        """The sources named in one chunk's part of a table."""
        files, _ = file_system(self.address)
        part = pq.read_table(self.part(table, chunk), columns=["source"], filesystem=files)
        return [str(value) for value in part.column("source").to_pylist()]

    def _rows(self, table: str, chunk: str) -> int:
        files, _ = file_system(self.address)
        return int(pq.read_metadata(self.part(table, chunk), filesystem=files).num_rows)


def _write(path: str, rows: list[Row], schema: pa.Schema, address: str) -> None:
    table = pa.Table.from_pylist(rows, schema=schema)
    files, _ = file_system(address)
    if "file" not in ((files.protocol,) if isinstance(files.protocol, str) else files.protocol):
        # An object store shows an object when all of it has arrived.
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        files.pipe_file(path, sink.getvalue().to_pybytes())
        return
    hidden = Path(f"{path}.{os.getpid()}.tmp")
    pq.write_table(table, hidden, compression="zstd")
    with hidden.open("rb") as written:
        os.fsync(written.fileno())
    hidden.replace(path)
