"""Predicates: the content verbs of a clause with their voice and their own words.

«heeft A onderstreept en B gevraagd» is one clause with two predicates; the words on
either side of the coordinator belong to the one or the other.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.expressions import set_phrase
from griffier.extract.pronominal import is_governed
from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag
from griffier.lexicon.verbs import VerbTable

_NOUN_BEFORE: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.NOUN | Tag.ATTRIBUTE
_NOUN_FOLLOWS: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.NOUN | Tag.PERSONAL | Tag.ATTRIBUTE


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb with what helps it.

    `lemma` carries the particle found («aan|dringen»); `verb` and `particle` are words
    of the sentence (particle -1 where there is none); `words` are those of its stretch
    of the clause; `helpers` the lemmas of its auxiliaries; `index` counts predicates
    within the clause; `phrase` are the words that complete it («in beslag» nemen).
    """

    lemma: str
    clause: int
    verb: int
    particle: int
    words: tuple[int, ...]
    passive: bool
    helpers: frozenset[str]
    index: int = 0
    phrase: tuple[int, ...] = ()


def predicates(
    tokens: Tokens, clauses: list[Clause], grammar: Grammar, verbs: VerbTable
) -> list[Predicate]:
    """All predicates of a sentence, in order; a verb with two readings gives both."""
    found: list[Predicate] = []
    for number, clause in enumerate(clauses):
        found.extend(_of_clause(tokens, number, clause, grammar, verbs))
    return found


def _of_clause(
    tokens: Tokens, number: int, clause: Clause, grammar: Grammar, verbs: VerbTable
) -> list[Predicate]:
    helpers = _helpers(tokens, clause, grammar)
    content = [verb for verb in clause.verbs if verb not in helpers] or list(clause.verbs[-1:])
    content = _last_of_each_conjunct(tokens, clause, _without_tail(tokens, content), grammar)
    lemmas = frozenset(
        lemma for verb, lemma in helpers.items() if verb not in content or len(content) > 1
    )
    segments = _segments(tokens, clause, content, grammar)
    found: list[Predicate] = []
    for verb, (index, words) in zip(content, segments, strict=True):
        passive = _is_passive(tokens, clause, verb, lemmas, grammar)
        phrase = set_phrase(tokens, clause, words, grammar.expressions)
        for lemma in _lemmas(tokens, clause, verb, grammar):
            base = Predicate(lemma, number, verb, -1, words, passive, lemmas, index, phrase)
            joined = base
            if "|" not in lemma:
                joined = _with_particle(tokens, base, verbs, grammar)
                if joined is base and verb == clause.finite and len(clause.verbs) == 1:
                    joined = _with_unlisted_particle(tokens, base, grammar)
            found.extend((joined, base) if joined is not base else (base,))
    return _second_adjective(tokens, found, grammar)


def _lemmas(tokens: Tokens, clause: Clause, verb: int, grammar: Grammar) -> list[str]:
    """The verbs a form can be of in its place: behind «zal», «uitvoeren» is no past tense."""
    wanted = Form.FINITE if verb == clause.finite else Form.INFINITIVE | Form.PARTICIPLE
    at = 0 if grammar.verb_second else clause.verbs.index(verb)
    if at and any(lemma in grammar.passive for lemma, _ in tokens.readings[clause.verbs[at - 1]]):
        wanted = Form.PARTICIPLE  # "can be found" is of "find", and of no "found"
    fitting = [lemma for lemma, form in tokens.readings[verb] if form & wanted]
    return fitting or [lemma for lemma, _ in tokens.readings[verb]]


def _second_adjective(tokens: Tokens, found: list[Predicate], grammar: Grammar) -> list[Predicate]:
    """«is positief over het doel, maar kritisch over de kosten»: one copula with two
    adjectives is two predicates."""
    if not grammar.verb_second or len(found) != 1 or found[0].lemma not in grammar.copulas:
        return found
    whole = found[0]
    for position, j in enumerate(whole.words[:-2]):
        opens = tokens.tags[j] & Tag.COORDINATOR and j > whole.verb
        if opens and _adjective_with_preposition(tokens, whole.words[position + 1 :], grammar):
            second = (whole.verb, *whole.words[position + 1 :])
            first = replace(whole, words=whole.words[:position])
            return [first, replace(whole, words=second, index=1)]
    return found


def _adjective_with_preposition(tokens: Tokens, words: tuple[int, ...], grammar: Grammar) -> bool:
    """«zeer kritisch over», but not «opbrengsten van»."""
    for j, following in pairwise(words):
        if tokens.tags[following] & Tag.PREPOSITION:
            ending = tokens.words[j].endswith((*grammar.adjective_endings, "isch"))
            return ending and not tokens.capital[j]
        if not tokens.tags[j] & Tag.ADVERB:
            return False
    return False


