"""When a deed was done, as far as its own clause tells."""

from griffier.extract.case import Case
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_BEFORE = 14  # days before a meeting that are no part of it


def long_ago(case: Case) -> bool:
    """«De ontheffing was in 2006 verleend»: not at the meeting that is spoken of."""
    setting, own = case.env.setting, case.situation.clauses[case.predicate.clause].own
    meeting = setting.meeting_at(case.analysis.span.start)
    held = setting.meetings[meeting].date if meeting else None
    starts = case.analysis.tokens.starts
    told = (
        m
        for m in case.analysis.moments
        if any(m.start <= starts[j] < m.end and not _of_noun(case, j) for j in own)
    )
    return held is not None and any((held - m.last).days > _BEFORE for m in told)


def _of_noun(case: Case, j: int) -> bool:
    """«sinds de oprichting in 2011»: the day of the noun before it, and not of the deed."""
    tags = case.analysis.tokens.tags
    while j > 1 and not tags[j] & Tag.PREPOSITION:
        j -= 1
    inside = (p for p in case.found.prepositional if p.start < j - 1 <= p.end)
    return any(True for _ in inside)


def is_done(case: Case) -> bool:
    """Whether a passive tells of what has been done: «is gesproken», but not «wordt»."""
    grammar = case.env.grammar
    helpers = case.predicate.helpers
    going_on = helpers & (grammar.passive - grammar.perfect) or helpers & grammar.future
    return case.predicate.passive and grammar.verb_second and not going_on


def is_past(case: Case) -> bool:
    """Whether the finite verb of the clause is in the past tense."""
    clause = case.situation.clauses[case.predicate.clause]
    forms = case.analysis.tokens.readings[clause.finite] if clause.finite >= 0 else ()
    return any(form & (Form.PAST | Form.PAST_PLURAL) for _, form in forms)
