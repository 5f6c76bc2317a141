"""From a predicate to its arguments: subject, objects, prepositional and clausal.

The lexicon says which arguments an act takes; this module finds them by position. In
Dutch the object can stand first («Het pakket acht Nederland positief»), so where two
noun phrases compete for the subject the one that can act wins.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from griffier.extract import attachment
from griffier.extract.adverbs import parted_adverb, relative_adverb
from griffier.extract.agreement import is_one_of_many
from griffier.extract.appositions import apposes, leave_apposition
from griffier.extract.attachment import apposed, is_bare, later_verbs, subjectless_passive
from griffier.extract.bounds import ActorBounds
from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.contrasts import ruled_out
from griffier.extract.elided import is_elided, joins, shared_objects
from griffier.extract.phrases import Phrase, chunk
from griffier.extract.predicates import Predicate
from griffier.extract.relative_subjects import (
    is_cleft,
    is_view,
    object_form,
    relative_subject,
    subordinate_subject,
)
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar, Tag


@dataclass(slots=True)
class Arguments:
    """What stands round one predicate; clauses are indexes into the clause list."""

    subject: Phrase | None = None
    objects: list[Phrase] = field(default_factory=list)
    prepositional: list[Phrase] = field(default_factory=list)
    likened: list[Phrase] = field(default_factory=list)  # «net als X», «waaronder X»
    complement: int = -1  # a dat-clause
    further: tuple[int, ...] = ()  # and those joined to it: «… en dat …»
    infinitive: int = -1  # an (om-)te-clause
    elided: bool = False  # the subject is that of the clause this one is joined to
    fronted: bool = False  # the object stood first


@dataclass(frozen=True, slots=True)
class Situation:
    """A sentence under analysis, with the questions only later stages can answer: does a
    phrase name somebody who can act, the author of the letter, or a date."""

    tokens: Tokens
    clauses: list[Clause]
    grammar: Grammar
    can_act: Callable[[Phrase], bool]
    is_author: Callable[[Phrase], bool]
    is_person: Callable[[Phrase], bool]  # … or somebody, if no actor of ours
    is_moment: Callable[[Phrase], bool]
    has_deadline: bool
    continues: bool  # a list item whose subject stands in the lead-in
    complementisers: frozenset[str]  # words that open what is said or asked
    bounds: ActorBounds
    known: dict[tuple[int, int, int], Arguments] = field(default_factory=dict)


def arguments(situation: Situation, predicate: Predicate) -> Arguments:
    """The arguments of `predicate` in its own stretch of its clause."""
    key = predicate.verb, predicate.particle, predicate.index  # the particle decides the phrases
    if key not in situation.known:
        situation.known[key] = _find_arguments(situation, predicate)
    return situation.known[key]


def _find_arguments(situation: Situation, predicate: Predicate) -> Arguments:
    clause = situation.clauses[predicate.clause]
    taken = {*clause.verbs, predicate.particle, *_set_nouns(situation, predicate)}
    bare = clause.mark >= 0 and is_bare(situation.tokens, clause.mark)
    if clause.mark >= 0 and (_tells_how(situation, clause) or not bare):
        taken.add(clause.mark)
    taken.update(ruled_out(situation.tokens, clause))
    words = [j for j in predicate.words if j not in taken]
    phrases = chunk(situation.tokens, words, situation.bounds)
    within = situation.bounds.inside  # «Minister | van Justitie» is one actor
    found = Arguments(prepositional=[p for p in phrases if p.preposition and p.start not in within])
    nouns = [
        p
        for p in phrases
        if not p.preposition
        and p.start not in within
        and not situation.is_moment(p)
        and not _adverbial(situation, p)
        and not _article_alone(situation, clause, predicate.particle, p)
        and not _example(situation, p)
    ]
    found.prepositional += relative_adverb(situation.tokens, clause, situation.grammar)
    found.prepositional += parted_adverb(situation.tokens, predicate, situation.grammar)
    found.likened = [p for p in phrases if not p.preposition and _example(situation, p)]
    _complements(situation, predicate, found)
    if clause.kind is ClauseKind.INFINITIVE or clause.kind is ClauseKind.PARTICIPLE:
        found.objects = nouns
        found.elided = True
    else:
        _subject(situation, predicate, clause, nouns, found)
        leave_apposition(situation, clause, found)
    if found.complement >= 0 and _tells_of_object(situation, found):
        found.complement = -1
    found.objects = found.objects or shared_objects(situation, predicate, found)
    return found


def _set_nouns(situation: Situation, predicate: Predicate) -> tuple[int, ...]:
    """The words of «de ronde» doen, which are no argument; those of a set phrase with a
    preposition may be what a frame asks for."""
    first = predicate.phrase[:1]
    governed = any(situation.tokens.tags[j] & (Tag.PREPOSITION | Tag.MARKER) for j in first)
    return () if governed else predicate.phrase


def _article_alone(situation: Situation, clause: Clause, particle: int, phrase: Phrase) -> bool:
    """«Het reeds door X aangekondigde pakket»: «het» is a pronoun only beside a verb or its
    particle («wees het af») or behind the word that opens its clause."""
    j = phrase.start
    if j != phrase.end or situation.tokens.words[j] not in ("het", "de", "een"):
        return False
    if situation.tokens.words[j : j + 2] == ["een", "van"]:
        return False  # «een van de leden»
    ends = j + 1 == len(situation.tokens) or situation.tokens.tags[j + 1] & Tag.PUNCTUATION
    if ends and j > 0 and not situation.tokens.tags[j - 1] & (Tag.PREPOSITION | Tag.PUNCTUATION):
        return False  # «steunden Spanje en Portugal het, …»
    beside = clause.finite, clause.mark, particle, *clause.verbs
    return not any(k in (j - 1, j + 1) for k in beside if k >= 0)


def _example(situation: Situation, phrase: Phrase) -> bool:
    """«lidstaten, waaronder Nederland»: part of what stands before, no argument; but
    «hoewel Nederland …» opens a clause."""
    before = situation.tokens.words[phrase.start - 1] if phrase.start else ""
    if before in situation.grammar.inclusive:
        return True
    if before not in situation.grammar.elliptical:
        return False
    whole = (c for c in situation.clauses if c.mark == phrase.start - 1)
    return not any(c.finite >= 0 for c in whole)  # "while Italy opposed it"


def _adverbial(situation: Situation, phrase: Phrase) -> bool:
    """«schriftelijk», «duidelijk»: an adjective on its own is no argument, nor what opens the
    sentence in «Sprekend namens de groep …», «Gesteund door Malta …», «Net als Malta …»."""
    tokens = situation.tokens
    if phrase.end == 0 and situation.grammar.verb_second and len(tokens) > 1:
        if tokens.tags[0] & (Tag.PARTICIPLE | Tag.ATTRIBUTE) and tokens.readings[0]:
            return bool(tokens.tags[1] & (Tag.PREPOSITION | Tag.PUNCTUATION))
        if tokens.tags[1] & Tag.SUBORDINATOR and tokens.words[1] in situation.grammar.elliptical:
            return True
    return (
        phrase.start == phrase.end
        and not tokens.capital[phrase.start]
        and tokens.tags[phrase.start] == Tag.NOUN
        and tokens.words[phrase.start].endswith(situation.grammar.adjective_endings)
        and tokens.words[phrase.start] not in situation.grammar.plain_nouns
    )


def _complements(situation: Situation, predicate: Predicate, found: Arguments) -> None:
    """The clauses that open inside this predicate's stretch or right behind it."""
    low = predicate.words[0] if predicate.words else 0
    for number, inner in enumerate(situation.clauses):
        if inner.parent != predicate.clause or not inner.own:
            continue
        if inner.own[0] < low and not _fronted(situation, predicate, inner):
            continue
        if situation.clauses[predicate.clause].verbs[-1:] != [predicate.verb]:
            later = later_verbs(situation.tokens, situation.clauses, predicate, situation.grammar)
            if later and inner.own[0] > later[0] and predicate.verb != predicate.words[0]:
                continue
        if _tells_how(situation, inner):
            continue
        if inner.kind is ClauseKind.INFINITIVE and found.infinitive < 0:
            found.infinitive = number
        elif found.complement < 0 and _is_complement(situation, inner):
            found.complement = number
        elif _is_complement(situation, inner) and joins(situation, inner):
            found.further += (number,)


