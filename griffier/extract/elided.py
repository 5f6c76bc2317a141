"""Whether a clause leaves out its subject because that of the clause before is meant."""

from typing import TYPE_CHECKING, Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.phrases import Phrase
from griffier.lexicon.grammar import Tag

if TYPE_CHECKING:
    from griffier.extract.frames import Arguments, Situation
    from griffier.extract.predicates import Predicate

# What stands between two verbs that share an object: «besproken en vervolgens vastgesteld».
_BETWEEN: Final = Tag.ADVERB | Tag.PARTICLE | Tag.MARKER


def is_elided(situation: "Situation", clause: Clause, nouns: list[Phrase]) -> bool:
    """«… en verzoekt de Commissie …»: the finite verb comes first in a second conjunct."""
    if clause.is_conjunct:
        return _goes_on(situation, clause, nouns)
    joined = clause.coordinated >= 0 or situation.continues
    if not joined or clause.kind is not ClauseKind.MAIN:
        return False
    if _follows_condition(situation, clause):
        return False
    if not situation.grammar.verb_second:
        before = any(p.start < clause.finite for p in nouns)
        return not before and not _wished(situation, clause)
    if any(_names_itself(situation, p) for p in nouns) or _shares_opening(situation, clause, nouns):
        return False  # «Morgen komt de evaluatie en zal ik u berichten»
    return not any(j < clause.finite for j in clause.own) or not nouns


def _goes_on(situation: "Situation", clause: Clause, nouns: list[Phrase]) -> bool:
    """«dat Italië het woord nam en | het plan steunde»: one phrase that cannot act is the
    object, unless of a passive."""
    words, grammar = situation.tokens, situation.grammar
    passive = any(
        lemma in grammar.passive for verb in clause.verbs for lemma, _ in words.readings[verb]
    )
    if not nouns:
        return True
    return len(nouns) == 1 and not passive and not situation.can_act(nouns[0])


def _shares_opening(situation: "Situation", clause: Clause, nouns: list[Phrase]) -> bool:
    """«Onder diversen deed A verslag en sprak de Raad over vis»: what the first clause opens
    with opens the second as well, and its subject stands behind its verb. So it is where the
    auxiliary is said again, where the verb takes no object, and where another object follows."""
    tokens, grammar = situation.tokens, situation.grammar
    if clause.coordinated < 0 or not nouns or nouns[0].start != clause.finite + 1:
        return False
    if not situation.can_act(nouns[0]) or not _inverted(situation, clause.coordinated):
        return False
    helper, main = _lemmas(situation, clause.finite), _lemmas(situation, clause.verbs[-1])
    again = len(clause.verbs) > 1 and not grammar.helpers.isdisjoint(helper)
    if again and helper & _lemmas(situation, situation.clauses[clause.coordinated].finite):
        return True
    if not main.isdisjoint(grammar.objectless):
        return True
    if len(nouns) < 2:
        return False
    if nouns[1].start == nouns[0].end + 1 and situation.can_act(nouns[1]):
        return True  # «en riep Polen de Commissie op»
    thing = not situation.can_act(nouns[1])
    pronoun = thing and tokens.words[nouns[1].end] in grammar.accusative | {"het", "dit", "dat"}
    return thing and (pronoun or main.isdisjoint(grammar.addressing))


def _lemmas(situation: "Situation", verb: int) -> set[str]:
    return {lemma for lemma, _ in situation.tokens.readings[verb]} if verb >= 0 else set()


def _inverted(situation: "Situation", number: int) -> bool:
    """Whether something else than its subject opens a clause: «In mei …», «Ook …»."""
    clause, tags = situation.clauses[number], situation.tokens.tags
    if clause.kind is not ClauseKind.MAIN or clause.coordinated >= 0:
        return False
    words = [j for j in clause.own if not tags[j] & (Tag.PUNCTUATION | Tag.COORDINATOR)]
    opening = words[0] if words else -1
    if opening == clause.finite:
        return True  # behind a clause: «Omdat …, heeft …»
    other = Tag.PREPOSITION | Tag.ADVERB | Tag.PRONOMINAL
    return opening >= 0 and bool(tags[opening] & other) and not tags[opening] & Tag.DETERMINER


def _names_itself(situation: "Situation", phrase: Phrase) -> bool:
    """«ik», «wij»: a subject, wherever it stands."""
    nominative = situation.tokens.tags[phrase.start] & Tag.NOMINATIVE
    return phrase.start == phrase.end and bool(nominative)


def _wished(situation: "Situation", clause: Clause) -> bool:
    """ "demand that Russia stop the war, and withdraw its forces": a bare verb behind a
    clause with one goes on from that clause."""
    bare = situation.tokens.tags[clause.finite] & Tag.INFINITIVE
    between = (
        other
        for other in situation.clauses
        if other.kind is ClauseKind.SUBORDINATE and 0 <= other.finite < clause.finite
    )
    last = max(between, key=lambda other: other.finite, default=None)
    return bool(bare and last and situation.tokens.tags[last.finite] & Tag.INFINITIVE)


def _follows_condition(situation: "Situation", clause: Clause) -> bool:
    """«Mocht …, dan zal het kabinet …»: the subject stands behind the finite verb."""
    if clause.coordinated < 0 or not situation.grammar.verb_second:
        return False
    before = situation.clauses[clause.coordinated]
    resumed = bool(before.own) and situation.tokens.words[before.own[-1]] == "dan"
    return resumed or (before.finite == 0 and before.coordinated < 0)


def shared_objects(
    situation: "Situation", predicate: "Predicate", found: "Arguments"
) -> list[Phrase]:
    """«De Raad heeft het mandaat besproken en vastgesteld»: the object of the verb before is
    that of the verb right behind the coordinator, too, which has nothing of its own."""
    tags, clause = situation.tokens.tags, situation.clauses[predicate.clause]
    own = found.prepositional or found.infinitive >= 0 or found.complement >= 0
    if own or not predicate.index or not situation.grammar.verb_second:
        return []
    j = _back_over(tags, predicate.verb - 1)
    if not tags[j] & Tag.COORDINATOR or tags[j] & Tag.SUBORDINATOR:
        return []
    before = j - 1
    if before not in clause.verbs or before == clause.finite:
        return []
    return next((each.objects for key, each in situation.known.items() if key[0] == before), [])


def _back_over(tags: list[int], j: int) -> int:
    while j > 0 and tags[j] & _BETWEEN and not tags[j] & (Tag.COORDINATOR | Tag.PREPOSITION):
        j -= 1
    return j


def joins(situation: "Situation", clause: Clause) -> bool:
    """«…, maar dat Zweden eerst …»: a second complement."""
    before = situation.tokens.tags[clause.mark - 1] if clause.mark else 0
    return bool(before & Tag.COORDINATOR)
