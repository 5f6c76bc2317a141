"""A resolution that is set as one paragraph, told apart into its clauses.

"The Security Council, Recalling its resolution 1244, Deeply concerned at the fighting,
Decides …": each clause is a sentence of its own, as it is where each has its own line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from griffier.lexicon.structure import StructureWords

_BODY = re.compile(r"(?:\d+[.)] )?(?:The|De|Het) [^,.;:]{3,60}, (?=[A-Z])")


def clauses_of(text: str, start: int, end: int, words: StructureWords) -> Iterator[tuple[int, int]]:
    """The clauses of a resolution in `text[start:end]`, in order; the whole stretch where
    it is none."""
    opens = _BODY.match(text, start, end)
    cuts = [m.end() for m in _clause(words.resolving).finditer(text, start, end)] if opens else []
    if opens and opens.end() in cuts:
        for cut in cuts:
            yield start, cut - 1
            start = cut
    yield start, end


@lru_cache(maxsize=4)
def _clause(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[,;] (?=(?:{'|'.join(words)})\b)")
