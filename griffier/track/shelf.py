"""What the ledger holds around an entry, and where in it to look for what bears on one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from griffier.ledger.entries import Card, Commitment, Entry, Figure, Judgement, Series, Settling
from griffier.track.followed import since
from griffier.track.wholes import parts_of
from griffier.track.words import paper, stems_of

K = TypeVar("K")
V = TypeVar("V")
# A stem this common says nothing of its own; whoever shares only such stems is not looked at.
_COMMON: Final = 200


@dataclass(frozen=True)
class Shelf:
    """Everything that may bear on the entries followed.

    `sessions` names the meetings each document certainly belongs to, by `Card.id`.
    """

    entries: tuple[Entry, ...] = ()
    cards: Mapping[str, Card] = field(default_factory=dict)
    settlings: tuple[Settling, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sessions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    figures: tuple[Figure, ...] = ()
    register: tuple[Commitment, ...] = ()

    def near(self, entry: Entry) -> tuple[Entry, ...]:
        """Entries that may be about the same matter, or about papers of the same meeting."""
        found: dict[str, Entry] = {}
        for group in self._groups(entry):
            found |= {other.id: other for other in group}
        found.pop(entry.id, None)
        return tuple(found.values())

    def in_document(self, document: str) -> tuple[Entry, ...]:
        """The entries of one document."""
        return self._by_document.get(document, ())

    def meetings_of(self, entry: Entry) -> frozenset[str]:
        """The entry's own meeting, or else those of its document."""
        if entry.meeting:
            return frozenset({entry.meeting})
        return self.sessions.get(entry.document, frozenset())

    def documents_of(self, sessions: Iterable[str]) -> frozenset[str]:
        """The documents that certainly belong to some meetings."""
        return frozenset(each for session in sessions for each in self._of.get(session, ()))

    def _groups(self, entry: Entry) -> Iterator[tuple[Entry, ...]]:
        for concept in {entry.concept or "", *parts_of(entry.concept)}:
            yield self._by_concept.get(concept, ())
        for stem in stems_of(entry.topic or "", entry.lang):
            same = self._by_stem.get((entry.lang, stem), ())
            if len(same) <= _COMMON:
                yield same
        for session in self.meetings_of(entry):
            yield self._papers.get(session, ())

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((e.document, e) for e in self.entries)

    @cached_property
    def _by_concept(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((e.concept, e) for e in self.entries if e.concept)

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        return _grouped(
            ((e.lang, stem), e)
            for e in self.entries
            if e.topic
            for stem in stems_of(e.topic, e.lang)
        )

    @cached_property
    def _of(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((m, document) for document, met in self.sessions.items() for m in met)

    @cached_property
    def _papers(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped(
            (session, e)
            for e in self.entries
            if e.act == "PROVIDE" and paper(e.quote, e.lang)
            for session in self.sessions.get(e.document, ())
        )


def later(other: Entry, entry: Entry) -> bool:
    """Whether `other` was done after `entry`: on a later day, or further on in the same text."""
    if other.document == entry.document:
        return other.start > entry.start
    one, two = since(entry), since(other)
    return one is not None and two is not None and two > one


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
