"""What is said without anybody who says it: by whoever is speaking, else by the author."""

from typing import Final

from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.meaning import told_here
from griffier.extract.phrases import Phrase
from griffier.extract.relatives import is_relative
from griffier.model import Act, Actor

_NEAR: Final = 4  # words between a noun and the «dat» that tells its content
_JUDGING: Final = frozenset({"zijn", "vallen", "staan", "blijven"})
HOUSES: Final = frozenset({"TK", "EK", "STATEN_GENERAAL"})


def speaks(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """«Er is geen aanleiding om …»: the judgement of whoever is speaking, else of the author,
    who alone announces in a main clause of a letter («de regeling wordt verlengd»)."""
    setting, draft = case.env.setting, case.draft
    if draft.act is Act.EMPHASISE and _in_question(case):
        return False
    if draft.act is Act.EMPHASISE and case.entry.object != "topic" and not _impersonal(case):
        return False
    said = {case.analysis.tokens.words[j] for j in case.predicate.words}
    if draft.act is Act.COMMIT and not inherited and said.isdisjoint(case.env.words.own):
        clause = case.situation.clauses[case.predicate.clause]
        reported = setting.meeting_at(case.analysis.span.start) and not _to_the_house(case)
        if clause.kind is not ClauseKind.MAIN or reported:
            return False
    if draft.act is Act.COMMIT and case.predicate.passive and (_relates(case) or _hoped(case)):
        return False  # «de oplossingen die worden verkend»
    if draft.act is Act.STATE and case.predicate.passive and _of_meeting(case):
        return False
    draft.actors = inherited or setting.speakers(case.analysis.span.start)
    draft.impersonal = True
    return bool(draft.actors)


def _of_meeting(case: Case) -> bool:
    """«Door de ministers zal worden ingegaan op …», «daarna zal worden ingegaan op …» below an
    item of an agenda: no letter says of itself what others will dwell on."""
    words = case.env.words
    agents = [p for p in case.found.prepositional if p.preposition in words.agent]
    if any(case.resolve(phrase) for phrase in agents):
        return True
    later = case.predicate.helpers & case.env.grammar.future
    if not later or case.env.setting.meeting_at(case.analysis.span.start) is None:
        return False
    return not told_here([case.analysis.tokens.words[j] for j in case.predicate.words], words)


def is_judged(case: Case, subject: Phrase) -> bool:
    """«Het valt te betreuren dat …», «het is te hopen dat …»: a judgement, and «het» nobody."""
    words, clause = case.analysis.tokens.words, case.situation.clauses[case.predicate.clause]
    lone = subject.start == subject.end and words[subject.end] in case.env.words.it
    if not lone or case.found.complement < 0 or clause.finite in (-1, case.predicate.verb):
        return False
    readings = case.situation.tokens.readings[clause.finite]
    judged = any(lemma in _JUDGING for lemma, _ in readings)
    return judged and words[case.predicate.verb - 1] == "te"


def judges(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """Set whoever is speaking as those who judge: the author, or who says so («vond dat het …»)."""
    clause = case.situation.clauses[case.predicate.clause]
    told = clause.kind is ClauseKind.SUBORDINATE
    case.draft.words |= {min(clause.own), clause.finite}
    speakers = case.env.setting.speakers(case.analysis.span.start)
    case.draft.actors = inherited if told and inherited else speakers
    case.draft.impersonal = True
    return bool(case.draft.actors)


def _to_the_house(case: Case) -> bool:
    """«zal uw Kamer de gelegenheid worden gegeven …»: no meeting promises that, though it
    stands in the report of one."""
    phrases = [*case.found.objects, *filter(None, [case.found.subject])]
    return any(a.id in HOUSES for phrase in phrases for a in case.resolve(phrase))


def _relates(case: Case) -> bool:
    """Whether the subject is a relative pronoun behind what it tells of."""
    subject = case.found.subject
    return subject is not None and subject.start > 0 and is_relative(case, subject)


def _hoped(case: Case) -> bool:
    """«nam kennis van de eis (van Polen) | dat de wet wordt herzien»: what somebody wants, and no
    promise; but «meldde op dit verzoek dat …»."""
    clause, tokens = case.situation.clauses[case.predicate.clause], case.analysis.tokens
    content = clause.mark > 0 and tokens.words[clause.mark] in case.env.grammar.complementisers
    near = tokens.words[max(0, clause.mark - _NEAR) : clause.mark]
    if not content or clause.parent < 0 or case.env.words.hopes.isdisjoint(near):
        return False
    outer = case.situation.clauses[clause.parent].verbs
    said = (lemma for verb in outer for lemma, _ in tokens.readings[verb])
    return case.env.grammar.takes_clause.isdisjoint(lemma.replace("|", "") for lemma in said)


def _in_question(case: Case) -> bool:
    """«inzicht in wat belangrijk is»: told of as a question, and no stress of anybody's."""
    mark = case.situation.clauses[case.predicate.clause].mark
    return mark >= 0 and case.analysis.tokens.words[mark] in case.env.words.asking


def _impersonal(case: Case) -> bool:
    """«Het is zaak om …», but «Het park is van belang om …»."""
    subject, found = case.found.subject, case.found
    if found.complement >= 0 or subject is None:
        return True
    words = case.analysis.tokens.words
    verdict = subject.end + 1 == case.predicate.verb and case.entry.is_fixed(words[subject.end])
    alone = subject.start == subject.end - verdict  # «dat het | wenselijk is om …»
    return alone and words[subject.start] in case.env.words.it
