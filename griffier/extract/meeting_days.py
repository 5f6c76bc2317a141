"""Deeds that are due at a meeting: «verzocht de Commissie in de Raad van 28 mei te rapporteren»."""

from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.moment_clauses import Places
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.lexicon.context import ContextWords
from griffier.model import Act, Deadline, Moment

_NEAR: Final = 8  # characters between the name of a meeting and its day: « van de »
_ASKED: Final = frozenset({Act.REQUEST, Act.EXPECT, Act.COMMIT})


def due_at_meeting(
    analysis: Analysis,
    draft: Draft,
    moment: Moment,
    setting: Setting,
    words: ContextWords,
) -> Deadline | None:
    """The last day of a meeting to come, other than the one told of, at which the deed that is
    asked or promised is to be done; None where the sentence names no such meeting there."""
    today, text = setting.today, analysis.text
    named = next((m for m in analysis.meetings if 0 <= moment.start - m.end <= _NEAR), None)
    if named is None or today is None or draft.act not in _ASKED or moment.kind == "deadline":
        return None
    facts = setting.meetings[named.meeting]
    day = facts.end_date or facts.date
    if day is None or day < today or named.meeting == setting.told_of(analysis.span.start):
        return None
    before = text[analysis.span.start : named.start].lower().split()[-2:]
    if before and before[-1] in words.articles:
        before.pop()
    if not before or before[-1] not in words.at_meetings:
        return None
    if not _of_deed(analysis, draft, moment, words):
        return None
    return Deadline(text[named.start : moment.end], min(today, day), day)


def _of_deed(analysis: Analysis, draft: Draft, moment: Moment, words: ContextWords) -> bool:
    """Whether the moment stands where the deed is told and not the asking."""
    places = Places(analysis, words)
    clause = places.clause(moment)
    if clause < 0:
        return False
    if clause == draft.clause:  # «ik zal daar in de Raad van 28 mei voor pleiten» is said there
        return places.behind_deed(moment, clause)
    found = analysis.clauses[clause]
    if places.depth(clause, draft.clause) > len(analysis.clauses):
        return False
    opened = found.mark >= 0 and analysis.tokens.words[found.mark] in words.complementisers
    return found.kind is ClauseKind.INFINITIVE or opened
