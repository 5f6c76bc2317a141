"""Demands: what a letter says another state must do, in words of its own."""

from typing import Final

from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments
from griffier.extract.predicates import Predicate
from griffier.extract.scene import in_past
from griffier.model import Act, Actor

# Entries of what is stressed as it is: «wees erop dat Rusland de grens schendt» asks for nothing.
FACTS: Final = frozenset(
    {
        "emphasise:benadrukken",
        "emphasise:wijzen",
        "emphasise:attenderen",
        "emphasise:herinneren",
        "emphasise:memoreren",
    }
)


def demanded(scene: Scene, predicate: Predicate, found: Arguments) -> tuple[Actor, ...]:
    """«Rusland moet zijn troepen terugtrekken», «gemeenten moeten sneller melden» in a letter:
    whoever signs it expects it of another state, of others at home. Not where a meeting is told
    of, whose words these may be, nor of what a treaty or law obliges to."""
    grammar = scene.env.grammar
    main = scene.situation.clauses[predicate.clause].kind is ClauseKind.MAIN
    dutch = {predicate.lemma} | predicate.helpers
    if not main or not dutch & scene.env.words.demanding:
        return ()
    bound = any(p.preposition in scene.env.words.according for p in found.prepositional)
    if bound or (predicate.passive and not _to_be_done(scene, predicate, found)):
        return ()
    if predicate.passive:
        return scene.env.setting.authors
    if predicate.helpers & grammar.perfect - {predicate.lemma}:
        return ()
    expected = _at_home(scene, predicate, found)
    if not expected and predicate.lemma not in scene.env.words.idle:
        expected = bool(foreign_state(scene, predicate, found))
        expected = expected or _by_members(scene, predicate, found)
    return scene.env.setting.speakers(scene.analysis.span.start) if expected else ()


def _by_members(scene: Scene, predicate: Predicate, found: Arguments) -> bool:
    """«De Minister moet zich hiertegen verzetten»: members of whoever is none of them, where
    a paper prints what they ask or say."""
    setting, subject = scene.env.setting, found.subject
    past = in_past(scene.analysis, scene.situation.clauses[predicate.clause])
    asks = setting.house_asks(scene.analysis.span.start) or setting.house_has_floor
    if past or subject is None or not asks:
        return False
    who = scene.resolve(subject)
    return bool(who) and not {a.id for a in who} & {a.id for a in setting.addressee}


def _to_be_done(scene: Scene, predicate: Predicate, found: Arguments) -> bool:
    """«De druk moet worden verlaagd», «er moet sneller worden gebouwd»: what must be done,
    whoever does it."""
    grammar, words = scene.env.grammar, scene.env.words
    going_on = predicate.helpers & (grammar.passive - grammar.perfect)
    agents = (p for p in found.prepositional if p.preposition in words.agent)
    if (
        predicate.index
        or not going_on
        or any(True for _ in agents)
        or not _speaks_for_itself(scene, predicate)
    ):
        return False
    return found.subject is None or not scene.resolve(found.subject)


def _speaks_for_itself(scene: Scene, predicate: Predicate) -> bool:
    """Whether a letter in which no meeting is told of says so of now, and not of what the law
    has or is yet to come."""
    setting, at = scene.env.setting, scene.analysis.span.start
    apart = setting.declares or setting.scenes or setting.describes or setting.house_asks(at)
    past = in_past(scene.analysis, scene.situation.clauses[predicate.clause])
    if apart or past or setting.meeting_at(at) is not None or setting.foretells:
        return False
    words, opens = scene.analysis.tokens.words, min(predicate.words)
    asked = not scene.env.grammar.complementisers.isdisjoint(words[max(0, opens - 1) : opens + 1])
    said = (words[j] for j in predicate.words)
    return not asked and scene.env.words.owing.isdisjoint(said)


def _at_home(scene: Scene, predicate: Predicate, found: Arguments) -> bool:
    """«De overheid moet het goede voorbeeld geven», «de school moet een veilige plek zijn»: what
    is nobody else's, of which a letter speaks for itself."""
    setting, subject = scene.env.setting, found.subject
    must = predicate.helpers & scene.env.words.demanding  # but «deze brief dient daartoe»
    if subject is None or not must or not _speaks_for_itself(scene, predicate):
        return False
    if any(not setting.is_author(actor.id) for actor in scene.resolve(subject)):
        return False
    head = scene.analysis.tokens.words[subject.end]
    return head not in scene.env.words.ruled and predicate.lemma not in scene.env.words.performed


def foreign_state(scene: Scene, predicate: Predicate, found: Arguments) -> tuple[Actor, ...]:
    """The other state that is the subject of `found`, where a letter in which no meeting is
    told of speaks for itself, and of now."""
    setting, at = scene.env.setting, scene.analysis.span.start
    if setting.declares or not scene.env.grammar.verb_second or found.subject is None:
        return ()
    past = in_past(scene.analysis, scene.situation.clauses[predicate.clause])
    told = any(setting.is_author(actor.id) for actor in setting.spoke_last(at))
    if past or setting.house_asks(at) or (setting.meeting_at(at) is not None and not told):
        return ()
    who = scene.resolve(found.subject)
    states = all(scene.env.resolver.is_country(a) and a.id != "MEMBER_STATES" for a in who)
    return who if states and not any(setting.is_author(a.id) for a in who) else ()


def must_be_let(scene: Scene, predicate: Predicate) -> bool:
    """«vond dat derde landen moeten kunnen deelnemen»: asked of others, who have to let them."""
    words, helpers = scene.env.words, predicate.helpers
    return bool(helpers & words.should and helpers & (words.able | words.allowed))


def whose_turn(scene: Scene, predicate: Predicate, found: Arguments) -> Draft | None:
    """ "It is now for Serbia to act", "it is up to the authorities of Mali to …"."""
    env, tokens = scene.env, scene.analysis.tokens
    subject = found.subject
    if predicate.lemma not in env.grammar.copulas or subject is None or found.infinitive < 0:
        return None
    if tokens.words[subject.end] not in env.words.it:
        return None
    duty = not env.words.duties.isdisjoint(tokens.words[j] for j in predicate.words)
    for phrase in found.prepositional:
        borne = duty and phrase.preposition in env.words.owner
        turn = borne or phrase.preposition in env.words.incumbent
        who = scene.resolve(phrase) if turn else ()
        if (who or borne) and not any(env.setting.is_author(each.id) for each in who):
            draft = Draft(Act.EXPECT, "expect:impersonal", "impersonal", predicate.clause,
                          predicate.verb, env.setting.authors, who)  # fmt: skip
            draft.words = set(predicate.words) | {predicate.verb}
            draft.words |= set(scene.analysis.clause_words(found.infinitive))
            draft.steps.append("a declaration says whose turn it is: its authors expect it")
            return draft
    return None
