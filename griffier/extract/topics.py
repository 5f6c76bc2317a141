"""What a statement is about: two to eight words as the text has them."""

from collections.abc import Callable
from typing import Final

from griffier.extract.bounds import ActorBounds
from griffier.extract.clause import ClauseKind
from griffier.extract.phrases import Phrase, chunk
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
_NOUN: Final = Tag.NOUN | Tag.ALSO_NOUN  # "measures", where it is no verb of its clause
_JOINTS: Final = Tag.PREPOSITION | Tag.COORDINATOR | Tag.RELATIVE
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
        if _parts(analysis, phrase, j, words):
            break
        run.append(j)
        j += 1
    everything = set(range(phrase.start, run[-1] + 1))
    return _span(analysis, _without_empty_head(analysis, run, words)), everything


def short_topic(analysis: Analysis, phrase: Phrase) -> Span:
    """The phrase alone, without what hangs on it."""
    return _span(analysis, list(range(phrase.core, phrase.end + 1)))


def _without_empty_head(analysis: Analysis, run: list[int], words: ContextWords) -> list[int]:
    tokens = analysis.tokens
    for position, j in enumerate(run[:4]):
        if tokens.words[j] not in words.empty_heads or position + 2 >= len(run):
            continue
        if tokens.tags[run[position + 1]] & Tag.PREPOSITION:
            return run[position + 2 :]
    return run


def _parts(analysis: Analysis, phrase: Phrase, j: int, words: ContextWords) -> bool:
    """Whether a preposition opens what belongs to the verb again: «steunde dit in Brussel»,
    «de doorrekening door het Planbureau», but «de oorlog in Jemen»."""
    tokens = analysis.tokens
    if not tokens.tags[j] & Tag.PREPOSITION:
        return False
    pointer = tokens.tags[phrase.core] & Tag.DEMONSTRATIVE
    pointer = pointer and tokens.words[phrase.core] not in analysis.articles
    return tokens.words[j] in words.parting or bool(pointer and tokens.words[j] in words.located)


def _leaves(analysis: Analysis, j: int) -> bool:
    """Whether a word says how or when, and so belongs to the verb again."""
    tokens = analysis.tokens
    tag = tokens.tags[j]
    if tag & Tag.ADVERB and not tag & (Tag.NOUN | Tag.PREPOSITION | Tag.ATTRIBUTE | Tag.DETERMINER):
        return True
    if not analysis.moments:
        return False
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
    apart |= {j + 1 for j in found.verbs if _is_particle(analysis, j + 1)}
    phrases = chunk(tokens, [j for j in found.own if j not in apart], bounds)
    for number, phrase in enumerate(phrases):
        if _names_a_thing(analysis, phrase, context) and not acts(phrase):
            return _span(analysis, _read_on(analysis, phrases[number:], context))
    if found.kind is ClauseKind.INFINITIVE and (
        behind := _behind_preposition(analysis, phrases, acts, context)
    ):
        return behind
    if (inner := _asked_about(analysis, clause)) >= 0:
        return clause_topic(analysis, inner, bounds, acts, context)
    run = [j for j in analysis.clause_words(clause) if j != found.mark]
    return _span(analysis, run) if run else None


def _asked_about(analysis: Analysis, clause: int) -> int:
    """«te bezien of het mbo …»: the clause within one that holds no more than a verb, or -1."""
    found, tags = analysis.clauses[clause], analysis.tokens.tags
    bare = sum(not tags[j] & (Tag.MARKER | Tag.PUNCTUATION | Tag.ADVERB) for j in found.own) < 3
    if found.kind is not ClauseKind.INFINITIVE or not bare:
        return -1
    inner = (n for n, each in enumerate(analysis.clauses) if each.parent == clause)
    return next(
        (n for n in inner if analysis.clauses[n].kind is ClauseKind.SUBORDINATE and n > clause), -1
    )


def _is_particle(analysis: Analysis, j: int) -> bool:
    """The "up" of "set up the association", of a verb that no entry knows."""
    tags = analysis.tokens.tags
    if j + 1 >= len(tags) or not tags[j] & Tag.PARTICLE:
        return False
    return bool(tags[j + 1] & Tag.DETERMINER)


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
        noun = tag & _NOUN and not tag & (Tag.PERSONAL | Tag.ADVERB)
        if phrase.preposition not in words.about or phrase.pronominal or not noun:
            continue
        if not acts(phrase) and not _leaves(analysis, phrase.start):
            return _span(analysis, _read_on(analysis, phrases[number:], words))
    return None


