"""Words that mean something else together: «zowel … als», «zij het», «onder meer»,
«zoals gebruikelijk»."""

from typing import TYPE_CHECKING, Final

from griffier.extract.joined_names import join_names
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_PLACES: Final = ("land", "staat", "se", "ke", "ne")  # «als eerste EU-lidstaat», «Europese»
_RANKS: Final = frozenset({"eerste", "enige", "laatste", "tweede"})
_BEHIND_RANK: Final = Tag.DETERMINER | Tag.PREPOSITION | Tag.VERB | Tag.PUNCTUATION | Tag.NEGATION
_BETWEEN: Final = 12  # words between «zowel» and its «als»


def join_pairs(tokens: "Tokens", grammar: Grammar) -> None:
    """Give the words of such pairs the classes they have together."""
    join_names(tokens, grammar)
    _correlate(tokens, grammar)
    if grammar.verb_second:
        _concede(tokens)
        _count_votes(tokens)
        _rank(tokens)
    _single_out(tokens, grammar)


def _correlate(tokens: "Tokens", grammar: Grammar) -> None:
    """«zowel Italië als Griekenland»: the second word joins as «en» does."""
    for first, second in grammar.correlatives.items():
        if first not in tokens.words:
            continue
        at = tokens.words.index(first)
        for j in range(at + 2, min(len(tokens), at + _BETWEEN)):
            if tokens.words[j] == second:
                tokens.tags[j] = Tag.COORDINATOR | Tag.JOINING
                break


def _concede(tokens: "Tokens") -> None:
    """«…, zij het met kanttekeningen», «…, zij het dat …»: a concession and no pronoun."""
    if "zij" not in tokens.words:
        return
    for i in range(1, len(tokens) - 2):
        if tokens.words[i : i + 2] != ["zij", "het"] or not tokens.tags[i - 1] & Tag.PUNCTUATION:
            continue
        behind = tokens.tags[i + 2]
        if behind & (Tag.PREPOSITION | Tag.ADVERB | Tag.NEGATION) or tokens.words[i + 2] == "dat":
            tokens.tags[i] = tokens.tags[i + 1] = Tag.ADVERB
            tokens.readings[i] = tokens.readings[i + 1] = ()
        if tokens.words[i + 2] == "dat":
            tokens.tags[i + 2] = Tag.SUBORDINATOR


def _single_out(tokens: "Tokens", grammar: Grammar) -> None:
    """«onder meer Tsjechië en Bulgarije», «in grote lijnen»: an adverb of several words."""
    if grammar.adverb_phrases.keys().isdisjoint(tokens.words):
        return
    for i, word in enumerate(tokens.words):
        for phrase in grammar.adverb_phrases.get(word, ()):
            first = i + 1 - len(phrase)
            if first >= 0 and tuple(tokens.words[first : i + 1]) == phrase:
                tokens.tags[first : i + 1] = [Tag.ADVERB] * len(phrase)
                tokens.readings[first : i + 1] = [()] * len(phrase)


def _count_votes(tokens: "Tokens") -> None:
    """«aangenomen met 141 stemmen voor»: no particle of the verb."""
    if "stemmen" not in tokens.words:
        return
    for i in range(1, len(tokens) - 1):
        counted = tokens.words[i] == "stemmen" and tokens.words[i - 1].isdigit()
        if counted and tokens.words[i + 1] in ("voor", "tegen"):
            tokens.tags[i], tokens.tags[i + 1] = Tag.NOUN, Tag.ADVERB
            tokens.readings[i] = tokens.readings[i + 1] = ()


def _rank(tokens: "Tokens") -> None:
    """«heeft als eerste | het akkoord gesteund»: an adverb, but «als eerste lidstaat»."""
    if "als" not in tokens.words:
        return
    for i in range(len(tokens) - 1):
        if tokens.words[i] != "als" or tokens.words[i + 1] not in _RANKS:
            continue
        last = i + 2 == len(tokens)
        name = not last and tokens.capital[i + 2] and not tokens.words[i + 2].endswith(_PLACES)
        if last or tokens.tags[i + 2] & _BEHIND_RANK or name:
            tokens.tags[i] = tokens.tags[i + 1] = Tag.ADVERB
            tokens.readings[i] = tokens.readings[i + 1] = ()
