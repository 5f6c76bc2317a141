"""Sentences that go on from what stands above them: a list item of a lead-in, and the
paragraphs of a resolution, which leave out the body that speaks ("Calls on Serbia to …").
"""

from dataclasses import replace
from typing import Final

from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.phrases import Phrase
from griffier.extract.reading import Outcome
from griffier.extract.sentence import Analysis
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag
from griffier.model import Act, Actor

_HINTED: Final = 2  # characters between the name of a body and the end of its lead-in


def unsaid_subject(analysis: Analysis, env: Environment) -> tuple[Actor, ...]:
    """Whoever declares, where a sentence of a declaration begins with a verb in the third
    person and no subject follows it."""
    setting = env.setting
    if env.grammar.verb_second or not setting.declares or len(setting.authors) != 1:
        return ()
    if not len(analysis.tokens):
        return ()  # a line of dots
    return setting.authors if opens_with_verb(analysis) or is_preamble(analysis) else ()


def is_preamble(analysis: Analysis) -> bool:
    """ "Recalling its resolution 1244,", "Deeply concerned at the fighting,": a participle
    comes first, and no clause with a verb of its own is beside it."""
    tokens, first = analysis.tokens, analysis.clauses[0]
    if first.kind is not ClauseKind.MAIN:
        return False
    closed = tokens.words[-1:] == [","]  # the last of its words may look like a verb
    if not closed and any(c.parent < 0 and c.finite >= 0 for c in analysis.clauses):
        return False
    opening = next((j for j, tag in enumerate(tokens.tags) if not tag & Tag.ADVERB), 0)
    if tokens.tags[opening] & Tag.PARTICIPLE and opening in first.verbs:
        return True
    inner = (clause for clause in analysis.clauses if clause.kind is ClauseKind.PARTICIPLE)
    return any(clause.verbs[:1] == [opening] for clause in inner)


def opens_with_verb(analysis: Analysis) -> bool:
    """ "Strongly condemns …", "Is of the opinion that …": a singular verb comes first."""
    tokens, clause = analysis.tokens, analysis.clauses[0]
    if clause.kind is not ClauseKind.MAIN or clause.finite < 0:
        return False
    before = Tag.ADVERB | Tag.COORDINATOR | Tag.PUNCTUATION
    if any(not tokens.tags[j] & before for j in range(clause.finite)):
        return False
    thanks = tokens.words[clause.finite : clause.finite + 2] == ["thank", "you"]
    if thanks and any(tag & Tag.PREPOSITION for tag in tokens.tags[clause.finite + 2 :]):
        return True  # "So, thank you for your engagement", but not "Thank you, Mr President"
    if clause.finite == 0 and any(
        lemma in ("be", "have") for lemma, _ in tokens.readings[clause.finite]
    ):
        return True  # "Is concerned about attempts to …"
    single = any(form & Form.SINGULAR for _, form in tokens.readings[clause.finite])
    return single and not _is_noun(analysis, clause.finite)


def _is_noun(analysis: Analysis, first: int) -> bool:
    """ "Calls for reform have become louder", "Regrets reached the committee": another verb
    has the first word for its subject."""
    tags, readings = analysis.tokens.tags, analysis.tokens.readings
    for j in range(first + 1, len(tags)):
        if tags[j] & (Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.COORDINATOR):
            return False
        behind = tags[j + 1] if j + 1 < len(tags) else 0
        past = any(form & (Form.PAST | Form.PAST_PLURAL) for _, form in readings[j])
        if past and j == first + 1 and behind & (Tag.DETERMINER | Tag.PREPOSITION):
            return True
        maybe = tags[j] & (Tag.ALSO_NOUN | Tag.ATTRIBUTE) or (past and tags[j] & Tag.PARTICIPLE)
        if tags[j] & Tag.FINITE and not maybe and not tags[j - 1] & Tag.MARKER:
            return True
    return False


def with_body_named_last(outcome: Outcome, analysis: Analysis, env: Environment) -> Outcome:
    """ "Recalling its decision, the European Council:" has no verb, but an actor for the
    items below."""
    if outcome.actors:
        return outcome
    found: list[Actor] = []
    after = analysis.span.end
    for mention in reversed(analysis.mentions):
        between = analysis.text[mention.end : after].lower().strip(" :,").split()
        if after - mention.end > _HINTED and not env.words.joins.issuperset(between):
            break
        if found and not between and "," not in analysis.text[mention.end : after]:
            break
        found.insert(0, env.resolver.as_actor(mention))
        after = mention.start
    actors = tuple(found) or _people(analysis, env)
    return replace(outcome, actors=actors) if actors else outcome


def _people(analysis: Analysis, env: Environment) -> tuple[Actor, ...]:
    """ "The Ministers:" are those who met, or declare."""
    words = analysis.tokens.words
    last = len(words) - 1 - (words[-1:] == [":"])
    plain = 0 <= last <= 1 and words[last] in env.words.persons
    if not plain:
        return ()
    declared = env.setting.authors if env.setting.declares else ()
    return env.resolver.actors(analysis, Phrase(0, last)) or declared


def goes_on(analysis: Analysis, lead: Draft, env: Environment) -> bool:
    """Whether an item without an act of its own is what its lead-in is about. In a
    declaration a whole sentence below "adopted the following conclusions:" is not."""
    if lead.act is Act.MEET:
        return False
    first = analysis.clauses[0]
    tags = analysis.tokens.tags
    whole = first.kind is ClauseKind.MAIN and any(
        not tags[j] & Tag.ADVERB for j in first.own if j < first.finite
    )
    return not (whole and env.setting.declares and not env.grammar.verb_second)


def read_on(analysis: Analysis, grammar: Grammar) -> Analysis:
    """ "Leaders: – called on Serbia to …": what may be a past tense and opens an item without
    any other verb is one, done by those of the lead-in."""
    opening = next(
        (c for c in analysis.clauses if c.kind is ClauseKind.PARTICIPLE and c.own[:1] == [0]), None
    )
    if grammar.verb_second or opening is None or not opening.verbs:
        return analysis
    if any(c.parent < 0 and c.finite >= 0 for c in analysis.clauses):
        return analysis
    first = opening.verbs[0]
    if not any(form & Form.PAST for _, form in analysis.tokens.readings[first]):
        return analysis
    told = [replace(p, passive=False) if p.verb == first else p for p in analysis.predicates]
    return replace(analysis, predicates=told)
