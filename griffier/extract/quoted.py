"""Words told behind themselves: «Het plan is te duur, zo stelde Frankrijk»."""

from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.frames import Arguments, arguments
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.lexicon.grammar import Tag
from griffier.model import Actor


def told_behind(scene: Scene, predicate: Predicate) -> tuple[tuple[Actor, ...], set[int]] | None:
    """«Het plan is te duur, zo stelde Frankrijk», «…, vindt Polen»: who is told behind a
    clause to say it, and the words that tell so."""
    clauses, tokens = scene.analysis.clauses, scene.analysis.tokens
    children = scene.analysis.children.get(predicate.clause, ())
    if said := next(filter(None, (_inserted(scene, child) for child in children)), None):
        return said
    number = predicate.clause + 1
    if number != len(clauses) - 1 or clauses[number].kind is not ClauseKind.MAIN:
        return None  # «prees Polen, benadrukte dit en vroeg …»
    clause, inner = clauses[number], [p for p in scene.analysis.predicates if p.clause == number]
    lemmas = {p.lemma for p in inner}
    first = [j for j in clause.own if not tokens.tags[j] & Tag.PUNCTUATION][:2]
    opens = clause.finite in first[: 2 if tokens.words[first[0]] == "zo" else 1] if first else False
    if not opens or not tokens.tags[clause.own[0] - 1] & Tag.PUNCTUATION:
        return None
    inside = arguments(scene.situation, inner[0])
    subjects = [inside.subject] if inside.subject else inside.objects[:1]
    if lemmas & scene.env.words.said_behind:
        who = scene.resolve(subjects[0]) if subjects else ()
    elif lemmas & scene.env.words.opining and subjects:
        who = _whose_opinion(scene, subjects[0], inside)
    else:
        who = ()
    return (who, set(clause.own)) if who else None


def _inserted(scene: Scene, number: int) -> tuple[tuple[Actor, ...], set[int]] | None:
    """«Het plan is, | zo stelde Frankrijk, te duur»: who says so between two commas."""
    clause, tokens = scene.analysis.clauses[number], scene.analysis.tokens
    if clause.mark < 1 or tokens.words[clause.mark] != "zo" or clause.finite != clause.mark + 1:
        return None
    told = [p for p in scene.analysis.predicates if p.clause == number]
    if not told or scene.env.words.said_behind.isdisjoint(p.lemma for p in told):
        return None
    inside = arguments(scene.situation, told[0])
    subjects = [inside.subject] if inside.subject else inside.objects[:1]
    who = scene.resolve(subjects[0]) if subjects else ()
    return (who, set(clause.own)) if who else None


def _whose_opinion(scene: Scene, subject: Phrase, found: Arguments) -> tuple[Actor, ...]:
    """«…, zo is de overtuiging van het kabinet», «…, zo luidde het Poolse oordeel»."""
    words = scene.env.words
    if scene.analysis.tokens.words[subject.end] not in words.opinion_nouns:
        return ()
    for owner in found.prepositional:
        if owner.preposition in words.owner and owner.start == subject.end + 1:
            return scene.resolve(owner)
    if scene.analysis.tokens.words[subject.start] in words.own:
        return scene.env.setting.authors
    return scene.resolve(subject)
