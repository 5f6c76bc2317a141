"""What a statement is about: two to eight words as the text has them."""

from collections.abc import Callable
from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.phrases import ActorBounds, Phrase, chunk
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
        if tokens.tags[j] & _STOPS or j in claimed or _leaves(analysis, j):
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


def _leaves(analysis: Analysis, j: int) -> bool:
    """Whether a word says how or when, and so belongs to the verb again."""
    tokens = analysis.tokens
    tag = tokens.tags[j]
    if tag & Tag.ADVERB and not tag & (Tag.NOUN | Tag.PREPOSITION | Tag.ATTRIBUTE | Tag.DETERMINER):
        return True
    following = j + 1 if tag & Tag.PREPOSITION and j + 1 < len(tokens) else j
    at = {tokens.starts[j], tokens.starts[following]}
    return any(m.start in at for m in analysis.moments)


def clause_topic(
    analysis: Analysis,
    clause: int,
    bounds: ActorBounds,
    acts: Callable[[Phrase], bool],
    context: ContextWords,
) -> Span | None:
    """What is asked or stated: the first noun phrase of the clause that is neither an actor
    (`acts`) nor a time, with what belongs to it; else the verb phrase without the word that
    opens it."""
    tokens, found = analysis.tokens, analysis.clauses[clause]
    parted = {p.particle for p in analysis.predicates if p.clause == clause}
    apart = {*found.verbs, found.mark, *parted}  # «terug te komen op …»
    phrases = chunk(tokens, [j for j in found.own if j not in apart], bounds)
    for number, phrase in enumerate(phrases):
        if _names_a_thing(analysis, phrase) and not acts(phrase):
            return _span(analysis, _read_on(analysis, phrases[number:]))
    if found.kind is ClauseKind.INFINITIVE and (
        behind := _behind_preposition(analysis, phrases, acts, context)
    ):
        return behind
    run = [j for j in analysis.clause_words(clause) if j != found.mark]
    return _span(analysis, run) if run else None


def _behind_preposition(
    analysis: Analysis,
    phrases: list[Phrase],
    acts: Callable[[Phrase], bool],
    words: ContextWords,
) -> Span | None:
    """«vast te houden aan de omzetdrempels», «terug te komen op de kosten»: what the verb of
    a clause without an object is about."""
    for number, phrase in enumerate(phrases):
        tag = analysis.tokens.tags[phrase.end]
        noun = tag & Tag.NOUN and not tag & (Tag.PERSONAL | Tag.ADVERB)
        if phrase.preposition not in words.about or phrase.pronominal or not noun:
            continue
        if not acts(phrase) and not _leaves(analysis, phrase.start):
            return _span(analysis, _read_on(analysis, phrases[number:]))
    return None


def _read_on(analysis: Analysis, phrases: list[Phrase]) -> list[int]:
    """The words of the first phrase and of those behind it that hang on one another."""
    run = list(range(phrases[0].core, phrases[0].end + 1))
    for later in phrases[1:]:
        if later.start != run[-1] + 1 or not later.preposition or _leaves(analysis, later.start):
            break
        run += range(later.start, later.end + 1)
    return run


def _names_a_thing(analysis: Analysis, phrase: Phrase) -> bool:
    tag = analysis.tokens.tags[phrase.end]
    noun = tag & Tag.NOUN and not tag & (Tag.PERSONAL | Tag.ADVERB | Tag.DEMONSTRATIVE)
    bare = phrase.preposition or phrase.pronominal
    return bool(noun) and not bare and not _leaves(analysis, phrase.start)


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
