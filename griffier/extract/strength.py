"""How strongly an act was done: «met klem», "in the strongest possible terms", «in beginsel»."""

from functools import cache

from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords


def strength_of(analysis: Analysis, draft: Draft, words: ContextWords) -> str:
    """Strong, plain or weak, by the words of the clause in which the act is done.

    Where words of both kinds stand there, plain: the text leaves it open.
    """
    own = [analysis.tokens.words[j] for j in analysis.clauses[draft.clause].own]
    strong, weak = _says(own, words.emphatic), _says(own, words.guarded)
    if strong == weak:
        return "plain"
    return "strong" if strong else "weak"


def _says(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands among the words."""
    opening = _by_first_word(phrases)
    present = opening.keys() & words
    if not present:
        return False
    said = f" {' '.join(words)} "
    return any(f" {phrase} " in said for word in present for phrase in opening[word])


@cache
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found
