"""Verbs beside «die», «dat» or «dit», which a noun might follow as well."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_REACH: Final = 40  # words back to what opens a clause
_ENDS_CLAUSE: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE


def closes_relative(tokens: "Tokens", i: int) -> bool:
    """«De landen die aan zee grenzen, vroegen …», «die terughoudend waren, konden …»: before
    comma and finite verb, where the relative clause has no other verb."""
    if i + 2 >= len(tokens) or tokens.words[i + 1] != ",":
        return False
    if tokens.tags[i + 2] & (Tag.FINITE | Tag.ALSO_NOUN | Tag.NOUN) != Tag.FINITE:
        return False
    for j in range(i - 1, max(0, i - _REACH), -1):
        if tokens.tags[j] & Tag.RELATIVE and tokens.tags[j - 1] & (Tag.NOUN | Tag.PUNCTUATION):
            return True
        if tokens.tags[j] & (_ENDS_CLAUSE | Tag.VERB):
            return False
    return False


def clause_ends_in(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """A plural that no «dit» or «dat» can belong to, at the end of a subordinate clause, or of
    one whose modal waits for it: «ik zal dat meenemen»; or before its subject: «dat vinden wij»."""
    following = tokens.tags[i + 1] if i + 1 < len(tokens) else Tag.PUNCTUATION
    if following & Tag.NOMINATIVE and not following & Tag.DETERMINER:
        return tokens.words[i - 1] in ("dit", "dat")
    waits = i > 1 and any(m in grammar.modal | grammar.bare for m, _ in tokens.readings[i - 2])
    if waits and tokens.tags[i] & Tag.INFINITIVE and following & Tag.PUNCTUATION:
        return tokens.words[i - 1] in ("dit", "dat")
    plural = any(form & Form.PLURAL for _, form in tokens.readings[i])
    alone = tokens.words[i - 1] in ("dit", "dat") or (
        i > 1 and bool(tokens.tags[i - 2] & Tag.RELATIVE)  # «de waarden die deze vertegenwoordigen»
    )
    if not (alone and plural and following & Tag.PUNCTUATION):
        return False
    return any(tag & Tag.SUBORDINATOR for tag in tokens.tags[max(0, i - _REACH) : i - 1])


def behind_which(tokens: "Tokens", i: int) -> bool:
    """ "France, which | stressed the need for …", "it was Malta that | urged …": behind a name
    or a comma, and no adjective."""
    named = i > 1 and (tokens.words[i - 2] == "," or tokens.capital[i - 2])
    told = Form.PAST | Form.PAST_PLURAL | Form.SINGULAR
    return named and any(form & told for _, form in tokens.readings[i])


def behind_relative(tokens: "Tokens", i: int) -> bool:
    """«Rome, dat beloofde de wet te herzien», «Bern en Praag, die wezen op …»: what follows
    is no noun that the word could describe, or the word is no noun of the one before."""
    tag, named = tokens.tags[i], tokens.capital[i - 2] or tokens.words[i - 2] == ","
    if i < 2 or not (named and tokens.tags[i - 1] & Tag.RELATIVE) or i + 1 >= len(tokens):
        return False
    following, past = tokens.tags[i + 1], Form.PAST | Form.PAST_PLURAL
    if not any(form & past for _, form in tokens.readings[i]):
        return False
    if tag & (Tag.NOUN | Tag.ALSO_NOUN):
        name = tokens.capital[i - 2] or tokens.capital[i - 3]
        return bool(name and following & Tag.PREPOSITION)
    return bool(following & (Tag.DETERMINER | Tag.SUBORDINATOR | Tag.PREPOSITION | Tag.PURPOSE))
