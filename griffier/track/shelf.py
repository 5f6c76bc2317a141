"""What the ledger holds around an entry, and where in it to look for what bears on one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from griffier.ledger.entries import Card, Commitment, Entry, Figure, Judgement, Series, Settling
from griffier.track.followed import (
    Concern,
    followed,
    ids,
    may_be_fulfilled,
    since,
    to_house,
    who_must_act,
)
from griffier.track.matter import foreign
from griffier.track.nearby import Key, LaidOut, Role
from griffier.track.wholes import parts_of
from griffier.track.words import paper, stems_of, substance

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
        """Entries that may be about the same matter, or about papers of the same meeting; of
        those on the same concept, those that can bear on it (`_of_concept`)."""
        found: dict[str, Entry] = {}
        for group in self._groups(entry):
            for other in group:
                found[other.id] = other
        found.pop(entry.id, None)
        return tuple(found.values())

    def in_document(self, document: str) -> tuple[Entry, ...]:
        """The entries of one document."""
        return self._by_document.get(document, ())

    @cached_property
    def to_be_fulfilled(self) -> tuple[Entry, ...]:
        """The promises to the House, and what it asks of the cabinet."""
        return tuple(entry for entry in self.entries if may_be_fulfilled(entry))

    def meetings_of(self, entry: Entry) -> frozenset[str]:
        """The entry's own meeting, or else those of its document."""
        if entry.meeting:
            return frozenset({entry.meeting})
        return self.sessions.get(entry.document, frozenset())

    def documents_of(self, sessions: Iterable[str]) -> frozenset[str]:
        """The documents that certainly belong to some meetings."""
        return frozenset(each for session in sessions for each in self._of.get(session, ()))

    def _groups(self, entry: Entry) -> Iterator[Iterable[Entry]]:
        if entry.concept:
            yield self._of_concept(entry, entry.concept)
        for stem in stems_of(entry.topic or "", entry.lang):
            yield self._by_stem.get((entry.lang, stem), ())
        for session in self.meetings_of(entry):
            yield self._papers.get(session, ())

    def _of_concept(self, entry: Entry, concept: str) -> Iterator[Entry]:
        """What can bear on an entry of what is said on its concept, or by whoever has to act on
        a part of it: in its own document, in the papers of its meetings where that was said
        beforehand, and else on a later day by whom `_keys` tells."""
        concern, parts = followed(entry), parts_of(concept)
        beside = {entry.document}
        if concern is Concern.INTENTION:
            beside |= self.documents_of(self.meetings_of(entry))
        for document in beside:
            yield from (
                other
                for other in self.in_document(document)
                if other.concept == concept or other.concept in parts
            )
        day = since(entry)
        if concern is None or concern is Concern.INTENTION or day is None:
            return
        for key in _keys(entry, concern):
            yield from self._laid_out.on(concept).after(day, key)
        for part in parts if concern is Concern.ASK else ():
            for who in who_must_act(entry):
                yield from self._laid_out.on(part).after(day, (Role.SPEAKING, who, None))

    @cached_property
    def _laid_out(self) -> LaidOut:
        return LaidOut(self._by_concept)

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((e.document, e) for e in self.entries)

    @cached_property
    def _by_concept(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((e.concept, e) for e in self.entries if e.concept)

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], Sequence[Entry]]:
        groups: dict[tuple[str, str], list[Entry]] = {}
        for e in self.entries:
            for stem in stems_of(e.topic, e.lang) if e.topic else ():
                group = groups.setdefault((e.lang, stem), [])
                if len(group) <= _COMMON:  # no more are kept than tell that it is common
                    group.append(e)
        return {stem: group for stem, group in groups.items() if len(group) <= _COMMON}

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


def _keys(entry: Entry, concern: Concern) -> Iterator[Key]:
    """Whose part in a later line on the same concept makes it bear on an ask or a promise.

    Where a single country is to act one concept is enough; else a word must be shared
    (`matter.same_matter`). What may answer a promise to tell the House shares words of the
    sentence, not of the topic.
    """
    must, stems = who_must_act(entry), substance(entry.topic or "", entry.lang)
    for who in must:
        for stem in (None,) if all(map(foreign, must)) else stems:
            yield Role.SPEAKING, who, stem
            yield Role.ASKED, who, stem
        if concern is Concern.PROMISE and to_house(entry):
            yield Role.TELLING, who, None
    if concern is Concern.ASK:
        yield from ((Role.ASKING, who, stem) for who in ids(entry.actors) for stem in stems)


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
