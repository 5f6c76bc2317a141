"""Words told behind themselves: «Het plan is te duur, zo stelde Frankrijk»."""

from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.frames import arguments
from griffier.extract.predicates import Predicate
from griffier.lexicon.grammar import Tag
from griffier.model import Actor


def told_behind(scene: Scene, predicate: Predicate) -> tuple[tuple[Actor, ...], set[int]] | None:
    """«Het plan is te duur, zo stelde Frankrijk», «…, vindt Polen»: who is told behind a
    clause to say it, and the words that tell so."""
    clauses, tokens = scene.analysis.clauses, scene.analysis.tokens
    number = predicate.clause + 1
    if number != len(clauses) - 1 or clauses[number].kind is not ClauseKind.MAIN:
        return None  # «prees Polen, benadrukte dit en vroeg …»
    clause, inner = clauses[number], [p for p in scene.analysis.predicates if p.clause == number]
    said = {p.lemma for p in inner} & scene.env.words.said_behind
    first = [j for j in clause.own if not tokens.tags[j] & Tag.PUNCTUATION][:2]
    opens = clause.finite in first[: 2 if tokens.words[first[0]] == "zo" else 1] if first else False
    if not said or not opens or not tokens.tags[clause.own[0] - 1] & Tag.PUNCTUATION:
        return None
    inside = arguments(scene.situation, inner[0])
    subjects = [inside.subject] if inside.subject else inside.objects[:1]
    who = scene.resolve(subjects[0]) if subjects else ()
    return (who, set(clause.own)) if who else None
