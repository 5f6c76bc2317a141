"""Through whom an actor acts: the person and the office, or the words for a part of a group."""

from typing import Final

from griffier.lexicon.context import ContextWords
from griffier.model import Actor

# Actors of which often only some are meant.
_WITH_PARTS: Final = frozenset({"MEMBER_STATES", "TK", "EK"})
_NEAR: Final = 900  # characters back within which a pronoun means who was named last


class Through:
    """Remembers, along a letter, through whom each actor was last said to act: «zij» is
    «de leden van de VVD-fractie», «hij» is «de Minister-President»."""

    def __init__(self, words: ContextWords) -> None:
        self.words = words
        self.pronouns = words.he | words.she | words.they | words.it
        self.lately: dict[str, tuple[int, str]] = {}  # by actor: where, and through whom

    def of(self, at: int, actors: tuple[Actor, ...]) -> str | None:
        """Through whom the first of `actors` acts in the statement at offset `at`."""
        if not actors:
            return None
        first = actors[0]
        if first.text.lower() in self.pronouns:
            return self._named_before(at, first)
        found = self._named(first)
        if found:
            self.lately[first.id] = (at, found)
        return found

    def _named_before(self, at: int, first: Actor) -> str | None:
        where, via = self.lately.get(first.id, (-_NEAR, ""))
        near = bool(via) and 0 <= at - where < _NEAR
        if near and (first.person is None or first.person in via):
            return via
        return first.person

    def _named(self, first: Actor) -> str | None:
        """Person and role, or the words that name a part («verschillende lidstaten»)."""
        if first.text.lower() in self.words.self:
            return first.person
        if first.person is None:
            part = first.id in _WITH_PARTS or self._in_office(first.text)
            return first.text if part else None
        known = set(first.person.casefold().split())
        rest = (word for word in first.text.split() if word.strip(",").casefold() not in known)
        role = " ".join(rest).rstrip(",")
        return f"{first.person}, {role}" if role else first.person

    def _in_office(self, said: str) -> bool:
        """«Het Franse voorzitterschap», «de EU-coördinator», «alle ministers»."""
        return any(word.split("-")[-1] in self.words.offices for word in said.lower().split())
