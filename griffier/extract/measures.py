"""Words that say when or how much, and are neither subject nor object."""

from typing import TYPE_CHECKING

from griffier.lexicon.grammar import Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens


def says_when(tokens: "Tokens", i: int) -> bool:
    """«besloot woensdag», but not «woensdag 3 mei»."""
    return not "".join(tokens.words[i + 1 : i + 2]).isdigit()


def counts(tokens: "Tokens", i: int) -> bool:
    """«meer dan 240 mensen»: the comparison is part of the number."""
    than, number = tokens.words[i + 1 : i + 2], "".join(tokens.words[i + 2 : i + 3])
    known = number.replace(".", "").isdigit() or tokens.tags[i + 2 : i + 3] == [Tag.NUMERAL]
    return than == ["dan"] and known
