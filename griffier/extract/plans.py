"""What an author is about to do, by any verb: «na de zomer rond ik dit traject af», «ik laat
het onderzoek begeleiden door een commissie», «het kabinet wil de drempel verlagen».

A bare present tells how things are as often as what will be done. It is a promise where the
author of the letter says it of itself, and the sentence says by when, that it has it done, or
that it wants to do it.
"""

from typing import Final

from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.fitting import in_present
from griffier.extract.frames import Arguments
from griffier.extract.meaning import Mood
from griffier.extract.predicates import Predicate
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

PLAN: Final = Entry(
    "commit:plan", Act.COMMIT, "", object="topic", clause="topic", infinitive="topic",
    prepositions={"aan": "recipient"},
)  # fmt: skip


def plans(scene: Scene, predicate: Predicate, sense: Mood, actors: tuple[Actor, ...]) -> bool:
    """Whether a verb without an entry tells what the author (`actors`) is about to do."""
    clause = scene.situation.clauses[predicate.clause]
    words, setting = scene.env.words, scene.env.setting
    own = any(words.writers.intersection(actor.text.lower().split()[-1:]) for actor in actors)
    joint = len(actors) > 1 and _wants(scene, predicate, sense)  # «beide landen willen …»
    own = (own or joint) and any(setting.is_author(actor.id) for actor in actors)
    return (
        own
        and clause.kind is ClauseKind.MAIN
        and not (sense.negated or sense.obliged)
        and not setting.house_asks(scene.analysis.span.start)
        and in_present(scene.situation, predicate)
        and (_wants(scene, predicate, sense) or _has_it_done(scene, predicate)
             or _says_when(scene, predicate))
    )  # fmt: skip


def announces(scene: Scene, predicate: Predicate, sense: Mood, found: Arguments) -> bool:
    """«Het begrip zal ruim worden opgevat», «de winning wordt per 1 oktober beëindigd»: what a
    letter says will be done, and no other is said to do, its author will do (ruling 4)."""
    env, at = scene.env, scene.analysis.span.start
    clause = scene.situation.clauses[predicate.clause]
    setting = env.setting
    apart = setting.declares or setting.foretells or setting.scenes or setting.house_asks(at)
    if apart or setting.meeting_at(at) or clause.kind is not ClauseKind.MAIN:
        return False
    doubted = sense.negated or sense.obliged or sense.tentative or sense.forecast or sense.able
    if doubted or "worden" not in predicate.helpers or not in_present(scene.situation, predicate):
        return False
    named = any(p.preposition in env.words.agent for p in found.prepositional)
    if named or (found.subject is not None and scene.resolve(found.subject)):
        return False
    known = env.words.curious | env.words.steady
    return predicate.lemma not in known and (sense.future or _says_when(scene, predicate))


def commit_own(scene: Scene, lexicon: ActLexicon, draft: Draft, found: Arguments) -> None:
    """«liet weten haar troepen terug te trekken»: what is said is a promise."""
    if draft.act is Act.STATE and _own_measure(scene, lexicon, found):
        draft.act = Act.COMMIT
        draft.steps.append("what is said is a measure of its own")


def _own_measure(scene: Scene, lexicon: ActLexicon, found: Arguments) -> bool:
    """Whether what is said is an infinitive of a verb with which one tells of measures."""
    clauses, grammar = scene.situation.clauses, scene.env.grammar
    number = found.complement if found.complement >= 0 else found.infinitive
    if number < 0 or clauses[number].kind is not ClauseKind.INFINITIVE or not grammar.verb_second:
        return False
    inner = [p for p in scene.analysis.predicates if p.clause == number]
    if not inner or inner[0].passive or inner[0].helpers & grammar.perfect:
        return False
    tags = scene.analysis.tokens.tags
    if tags[min(clauses[number].own) - 1] & Tag.NOUN:
        return False  # «over het besluit de bijdrage te verlengen»
    denied = any(tags[j] & Tag.NEGATION for j in inner[0].words)
    if denied or inner[0].lemma in scene.env.words.idle:
        return False  # «op zoek te zijn naar geld»
    if inner[0].lemma in scene.env.words.undertaken:
        return True
    entries = lexicon.by_verb.get(inner[0].lemma, ())
    return any(e.act is Act.COMMIT and (e.author or e.present) for e in entries)


def _wants(scene: Scene, predicate: Predicate, sense: Mood) -> bool:
    """«wil de drempel verlagen», «dit gaan we doen», but not «wil graag weten»."""
    known = scene.env.words.curious | scene.env.words.steady
    wants = sense.wished or _led_by(scene, predicate, scene.env.words.starting)
    return wants and not sense.tentative and predicate.lemma not in known


def _has_it_done(scene: Scene, predicate: Predicate) -> bool:
    """«laat … begeleiden»; but «laat ik beginnen met …» at the head of its sentence."""
    if scene.situation.clauses[predicate.clause].finite == 0:
        return False
    causes = _led_by(scene, predicate, scene.env.words.causing)
    return causes and predicate.lemma not in scene.env.words.steady  # «laat zien»


def _led_by(scene: Scene, predicate: Predicate, verbs: frozenset[str]) -> bool:
    """Whether the finite verb of its clause is one of these, and not its own."""
    finite = scene.situation.clauses[predicate.clause].finite
    readings = scene.analysis.tokens.readings[finite]
    return predicate.verb != finite and any(lemma in verbs for lemma, _ in readings)


def _says_when(scene: Scene, predicate: Predicate) -> bool:
    """Whether the clause itself says by when, or when in time to come."""
    starts, today = scene.analysis.tokens.starts, scene.env.setting.today
    own = [starts[j] for j in predicate.words]
    near = [m for m in scene.analysis.moments if any(m.start <= at < m.end for at in own)]
    ahead = (m.kind == "deadline" or (today is not None and m.first > today) for m in near)
    return predicate.lemma not in scene.env.words.steady and any(ahead)
