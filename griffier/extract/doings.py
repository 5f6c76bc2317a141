"""English participles of what somebody did: "After stressing …", ", with France stressing …"."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

BE: Final = frozenset({"be", "been", "is", "are", "was", "were", "am"})
_SEVERAL: Final = 8  # words that may name who does so behind "with"


def after_doing(tokens: "Tokens") -> None:
    """ "After stressing the need for haste, France left": what opens the sentence was done."""
    if tokens.words[0] in ("after", "by") and len(tokens) > 1 and _is_gerund(tokens, 1):
        tokens.tags[0] = Tag.ADVERB


def going_to(tokens: "Tokens") -> None:
    """ "France is going to support it": as "will"."""
    for i in range(len(tokens) - 3):
        going = tokens.words[i + 1 : i + 3] == ["going", "to"] and tokens.words[i] in BE
        if going and tokens.tags[i + 3] & Tag.INFINITIVE:
            tokens.readings[i] = (("will", Form.SINGULAR),)
            for k in (i + 1, i + 2):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def with_doing(tokens: "Tokens") -> None:
    """ "…, with France and several others stressing that …": as "while they stressed"."""
    between = Tag.DETERMINER | Tag.COORDINATOR | Tag.NOUN | Tag.NUMERAL
    for i in range(1, len(tokens) - 3):
        if tokens.words[i] != "with" or tokens.words[i - 1] != ",":
            continue
        j = i + 1
        while j < min(len(tokens), i + _SEVERAL) and not _is_gerund(tokens, j):
            if not (tokens.capital[j] or tokens.tags[j] & between):
                break
            j += 1
        if i + 1 < j < len(tokens) and _is_gerund(tokens, j):
            lemma = next(m for m, form in tokens.readings[j] if form & Form.PRESENT_PARTICIPLE)
            tokens.tags[i], tokens.tags[j] = Tag.SUBORDINATOR, Tag.FINITE
            tokens.readings[j] = ((lemma, Form.PAST),)


def _is_gerund(tokens: "Tokens", i: int) -> bool:
    return any(form & Form.PRESENT_PARTICIPLE for _, form in tokens.readings[i])
