"""Adverbs that stand for a preposition with what it governs: «waarvoor», «daar … mee»."""

from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.pronominal import is_governed, pronominal_preposition
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar

_STRESSED: Final = {"mee": "met", "toe": "tot"}  # what stands at the end for a preposition


def relative_adverb(tokens: Tokens, clause: Clause, grammar: Grammar) -> list[Phrase]:
    """«waarvoor Nederland had gepleit»: the word that opens the clause is its «voor»."""
    if clause.mark < 0 or clause.kind is not ClauseKind.SUBORDINATE:
        return []
    word = tokens.words[clause.mark]
    if is_governed(tokens, clause.mark):
        return [Phrase(clause.mark - 1, clause.mark, tokens.words[clause.mark - 1])]
    preposition = pronominal_preposition(word)
    relative = grammar.verb_second and preposition != word
    return [Phrase(clause.mark, clause.mark, preposition, pronominal=True)] if relative else []


def parted_adverb(tokens: Tokens, predicate: Predicate, grammar: Grammar) -> list[Phrase]:
    """«daar zijn wij het mee eens», «daar ben ik niet toe bereid»: what goes with «daar»."""
    words = tokens.words
    tail = [j for j in predicate.words if words[j] in _STRESSED and j != predicate.particle]
    if not tail or grammar.parted.isdisjoint(words[j] for j in predicate.words):
        return []
    return [Phrase(j, j, _STRESSED[words[j]], pronominal=True) for j in tail]
