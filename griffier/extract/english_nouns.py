"""English words that are nouns, or no finite verbs, for what stands before them: "her
introductory remarks", "the new wave", "Poland and others", "to do more"."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

QUANTITIES: Final = frozenset({"most", "many", "some", "several", "few"})
_WHOSE: Final = frozenset({"her", "his", "its", "their", "our", "my", "your"})
_ARTICLES: Final = frozenset({"the", "a", "an", "this", "any", "such"})
AUXILIARIES: Final = frozenset({"do", "have"})


def described(tokens: "Tokens", grammar: Grammar) -> None:
    """ "In her introductory remarks the Minister …", "The new wave of arrests is …": behind an
    adjective with its article no verb stands."""
    tags, words = tokens.tags, tokens.words
    for i in range(1, len(tokens) - 1):
        if not tags[i] & Tag.FINITE or not tags[i] & (Tag.ALSO_NOUN | Tag.INFINITIVE):
            continue
        first = i - 1
        named = tokens.capital[first]  # "the Secretary-General | speed up the work"
        adjective = words[first].endswith(grammar.sure_adjectives)
        if not named and (adjective or words[first] in grammar.adjectives):
            first -= 1
        owned = words[first] in _WHOSE or (first < i - 1 and words[first] in _ARTICLES)
        if first >= 0 and owned:
            tags[i], tokens.readings[i] = Tag.NOUN, ()


def closes_opening(tokens: "Tokens") -> None:
    """ "On market management issues, some member states called …": the last word before the
    first comma of a sentence that opens with a preposition, where a verb is still to come."""
    if "," not in tokens.words or not tokens.tags[0] & Tag.PREPOSITION:
        return
    i = tokens.words.index(",") - 1
    sure = (tag & Tag.FINITE and not tag & (Tag.NOUN | Tag.ALSO_NOUN) for tag in tokens.tags[:i])
    closed = any(sure) or any(tag & Tag.SUBORDINATOR for tag in tokens.tags[:i])
    nouns = Tag.NOUN | Tag.ALSO_NOUN | Tag.PARTICIPLE
    later = any(tag & Tag.FINITE for tag in tokens.tags[i + 1 :])
    if i > 1 and tokens.tags[i] & Tag.FINITE and tokens.tags[i] & nouns and later and not closed:
        tokens.tags[i], tokens.readings[i] = Tag.NOUN, ()


def others(tokens: "Tokens") -> None:
    """ "Poland and others stressed …", "most agreed that …": a pronoun, behind which no noun
    is due."""
    for i, word in enumerate(tokens.words):
        if word == "others" or (word in QUANTITIES and _speak(tokens, i)):
            tokens.tags[i] = Tag.NOUN


def _speak(tokens: "Tokens", i: int) -> bool:
    """Whether a past tense and its content stand behind word `i`, which opens a clause."""
    before = tokens.tags[i - 1] if i else Tag.PUNCTUATION
    if i + 2 >= len(tokens) or not before & (Tag.PUNCTUATION | Tag.COORDINATOR):
        return False
    past = any(form & Form.PAST for _, form in tokens.readings[i + 1])
    content = tokens.tags[i + 2] & (Tag.SUBORDINATOR | Tag.DETERMINER | Tag.PREPOSITION)
    return past and bool(content) and tokens.words[i + 2] != "by"


def to_do(tokens: "Tokens") -> None:
    """ "agreed to do more": no finite verb stands behind "to"."""
    for i in range(1, len(tokens)):
        if tokens.words[i] in AUXILIARIES and tokens.words[i - 1] == "to":
            tokens.tags[i] &= ~Tag.FINITE
