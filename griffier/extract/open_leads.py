"""Lead-ins that break off: «Nederland heeft:», «Ik zal daarom:», "urged Serbia to:".

Each item below goes on with the sentence. It is read together with the words of its lead-in,
and what it reports is quoted from the item alone.
"""

from dataclasses import replace
from typing import Final

from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.extract.topics import clause_words_topic
from griffier.lexicon.grammar import Grammar, Tag
from griffier.model import Act, Letter

# What one and the same lead-in says of each of its items.
_OF_EACH: Final = frozenset(Act) - {Act.MEET, Act.DISCUSS}


def breaks_off(analysis: Analysis, grammar: Grammar) -> bool:
    """Whether a lead-in ends before its verb, or with the word that opens what it says."""
    tokens = analysis.tokens
    last = _last_word(analysis)
    if last < 1:
        return False
    if tokens.tags[last] & (Tag.PURPOSE | Tag.MARKER):
        return True
    if tokens.words[last] in grammar.complementisers:
        return True
    clause = next(c for c in reversed(analysis.clauses) if c.own)
    if clause.kind is not ClauseKind.MAIN or clause.verbs != [clause.finite]:
        return False
    waits = (grammar.perfect - grammar.passive) | grammar.future | grammar.modal
    return any(lemma in waits for lemma, _ in tokens.readings[clause.finite])


def _last_word(analysis: Analysis) -> int:
    """The last word but for the time at the end: «om | uiterlijk eind 2024:»."""
    tokens, last = analysis.tokens, len(analysis.tokens) - 1
    while last >= 0 and tokens.tags[last] & Tag.PUNCTUATION:
        last -= 1
    for moment in analysis.moments[-1:]:
        if last >= 0 and moment.start <= tokens.starts[last] < moment.end:
            first = next(j for j, at in enumerate(tokens.starts) if at >= moment.start)
            opened = first > 1 and tokens.tags[first - 1] & Tag.PREPOSITION
            opened = opened and not tokens.tags[first - 1] & Tag.PURPOSE
            return first - 1 - bool(opened)
    return last


def asks_for_more(analysis: Analysis, grammar: Grammar) -> bool:
    """«Frankrijk heeft toegezegd:»: a lead-in that ends with a verb of which an infinitive
    says what."""
    clause = next(c for c in reversed(analysis.clauses) if c.own)
    last = analysis.tokens.readings[clause.verbs[-1]] if clause.verbs else ()
    return any(lemma.replace("|", "") in grammar.takes_infinitive for lemma, _ in last)


def first_of_item(analysis: Analysis) -> int:
    """The first word that is of the item itself; 0 where no lead-in stands before it."""
    starts = analysis.tokens.starts
    return next((j for j, at in enumerate(starts) if at >= analysis.span.start), 0)


def stands_alone(analysis: Analysis) -> bool:
    """Whether an item read with its lead-in is a sentence of its own all the same."""
    first = first_of_item(analysis)
    return any(c.kind is ClauseKind.MAIN and c.finite >= first for c in analysis.clauses)


def of_item(drafts: list[Draft], first: int) -> list[Draft]:
    """The drafts that have words of the item, which begins with word `first`; the words of the
    lead-in are no part of what is quoted."""
    told = (d for d in drafts if max(d.words) >= first)
    kept = [draft for draft in told if draft.verb >= first or draft.act in _OF_EACH]
    for draft in kept:
        draft.words = {j for j in draft.words if j >= first}
        draft.steps.append("it goes on with its lead-in")
    return kept


def announces_list(lead: Draft, letter: Letter, env: Environment) -> bool:
    """Whether the topic of a lead-in is the list: none, or «de volgende punten»."""
    if lead.topic is None:
        return True
    words = letter.text.text[lead.topic.start : lead.topic.end].lower().split()
    return not env.words.list_heads.isdisjoint(words)


def named_by_item(analysis: Analysis, lead: Draft) -> Draft:
    """A list item that only names what the lead-in is about."""
    words = [j for j, word in enumerate(analysis.tokens.words) if word[0].isalnum()]
    topic = clause_words_topic(analysis, words)
    told = replace(lead, rule="list", topic=topic, words=set(words), clause=0)
    return replace(told, steps=["as the lead-in says"])
