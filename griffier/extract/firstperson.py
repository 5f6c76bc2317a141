"""Whether a bare stem («steun», «werk») is a verb of the first person, or a noun."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_FIRST: Final = frozenset({"ik", "ikzelf", "u", "jij", "je"})
_OF_ONE: Final = Form.FIRST | Form.SINGULAR | Form.PAST  # «ik zal», «ik wilde»
_NEAR: Final = 7  # words on to the auxiliary that closes a clause
_BUT: Final = frozenset({"maar", "doch"})
_SPEAKERS: Final = frozenset({"ik", "ikzelf", "wij", "we"})


def has_first_person(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """Whether the «ik» or «u» of a bare stem at `i` stands beside it, or goes on to it."""
    if tokens.tags[i] & Tag.ADVERB:
        return False
    return _first_person_beside(tokens, i, grammar) or _resumes_first_person(tokens, i, grammar)


def _resumes_first_person(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«Ik heb hem erop gewezen dat … en heb gevraagd …», «Ik betreur dat, maar houd vast aan …»:
    an auxiliary right behind a coordinator, or another verb behind «maar», however far its «ik»
    stands before."""
    helper = any(lemma in grammar.helpers for lemma, _ in tokens.readings[i])
    helper = helper or (tokens.words[i - 1] in _BUT and not tokens.tags[i] & Tag.ALSO_NOUN)
    joined = i > 0 and tokens.tags[i - 1] & Tag.COORDINATOR
    return bool(helper and joined) and not _FIRST.isdisjoint(tokens.words[:i])


def _verb_comes(tokens: "Tokens", j: int, i: int, grammar: Grammar) -> bool:
    """«dat ik bezwaar gemaakt heb», «waarin ik steun zal vragen»: the «ik» at `j` stands behind
    the word that opens its clause, which ends with an auxiliary."""
    if not (j and tokens.tags[j - 1] & Tag.SUBORDINATOR):
        return False
    for k in range(i + 1, min(len(tokens), i + _NEAR)):
        if tokens.tags[k] & (Tag.PUNCTUATION | Tag.COORDINATOR | Tag.SUBORDINATOR):
            return False
        if any(lemma in grammar.helpers and form & _OF_ONE for lemma, form in tokens.readings[k]):
            return True
    return False


def _first_person_beside(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """Whether «ik» or «u» stands in the same clause."""
    if any(word in _FIRST for word in tokens.words[i : i + 2]):
        return True
    for j in range(i - 1, max(-1, i - 13), -1):
        if tokens.words[j] in _FIRST and not (j and tokens.words[j - 1] in _SPEAKERS):
            if _verb_comes(tokens, j, i, grammar):
                return False
            return not _has_its_verb(tokens, j, i)  # «bied ik u»: «u» has no verb
        if tokens.tags[j] & Tag.PUNCTUATION:
            return False
    return False


def _has_its_verb(tokens: "Tokens", j: int, i: int) -> bool:
    """«acht ik niet nodig», «ik herken dat beeld»: the «ik» at `j` has a verb beside it, and
    no coordinator parts it from word `i`."""
    beside = (k for k in (j - 1, j + 1) if 0 <= k < i)
    own = any(
        tokens.tags[k] & (Tag.FINITE | Tag.NUMERAL)
        and any(form & _OF_ONE for _, form in tokens.readings[k])
        for k in beside
    )
    between = (tokens.tags[k] & (Tag.COORDINATOR | Tag.SUBORDINATOR) for k in range(j + 1, i))
    joined = Tag.COORDINATOR in between  # «ook of het nodig is»: «of» is both
    goes_on = i + 1 < len(tokens) and not tokens.tags[i + 1] & (Tag.PUNCTUATION | Tag.PARTICLE)
    return own and not (joined and goes_on)  # «onderwijs en onderzoek aan.»
