"""Where phrases begin and end for reasons the words alone do not tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorBounds:
    """The words at which the mention of an actor begins, and at which one ends: a new
    phrase may open at the one, and a phrase is complete at the other."""

    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    closed: frozenset[int] = frozenset()  # words at which a set phrase ends
    inside: frozenset[int] = frozenset()  # words of a mention behind its first
    definite: frozenset[str] = frozenset()  # determiners behind which adjectives end in -e
    measures: frozenset[str] = frozenset()  # nouns that may stand right before another
    bare: frozenset[str] = frozenset()  # nouns that no «het» belongs to
    countries: frozenset[int] = frozenset()  # … and names, by their first word