def _last_of_each_conjunct(
    tokens: Tokens, clause: Clause, content: list[int], grammar: Grammar
) -> list[int]:
    """«blijft … steunen», «laat … weten»: the last verb of a chain carries the meaning."""
    if len(content) < 2:  # most clauses
        return content
    numbers = [number for number, _ in _segments(tokens, clause, content, grammar)]
    last = dict(zip(numbers, content, strict=True))
    return list(last.values())


def _without_tail(tokens: Tokens, content: list[int]) -> list[int]:
    """«heeft geïnvesteerd in maatregelen gericht op banen»: a second participle right behind
    a noun and before a preposition belongs to that noun."""
    for before, after in pairwise(content):
        loose = all(
            form & (Form.PARTICIPLE | Form.INFINITIVE) for _, form in tokens.readings[before]
        )
        bare = loose and all(form & Form.PARTICIPLE for _, form in tokens.readings[after])
        joined = any(tokens.tags[j] & Tag.COORDINATOR for j in range(before, after))
        if not bare or joined or after + 1 >= len(tokens) or before == after - 1:
            continue
        if tokens.tags[after - 1] == Tag.NOUN and tokens.tags[after + 1] & Tag.PREPOSITION:
            return [verb for verb in content if verb < after]
    return content


def _helpers(tokens: Tokens, clause: Clause, grammar: Grammar) -> dict[int, str]:
    """The auxiliaries of a clause: helper verbs that another verb of it leans on."""
    found: dict[int, str] = {}
    for verb in clause.verbs:
        lemma = next((m for m, _ in tokens.readings[verb] if m in grammar.helpers), None)
        if lemma is not None and any(other != verb for other in clause.verbs):
            found[verb] = lemma
    return found


def _segments(
    tokens: Tokens, clause: Clause, content: list[int], grammar: Grammar
) -> list[tuple[int, tuple[int, ...]]]:
    """For each content verb the number of its conjunct and the words of that conjunct.

    Verbs without a coordinator between them («blijft … steunen») share one conjunct.
    """
    own = sorted(clause.own)
    numbers: list[int] = [0] if content else []
    cuts: list[int] = []
    for before, after in pairwise(content):
        between = own[bisect_right(own, before) : bisect_left(own, after)]
        joiners = [j for j in between if tokens.tags[j] & Tag.COORDINATOR]
        if not joiners and _same_form(tokens, before, after):
            joiners = [j for j in between if tokens.words[j] == ","]
        if _chained(tokens, clause, before, after, grammar):
            joiners = []
        numbers.append(numbers[-1] + bool(joiners))
        cuts.extend(joiners[:1])
    bounds = [-1, *cuts, len(tokens)]
    stretches = [
        tuple(own[bisect_right(own, low) : bisect_right(own, high)])
        for low, high in pairwise(bounds)
    ]
    return [(number, stretches[number]) for number in numbers]


def _same_form(tokens: Tokens, before: int, after: int) -> bool:
    """«zal X benadrukken, Y vragen en …»: verbs of a list, by their form."""
    alike = Form.INFINITIVE | Form.PARTICIPLE
    forms = [
        {form & alike for _, form in tokens.readings[verb] if form & alike}
        for verb in (before, after)
    ]
    return after > before + 1 and bool(forms[0] & forms[1])


def _chained(tokens: Tokens, clause: Clause, before: int, after: int, grammar: Grammar) -> bool:
    """«doe ik u … toekomen», «bleven A en B hameren op»: the finite verb waits for its
    infinitive, however far."""
    infinitive = any(form & Form.INFINITIVE for _, form in tokens.readings[after])
    governs = any(lemma in grammar.bare for lemma, _ in tokens.readings[before])
    return before == clause.finite and infinitive and governs and grammar.verb_second


def _is_passive(
    tokens: Tokens, clause: Clause, verb: int, helpers: frozenset[str], grammar: Grammar
) -> bool:
    participle = any(form & Form.PARTICIPLE for _, form in tokens.readings[verb])
    if not participle or clause.kind is ClauseKind.PARTICIPLE:
        return participle
    return bool(helpers & grammar.passive)


