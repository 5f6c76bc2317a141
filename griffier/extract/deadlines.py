"""By when: the deadline of an ask, a promise or a decision.

A phrase that says so («vóór het zomerreces», «uiterlijk 1 juni») comes first; else a
period or day still to come («in het tweede kwartaal van 2024») that belongs to the act
and not to a thing («de Raad van 12 maart»). «Vóór de Raad van 12 maart» ends the day
before.
"""

import datetime
import re
from typing import Final

from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords
from griffier.model import Act, Deadline, Moment, Span

_BOUND: Final = frozenset({Act.COMMIT, Act.REQUEST, Act.EXPECT, Act.AGREE, Act.PROPOSE})
# How many words may stand between «vóór» and the date of what it is before.
_REACH: Final = 9
_WORD: Final = re.compile(r"\S+")
_DAY: Final = datetime.timedelta(days=1)


def deadline_of(
    analysis: Analysis,
    draft: Draft,
    evidence: Span,
    today: datetime.date | None,
    words: ContextWords,
) -> Deadline | None:
    """The deadline of a draft, or None; `today` is the date of the document."""
    if draft.act not in _BOUND:
        return None
    near = [m for m in analysis.moments if _belongs(analysis, draft, evidence, m)]
    for moment in near:
        if moment.kind == "deadline":
            return _deadline(analysis, moment.start, moment.end, moment.first, moment.last)
    if today is None or (draft.modality == "done" and draft.act in (Act.AGREE, Act.PROPOSE)):
        return None
    coming = (
        _coming(analysis, m, today, words)
        for m in near
        if m.last >= today and (draft.act is Act.COMMIT or not _in_own_clause(analysis, draft, m))
    )
    return next((found for found in coming if found is not None), None)


def _belongs(analysis: Analysis, draft: Draft, evidence: Span, moment: Moment) -> bool:
    """Within the evidence, or in the clause of the act."""
    if evidence.start <= moment.start < evidence.end:
        return True
    starts = analysis.tokens.starts
    return any(moment.start <= starts[j] < moment.end for j in analysis.clause_words(draft.clause))


def _in_own_clause(analysis: Analysis, draft: Draft, moment: Moment) -> bool:
    """A date beside the verb of asking says when it was asked, not by when."""
    starts = analysis.tokens.starts
    own = analysis.clauses[draft.clause].own
    return any(moment.start <= starts[j] < moment.end for j in own)


def _coming(
    analysis: Analysis, moment: Moment, today: datetime.date, words: ContextWords
) -> Deadline | None:
    behind = list(_WORD.finditer(analysis.text, analysis.span.start, moment.start))[-_REACH:]
    for word in reversed(behind):
        if word.group().lower() in words.before:
            last = moment.first - _DAY
            return _deadline(analysis, word.start(), moment.end, today, last)
        if word.group().endswith((",", ";", ":")):
            break
    if behind and behind[-1].group().lower() in words.when:
        return _deadline(analysis, moment.start, moment.end, moment.first, moment.last)
    return None


def _deadline(
    analysis: Analysis, start: int, end: int, first: datetime.date, last: datetime.date
) -> Deadline:
    return Deadline(analysis.text[start:end], first, max(first, last))
