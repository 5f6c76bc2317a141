"""What a reader may ask about words: is this one, in Dutch or in English?"""

from functools import cache
from typing import Protocol


class WordKnowledge(Protocol):
    """Answers whether a lower-case word stands in a dictionary of the language."""

    def knows(self, word: str, lang: str) -> bool:
        """Whether `word` is a word of `lang` («nl» or «en»), as far as the dictionary goes."""
        ...


class Dictionary:
    """simplemma's word tables (MIT), loaded at the first question (Dutch takes ~0.5 s)."""

    def knows(self, word: str, lang: str) -> bool:
        """See `WordKnowledge.knows`."""
        return _is_known(word, lang)


class NoWords:
    """Knows no word: for tests, and for callers that want speed above all."""

    def knows(self, word: str, lang: str) -> bool:  # noqa: ARG002 (the protocol's names)
        """Always False."""
        return False


@cache
def _is_known(word: str, lang: str) -> bool:
    # Imported here, because the import alone takes 0.1 s and most letters never ask.
    import simplemma

    return bool(simplemma.is_known(word, lang=lang))
