"""How strongly an act was done: «met klem», "in the strongest possible terms", «in beginsel»."""

import re
from functools import cache

from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords


def strength_of(analysis: Analysis, draft: Draft, words: ContextWords) -> str:
    """Strong, plain or weak, by the words of the clause in which the act is done.

    Where words of both kinds stand there, plain: the text leaves it open.
    """
    own = analysis.clauses[draft.clause].own
    said = f" {' '.join(analysis.tokens.words[j] for j in own)} "
    strong, weak = _says(said, words.emphatic), _says(said, words.guarded)
    if strong == weak:
        return "plain"
    return "strong" if strong else "weak"


def _says(said: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands among the words, which spaces part."""
    return _pattern(phrases).search(said) is not None


@cache
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, sorted(phrases)))}) ")
