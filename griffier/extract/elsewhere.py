"""Whoever acts where the subject does not: «vond weerklank bij Oostenrijk», «baart Nederland
zorgen», «kan op Nederlandse steun rekenen»."""

from griffier.extract.case import Case
from griffier.extract.phrases import Phrase
from griffier.extract.relatives import meant_by, points_back
from griffier.model import Act, Actor

_TURNED = frozenset({Act.SUPPORT, Act.OPPOSE})  # what one says is approved or refused


def acts_elsewhere(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """«vond weerklank bij Oostenrijk», «stuitte op een veto van Polen», «baart Nederland
    zorgen»: the actor is no subject."""
    entry = case.entry
    candidates = [
        p
        for p in case.found.prepositional
        if entry.prepositions.get(p.preposition or "") == "actor"
    ]
    if entry.object == "actor":
        subject = [case.found.subject] if case.found.subject else []
        candidates += [*case.found.objects, *subject]
    words = case.analysis.tokens.words
    candidates.sort(key=lambda p: p.start == 0 or not entry.is_fixed(words[p.start - 1]))
    for phrase in candidates:  # «het plan van X kon rekenen op steun | van Y»
        if entry.subject == "topic" and _owns_subject(case, phrase):
            continue
        if _owns_topic(case, phrase):
            continue
        back = inherited and points_back(case.scene, case.predicate.clause, phrase, inherited)
        if actors := inherited if back else meant_by(case, phrase) or _owns_fixed(case, phrase):
            case.draft.actors = actors
            case.draft.words |= set(range(phrase.start, phrase.end + 1))
            if entry.subject != "actor" and case.found.elided and case.draft.act in _TURNED:
                case.draft.recipients = tuple(a for a in inherited if a not in actors)
            return True
    return False


def _owns_fixed(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """«kan rekenen op Nederlandse steun», «stuitte op Duits verzet»: whose it is."""
    if not case.entry.is_fixed(case.analysis.tokens.words[phrase.end]):
        return ()
    if case.analysis.tokens.words[phrase.core] in case.env.words.own:
        return case.env.setting.authors  # «heeft | mijn steun»
    inside = case.analysis.mentions_in(case.analysis.offsets(phrase))
    return tuple(case.env.resolver.as_actor(m) for m in inside if m.form == "adjective")


def _owns_subject(case: Case, phrase: Phrase) -> bool:
    """«Op veel steun kon het voorstel | van de Commissie niet rekenen»: whose plan it is,
    unless the fixed word is the subject itself («de steun van X bleef uit»)."""
    subject = case.found.subject
    if subject is None or phrase.preposition not in case.env.words.owner:
        return False
    fixed = case.entry.is_fixed(case.analysis.tokens.words[subject.end])
    return phrase.start == subject.end + 1 and not fixed


def _owns_topic(case: Case, phrase: Phrase) -> bool:
    """«Er was steun voor het plan | van Polen»: whose plan it is."""
    if phrase.preposition not in case.env.words.owner:
        return False
    before = (p for p in case.found.prepositional if p.end == phrase.start - 1)
    return any(case.entry.prepositions.get(p.preposition or "") == "topic" for p in before)
