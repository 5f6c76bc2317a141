"""The columns of the output, and the rows one document gives. docs/scale.md explains them."""

import json
from datetime import date
from typing import Any

import pyarrow as pa

import griffier
from griffier.errors import GriffierError
from griffier.ledger.prepared import fingerprint
from griffier.model import Document
from griffier.views.contract import as_dict

Row = dict[str, Any]

_WORDS = pa.list_(pa.string())

SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema(
        [
            ("source", pa.string()),
            ("id", pa.string()),
            ("lang", pa.string()),
            ("kind", pa.string()),
            ("title", pa.string()),
            ("date", pa.date32()),
            ("number", pa.string()),
            ("identifier", pa.string()),
            ("dossiers", _WORDS),
            ("media_type", pa.string()),
            ("pages", pa.int32()),
            ("characters", pa.int64()),
            ("statements", pa.int32()),
            ("seconds", pa.float32()),
            ("engine", pa.string()),
            ("fingerprint", pa.string()),
            ("url", pa.string()),
            ("kept", pa.string()),
            ("json", pa.large_string()),
        ]
    ),
    "statements": pa.schema(
        [
            ("document", pa.string()),
            ("id", pa.string()),
            ("act", pa.string()),
            ("actors", _WORDS),
            ("recipients", _WORDS),
            ("via", pa.string()),
            ("topic", pa.string()),
            ("concept", pa.string()),
            ("meeting", pa.string()),
            ("date", pa.date32()),
            ("published", pa.date32()),
            ("modality", pa.string()),
            ("polarity", pa.string()),
            ("weight", pa.string()),
            ("repeated", pa.bool_()),
            ("deadline", pa.string()),
            ("deadline_from", pa.date32()),
            ("deadline_to", pa.date32()),
            ("quote", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("page", pa.int32()),
            ("plover", pa.string()),
            ("rule", pa.string()),
            ("confidence", pa.float32()),
        ]
    ),
    "mentions": pa.schema(
        [
            ("document", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("text", pa.string()),
            ("entity", pa.string()),
            ("kind", pa.string()),
            ("role", pa.string()),
            ("person", pa.string()),
        ]
    ),
    "references": pa.schema(
        [
            ("document", pa.string()),
            ("kind", pa.string()),
            ("id", pa.string()),
            ("text", pa.string()),
            ("url", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
        ]
    ),
    "errors": pa.schema(
        [
            ("source", pa.string()),
            ("error", pa.string()),
            ("message", pa.string()),
            ("exit_code", pa.int32()),
        ]
    ),
}


def document_rows(source: str, document: Document, seconds: float) -> dict[str, list[Row]]:
    """What one document adds to each table; `seconds` is the CPU time its reading took."""
    shown = as_dict(document, layout=True)
    known = document.letter.metadata
    return {
        "documents": [
            {
                **_plain(shown["metadata"], "documents"),
                "source": source,
                "id": document.id,
                "lang": document.letter.lang,
                "date": known.date,
                "characters": len(document.text),
                "statements": len(document.statements),
                "seconds": seconds,
                "engine": griffier.__version__,
                "fingerprint": fingerprint(),
                "json": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
            }
        ],
        "statements": [_statement(each, document) for each in shown["statements"]],
        "mentions": [_of(document, each, "mentions") for each in shown["mentions"]],
        "references": [_of(document, each, "references") for each in shown["references"]],
    }


def error_row(source: str, error: BaseException) -> Row:
    """The row of a document that could not be read."""
    known = isinstance(error, GriffierError)
    return {
        "source": source,
        "error": type(error).__name__,
        "message": str(error) or type(error).__name__,
        "exit_code": error.exit_code if isinstance(error, GriffierError) and known else None,
    }


def _statement(shown: Row, document: Document) -> Row:
    deadline, topic = shown["deadline"] or {}, shown["topic"] or {}
    return {
        **_plain(shown, "statements"),
        "document": document.id,
        "actors": [actor["id"] for actor in shown["actors"]],
        "recipients": [actor["id"] for actor in shown["recipients"]],
        "topic": topic.get("text"),
        "concept": topic.get("concept"),
        "meeting": shown["meeting_id"],
        "date": _day(shown["date"]),
        "published": document.letter.metadata.date,
        "deadline": deadline.get("text"),
        "deadline_from": _day(deadline.get("from")),
        "deadline_to": _day(deadline.get("to")),
        "start": shown["evidence"]["start"],
        "end": shown["evidence"]["end"],
        "page": shown["evidence"]["page"],
    }


def _of(document: Document, shown: Row, table: str) -> Row:
    return {**_plain(shown, table), "document": document.id}


def _plain(shown: Row, table: str) -> Row:
    """The values that stand under the same name in the contract and in the table."""
    return {name: shown[name] for name in SCHEMAS[table].names if name in shown}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