def _with_particle(
    tokens: Tokens, predicate: Predicate, verbs: VerbTable, grammar: Grammar
) -> Predicate:
    """The separable verb, where its particle stands apart in the same stretch."""
    candidates = verbs.particles.get(predicate.lemma)
    if not candidates or not any(tokens.words[j] in candidates for j in predicate.words):
        return predicate
    parted = _parted(tokens, predicate, grammar)
    for position in range(len(predicate.words) - 1, -1, -1):
        j = predicate.words[position]
        if tokens.words[j] in candidates and (not tokens.capital[j] or not j):
            if not _is_particle(tokens, predicate, position):
                continue
            if parted < j > predicate.verb and _stranded(tokens, j, grammar):
                continue
            lemma = candidates[tokens.words[j]]
            return replace(predicate, lemma=lemma, particle=j)
    return predicate


def _with_unlisted_particle(tokens: Tokens, predicate: Predicate, grammar: Grammar) -> Predicate:
    """A separable verb nobody listed: its bracket ends in a preposition that governs
    nothing («droop de ploeg af.»), and no «er» or «waar» has been parted from it."""
    if predicate.lemma in grammar.helpers or predicate.lemma in grammar.copulas:
        return predicate
    for position in range(len(predicate.words) - 1, 0, -1):
        j = predicate.words[position]
        if j <= predicate.verb or tokens.words[j] in grammar.parted:
            break
        if tokens.words[j] in grammar.bracket_ends and _ends_bracket(tokens, predicate, position):
            if any(tokens.words[k] in grammar.parted for k in predicate.words[:position]):
                break
            lemma = f"{tokens.words[j]}|{predicate.lemma}"
            return replace(predicate, lemma=lemma, particle=j)
    return predicate


def _ends_bracket(tokens: Tokens, predicate: Predicate, position: int) -> bool:
    j = predicate.words[position]
    following = tokens.tags[j + 1] if j + 1 < len(tokens) else Tag.PUNCTUATION
    if following & Tag.RELATIVE and is_governed(tokens, j + 1):
        return False
    last = position + 1 == len(predicate.words) and not following & _NOUN_FOLLOWS
    return last or bool(following & (Tag.PREPOSITION | Tag.PUNCTUATION | Tag.COORDINATOR))


def _is_particle(tokens: Tokens, predicate: Predicate, position: int) -> bool:
    """A particle closes the bracket: no noun phrase of its own follows."""
    j = predicate.words[position]
    if tokens.tags[j] == Tag.ADVERB and tokens.words[j - 1] == "stemmen":
        return False  # «nam de resolutie aan met 141 stemmen | voor»
    if j < predicate.verb:  # «uit te breiden»
        between = range(j + 1, predicate.verb)
        return all(tokens.tags[k] & (Tag.MARKER | Tag.VERB) for k in between)
    before = tokens.tags[j - 1] if j else 0
    denied = before & Tag.NEGATION  # «nam geen deel»
    if not tokens.tags[j] & Tag.PARTICLE and before & _NOUN_BEFORE and not denied:
        return False  # «voor tweeërlei gebruik» holds no «gebruik|maken»
    if j + 1 < len(tokens) and is_governed(tokens, j + 1):
        return False  # «sprak met zijn collega, | aan wie hij hulp toezegde»
    if position + 1 == len(predicate.words) or j + 1 >= len(tokens):
        return True
    following = tokens.tags[j + 1]
    if predicate.words[position + 1] != j + 1:
        return True
    if following & (Tag.PREPOSITION | Tag.PRONOMINAL | Tag.COORDINATOR | Tag.PUNCTUATION):
        return True
    if not tokens.tags[j] & Tag.PREPOSITION:
        return True  # «deel», «plaats», «vast» govern nothing
    return not _behind_adverbs(tokens, j) & (_NOUN_FOLLOWS | Tag.INFINITIVE)


def _parted(tokens: Tokens, predicate: Predicate, grammar: Grammar) -> int:
    """The first «er» or «daar» that does not open the clause, or a word behind all:
    «hecht er waarde aan», where the preposition behind it belongs to it."""
    words = predicate.words[1:]
    return next((j for j in words if tokens.words[j] in grammar.parted), len(tokens))


def _stranded(tokens: Tokens, j: int, grammar: Grammar) -> bool:
    """Whether a word is rather the preposition of an «er» than a particle, and has no other
    before it («sloten zich er bij aan»)."""
    return tokens.words[j] in grammar.stranded and not tokens.tags[j - 1] & Tag.PREPOSITION


def _behind_adverbs(tokens: Tokens, j: int) -> int:
    """The classes of the word behind `j` and the adverbs there: «op nog één rondje»."""
    plain = Tag.ADVERB | Tag.NEGATION
    for k in range(j + 1, len(tokens)):
        if not tokens.tags[k] & plain or tokens.tags[k] & ~plain & Tag.CLOSED:
            return tokens.tags[k]
    return 0
