"""Subjects that lean on what stands before: relative pronouns, and those of told clauses."""

from griffier.extract.case import Case, Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.frames import Arguments, arguments
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.pronominal import is_governed
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Mention

_BESIDE = 2  # characters between a name and its relative pronoun


def points_back(scene: Scene, clause: int, subject: Phrase, speaker: tuple[Actor, ...]) -> bool:
    """«… gaf aan dat hij / het / zijn regering …»: whoever is speaking, unless it is «ik»."""
    tokens, words = scene.analysis.tokens, scene.env.words
    if not speaker or any(actor.text.lower() in words.self for actor in speaker):
        return False
    if scene.situation.clauses[clause].kind is not ClauseKind.SUBORDINATE:
        return _resumes(scene, subject, speaker)
    first = tokens.words[subject.core]
    if subject.core == subject.end:
        return first in words.he | words.she | words.they | words.it
    return first in words.possessive and tokens.words[subject.end] in words.mouthpiece


def _resumes(scene: Scene, subject: Phrase, speaker: tuple[Actor, ...]) -> bool:
    """ "The ministers welcomed the report and they agreed to …": those of the clause before."""
    tokens, words = scene.analysis.tokens, scene.env.words
    known = words.resuming & words.they
    if subject.core != subject.end or tokens.words[subject.core] not in known:
        return False
    beside = subject.start > 0 and tokens.tags[subject.start - 1] & Tag.COORDINATOR
    several = len(speaker) > 1 or any(scene.env.resolver.is_plural(a.text) for a in speaker)
    return bool(beside and several)


def named_by_subject(scene: Scene, predicate: Predicate, found: Arguments) -> tuple[Actor, ...]:
    """Whom a subject names: nobody in «het ligt in de rede | dat …», which points to a clause."""
    if found.subject is None:
        return ()
    tokens, words, subject = scene.analysis.tokens, scene.env.words, found.subject
    alone = subject.start == subject.end and tokens.words[subject.end] in words.it
    if found.complement >= 0 and alone and predicate.lemma in words.idle:
        return ()
    return scene.resolve(subject)


def is_relative(case: Case, subject: Phrase) -> bool:
    """Whether the subject is the relative pronoun that opens the clause."""
    return subject.start == case.situation.clauses[case.predicate.clause].mark


def done_to(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """ "Serbia, which was urged to align": to whom a passive in a relative clause was done."""
    of_passive = case.predicate.passive and phrase is case.found.subject
    return antecedent(case) if of_passive and is_relative(case, phrase) else ()


def meant_by(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """The actors a phrase means: «zijn ambtgenoot, | bij wie hij aandrong op …» as well."""
    if phrase.core == phrase.end == case.situation.clauses[case.predicate.clause].mark:
        return () if phrase.pronominal else antecedent(case) or _phrase_before(case, phrase.start)
    return case.resolve(phrase)


def add_asked(case: Case) -> None:
    """«de premier, die hij opriep tot …»: the pronoun is the object, as somebody else acts."""
    subject, mark = case.found.subject, case.situation.clauses[case.predicate.clause].mark
    tokens = case.analysis.tokens
    if subject is None or case.predicate.passive or mark < 1 or subject.start == mark:
        return
    if tokens.tags[mark] & Tag.RELATIVE and not is_governed(tokens, mark):
        case.add_recipients(antecedent(case) or _phrase_before(case, mark), subject)


def antecedent(case: Case) -> tuple[Actor, ...]:
    """The actor right before a relative pronoun."""
    mark = case.situation.clauses[case.predicate.clause].mark
    if one := _one_of(case, mark):
        return one
    opens = mark - is_governed(case.analysis.tokens, mark)  # «met | wie»
    at, found = case.analysis.tokens.starts[opens], list[Mention]()
    for mention in reversed([m for m in case.analysis.mentions if m.form != "adjective"]):
        if mention.end > at:
            continue
        between = case.analysis.text[mention.end : at].lower().split()
        if not found and at - mention.end > _BESIDE:
            break
        if found and not {",", "en", "and"}.issuperset(between):
            break
        found.append(mention)
        at = mention.start
    if not found and case.draft.act in (Act.REQUEST, Act.EXPECT):
        return _motion_before(case, mark)
    return tuple(case.env.resolver.as_actor(m) for m in reversed(found))


def _phrase_before(case: Case, opens: int) -> tuple[Actor, ...]:
    """«met zijn Turkse collega, | bij wie hij …»: whom the phrase before the clause means."""
    parent = case.situation.clauses[case.predicate.clause].parent
    outer = next((p for p in case.analysis.predicates if p.clause == parent), None)
    if outer is None:
        return ()
    last = opens - 1 - bool(case.analysis.tokens.tags[opens - 1] & Tag.PUNCTUATION)
    around = arguments(case.situation, outer)
    phrases = (*around.prepositional, *around.objects, *filter(None, [around.subject]))
    before = next((p for p in phrases if p.end == last), None)
    return case.resolve(before) if before else ()


def _motion_before(case: Case, mark: int) -> tuple[Actor, ...]:
    """«moties die oproepen tot …»: of the House."""
    tokens, at = case.analysis.tokens, mark - 1
    if at < 0 or tokens.words[at] not in case.env.words.motions:
        return ()
    return (Actor("TK", case.analysis.text[tokens.starts[at] : tokens.ends[at]]),)


def _one_of(case: Case, mark: int) -> tuple[Actor, ...]:
    """«Nederland was een van de lidstaten die aandrong op …»: whoever is one of them, where
    the verb is that of one."""
    clause, words = case.situation.clauses[case.predicate.clause], case.analysis.tokens.words
    counted = words[max(0, mark - 4) : mark - 1]
    forms = [form for _, form in case.analysis.tokens.readings[clause.finite]]
    if counted[:2] not in (["een", "van"], ["één", "van"], ["van", "de"]):
        return ()
    if clause.parent < 0 or not any(form & (Form.SINGULAR | Form.PAST) for form in forms):
        return ()
    outer = (p for p in case.analysis.predicates if p.clause == clause.parent)
    subject = next((arguments(case.situation, p).subject for p in outer), None)
    return case.resolve(subject) if subject else ()


def behind_asked(case: Case) -> bool:
    """ "Serbia was urged to revise the law | by France": who asked stands behind what."""
    for inner in case.analysis.predicates:
        if inner.clause != case.found.infinitive or inner.passive:
            continue
        phrases = arguments(case.situation, inner).prepositional[-2:]
        by = next((p for p in phrases if p.preposition in case.env.words.agent), None)
        if by is not None and (actors := case.resolve(by)):
            case.draft.actors = actors
            return True
    return False
