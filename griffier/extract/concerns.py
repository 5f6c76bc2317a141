"""«Wat Nederland betreft …»: whose position a clause gives by such words, and what it asks."""

from collections.abc import Iterator

from griffier.extract.case import Scene
from griffier.extract.frames import arguments
from griffier.extract.predicates import Predicate
from griffier.extract.scene import in_past
from griffier.model import Actor

_HOUSES = ("TK", "EK")


def whom_concerned(scene: Scene, predicate: Predicate) -> tuple[tuple[Actor, ...], set[int]] | None:
    """The author, or members of the House, where such a clause hangs on this one, and the words
    that say so."""
    for inner in _concerning(scene, predicate):
        subject = None if inner.helpers else arguments(scene.situation, inner).subject
        who = scene.resolve(subject) if subject else ()
        # «wat Turkije betreft zal het kabinet …» names a subject, not a source
        house = bool(who) and all(actor.id in _HOUSES for actor in who)
        if house or any(scene.env.setting.is_author(actor.id) for actor in who):
            return who, set(scene.analysis.clauses[inner.clause].own)
    return None


def _concerning(scene: Scene, predicate: Predicate) -> Iterator[Predicate]:
    """The verbs of such clauses that hang on this one."""
    children = scene.analysis.children.get(predicate.clause, ())
    for inner in scene.analysis.predicates if children else ():
        if inner.clause in children and inner.lemma in scene.env.grammar.concerning:
            yield inner


def would_have(scene: Scene, predicate: Predicate) -> bool:
    """«Wat ons betreft wordt de evaluatie vervroegd», «… krijgen lidstaten een stem»: a present
    with such a clause says what its speaker wants done, unless it tells how things are."""
    clause = scene.analysis.clauses[predicate.clause]
    done = predicate.passive and "worden" not in predicate.helpers
    if clause.finite < 0 or done or predicate.lemma in scene.env.words.stating:
        return False
    grammar = scene.env.grammar
    if predicate.lemma in grammar.copulas & grammar.passive and not predicate.helpers:
        return False  # «wat ons betreft is dat terecht», but «blijft dat van kracht»
    if predicate.helpers & (scene.env.words.able | scene.env.words.willing) or _is_own(
        scene, predicate
    ):
        return False
    return any(_concerning(scene, predicate)) and not in_past(scene.analysis, clause)


def _is_own(scene: Scene, predicate: Predicate) -> bool:
    """«Wat ons betreft stemt Nederland in»: the author's own deed."""
    subject = arguments(scene.situation, predicate).subject
    who = scene.resolve(subject) if subject else ()
    return any(scene.env.setting.is_author(actor.id) for actor in who)
