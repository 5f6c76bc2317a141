"""Who does what in a clause by grammar alone: its subject, its agent, its complements.

What the words say before it is asked who can act; `--explain`, `griffier why` and the
comparison with treebanks show it.
"""

from dataclasses import dataclass

from griffier.extract.agreement import expletive, possible_subjects
from griffier.extract.attachment import complements
from griffier.extract.frames import Situation, arguments
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Relations:
    """The phrases a verb governs: positions in the words of the sentence."""

    subject: Phrase | None  # None too where «het» only stands for a clause that follows
    agent: Phrase | None  # of a passive, behind «door» or "by"
    complements: tuple[tuple[int, list[int]], ...]  # the word that opens each, and its verbs


def relations(situation: Situation, predicate: Predicate, by: frozenset[str]) -> Relations:
    """The grammatical relations of one verb; `by` are the prepositions of agents."""
    found = arguments(situation, predicate)
    nouns = [*found.objects, *([found.subject] if found.subject else [])]
    nouns.sort(key=lambda phrase: phrase.start)
    subject = _subject(situation, predicate, nouns)
    if predicate.passive:
        agents = (p for p in found.prepositional if p.preposition in by)
        return Relations(subject, agent=next(agents, None), complements=())
    tokens, clauses, grammar = situation.tokens, situation.clauses, situation.grammar
    return Relations(subject, None, tuple(complements(tokens, clauses, predicate, grammar)))


def _subject(situation: Situation, predicate: Predicate, nouns: list[Phrase]) -> Phrase | None:
    tokens, clauses, grammar = situation.tokens, situation.clauses, situation.grammar
    fitting = possible_subjects(tokens, clauses[predicate.clause], nouns, grammar)
    first = next(iter(fitting), None)
    if first is not None and expletive(tokens, clauses, predicate.clause, first, grammar):
        return None
    return first
