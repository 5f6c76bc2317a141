"""Where the list of those who act begins in an English sentence that opens with a preposition:
"On Syria, | France and Germany agreed", but "In Syria, Iraq and Yemen, the EU agreed"."""

from typing import Final

from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Tag

_REACH: Final = 40  # words from the comma to the verb
_ENDS: Final = Tag.SUBORDINATOR | Tag.RELATIVE | Tag.MARKER | Tag.PERSONAL
_NO_VERB: Final = Tag.NOUN | Tag.ALSO_NOUN | Tag.PARTICIPLE


def subject_of_two(tokens: Tokens, first: int) -> bool:
    """Whether the words from `first` up to the finite verb are its joint subject: the last of
    them is joined by a coordinator, and no comma parts it from the verb."""
    comma = joined = -1
    for j in range(first, min(len(tokens), first + _REACH)):
        tag = tokens.tags[j]
        if tag & Tag.FINITE and j > joined + 1:
            if not tag & _NO_VERB or _past(tokens, j):
                return joined > max(comma, 0)
        elif tokens.words[j] == ",":
            comma = j
        elif tag & Tag.COORDINATOR:
            joined = j
        elif tag & _ENDS and not tag & Tag.DETERMINER:
            return False
        elif tag & Tag.DETERMINER and j > first and tokens.tags[j - 1] == Tag.NOUN:
            return False  # "In Iraq and Yemen | the EU and the UN agreed"
    return False


def _past(tokens: Tokens, j: int) -> bool:
    """Whether word `j`, which may be a participle, stands where only a verb can: right behind
    a name or noun, with no other verb in the sentence that is surely finite."""
    after = tokens.tags[j + 1 :]
    sure = any(tag & Tag.FINITE and not tag & _NO_VERB for tag in after)
    behind = tokens.tags[j - 1] & (Tag.NOUN | Tag.ADVERB)
    return bool(behind) and not sure
