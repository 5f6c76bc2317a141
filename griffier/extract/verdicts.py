"""Verdicts: a clause that says of its subject that it will not do, or that it is needed."""

from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, arguments
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.scene import in_past
from griffier.extract.topics import clause_words_topic
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Mention


def verdict(scene: Scene, predicate: Predicate) -> Act | None:
    """What a clause with a copula says of its subject, if it praises or rejects it."""
    tokens, words = scene.analysis.tokens, scene.env.words
    subject = arguments(scene.situation, predicate).subject
    if predicate.lemma in words.menacing:
        return None if subject and scene.resolve(subject) else Act.WARN
    if predicate.lemma not in scene.env.grammar.copulas:
        return None
    if predicate.helpers - scene.env.grammar.future:
        return None  # but «zou onwenselijk zijn»
    said = {tokens.words[j] for j in predicate.words if _is_predicate(scene, predicate, j)}
    denied = any(tokens.tags[j] & Tag.NEGATION for j in predicate.words)
    if said & words.disapproved:
        return Act.SUPPORT if denied else Act.OPPOSE
    if said & words.approved:
        return Act.OPPOSE if denied else Act.SUPPORT
    return Act.OPPOSE if denied and said & words.needed else None


def _is_predicate(scene: Scene, predicate: Predicate, j: int) -> bool:
    """Whether a word is said of the subject: the last before the verbs or in its clause."""
    clause = scene.analysis.clauses[predicate.clause]
    behind = [k for k in predicate.words if k > j]
    joined = behind and scene.analysis.tokens.tags[behind[0]] & (Tag.COORDINATOR | Tag.PUNCTUATION)
    return (
        not behind or bool(joined) or behind[0] in clause.verbs or behind[0] == predicate.particle
    )


def rejected(scene: Scene, predicate: Predicate, found: Arguments) -> Draft | None:
    """ "Iran's threats are unacceptable", "the raids are alarming", "the vote did not meet the
    standards" in a declaration: those who declare reject them, or are worried."""
    subject = found.subject
    if subject is None or scene.env.grammar.verb_second:
        return None
    act = verdict(scene, predicate) or _blamed(scene, predicate)
    if act not in (Act.OPPOSE, Act.WARN):
        return None
    draft = _declared(scene, predicate, found, act)
    inside = scene.analysis.mentions_in(scene.analysis.offsets(subject))
    doers = {m.entity: m for m in inside if m.kind == "country"}
    if len(doers) == 1:
        draft.recipients = (scene.env.resolver.as_actor(*doers.values()),)
    return draft


def _blamed(scene: Scene, predicate: Predicate) -> Act | None:
    """What worries, breaks a rule ("constitutes a breach of …") or did not keep to one."""
    words, tokens = scene.env.words, scene.analysis.tokens
    said = {tokens.words[j] for j in predicate.words}
    denied = any(tokens.tags[j] & Tag.NEGATION for j in predicate.words)
    copula = predicate.lemma in scene.env.grammar.copulas
    if predicate.helpers & words.should or predicate.helpers & scene.env.grammar.future:
        return None
    if copula and not denied and said & words.worrying:
        return Act.WARN
    if (copula or predicate.lemma in words.amounting) and not denied and said & words.breaches:
        return Act.OPPOSE
    kept = denied and predicate.lemma in words.complying and said & words.rules
    return Act.OPPOSE if kept else None


def authors_verdict(scene: Scene, predicate: Predicate, found: Arguments) -> Draft | None:
    """«Het Iraanse optreden is onaanvaardbaar», «dat is zorgelijk», «goede samenwerking is
    cruciaal» in a letter: the verdict of whoever signs it, where no meeting is told of."""
    if found.subject is None or not _speaks_of_now(scene, predicate):
        return None
    states = _states_judged(scene, predicate, found.subject)
    act = _judged(scene, predicate, found, found.subject, of_state=bool(states))
    if act is None:
        return None
    draft = _declared(scene, predicate, found, act)
    doers = [m for m in states.values() if m.form == "adjective"]
    draft.recipients = (scene.env.resolver.as_actor(doers[0]),) if len(doers) == 1 else ()
    if act is Act.SUPPORT and not doers:
        draft.recipients = _whose(scene, found, found.subject)
    return draft


def _whose(scene: Scene, found: Arguments, subject: Phrase) -> tuple[Actor, ...]:
    """«De bevindingen van de Raad van State zijn waardevol»: of whom the paper is."""
    owners = (p for p in found.prepositional if p.start == subject.end + 1)
    owner = next((p for p in owners if p.preposition in scene.env.words.owner), None)
    return scene.resolve(owner) if owner else ()


