"""The readable view for files and pipes: no colour, and no line is ever cut."""

from griffier.model import Document
from griffier.views.rows import NO_STATEMENTS, Row, clean, explained, rows, summary, title, toward

_WIDEST = 28  # columns are padded no further than this; longer values just run on


def as_text(document: Document, *, explain: bool = False, name: str | None = None) -> str:
    """Head, then one line per statement with its quotation under it.

    `name` is that of the file, for a reader who has asked for several.
    """
    lines = [title(document), *([f"File: {clean(name)}"] if name else [])]
    lines += [f"{label}: {value}" for label, value in summary(document)]
    found = rows(document)
    lines += ["", *_ledger(found, explain)] if found else ["", NO_STATEMENTS]
    return "\n".join(lines) + "\n"


def _ledger(found: list[Row], explain: bool) -> list[str]:
    widths = [
        min(_WIDEST, max(map(len, column))) for column in zip(*map(_cells, found), strict=True)
    ]
    lines: list[str] = []
    for row in found:
        cells = [cell.ljust(width) for cell, width in zip(_cells(row), widths, strict=True)]
        notes = [f"[{'; '.join(row.notes)}]"] if row.notes else []
        lines.append("  ".join([*cells, *notes]).rstrip())
        lines.append(f"    «{row.quote}»")
        lines += [f"      {step}" for step in explained(row)] if explain else []
    return lines


def _cells(row: Row) -> list[str]:
    return [row.date, row.actor, row.act, toward(row), row.place, row.topic]
