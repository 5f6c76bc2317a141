"""Why sentences gave the statements they gave, or none: what `griffier why` prints."""

import json
from collections.abc import Sequence
from typing import Any

from griffier.model import Document, Origin, Role, Sentence, Statement
from griffier.views.places import Places
from griffier.views.rows import NOTHING, clean, rows

SCHEMA = "griffier/why/1"

Found = Sequence[tuple[Sentence, tuple[str, ...]]]
"""Sentences of a document, each with the lines of its analysis."""


def as_text(document: Document, found: Found) -> str:
    """Each sentence with its place, what it gives, and how it was analysed.

    A sentence outside the running text says what it is part of: a question gives nothing.
    """
    places = Places(document.letter.text.origins)
    return "\n".join(_entry(document, places, *one) for one in found)


def _entry(document: Document, places: Places, sentence: Sentence, lines: Sequence[str]) -> str:
    words = clean(" ".join(document.text[sentence.start : sentence.end].split()))
    role = document.letter.parts[sentence.part].role
    told = "" if role is Role.PARAGRAPH else f"{role.value.lower().replace('_', ' ')}  "
    shown = [f"{_place(places.at(sentence.start))}{told}«{words}»"]
    shown += [f"  gives {given}" for given in _given(document, sentence)] or ["  gives nothing"]
    return "\n".join([*shown, *(f"  {clean(line)}" for line in lines)]) + "\n"


def _place(origin: Origin | None) -> str:
    if origin and origin.page:
        return f"p. {origin.page}  "
    return f"l. {origin.line}  " if origin and origin.line else ""


def _given(document: Document, sentence: Sentence) -> list[str]:
    """The statements of a sentence as in the ledger: act, by whom, towards whom, about what."""
    inside = {statement.id for statement in _within(document, sentence)}
    return [
        "  ".join(
            filter(
                None,
                (
                    f"{row.act} by {row.actor}",
                    f"→ {row.recipient}" if row.recipient != NOTHING else "",
                    f"on «{row.topic}»" if row.topic != NOTHING else "",
                ),
            )
        )
        for row in rows(document)
        if row.id in inside
    ]


def _within(document: Document, sentence: Sentence) -> list[Statement]:
    return [
        statement
        for statement in document.statements
        if sentence.start <= statement.evidence.start and statement.evidence.end <= sentence.end
    ]


def as_json(document: Document, phrase: str, found: Found) -> str:
    """One line of JSON: the sentences with their offsets, statements' ids and lines."""
    places = Places(document.letter.text.origins)
    shown = {
        "schema": SCHEMA,
        "id": document.id,
        "phrase": phrase,
        "sentences": [_as_dict(document, places, *one) for one in found],
    }
    line = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    # These two are legal inside JSON strings, but tear readers of JSON Lines apart.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _as_dict(
    document: Document, places: Places, sentence: Sentence, lines: Sequence[str]
) -> dict[str, Any]:
    origin = places.at(sentence.start)
    return {
        "start": sentence.start,
        "end": sentence.end,
        "page": origin.page if origin else None,
        "line": origin.line if origin else None,
        "text": document.text[sentence.start : sentence.end],
        "statements": [statement.id for statement in _within(document, sentence)],
        "analysis": list(lines),
    }
