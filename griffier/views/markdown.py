"""The readable view as Markdown, for a note, an issue or a wiki."""

import re

from griffier.model import Document
from griffier.views.rows import NO_STATEMENTS, Row, clean, explained, rows, summary, title

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$&])")
_HEADINGS = ("Date", "Actor", "Act", "Recipient", "Topic", "Place", "Quotation")


def as_markdown(document: Document, *, explain: bool = False, name: str | None = None) -> str:
    """A heading, the facts as a list, the ledger as one table, each quotation in full.

    `name` is that of the file, for a reader who has asked for several.
    """
    lines = [f"# {_plain(title(document))}", ""]
    lines += [f"- **File:** {_plain(clean(name))}"] if name else []
    lines += [f"- **{label}:** {_plain(value)}" for label, value in summary(document)]
    found = rows(document)
    lines += ["", *_table(found)] if found else ["", NO_STATEMENTS]
    if explain and found:
        lines += ["", "## Why each line stands here", *_reasons(found)]
    return "\n".join(lines) + "\n"


def _table(found: list[Row]) -> list[str]:
    head = ["| " + " | ".join(_HEADINGS) + " |", "|" + " --- |" * len(_HEADINGS)]
    return head + ["| " + " | ".join(map(_plain, _cells(row))) + " |" for row in found]


def _cells(row: Row) -> list[str]:
    act = ", ".join((row.act, *row.notes))
    return [row.date, row.actor, act, row.recipient, row.topic, row.place, f"«{row.quote}»"]


def _reasons(found: list[Row]) -> list[str]:
    lines: list[str] = []
    for row in found:
        head, *steps = explained(row)
        lines += ["", f"«{_plain(row.quote)}»", "", f"- {_plain(head)}"]
        lines += [f"- {_plain(step)}" for step in steps]
    return lines


def _plain(text: str) -> str:
    """The text with every character Markdown would act on escaped, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
