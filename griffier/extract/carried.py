"""What stands first in a clause and counts for the one joined to it: «Volgens de bank zijn
buffers nodig en moeten landen sparen», where the verb of the second clause comes first."""

from griffier.extract.case import Scene
from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.frames import arguments
from griffier.extract.predicates import Predicate
from griffier.lexicon.grammar import Tag
from griffier.model import Actor


def carried_source(scene: Scene, predicate: Predicate) -> tuple[Actor, ...]:
    """According to whom an inverted second clause holds: whoever the first one opens with."""
    clause = scene.situation.clauses[predicate.clause]
    if clause.kind is not ClauseKind.MAIN or clause.coordinated < 0 or not _inverted(scene, clause):
        return ()
    opening = next(iter(scene.situation.clauses[clause.coordinated].own), -1)
    for before in scene.analysis.predicates:
        if before.clause != clause.coordinated:
            continue
        for phrase in arguments(scene.situation, before).prepositional:
            if phrase.start == opening and phrase.preposition in scene.env.words.according:
                return scene.resolve(phrase)
    return ()


def _inverted(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb stands right behind the coordinator."""
    tags = scene.situation.tokens.tags
    joins = Tag.COORDINATOR | Tag.PUNCTUATION
    first = next((j for j in clause.own if not tags[j] & joins), -1)
    return scene.env.grammar.verb_second and first == clause.finite >= 0
