"""The noun a clause describes, which is one of its words: «een standpunt dat …»."""

from griffier.extract.clause import ClauseKind
from griffier.extract.frames import Arguments, Situation
from griffier.extract.predicates import Predicate
from griffier.lexicon.grammar import Tag


def antecedent_noun(situation: Situation, predicate: Predicate, found: Arguments) -> set[str]:
    """«een standpunt dat door Malta werd gedeeld»: the noun a relative pronoun stands for is
    one of the words of its clause."""
    mark, tokens = situation.clauses[predicate.clause].mark, situation.tokens
    if predicate.lemma in situation.grammar.helpers:
        return set()  # «de zorgen die lidstaten hebben»
    if predicate.passive and not any(p.preposition == "door" for p in found.prepositional):
        return set()  # «het onderzoek dat in juni wordt afgerond»
    if mark < 1 or tokens.words[mark] not in situation.grammar.pronouns:
        return set()
    at = mark - 2 if tokens.tags[mark - 1] & Tag.PUNCTUATION else mark - 1
    return {tokens.words[at]} if at >= 0 and tokens.tags[at] & Tag.NOUN else set()


def described_noun(situation: Situation, predicate: Predicate) -> set[str]:
    """ "the statement | delivered by Finland": the word before an English participle, which
    may keep a frame from fitting."""
    clause = situation.clauses[predicate.clause]
    first = min(clause.own, default=0)
    if clause.kind is not ClauseKind.PARTICIPLE or not first or situation.grammar.verb_second:
        return set()
    return {situation.tokens.words[first - 1]}
