"""Whether a noun phrase still waits for its noun: behind «de», «een zeer», «de Poolse»."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

OPENS_NOUN_PHRASE: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION
# How adjectives of peoples and places end: «Poolse», «Griekse».
NATIONAL: Final = ("se", "ke", "ne", "sche")
_NO_NOUN_DUE: Final = Tag.PUNCTUATION | Tag.VERB | Tag.SUBORDINATOR
_LEAVES_OPEN: Final = Tag.ADVERB | Tag.COORDINATOR | Tag.NEGATION


def _before_verb(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«heeft al laten weten»: an adverb that can be a determiner, right before a verb."""
    both = tokens.tags[i] & Tag.ADVERB and tokens.tags[i] & Tag.DETERMINER
    if not grammar.verb_second or not both or i + 1 >= len(tokens):
        return False
    following = tokens.tags[i + 1]
    return bool(following & Tag.INFINITIVE) and not following & (Tag.ALSO_NOUN | Tag.NOUN)


def noun_expected(tokens: "Tokens", i: int, inside: bool, grammar: Grammar) -> bool:
    """Whether behind word `i` a noun phrase waits for its noun."""
    tag, word = tokens.tags[i], tokens.words[i]
    if tag & _NO_NOUN_DUE and not tag & Tag.DETERMINER:
        return False
    if tag & OPENS_NOUN_PHRASE and not tag & Tag.PRONOMINAL:
        return inside if _before_verb(tokens, i, grammar) else True
    if not grammar.verb_second and word.endswith(("'s", "’s", "s'", "s’")):
        return True  # "Russia's continued attacks"
    if tag & Tag.ATTRIBUTE:
        return inside or not word.endswith("end")  # «verdedigend speelde de ploeg goed»
    if tag & Tag.COORDINATOR and i and tokens.tags[i - 1] & Tag.PARTICLE:
        return False  # «trok zich dat aan en beloofde beterschap»
    if tag & _LEAVES_OPEN:
        return inside
    if not inside:
        return word == "eigen"  # «naar eigen zeggen»
    before = tokens.tags[i - 1] if i else 0
    indefinite = before & (Tag.DETERMINER | Tag.NUMERAL) and tokens.words[i - 1] != "de"
    if word.endswith(grammar.noun_endings) or word in grammar.nouns_in_e:
        return False
    if tokens.capital[i]:
        return grammar.verb_second and word.endswith(NATIONAL)
    inflected = grammar.verb_second and word.endswith("e")
    return inflected or bool(
        indefinite and not tokens.capital[i] and word.endswith(grammar.adjective_endings)
    )