def _tells_how(situation: Situation, inner: Clause) -> bool:
    """«sprak door op te roepen tot spoed»: beside the verb, not asked for by it; "regrets the
    refusal | to grant a permit": of a noun."""
    infinitive = inner.kind is ClauseKind.INFINITIVE and inner.mark >= 0
    if infinitive and situation.tokens.words[inner.own[0] - 1] in situation.grammar.thwarting:
        return True
    beside = situation.grammar.doing | situation.grammar.preparing
    return infinitive and situation.tokens.words[inner.mark] in beside


def _fronted(situation: Situation, predicate: Predicate, inner: Clause) -> bool:
    """«Dat het overleg is mislukt, betreur ik.»: the clause stands where the object would."""
    clause = situation.clauses[predicate.clause]
    first = next((j for j in clause.own if not situation.tokens.tags[j] & Tag.PUNCTUATION), -1)
    said = situation.tokens.words[0] in situation.grammar.complementisers
    return said and inner.mark == 0 and clause.finite == first and predicate.index == 0


def _tells_of_object(situation: Situation, found: Arguments) -> bool:
    """«lichtte het pakket toe dat zij had aangekondigd»: a relative clause behind a bracket,
    where the noun is none that has a content («legde het standpunt vast dat …»)."""
    mark = situation.clauses[found.complement].mark
    tokens, words = situation.tokens, situation.tokens.words
    if words[mark] == "dat" and _of_neuter(situation, found, mark):
        return True
    object_ = next((p for p in reversed(found.objects) if p.end < mark), None)
    if words[mark] == "dat" and apposed(tokens, mark):
        return True
    if object_ and words[object_.start] in ("een", "het") and _closed(tokens, object_, mark):
        inner, grammar = situation.clauses[found.complement], situation.grammar
        plain = words[object_.end] not in grammar.content_nouns
        if plain and subjectless_passive(tokens, inner, grammar):
            return True
    if words[mark] != "dat" or object_ is None or situation.can_act(object_):
        return False
    closed = object_.end + 1 < mark and _closed(tokens, object_, mark)
    neuter = words[object_.start] in situation.grammar.neuter
    return bool(closed) and neuter and words[object_.end] not in situation.grammar.content_nouns