def _speaks_of_now(scene: Scene, predicate: Predicate) -> bool:
    """Whether a main clause with a bare copula tells what its author thinks now."""
    setting, at = scene.env.setting, scene.analysis.span.start
    clause = scene.situation.clauses[predicate.clause]
    if setting.declares or not scene.env.grammar.verb_second or clause.kind is not ClauseKind.MAIN:
        return False
    if predicate.lemma not in scene.env.grammar.copulas or predicate.helpers:
        return False
    return not (setting.meeting_at(at) or in_past(scene.analysis, clause))


def _states_judged(scene: Scene, predicate: Predicate, subject: Phrase) -> dict[str, Mention]:
    """The other states named in what is judged."""
    starts = scene.analysis.tokens.starts
    span = range(starts[subject.start], starts[scene.situation.clauses[predicate.clause].finite])
    return {
        m.entity: m
        for m in scene.analysis.mentions
        if m.start in span and m.kind == "country" and not scene.env.setting.is_author(m.entity)
    }


def _judged(
    scene: Scene, predicate: Predicate, found: Arguments, subject: Phrase, *, of_state: bool
) -> Act | None:
    """What is said of another state's doing, of what was told before («dat is onwenselijk»),
    and of anything that worries or is vital."""
    words, tokens = scene.env.words, scene.analysis.tokens
    own = (j for j in predicate.words if of_state or _is_predicate(scene, predicate, j))
    said = {tokens.words[j] for j in own}
    pointing = subject.start == subject.end and tokens.words[subject.start] in words.pointing
    pointing = pointing or scene.env.setting.debated
    if any(tokens.tags[j] & Tag.NEGATION for j in predicate.words):
        unfit = pointing and said & (words.needed - words.indispensable | words.approved)
        refused = said & words.infeasible and not scene.resolve(subject)
        return Act.OPPOSE if unfit or refused else None
    if pointing and _praises(scene, predicate):
        return Act.SUPPORT
    if said & words.worrying:
        return Act.WARN
    if said & words.intolerable or (said & words.disapproved and (of_state or pointing)):
        return Act.OPPOSE
    paper = tokens.words[subject.end].endswith(words.found_in)
    if (said & words.welcomed and pointing) or (paper and said & words.agreed_with):
        return Act.SUPPORT
    nobody = not scene.resolve(subject)
    for_what = {
        tokens.words[j]
        for j in predicate.words
        if any(tag & Tag.PREPOSITION for tag in tokens.tags[j + 1 : j + 2])
    }
    vital = not words.vital.isdisjoint(said | for_what)  # «is essentieel voor de streek»
    vital = vital or any(
        p.preposition in words.owner and tokens.words[p.end] in words.weighty
        for p in found.prepositional
    )
    vital = vital and max(found.complement, found.infinitive) < 0
    return Act.EMPHASISE if vital and nobody and not of_state else None


def _praises(scene: Scene, predicate: Predicate) -> bool:
    """«Dat is een mooi resultaat»: a noun of achievement behind an adjective of praise."""
    words, said = scene.env.words, scene.analysis.tokens.words
    return any(
        said[j] in words.praised and said[j - 1] in words.praising for j in predicate.words if j
    )


def called_for(scene: Scene, predicate: Predicate, found: Arguments) -> Draft | None:
    """ "More efforts are needed to …" in a declaration: its authors expect them."""
    words, tokens = scene.env.words, scene.analysis.tokens
    if found.subject is None or not predicate.passive or scene.env.grammar.verb_second:
        return None
    finite = scene.situation.clauses[predicate.clause].finite
    forms = [form for _, form in tokens.readings[finite]] if finite >= 0 else []
    present = any(form & (Form.SINGULAR | Form.PLURAL) for form in forms)
    denied = any(tokens.tags[j] & Tag.NEGATION for j in predicate.words)
    if tokens.words[predicate.verb] not in words.needed or not present or denied:
        return None
    return _declared(scene, predicate, found, Act.EXPECT)


def _declared(scene: Scene, predicate: Predicate, found: Arguments, act: Act) -> Draft:
    """The draft of a verdict of those who declare, about the subject of its clause."""
    draft = Draft(act, f"{act.lower()}:verdict", "verdict", predicate.clause, predicate.verb,
                  scene.env.setting.speakers(scene.analysis.span.start), ())  # fmt: skip
    subject = found.subject
    about = range(subject.start, subject.end + 1) if subject else range(0)
    draft.words = set(about) | set(predicate.words) | {predicate.verb}
    draft.steps.append("the text says so itself: it is the verdict of its authors")
    draft.topic = clause_words_topic(scene.analysis, list(about))
    return draft