def _read_on(analysis: Analysis, phrases: list[Phrase], words: ContextWords) -> list[int]:
    """The words of the first phrase and of those behind it that hang on one another."""
    run = list(range(phrases[0].core, phrases[0].end + 1))
    for later in phrases[1:]:
        joined = later.preposition or _hangs(analysis, run[-1])
        if later.start != run[-1] + 1 or not joined or _leaves(analysis, later.start):
            break
        if later.preposition in words.parting | words.located:
            break
        run += range(later.start, later.end + 1)
    return run


def _hangs(analysis: Analysis, j: int) -> bool:
    """ "tariffs affecting | the sector": a participle behind its noun."""
    tags = analysis.tokens.tags
    return bool(j and tags[j] & Tag.ATTRIBUTE and not tags[j] & _NOUN and tags[j - 1] & _NOUN)


def _names_a_thing(analysis: Analysis, phrase: Phrase, words: ContextWords) -> bool:
    last = phrase.end - _hangs(analysis, phrase.end)
    tag = analysis.tokens.tags[last]
    noun = tag & _NOUN and not tag & (Tag.PERSONAL | Tag.ADVERB | Tag.DEMONSTRATIVE)
    if not noun or phrase.preposition or phrase.pronominal or _leaves(analysis, phrase.start):
        return False
    return not (is_broken(analysis, phrase) or _tells_how(analysis, phrase, words))


def is_broken(analysis: Analysis, phrase: Phrase) -> bool:
    """The end of a list or name («en Wetenschap»), a person («De Gucht», «…, Issoufou, …»), or
    a time («op 24 mei»): nothing that something is about."""
    tokens, at = analysis.tokens, analysis.tokens.starts[phrase.core]
    if tokens.tags[phrase.start] & (Tag.COORDINATOR | Tag.PUNCTUATION):
        return True
    if any(m.start <= at < m.end for m in analysis.moments) or _is_apposed(analysis, phrase):
        return True
    end = tokens.ends[phrase.end]
    return any(m.start < at and end <= m.end for m in analysis.mentions)


def _is_apposed(analysis: Analysis, phrase: Phrase) -> bool:
    """A name alone between commas, of whoever stands before it."""
    tokens, end = analysis.tokens, phrase.end + 1
    alone = phrase.start == phrase.end and phrase.start > 0 and end < len(tokens)
    if not alone or not tokens.capital[phrase.start]:
        return False
    return bool(tokens.tags[phrase.start - 1] & tokens.tags[end] & Tag.PUNCTUATION)


def _tells_how(analysis: Analysis, phrase: Phrase, words: ContextWords) -> bool:
    """«schriftelijk te informeren»: a bare word that ends like an adverb."""
    word = analysis.tokens.words[phrase.end]
    return phrase.start == phrase.end and word.endswith(words.manner)


def clause_words_topic(analysis: Analysis, words: list[int]) -> Span | None:
    """A topic from loose words of a clause."""
    return _span(analysis, words) if words else None


def _opens(analysis: Analysis, j: int) -> bool:
    """An article or comma, which the topic can do without; «deze», «hun» belong to it."""
    tokens = analysis.tokens
    return bool(tokens.tags[j] & Tag.PUNCTUATION) or tokens.words[j] in analysis.articles


def _joint(analysis: Analysis, run: list[int]) -> int:
    """Where a run of too many words is best cut: before its last phrase that still fits."""
    tags = analysis.tokens.tags
    joints = (n for n in range(LONGEST, 1, -1) if tags[run[n]] & _JOINTS and n < len(run))
    return next(joints, LONGEST)


def _span(analysis: Analysis, run: list[int]) -> Span:
    """At most eight words, not beginning with an article nor ending in mid-phrase."""
    tokens = analysis.tokens
    while len(run) > 1 and _opens(analysis, run[0]):
        run = run[1:]
    if len(run) > LONGEST:
        run = run[: _joint(analysis, run)]
    while len(run) > 1 and tokens.tags[run[-1]] & _NO_END and not tokens.tags[run[-1]] & Tag.NOUN:
        run = run[:-1]
    return Span(tokens.starts[run[0]], tokens.ends[run[-1]])
