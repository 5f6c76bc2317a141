"""English participles of what somebody did: "After stressing …", ", with France stressing …"."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

BE: Final = frozenset({"be", "been", "is", "are", "was", "were", "am"})
# What somebody is who will soon do something.
DUE: Final = frozenset({"likely", "set", "due", "scheduled", "poised", "slated", "bound"})
_JOINED: Final = frozenset({"join", "joins", "joined"})
_RANKED: Final = 5  # words between "first" and its "to", or its "was"
_SEVERAL: Final = 8  # words that may name who does so behind "with"


def after_doing(tokens: "Tokens") -> None:
    """ "After stressing the need for haste, France left": what opens the sentence was done."""
    if tokens.words[0] in ("after", "by") and len(tokens) > 1 and is_gerund(tokens, 1):
        tokens.tags[0] = Tag.ADVERB


def going_to(tokens: "Tokens") -> None:
    """ "France is going to support it": as "will"."""
    for i in range(len(tokens) - 3):
        going = tokens.words[i + 1 : i + 3] == ["going", "to"] and tokens.words[i] in BE
        if going and tokens.tags[i + 3] & Tag.INFINITIVE:
            tokens.readings[i] = (("will", Form.SINGULAR),)
            for k in (i + 1, i + 2):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def due_to(tokens: "Tokens") -> None:
    """ "France is likely to support it", "is due to report": as "will", and "likely" tells how
    sure that is."""
    for i in range(len(tokens) - 3):
        j = i + 1 + bool(tokens.tags[i + 1] & Tag.ADVERB and tokens.words[i + 1] not in DUE)
        known = tokens.words[i] in BE and tokens.words[j] in DUE and tokens.words[j + 1] == "to"
        if known and j + 2 < len(tokens) and tokens.tags[j + 2] & Tag.INFINITIVE:
            tokens.readings[i] = (("will", Form.SINGULAR),)
            for k in (j, j + 1):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def is_to(tokens: "Tokens") -> None:
    """ "The Commission is to report in May": as "will"; but "our aim is to report"."""
    for i in range(1, len(tokens) - 2):
        if tokens.words[i] not in ("is", "are") or tokens.words[i + 1] != "to":
            continue
        dated = tokens.words[i + 2] == "host"  # "Malta is to host the next meeting": a calendar
        if dated or not tokens.capital[i - 1] or not tokens.tags[i + 2] & Tag.INFINITIVE:
            continue
        j = i - 1
        while j >= 0 and (tokens.capital[j] or tokens.tags[j] & (Tag.DETERMINER | Tag.JOINING)):
            j -= 1
        if j < 0 or tokens.tags[j] & (Tag.PUNCTUATION | Tag.SUBORDINATOR):
            tokens.readings[i] = (("will", Form.SINGULAR),)
            tokens.tags[i + 1], tokens.readings[i + 1] = Tag.ADVERB, ()


def first_to(tokens: "Tokens") -> None:
    """ "Malta was the first (country) to support it", "was among the first to": it did so."""
    for i in range(len(tokens) - 1):
        if tokens.words[i] != "first" or tokens.words[i - 1] != "the":
            continue
        to = next((k for k in range(i + 1, min(len(tokens) - 1, i + _RANKED)) if
                   tokens.words[k] == "to"), 0)  # fmt: skip
        be = next((k for k in range(i - 2, max(-1, i - _RANKED), -1) if tokens.words[k] in BE), -1)
        if to and be >= 0 and tokens.tags[to + 1] & Tag.INFINITIVE:
            for k in range(be, to + 1):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def joins_in(tokens: "Tokens") -> None:
    """ "France joined Italy in condemning the attack": both did."""
    for i in range(1, len(tokens) - 3):
        if tokens.words[i] not in _JOINED or tokens.tags[i - 1] & Tag.VERB:
            continue
        behind = range(i + 1, min(len(tokens) - 1, i + _SEVERAL))
        at = next((j for j in behind if tokens.words[j] == "in"), 0)
        if at < i + 2 or not is_gerund(tokens, at + 1) or not _plain(tokens, i + 1, at):
            continue
        lemma = next(m for m, form in tokens.readings[at + 1] if form & Form.PRESENT_PARTICIPLE)
        named = tokens.capital[i - 1] and not tokens.tags[i - 1] & Tag.PERSONAL
        for k in range(i, at + 1) if not named else (i, at):  # "It joins the UN in calling"
            tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()
        if named:
            tokens.tags[i] = Tag.COORDINATOR | Tag.JOINING
        tokens.tags[at + 1] = Tag.FINITE
        tokens.readings[at + 1] = ((lemma, Form.PAST),)


def being_done(tokens: "Tokens") -> None:
    """ "The deal was being discussed": as "was discussed"."""
    for i in range(1, len(tokens) - 1):
        adverb = i > 1 and bool(tokens.tags[i - 1] & (Tag.ADVERB | Tag.NEGATION))
        before = tokens.words[i - 1 - adverb]
        if tokens.words[i] == "being" and before in BE and tokens.tags[i + 1] & Tag.PARTICIPLE:
            tokens.tags[i], tokens.readings[i] = Tag.ADVERB, ()


def _plain(tokens: "Tokens", start: int, end: int) -> bool:
    """Whether nothing but names, nouns and what joins them stands between two words."""
    inside = Tag.DETERMINER | Tag.JOINING | Tag.NOUN | Tag.NUMERAL
    return all(tokens.capital[j] or tokens.tags[j] & inside for j in range(start, end))


def with_doing(tokens: "Tokens") -> None:
    """ "…, with France and several others stressing that …": as "while they stressed"."""
    between = Tag.DETERMINER | Tag.COORDINATOR | Tag.NOUN | Tag.NUMERAL
    for i in range(1, len(tokens) - 3):
        if tokens.words[i] != "with" or tokens.words[i - 1] != ",":
            continue
        j = i + 1
        while j < min(len(tokens), i + _SEVERAL) and not is_gerund(tokens, j):
            if not (tokens.capital[j] or tokens.tags[j] & between):
                break
            j += 1
        if i + 1 < j < len(tokens) and is_gerund(tokens, j):
            lemma = next(m for m, form in tokens.readings[j] if form & Form.PRESENT_PARTICIPLE)
            tokens.tags[i], tokens.tags[j] = Tag.SUBORDINATOR, Tag.FINITE
            tokens.readings[j] = ((lemma, Form.PAST),)


def is_gerund(tokens: "Tokens", i: int) -> bool:
    """Whether a word can be a form in -ing."""
    return any(form & Form.PRESENT_PARTICIPLE for _, form in tokens.readings[i])


# Each with the words one of which a sentence must hold.
OF_DOINGS: Final[tuple[tuple[frozenset[str], Callable[["Tokens"], None]], ...]] = (
    (frozenset({"after", "by"}), after_doing),
    (frozenset({"going"}), going_to),
    (DUE, due_to),
    (frozenset({"to"}), is_to),
    (frozenset({"first"}), first_to),
    (frozenset({"in"}), joins_in),
    (frozenset({"being"}), being_done),
    (frozenset({"with"}), with_doing),
)
