"""Through whom an actor acts: the person and the office, or the words for a part of a group."""

import re
from typing import Final

from griffier.extract.case import Case, Environment
from griffier.extract.phrases import Phrase
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords
from griffier.model import Actor

# «bij monde van vicevoorzitter Kallas», «vertegenwoordigd door de Permanent Vertegenwoordiger»
_SPOKESMAN: Final = re.compile(
    r"((?:(?:de|the|its|zijn|haar)\s)?(?:[\w’-]+\s){0,4}?[A-ZÀ-Þ][\w’.-]+(?:\s(?:van|de|der|den|[A-ZÀ-Þ][\w’-]+))*)"
)

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


def spoken_by(analysis: Analysis, subject: Phrase, env: Environment) -> str | None:
    """«De Commissie, bij monde van commissaris Johansson, drong aan»: who spoke for it."""
    behind = analysis.offsets(subject).end
    rest = analysis.text[behind : analysis.span.end].lstrip(" ,")
    for words in env.words.by_mouth:
        if rest.lower().startswith(f"{words} "):
            found = _SPOKESMAN.match(rest, len(words) + 1)
            return found[1] if found else None
    return None


def of_each(case: Case, subject: Phrase) -> str | None:
    """«Mijn Finse, Poolse en Deense collega’s»: the office that the last names is of all."""
    actors, offices = case.draft.actors, case.env.words.offices
    if len(actors) < 2 or any(actor.person for actor in actors):
        return None
    span = case.analysis.offsets(subject)
    shown = case.analysis.text[span.start : span.end]
    heads = [actor.text.split()[-1].lower() in offices for actor in actors]
    return shown if heads[-1] and not any(heads[:-1]) else None
