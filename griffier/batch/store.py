"""The output folder: one Parquet file per chunk and table, each there wholly or not at all.

A chunk is done when its part of `documents` is there, which is written last. What a broken
run left of a chunk that is not done is removed before its documents are read again, so
nothing is ever counted twice. Errors are part of what is done: a document that could not
be read is not tried again unless asked.
"""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from griffier.batch.inputs import file_system
from griffier.batch.tables import SCHEMAS, Row
from griffier.errors import SourceMissing, UsageError
from griffier.model import Source

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
        for hidden in [*files.glob(f"{root}/*/*.tmp"), *files.glob(f"{root}/*/*/*.tmp")]:
            files.rm_file(hidden)
        for table in SCHEMAS:
            for chunk in self.chunks(table) - done:
                files.rm_file(self.part(table, chunk))
                removed += 1
        return removed

    def forget_errors(self, only: Collection[str] = ()) -> None:
        """Drop the rows of documents that could not be read, so that they are tried again;
        of these classes of errors alone, where some are named."""
        for chunk in self.chunks("errors") & self.chunks(LAST):
            if not self._rows("errors", chunk):
                continue
            rows = self._part("errors", chunk)
            kept = [row for row in rows if only and row["error"] not in only]
            if len(kept) < len(rows):
                _write(self.part("errors", chunk), kept, SCHEMAS["errors"], self.address)

    def troubles(self) -> Counter[str]:
        """How many documents could not be read, by the class of the error."""
        found: Counter[str] = Counter()
        for chunk in self.chunks("errors") & self.chunks(LAST):
            if self._rows("errors", chunk):
                found.update(row["error"] for row in self._part("errors", chunk))
        return found

    def original(self, place: str) -> Source:
        """The bytes that were fetched and kept in this folder.

        Raises:
            SourceMissing: they are not there any more.
        """
        files, root = file_system(self.address)
        try:
            return Source(files.cat_file(f"{root}/{place}"), place.rpartition("/")[2])
        except OSError as error:
            raise SourceMissing(f"{place} is not in {self.address} any more.") from error

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
            yield from self._part(table, chunk)

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

    def _part(self, table: str, chunk: str) -> list[Row]:
        files, _ = file_system(self.address)
        found: list[Row] = pq.read_table(self.part(table, chunk), filesystem=files).to_pylist()
        return found

    def _rows(self, table: str, chunk: str) -> int:
        files, _ = file_system(self.address)
        return int(pq.read_metadata(self.part(table, chunk), filesystem=files).num_rows)


def _write(path: str, rows: list[Row], schema: pa.Schema, address: str) -> None:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
    put(path, sink.getvalue().to_pybytes(), address)


def put(path: str, data: bytes, address: str) -> None:
    """Write a file into the output at `address`: wholly there afterwards, or not at all."""
    files, _ = file_system(address)
    if "file" not in ((files.protocol,) if isinstance(files.protocol, str) else files.protocol):
        files.pipe_file(path, data)  # an object store shows an object when all of it has arrived
        return
    hidden = Path(f"{path}.{os.getpid()}.tmp")
    with hidden.open("wb") as written:
        written.write(data)
        written.flush()
        os.fsync(written.fileno())
    hidden.replace(path)
