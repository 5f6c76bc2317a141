"""Words with a preposition: «er», «daar», «hier» and «waar» with it in one, «wie» behind it."""

from typing import Final

from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Tag

_GOVERNED: Final = frozenset({"wie", "whom"})


def pronominal_preposition(word: str) -> str:
    """«daarover» -> «over», «hiertoe» -> «tot», «ermee» -> «met»."""
    for stem in ("er", "daar", "hier", "waar"):
        if word.startswith(stem) and len(word) > len(stem):
            rest = word.removeprefix(stem)
            return {"mee": "met", "toe": "tot"}.get(rest, rest)
    return word


def is_governed(tokens: Tokens, mark: int) -> bool:
    """«met wie», "with whom": whether a preposition governs the word that opens a clause."""
    if tokens.words[mark] not in _GOVERNED or mark < 1:
        return False
    return bool(tokens.tags[mark] & Tag.RELATIVE and tokens.tags[mark - 1] & Tag.PREPOSITION)
