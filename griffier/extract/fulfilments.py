"""«Hiermee wordt voldaan aan de toezegging …»: no act of its own, but a fact worth
keeping: the document says that a promise is kept or a motion carried out (ruling 11)."""

import re

from griffier.lexicon.context import ContextWords
from griffier.model import Annotations, Fulfilment, Letter


def fulfilments(
    letter: Letter, annotations: Annotations, words: ContextWords
) -> tuple[Fulfilment, ...]:
    """The sentences that say so, each with the reference it names, if it names one."""
    pattern = _pattern(words)
    text = letter.text.text
    return tuple(
        Fulfilment(s.start, s.end, _reference(annotations, s.start, s.end))
        for s in letter.sentences
        if pattern.search(text, s.start, s.end)
    )


def _pattern(words: ContextWords) -> re.Pattern[str]:
    """A promise or motion and a verb of fulfilling, in either order within a sentence."""
    verbs = "|".join(sorted(map(re.escape, words.fulfilling), key=len, reverse=True))
    things = "|".join(sorted(map(re.escape, words.fulfilled), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{verbs})\b[^.?!]{{0,200}}?\b(?:{things})|\b(?:{things})[^.?!]{{0,200}}?\b(?:{verbs})\b",
        re.IGNORECASE,
    )


def _reference(annotations: Annotations, start: int, end: int) -> str | None:
    inside = [r for r in annotations.references if start <= r.start < end]
    kinds = ("kamerstuk", "motion", "commitment", "aanhangsel")
    return next((r.id for kind in kinds for r in inside if r.kind == kind), None)
