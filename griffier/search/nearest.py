"""The word somebody meant: the nearest by edits, swaps of neighbours counting as one."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase
from typing import Final

MOST_EDITS: Final = 2


def allowed(word: str) -> int:
    """How many edits a word of this length may be off: none up to 3 letters, then 1, then 2."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else MOST_EDITS


def nearest(word: str, words: Iterable[str] | Mapping[str, int]) -> str | None:
    """The word at the least edits, the most frequent of equals; None if all are too far.

    A mapping says how frequent each word is. Words of which neither the first nor the last
    two letters agree are not compared: two edits rarely change both.
    """
    counts = words if isinstance(words, Mapping) else {}
    most, best, letters = allowed(word), None, frozenset(word)
    if not most:
        return None
    for other in words:
        if abs(len(other) - len(word)) > most or other == word:
            continue
        if other[0] != word[0] and other[-2:] != word[-2:]:
            continue
        if len(letters.symmetric_difference(other)) > 2 * most:
            continue  # an edit changes which letters there are by two at most
        edits = distance(word, other, most)
        if edits <= most:
            count = counts.get(other, 0)
            rank = (edits, -count if isinstance(count, int) else 0, other)
            best = rank if best is None or rank < best else best
    return best[2] if best else None


def one_edit_off(word: str) -> frozenset[str]:
    """Every word a single edit away, of letters without accents."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    shorter = {a + b[1:] for a, b in cuts if b}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    longer = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    return frozenset(swapped | shorter | other | longer) - {word}


def distance(one: str, other: str, most: int = MOST_EDITS) -> int:
    """Edits from `one` to `other` (Damerau's, neighbours swapped at most once); `most` + 1
    as soon as there are more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        above, row, older = row, [at], before
        before = above
        for to, letter in enumerate(other, start=1):
            cost = min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (char != letter))
            if at > 1 and to > 1 and char == other[to - 2] and letter == one[at - 2]:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