def _closed(tokens: Tokens, phrase: Phrase, mark: int) -> bool:
    """Whether nothing but verbs and their particles stands between a phrase and a clause."""
    allowed = Tag.PARTICLE | Tag.VERB | Tag.PUNCTUATION
    return all(tokens.tags[j] & allowed for j in range(phrase.end + 1, mark))


def _of_neuter(situation: Situation, found: Arguments, mark: int) -> bool:
    """«verslag van het bezoek dat …»: a noun with «het» behind a preposition."""
    words = situation.tokens.words
    last = next(
        (p for p in found.prepositional if p.end == mark - 1 and p.preposition == "van"), None
    )
    if last is None or words[mark - 1] in situation.grammar.content_nouns:
        return False
    return words[last.core] == "het"


def _is_complement(situation: Situation, clause: Clause) -> bool:
    subordinate = clause.kind is ClauseKind.SUBORDINATE
    opens = subordinate and (
        situation.tokens.words[clause.mark] in situation.complementisers
        or is_bare(situation.tokens, clause.mark)
    )
    apart = attachment.stands_apart(situation.tokens, clause.mark)
    return opens and not apart and not is_cleft(situation, clause.mark)


def _subject(
    situation: Situation,
    predicate: Predicate,
    clause: Clause,
    nouns: list[Phrase],
    found: Arguments,
) -> None:
    tags = situation.tokens.tags
    if predicate.index > 0 or is_elided(situation, clause, nouns):
        found.elided, found.objects = True, nouns
        return
    v2 = situation.grammar.verb_second
    first = [p for p in nouns if v2 or p.start < clause.finite]  # "while Italy opposed it"
    nominative = next(
        (p for p in first if tags[p.start] & Tag.NOMINATIVE and p.start == p.end), None
    )
    chosen = nominative or _by_position(situation, clause, nouns, found)
    found.subject = chosen
    main = not v2 and clause.kind is ClauseKind.MAIN  # "We, the leaders of …, acclaim it"
    found.objects = [p for p in nouns if p is not chosen and not (main and p in first)]


def _by_position(
    situation: Situation, clause: Clause, nouns: list[Phrase], found: Arguments
) -> Phrase | None:
    if not nouns:
        return relative_subject(situation, clause)
    if clause.kind is ClauseKind.SUBORDINATE:
        return subordinate_subject(situation, clause, nouns)
    before = [p for p in nouns if p.start < clause.finite]
    after = [p for p in nouns if p.start > clause.finite]
    if not situation.grammar.verb_second:
        times, words = situation.grammar.time_nouns, situation.tokens.words
        named = [p for p in before if words[p.end] not in times]  # "the Council | this morning"
        if apposes(situation, clause, named):
            return named[0]
        return (named or before)[-1] if before else None
    fronted = after and not object_form(situation, after[0]) and situation.can_act(after[0])
    fronted = fronted and not is_one_of_many(situation.tokens, clause, after[0])
    thing = before and (is_view(situation, before) or not situation.can_act(before[0]))
    if fronted and thing:
        found.fronted = True
        return after[0]
    return (before or after)[0]
