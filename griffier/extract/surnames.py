"""Surnames that begin with a small word: «vroeg Van Dijk om», «stemde De Bruin»."""

from collections.abc import Container
from typing import TYPE_CHECKING

from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens


def mark_surnames(tokens: "Tokens", text: str, grammar: Grammar, named: Container[int]) -> None:
    """Take the classes of a preposition or article from the words of such a name.

    A capital tells in the middle of a sentence; where it begins one, only «Van der» does.
    `named` are the offsets of names already known, which need none of this.
    """
    for i, capital in enumerate(tokens.capital):
        if not capital or tokens.words[i] not in grammar.name_particles:
            continue
        if tokens.starts[i] not in named and _titled(tokens, text, i):
            last = _last_of_name(tokens, text, i, grammar)
            opens = i == 0 or bool(tokens.tags[i - 1] & Tag.PUNCTUATION)
            if last > i and (not opens or tokens.words[last - 1] in grammar.surname_openers):
                for j in range(i, last + 1):
                    tokens.tags[j], tokens.readings[j] = Tag.NOUN, ()


def _last_of_name(tokens: "Tokens", text: str, i: int, grammar: Grammar) -> int:
    """The capitalised word behind the small ones, or -1."""
    for j in range(i + 1, len(tokens)):
        if tokens.capital[j]:
            return j if _titled(tokens, text, j) else -1
        if tokens.words[j] not in grammar.name_particles:
            return -1
    return -1


def _titled(tokens: "Tokens", text: str, i: int) -> bool:
    """Whether a word has a capital, and not capitals only."""
    word = text[tokens.starts[i] : tokens.ends[i]]
    return word[:1].isupper() and not word[1:].isupper()
