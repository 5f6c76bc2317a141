"""A table as Parquet, in groups of rows, so that a large ledger need not fit into memory."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from griffier.errors import MissingExtra
from griffier.export.tables import Row, Table

_GROUP = 50_000  # rows


def write_parquet(table: Table, values: Iterable[Any], target: Path) -> int:
    """Write a file and return its number of rows. Raises MissingExtra without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("export", error) from error
    kinds: dict[str, Any] = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("s", tz="UTC"),
    }
    schema = pa.schema([(column.name, kinds[column.kind]) for column in table.columns])
    rows, count = table.rows(values), 0
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.table(_columns(table, group), schema=schema))
            count += len(group)
    return count


def _columns(table: Table, group: list[Row]) -> dict[str, list[Any]]:
    columns = zip(*group, strict=True)
    return {
        column.name: [list(v) if isinstance(v, tuple) else v for v in values]
        for column, values in zip(table.columns, columns, strict=True)
    }
