"""What `griffier batch` has read, taken into a library without reading it again."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from griffier import errors
from griffier.batch.inputs import fetched
from griffier.batch.store import Output
from griffier.errors import DamagedDocument, GriffierError, ReadError, SourceError
from griffier.ledger.prepared import Made, prepared
from griffier.service.reading import Read

Row = dict[str, Any]


def readings(output: Output) -> Iterator[Read]:
    """Every document of a run, ready to be filed, and then every one that could not be read.

    The bytes are fetched from where they were read; where they have changed since, the
    document is an error: a reading must not stand beside bytes it was not made of.

    Raises UsageError where `output` was not written by a run.
    """
    for row in output.rows("documents"):
        yield Read(row["source"], _ready(row, output))
    for row in output.rows("errors"):
        yield Read(row["source"], _error(row))


def _ready(row: Row, output: Output) -> Any:
    kept = row.get("kept")
    try:
        source = output.original(kept) if kept else fetched(row["source"])
    except GriffierError as error:
        return error
    if hashlib.sha256(source.data).hexdigest() != row["id"]:
        return DamagedDocument(f"{row['source']} has changed since it was read; read it again.")
    made = Made(row["engine"], row["fingerprint"])
    return prepared(source, json.loads(row["json"]), made, row.get("url"))


def _error(row: Row) -> GriffierError:
    """The error of the run, as its own class where there is one."""
    kind = getattr(errors, row["error"], None)
    if isinstance(kind, type) and issubclass(kind, ReadError | SourceError):
        return kind(row["message"])
    return GriffierError(row["message"])
