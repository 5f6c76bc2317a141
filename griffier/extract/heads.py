"""The word a phrase is about."""

from collections.abc import Iterator
from typing import Final

from griffier.extract.noun_due import NATIONAL
from griffier.extract.phrases import Phrase
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar, Tag

_ABSTRACT: Final = ("ing", "heid", "teit", "schap", "isme")


def head(tokens: Tokens, phrase: Phrase, grammar: Grammar) -> int:
    """«de *steun*», «*minister* Blok», «*Jan* Smit», «een *groep* landen» (a measure), «de
    *jaren* 20», and of a series its first member."""
    end = _end_of_member(tokens, phrase, grammar)
    for j in range(phrase.core, end):
        known = tokens.words[j] in grammar.measures or tokens.words[j].endswith(_ABSTRACT)
        if known and (not tokens.capital[j] or not j):
            return j  # what follows is measured, in apposition, or said of it
    if end > phrase.core and _number(tokens, end) and _common(tokens, end - 1):
        return end - 1
    first = _first_of_name(tokens, phrase.core, end, grammar)
    if first > phrase.core and tokens.capital[first] and _title(tokens, first - 1, grammar):
        return first - 1
    return first


def _end_of_member(tokens: Tokens, phrase: Phrase, grammar: Grammar) -> int:
    """The last word of the first member that is no adjective: «Franse en Duitse *boeren*»."""
    ends = list(_ends(tokens, phrase))
    return next((j for j in ends if not _adjective(tokens, j, grammar)), ends[0])


def _ends(tokens: Tokens, phrase: Phrase) -> Iterator[int]:
    """The last word of each member of a series."""
    for j in range(phrase.core + 1, phrase.end + 1):
        if tokens.tags[j] & (Tag.COORDINATOR | Tag.PUNCTUATION) and j - 1 >= phrase.core:
            yield j - 1
    yield phrase.end


def _adjective(tokens: Tokens, i: int, grammar: Grammar) -> bool:
    """Whether a word before a coordinator still waits for its noun, by its ending."""
    word = tokens.words[i]
    if tokens.tags[i] & (Tag.CLOSED & ~Tag.NUMERAL) or not word.endswith("e"):
        return False
    if tokens.capital[i]:
        return grammar.verb_second and word.endswith(NATIONAL)
    return word not in grammar.nouns_in_e and not word.endswith(grammar.noun_endings)


def _first_of_name(tokens: Tokens, core: int, end: int, grammar: Grammar) -> int:
    """The first word of the name that ends a phrase, small words within it passed over."""
    first = end
    while first > core and tokens.capital[first]:
        before = first - 1
        while before > core and _small(tokens, before, grammar):
            before -= 1
        if not _part_of_name(tokens, before):
            break
        first = before
    return first


def _small(tokens: Tokens, i: int, grammar: Grammar) -> bool:
    """«der» in «Van der Berg», which the analysis has found to be part of a name."""
    small = tokens.words[i] in grammar.name_particles
    return small and not tokens.capital[i] and tokens.tags[i] == Tag.NOUN


def _part_of_name(tokens: Tokens, i: int) -> bool:
    closed = Tag.CLOSED & ~Tag.NUMERAL if i else Tag.CLOSED  # «de Tweede Kamer»
    return tokens.capital[i] and not tokens.tags[i] & closed


def _number(tokens: Tokens, i: int) -> bool:
    return tokens.words[i].isdigit() or bool(tokens.tags[i] & Tag.NUMERAL)


def _common(tokens: Tokens, i: int) -> bool:
    """Whether a word is a common noun: «artikel 5», not «ruim 300»."""
    return tokens.tags[i] & ~Tag.ALSO_NOUN == Tag.NOUN and not tokens.words[i].isdigit()


def _title(tokens: Tokens, i: int, grammar: Grammar) -> bool:
    """Whether a common noun stands before a name: «minister Blok», not «het Deense»."""
    plain = tokens.tags[i] & Tag.NOUN and not tokens.tags[i] & (Tag.DETERMINER | Tag.ATTRIBUTE)
    word = tokens.words[i]
    inflected = word.endswith("e") and not (
        word in grammar.nouns_in_e or word.endswith(grammar.noun_endings)
    )
    return bool(plain) and not tokens.capital[i] and not inflected
