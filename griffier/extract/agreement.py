"""Which noun phrase can be the subject of a clause by its form alone.

Case («hem» is none), number («de landen steunt» cannot be) and what noun phrases say when
(«vorig jaar»); who can act is asked elsewhere.
"""

from dataclasses import replace

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.phrases import Phrase
from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

_ONE: int = Form.FIRST | Form.SINGULAR | Form.PAST
_MANY: int = Form.PLURAL | Form.PAST_PLURAL
_SEVERAL = ("staten", "landen", "leden", "s")  # «EU-lidstaten», «VS»
_NOUN_ENDS = ("ing", "heid", "teit", "ie", "schap", "isme")


def possible_subjects(
    tokens: Tokens, clause: Clause, nouns: list[Phrase], grammar: Grammar
) -> list[Phrase]:
    """The noun phrases that can be the subject, the likeliest first."""
    allowed = [p for p in nouns if not _accusative(tokens, p, grammar)]
    nominative = [p for p in allowed if p.start == p.end and _nominative(tokens, p)]
    if nominative:
        return nominative
    number = _number_of_verb(tokens, clause)
    agreeing = [p for p in allowed if not _disagrees(tokens, p, number)] or allowed
    full = [p for p in agreeing if not _adverbial(tokens, p, grammar)] or agreeing
    if clause.kind is ClauseKind.SUBORDINATE or not grammar.verb_second:
        return full
    first = [p for p in full if p.start == _first_word(tokens, clause) and p.end < clause.finite]
    behind = [p for p in full if p.start > clause.finite]
    if first and behind and _predicative(tokens, clause, first[0], behind[0], grammar):
        first = []
    if not first and behind and _pronoun_alone(tokens, clause, behind, grammar):
        return [replace(behind[0], end=behind[0].start), *behind]
    return first + behind or full


def _predicative(
    tokens: Tokens, clause: Clause, first: Phrase, second: Phrase, grammar: Grammar
) -> bool:
    """«Ronduit teleurstellend was de uitkomst»: an adjective before a copula, and a definite
    noun phrase behind it."""
    adjective = tokens.words[first.end].endswith(grammar.adjective_endings)
    named = any(tokens.capital[j] and j for j in range(first.start, first.end + 1))
    bare = not tokens.tags[first.start] & (Tag.DETERMINER | Tag.PERSONAL | Tag.DEMONSTRATIVE)
    definite = tokens.words[second.start] in grammar.definite or tokens.capital[second.start]
    return adjective and bare and not named and definite and _copular(tokens, clause, grammar)


