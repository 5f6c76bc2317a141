"""Bulk downloads: what `griffier export` writes, as it is read from the ledger."""

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from fastapi import Query
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from griffier.export.formats import FORMATS
from griffier.export.pieces import helpings
from griffier.export.selection import Selection
from griffier.export.tables import TABLES
from griffier.ledger.queries import EntryQuery
from griffier.serve.api.documents import EntriesFilter
from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import library_of

router = guarded("downloads")


class Form(StrEnum):
    """The formats that can be downloaded; docs/data.md explains every column."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    PLOVER = "plover"
    POPOLO = "popolo"
    ICS = "ics"


_TYPES = {
    Form.JSONL: "application/jsonl",
    Form.CSV: "text/csv; charset=utf-8",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.ANNOTATIONS: "application/ld+json",
    Form.PLOVER: "application/jsonl",
    Form.POPOLO: "application/json",
    Form.ICS: "text/calendar",
}
Tables = StrEnum("Tables", {name.upper(): name for name in TABLES})  # type: ignore[misc]


class Asked(EntriesFilter):
    """Which lines, and of jsonl, csv and parquet which table."""

    table: Tables = Tables("statements")


@router.get("/export/{form}", response_class=Response, summary="Everything, or what is asked for")
def export(request: Request, form: Form, asked: Annotated[Asked, Query()]) -> Response:
    """The lines that are asked for, and what belongs to them, in one file."""
    query = EntryQuery(**asked.model_dump(exclude={"table"}))
    chosen = Selection(library_of(request), query)
    chosen.check()
    table, made = TABLES[asked.table], FORMATS[form]
    name = f"{asked.table}.{form}" if made.tabular else f"griffier.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if made.stream:
        pieces = helpings(made.stream(chosen, table))
        return StreamingResponse(pieces, media_type=_TYPES[form], headers=headers)
    with tempfile.NamedTemporaryFile(suffix=f".{form}", delete=False) as kept:
        target = Path(kept.name)
    if made.write:
        made.write(chosen, table, target)
    gone = BackgroundTask(target.unlink, missing_ok=True)
    return FileResponse(target, media_type=_TYPES[form], headers=headers, background=gone)
