"""Statements that rest on words recognised in a picture: less sure, and marked where doubtful."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from griffier.model import RecognisedWord, Statement, Text

DOUBTFUL: Final = 0.8
"""Below this confidence of the recogniser a word may well be another: of the words of two
specimens scanned at 200 and at 100 dots to the inch 123 of 159 wrong ones were below it, and 64 of
1,732 right ones (docs/scans.md)."""


def with_doubt(statements: tuple[Statement, ...], text: Text) -> tuple[Statement, ...]:
    """The statements with the confidence of their words taken into theirs. One whose quotation
    holds a word in doubt is `doubtful`, and its explanation names the words."""
    if not text.recognised:
        return statements
    ends = [word.end for word in text.recognised]
    return tuple(_weighed(each, text, ends) for each in statements)


def _weighed(statement: Statement, text: Text, ends: list[int]) -> Statement:
    start, end = statement.evidence.start, statement.evidence.end
    words: list[RecognisedWord] = []
    for word in text.recognised[bisect_left(ends, start + 1) :]:
        if word.start >= end:
            break
        words.append(word)
    if not words:
        return statement
    length = sum(word.end - word.start for word in words)
    mean = sum(word.confidence * (word.end - word.start) for word in words) / length
    unsure = [text.text[w.start : w.end] for w in words if w.confidence < DOUBTFUL]
    why = statement.explanation
    if unsure:
        step = f"recognised in a picture, in doubt: {', '.join(unsure[:8])}"
        why = replace(why, steps=(*why.steps, step))
    return replace(
        statement,
        confidence=statement.confidence * mean,
        doubtful=bool(unsure),
        explanation=why,
    )
