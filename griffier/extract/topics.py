"""What a statement is about: two to eight words as the text has them."""

from typing import Final

from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Span

LONGEST: Final = 8
_NO_END: Final = (
    Tag.PREPOSITION | Tag.DETERMINER | Tag.COORDINATOR | Tag.SUBORDINATOR | Tag.MARKER
    | Tag.PURPOSE | Tag.PUNCTUATION | Tag.NEGATION
)  # fmt: skip
_STOPS: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE | Tag.MARKER


def noun_topic(
    analysis: Analysis,
    predicate: Predicate,
    phrase: Phrase,
    claimed: set[int],
    words: ContextWords,
) -> tuple[Span, set[int]]:
    """The topic that begins with `phrase`, and all the words that belong to it.

    Phrases behind it belong to it unless the frame claims them (`claimed` holds the words
    at which those begin). A head
    that says only that something matters («het belang van …») is passed over.
    """
    tokens = analysis.tokens
    run = list(range(phrase.core, phrase.end + 1))
    own = set(predicate.words)
    verbs = set(analysis.clauses[predicate.clause].verbs)
    j = phrase.end + 1
    while j in own and j not in verbs and j != predicate.particle:
        if tokens.tags[j] & _STOPS or j in claimed:
            break
        run.append(j)
        j += 1
    everything = set(range(phrase.start, run[-1] + 1))
    return _span(analysis, _without_empty_head(analysis, run, words)), everything


def _without_empty_head(analysis: Analysis, run: list[int], words: ContextWords) -> list[int]:
    tokens = analysis.tokens
    for position, j in enumerate(run[:4]):
        if tokens.words[j] not in words.empty_heads or position + 2 >= len(run):
            continue
        if tokens.tags[run[position + 1]] & Tag.PREPOSITION:
            return run[position + 2 :]
    return run


def clause_topic(analysis: Analysis, clause: int) -> Span | None:
    """The verb phrase of what is asked or stated, without the word that opens it."""
    mark = analysis.clauses[clause].mark
    run = [j for j in analysis.clause_words(clause) if j != mark]
    return _span(analysis, run) if run else None


def clause_words_topic(analysis: Analysis, words: list[int]) -> Span | None:
    """A topic from loose words of a clause."""
    return _span(analysis, words) if words else None


def _span(analysis: Analysis, run: list[int]) -> Span:
    """At most eight words, not beginning with an article nor ending in mid-phrase."""
    tokens = analysis.tokens
    while len(run) > 1 and tokens.tags[run[0]] & (Tag.DETERMINER | Tag.PUNCTUATION):
        run = run[1:]
    if len(run) > LONGEST:
        run = run[:LONGEST]
    while len(run) > 1 and tokens.tags[run[-1]] & _NO_END and not tokens.tags[run[-1]] & Tag.NOUN:
        run = run[:-1]
    return Span(tokens.starts[run[0]], tokens.ends[run[-1]])
