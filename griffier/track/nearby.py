"""Lines on one concept, laid out by who speaks, who is asked and which words they use.

Most that is said on a concept is neither by nor to whoever has to act, or came before. In a
library of a million lines a concept has thousands; whoever looks for what bears on each of
them must not go through all of them each time.
"""

import datetime
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Final

from griffier.ledger.entries import Entry
from griffier.model import Act
from griffier.track.followed import ids, since, to_house
from griffier.track.words import substance

ASKING: Final = frozenset({Act.REQUEST, Act.EXPECT})
"""What asks somebody for something."""
SURE: Final = frozenset({"done", "reported"})
"""Ways of saying that something was done."""

TELLING: Final = frozenset({Act.PROVIDE, Act.STATE})
"""What tells or gives somebody something."""

_LINES: Final = 50_000  # lines that are laid out at a time; what was not used longest goes


class Role(Enum):
    """As what somebody stands in a line."""

    ASKED = auto()  # somebody asks it of them
    ASKING = auto()  # they ask it
    SPEAKING = auto()  # they say something else
    TELLING = auto()  # they have told or given the House something


Key = tuple[Role, str, str | None]
"""Whose part in a line is meant, and a stem of its topic; None for whatever it is about."""

_Dated = tuple[datetime.date, Entry]


class Nearby:
    """The dated lines on one concept. What is denied bears on nothing and is left out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        dated = [(day, e) for e in entries if e.polarity == "positive" and (day := since(e))]
        dated.sort(key=_day)
        self._found: dict[Key, list[_Dated]] = {}
        for each in dated:
            stems = (None, *substance(each[1].topic or "", each[1].lang))
            for role, who in _parts(each[1]):
                for stem in stems:
                    self._found.setdefault((role, who, stem), []).append(each)

    def after(self, day: datetime.date, key: Key) -> Iterator[Entry]:
        """The lines of after a day in which somebody has that part, the earliest first."""
        found = self._found.get(key)
        if found:
            for at in range(bisect_right(found, day, key=_day), len(found)):
                yield found[at][1]


class LaidOut:
    """`Nearby` of every concept, laid out when it is asked for. Whoever asks for one concept
    after another has few of them in memory at a time."""

    def __init__(self, by_concept: Mapping[str, tuple[Entry, ...]]) -> None:
        self._by_concept = by_concept
        self._known: OrderedDict[str, Nearby] = OrderedDict()
        self._lines = 0

    def on(self, concept: str) -> Nearby:
        """The lines on a concept."""
        if concept in self._known:
            self._known.move_to_end(concept)
            return self._known[concept]
        entries = self._by_concept.get(concept, ())
        self._lines += len(entries)
        while self._known and self._lines > _LINES:
            gone, _ = self._known.popitem(last=False)
            self._lines -= len(self._by_concept.get(gone, ()))
        self._known[concept] = Nearby(entries)
        return self._known[concept]


def _parts(entry: Entry) -> Iterator[tuple[Role, str]]:
    if entry.act not in ASKING:
        yield from ((Role.SPEAKING, who) for who in ids(entry.actors))
        if entry.act in TELLING and entry.modality == "done" and to_house(entry):
            yield from ((Role.TELLING, who) for who in ids(entry.actors))
    elif entry.modality in SURE:
        yield from ((Role.ASKED, who) for who in ids(entry.recipients))
        yield from ((Role.ASKING, who) for who in ids(entry.actors))


def _day(each: _Dated) -> datetime.date:
    return each[0]
