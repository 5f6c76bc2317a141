"""«Niet Polen maar Hongarije riep op tot spoed»: who is named only to be ruled out."""

from typing import Final

from griffier.extract.clause import Clause
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Tag

_BUT: Final = frozenset({"maar", "but", "doch"})
_ONLY: Final = frozenset({"alleen", "slechts", "enkel", "only", "just", "merely"})
_REACH: Final = 12  # words of whoever is ruled out


def ruled_out(tokens: Tokens, clause: Clause) -> range:
    """The words from a negation that opens a clause to the «maar» before its verb, behind which
    stands who did it; none behind «niet alleen»."""
    first = clause.own[0] if clause.own else -1
    if first < 0 or not tokens.tags[first] & Tag.NEGATION or clause.finite < 0:
        return range(0)
    if tokens.words[first + 1] in _ONLY:
        return range(0)
    last = min(clause.finite, first + _REACH)
    but = next((j for j in range(first + 1, last) if tokens.words[j] in _BUT), -1)
    return range(first, but + 1) if but > 0 else range(0)