def _copular(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    """Whether the only verb of a clause says what something is."""
    lemmas = {lemma for lemma, _ in tokens.readings[clause.finite]} if clause.finite >= 0 else set()
    return len(clause.verbs) == 1 and not grammar.copulas.isdisjoint(lemmas)


def _pronoun_alone(tokens: Tokens, clause: Clause, behind: list[Phrase], grammar: Grammar) -> bool:
    """«In mei was het warm»: right behind a copula, and no other noun phrase in the clause."""
    first = behind[0]
    pronoun = tokens.words[first.start] == "het" and first.start == clause.finite + 1
    short = first.end == first.start + 1 and _complete(tokens, first.end, grammar)
    return pronoun and short and len(behind) == 1 and _copular(tokens, clause, grammar)


def _complete(tokens: Tokens, i: int, grammar: Grammar) -> bool:
    """Whether nothing is said of word `i`: «het warm.», «het duidelijk dat …», but not «het
    feit dat», «het apparaat waarmee»."""
    if i + 1 == len(tokens) or tokens.tags[i + 1] & (Tag.PUNCTUATION | Tag.COORDINATOR):
        return True
    said = tokens.words[i + 1] in grammar.complementisers
    return said and tokens.words[i] not in grammar.content_nouns


def expletive(
    tokens: Tokens, clauses: list[Clause], number: int, phrase: Phrase, grammar: Grammar
) -> bool:
    """«Het is goed dat …», «is het moeilijk … te …», «Feit is dat …»: it stands for a clause
    that follows, or says something of it."""
    clause = clauses[number]
    lone = phrase.start == phrase.end
    pronoun = lone and tokens.words[phrase.start] == "het"
    bare = lone and not phrase.start and not tokens.tags[0] & (Tag.CLOSED & ~Tag.ADVERB)
    lemmas = {lemma for lemma, _ in tokens.readings[clause.finite]}
    if not (pronoun or bare) or grammar.copulas.isdisjoint(lemmas):
        return False
    inner = [c for c in clauses if c.parent == number and c.own and c.own[0] > clause.finite]
    if any(c.mark >= 0 and tokens.words[c.mark] in grammar.complementisers for c in inner):
        return True
    infinitive = next((c for c in inner if c.kind is ClauseKind.INFINITIVE), None)
    if infinitive is None or bare:
        return False
    return tokens.words[infinitive.own[0] - 1] not in grammar.governing_nouns


def is_one_of_many(tokens: Tokens, clause: Clause, phrase: Phrase) -> bool:
    """«De bonden steunen Nederland»: one name, and a verb of several."""
    i, last = phrase.end, len(tokens) - 1
    if phrase.start != i or not tokens.capital[i] or tokens.words[i].endswith(_SEVERAL):
        return False
    alone = i == last or not (
        tokens.tags[i + 1] & Tag.COORDINATOR or (tokens.words[i + 1] == "," and i + 1 < last)
    )
    return alone and _number_of_verb(tokens, clause) == _MANY


def several_act(tokens: Tokens, clause: Clause, phrase: Phrase) -> bool | None:
    """Behind «die»: True where only the phrase can go with the verb («die de lidstaten prezen»),
    False where it cannot («die de lidstaten prees», «die de Raad prezen»), None where either
    may."""
    number, last = _number_of_verb(tokens, clause), tokens.words[phrase.end]
    own = _MANY if last.endswith(_SEVERAL[:-1]) else _number_of_phrase(tokens, phrase)
    if not number or own not in (0, number):
        return False if number else None
    return True if own == number == _MANY else None


def _first_word(tokens: Tokens, clause: Clause) -> int:
    """The first word of a clause but for its coordinator and commas."""
    skip = Tag.COORDINATOR | Tag.PUNCTUATION | Tag.ADVERB
    words = (j for j in clause.own if not tokens.tags[j] & skip or tokens.tags[j] & Tag.DETERMINER)
    return next(words, -1)


def _nominative(tokens: Tokens, phrase: Phrase) -> bool:
    return bool(tokens.tags[phrase.start] & Tag.NOMINATIVE)


def _accusative(tokens: Tokens, phrase: Phrase, grammar: Grammar) -> bool:
    i = phrase.start
    quantity = tokens.tags[i] & Tag.ADVERB and tokens.tags[i] & Tag.DETERMINER  # «al», «meer»
    return i == phrase.end and (tokens.words[i] in grammar.accusative or bool(quantity))


def _adverbial(tokens: Tokens, phrase: Phrase, grammar: Grammar) -> bool:
    """«vorig jaar», «een dag eerder»; «natuurlijk», «prompt»: a bare word that is no name
    and no plural."""
    words = tokens.words[phrase.start : phrase.end + 1]
    if any(word in grammar.time_nouns for word in words[-2:]):
        return True
    i = phrase.start
    if i != phrase.end or tokens.tags[i] & Tag.CLOSED:
        return False
    if tokens.capital[i]:  # a name, or the first word of a sentence
        return not i and words[0].endswith(grammar.adjective_endings)
    return not words[0].endswith(("en", "s", *_NOUN_ENDS))


def _number_of_verb(tokens: Tokens, clause: Clause) -> int:
    """`_ONE`, `_MANY`, or 0 where the form does not tell."""
    if clause.finite < 0:
        return 0
    forms = 0
    for _, form in tokens.readings[clause.finite]:
        forms |= form
    one, many = bool(forms & _ONE), bool(forms & _MANY)
    return 0 if one == many else _ONE if one else _MANY


def _disagrees(tokens: Tokens, phrase: Phrase, number: int) -> bool:
    number_of_phrase = _number_of_phrase(tokens, phrase) if number else 0
    return bool(number_of_phrase) and number_of_phrase != number


def _number_of_phrase(tokens: Tokens, phrase: Phrase) -> int:
    tags, words = tokens.tags, tokens.words
    if any(words[j] == "en" for j in range(phrase.start, phrase.end)):
        return _MANY
    first, last = words[phrase.start], words[phrase.end]
    if tags[phrase.start] & Tag.DEMONSTRATIVE and phrase.start == phrase.end:
        return 0  # «dit zijn», «het zijn»
    if first in ("een", "het", "dit", "dat", "elk", "elke", "ieder", "iedere"):
        return 0 if phrase.end > phrase.start + 1 and first == "een" else _ONE
    if tokens.capital[phrase.end] or not tags[phrase.end] & Tag.NOUN:
        return 0
    if first in ("de", "deze", "die") and last.endswith(("ing", "heid", "teit", "ie", "e")):
        return _ONE
    return _MANY if last.endswith(("ingen", "heden", "teiten", "ies")) else 0
