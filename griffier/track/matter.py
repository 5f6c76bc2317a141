"""Whether two entries are about the same matter, and what says so."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from griffier.ledger.entries import Entry
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.track.followed import HOUSES, Concern, followed, ids, since, who_must_act
from griffier.track.terms import term_of
from griffier.track.words import substance

# Of the words of the shorter topic, this part must be shared where no concept tells.
ENOUGH: Final = 0.6
FEWEST: Final = 2
HOUSE_AND_HOME: Final = HOUSES | {"NL", "EU"}
"""Who deals with everything, though the id has two letters."""


@dataclass(frozen=True, slots=True)
class Same:
    """What two entries share: a concept or None, and stems of words (of one language)."""

    concept: str | None
    stems: frozenset[str]

    @property
    def why(self) -> str:
        """In words a reader can check."""
        parts = [f"the concept {self.concept}"] if self.concept else []
        if self.stems:
            parts.append(f"the words {', '.join(sorted(self.stems))}")
        return " and ".join(parts)


def same_matter(one: Entry, other: Entry) -> Same | None:
    """What `one` and `other` share, or None where they need not be about the same.

    Two concepts that differ never match, however many words are shared. One concept is
    enough where a single country is to act, which has few dealings; the cabinet and the
    bodies of the Union deal with everything, so of theirs a word must be shared as well.
    A whole field («energy») is no matter: there the words must agree.
    """
    if one.concept and other.concept and one.concept != other.concept:
        return None
    if not _same_partners(one, other) or not _same_presidency(one, other):
        return None
    stems = shared_stems(one, other)
    if one.concept and other.concept and not _field(one.concept):
        return Same(one.concept, stems) if stems or _few_dealings(one) else None
    fewer = min(len(_stems(one)), len(_stems(other)))
    if not stems or len(stems) < ENOUGH * fewer:
        return None
    shared = stems
    if len(stems) < FEWEST and not who_must_act(one) & HOUSE_AND_HOME:
        # A topic may be one word («de pulskor»); then the sentences must share another.
        shared = _said(one) & _said(other) if one.lang == other.lang else stems
    return Same(None, shared) if len(shared) >= FEWEST else None


def shared_stems(one: Entry, other: Entry) -> frozenset[str]:
    """Stems of both topics; none for texts of two languages."""
    return _stems(one) & _stems(other) if one.lang == other.lang else frozenset()


@cache
def _field(concept: str) -> bool:
    """Whether a concept is a whole field of the thesaurus, with nothing broader."""
    known = load_thesaurus().concepts.get(concept)
    return known is not None and known.broader is None


def _few_dealings(entry: Entry) -> bool:
    """Whether a country other than our own has to act, by itself or with others."""
    return all(map(foreign, who_must_act(entry)))


def foreign(who: str) -> bool:
    """Whether an actor is a country other than our own."""
    return len(who) == 2 and who not in HOUSE_AND_HOME


def _same_partners(one: Entry, other: Entry) -> bool:
    """Two promises to different parties are two promises."""
    if followed(one) is Concern.ASK or not ids(one.actors) & ids(other.actors):
        return True
    ours, theirs = ids(one.recipients), ids(other.recipients)
    return not ours or not theirs or bool(ours & theirs)


def _same_presidency(one: Entry, other: Entry) -> bool:
    """«Het voorzitterschap» is another country every half-year."""
    if "EU_PRESIDENCY" not in ids(one.actors) & ids(other.actors):
        return True
    days = since(one), since(other)
    terms = [term_of("EU_PRESIDENCY", day) for day in days if day]
    return len(terms) == 2 and terms[0] == terms[1]


def _said(entry: Entry) -> frozenset[str]:
    return substance(entry.quote, entry.lang)


def _stems(entry: Entry) -> frozenset[str]:
    return substance(entry.topic or "", entry.lang)
