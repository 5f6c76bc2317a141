"""Promises, evidence and statuses as plain rows, for JSON and CSV."""

import csv
import datetime
import io
from collections.abc import Iterable
from typing import Any, Final

from griffier.ledger.entries import Entry, Evidence, Figure, Status
from griffier.track.due import Due
from griffier.track.followed import ids
from griffier.track.measured import Measured
from griffier.track.trail import Trail

DUE_COLUMNS: Final = (
    "id", "state", "rule", "promiser", "ministry", "made", "reference", "document", "page",
    "deadline", "deadline_first", "deadline_last", "expected", "days_over", "topic", "concept",
    "quote", "reason", "evidence",
)  # fmt: skip


def due_row(due: Due) -> dict[str, Any]:
    """One promise; dates in ISO form, `evidence` as a list of rows."""
    entry, deadline = due.entry, due.entry.deadline
    made = entry.date or entry.published
    return {
        "id": entry.id,
        "state": due.status.state.value,
        "rule": due.status.rule,
        "promiser": due.promiser,
        "ministry": due.ministry,
        "made": made.isoformat() if made else None,
        "reference": due.reference,
        "document": entry.document,
        "page": entry.page,
        "deadline": deadline.text if deadline else None,
        "deadline_first": deadline.first.isoformat() if deadline else None,
        "deadline_last": deadline.last.isoformat() if deadline else None,
        "expected": due.expected.isoformat() if due.expected else None,
        "days_over": due.over,
        "topic": entry.topic,
        "concept": entry.concept,
        "quote": entry.quote,
        "reason": due.status.reason,
        "evidence": [evidence_row(each) for each in due.known],
    }


def evidence_row(each: Evidence) -> dict[str, Any]:
    """One piece of evidence."""
    return {
        "kind": each.kind,
        "source": each.source,
        "date": each.date.isoformat() if each.date else None,
        "bears": each.bears.value,
        "quote": each.quote,
        "reason": each.reason,
        "document": each.document,
        "start": each.start,
        "end": each.end,
    }


def status_row(status: Status) -> dict[str, Any]:
    """One status, with the ids of what it rests on."""
    return {
        "state": status.state.value,
        "on": status.on.isoformat(),
        "rule": status.rule,
        "reason": status.reason,
        "evidence": [each.source for each in status.evidence],
    }


def trail_row(trail: Trail) -> dict[str, Any]:
    """A whole trail: the entry, its status and history, evidence and figures."""
    return {
        "entry": entry_row(trail.entry),
        "concern": trail.concern.value,
        "on": trail.on.isoformat(),
        "status": status_row(trail.status),
        "history": [status_row(each) for each in trail.history],
        "evidence": [evidence_row(each) for each in trail.evidence],
        "measured": [_measured_row(each, trail.on) for each in trail.measured],
    }


def _measured_row(found: Measured, on: datetime.date) -> dict[str, Any]:
    return {
        "series": found.series.id,
        "name": found.series.name,
        "unit": found.series.unit,
        "better": found.series.better,
        "subject": found.subject,
        "before": _figure_row(found.before) if found.before else None,
        "after": [_figure_row(each) for each in found.until(on)],
    }


def _figure_row(figure: Figure) -> dict[str, Any]:
    return {
        "period": figure.period,
        "value": figure.value,
        "total": figure.total,
        "source": figure.source,
        "note": figure.note,
        "items": list(figure.items),
    }


def entry_row(entry: Entry) -> dict[str, Any]:
    """The line of the ledger itself, in the words of the contract."""
    deadline = entry.deadline
    return {
        "id": entry.id,
        "document": entry.document,
        "act": entry.act.value,
        "actors": sorted(ids(entry.actors)),
        "via": entry.via,
        "recipients": sorted(ids(entry.recipients)),
        "topic": entry.topic,
        "concept": entry.concept,
        "meeting": entry.meeting,
        "date": entry.date.isoformat() if entry.date else None,
        "published": entry.published.isoformat() if entry.published else None,
        "modality": entry.modality,
        "deadline": [deadline.text, deadline.first.isoformat(), deadline.last.isoformat()]
        if deadline
        else None,
        "quote": entry.quote,
        "start": entry.start,
        "end": entry.end,
        "page": entry.page,
    }


def due_csv(found: Iterable[Due]) -> str:
    """The promises as CSV with a head; the evidence in one field, as quotations."""
    out = io.StringIO()
    writer = csv.DictWriter(out, DUE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for due in found:
        row = due_row(due)
        row["evidence"] = " | ".join(f"«{each['quote']}»" for each in row["evidence"])
        writer.writerow({key: _safe(value) for key, value in row.items()})
    return out.getvalue()


def _safe(value: object) -> object:
    """A field that begins as a formula is shown, not run, by a spreadsheet."""
    text = isinstance(value, str) and value[:1] in "=+-@\t\r" and len(value) > 1
    return f"'{value}" if text else value
