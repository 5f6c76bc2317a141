"""What makes a statement less sure, by what was done to get it.

Each doubt is a name in shared/confidence.toml, which says what it weighs; a doubt that turned
out to weigh nothing stays in the table with no points, so that this can be seen.
"""

from typing import Final

from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.confidence import Sureness
from griffier.model import Act, Span

_LONG: Final = 30  # words of a sentence
_LITTLE: Final = 0.15  # of a sentence
_FURTHER, _DEEP = 1, 3  # clauses before the one that holds the act
_RULES: Final = {
    "according to": "according",
    "noun": "noun",
    "attributive participle": "noun",
    "list": "list",
    "future": "future",
    "impersonal": "impersonal",
}
_SAYING: Final = frozenset({Act.STATE, Act.DISCUSS})


def doubts_of(analysis: Analysis, draft: Draft, evidence: Span, beside: int) -> tuple[str, ...]:
    """The doubts about one draft in a sentence that gave `beside` of them, in order of name."""
    span = analysis.span
    told = {
        "nobody": not draft.actors,
        "unasked": draft.act is Act.REQUEST and not draft.recipients,
        "many-recipients": len(draft.recipients) > 1,
        "no-topic": draft.topic is None and draft.act is not Act.MEET,
        "saying": draft.act in _SAYING,
        "conditional": draft.modality == "conditional",
        "further-clause": draft.clause >= _FURTHER,
        "deep-clause": draft.clause >= _DEEP,
        "two": beside == 2,
        "several": beside > 2,
        "long": analysis.text.count(" ", span.start, span.end) + 1 >= _LONG,
        "little": evidence.end - evidence.start < _LITTLE * (span.end - span.start),
    }
    found = {name for name, holds in told.items() if holds} | draft.doubts
    if rule := _RULES.get(draft.rule):
        found.add(rule)
    return tuple(sorted(found))


def unsure(sureness: Sureness, doubts: tuple[str, ...]) -> tuple[str, ...]:
    """The step that says what makes a statement less sure, if anything does."""
    said = sureness.said(doubts)
    return (f"less sure: {said}",) if said else ()
