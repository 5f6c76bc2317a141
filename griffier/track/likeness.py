"""How like two statements are, whatever language they are in: concept, parties, words.

The measure is deterministic and explains itself. Words count by how rarely the statements
at hand hold them, so that «sancties» says little at a meeting about sanctions.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Entry
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.track.glossary import Sense, members, sense_of, spelled

SAME_CONCEPT: Final = 0.25
NEAR_CONCEPT: Final = 0.12
OTHER_CONCEPT: Final = -0.12
OTHER_COUNTRY: Final = -0.30
SAME_PARTY: Final = 0.08
_FAINT: Final = 0.35  # what a faint word counts beside another
_TOPIC: Final = 1.5  # what a word of the topic counts beside one of the rest
_COGNATE: Final = 0.62  # of their letter groups two words must share
_LONG: Final = 5  # letters a cognate must have


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two entries are (0 to about 1.3; a rank, not a chance), and why."""

    score: float
    concept: str | None = None
    names: tuple[str, ...] = ()  # countries and bodies both speak of
    words: tuple[tuple[str, str], ...] = ()  # a word of the one, and of the other

    @property
    def reason(self) -> str:
        """One sentence that says what the two share."""
        parts = [f"the concept {self.concept}"] if self.concept else []
        parts += [f"{', '.join(self.names)}"] if self.names else []
        words = [a if a == b else f"{a} / {b}" for a, b in self.words]
        parts += [f"the words {', '.join(words)}"] if words else []
        return f"Both have {'; '.join(parts)}." if parts else "They share nothing."


@dataclass(frozen=True, slots=True)
class _Read:
    entry: Entry
    sense: Sense
    topic: frozenset[str]
    parties: frozenset[str]


class Scale:
    """Compares entries of one meeting or one search, with the weights of their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._read: dict[str, _Read] = {}
        counts: Counter[str] = Counter()
        for each in entries:
            if each.id not in self._read:
                read = self._read[each.id] = _read(each)
                counts.update(read.sense.ids)
        self._counts, self._total = counts, max(len(self._read), 1)

    def likeness(self, one: Entry, other: Entry) -> Likeness:
        """How like two entries are. Both must be among those the scale was made of."""
        a, b = self._read[one.id], self._read[other.id]
        shared = _shared(a.sense.ids, b.sense.ids, one.lang != other.lang)
        words = self._cosine(a, b, shared)
        concept, told = _concepts(one.concept, other.concept)
        parties = _parties(a, b)
        score = words + concept + parties
        return Likeness(
            round(score, 4),
            told,
            tuple(sorted(a.parties & b.parties)),
            tuple(
                sorted((spelled(x, one.lang), spelled(y, other.lang)) for x, y in shared.items())
            ),
        )

    def _weight(self, read: _Read, word: str) -> float:
        rare = math.log(1 + self._total / (0.5 + self._counts[word]))
        rare *= _FAINT if word in read.sense.faint else 1.0
        return rare * (_TOPIC if word in read.topic else 1.0)

    def _cosine(self, a: _Read, b: _Read, shared: Mapping[str, str]) -> float:
        mine = {word: self._weight(a, word) for word in a.sense.ids}
        theirs = {word: self._weight(b, word) for word in b.sense.ids}
        dot = sum(mine[x] * theirs[y] for x, y in shared.items())
        length = math.sqrt(sum(w * w for w in mine.values()) * sum(w * w for w in theirs.values()))
        return dot / length if length else 0.0


def _read(entry: Entry) -> _Read:
    whole = sense_of(f"{entry.quote} {entry.topic or ''}", entry.lang)
    topic = sense_of(entry.topic or "", entry.lang)
    recipients = frozenset(each.id for each in entry.recipients)
    return _Read(entry, whole, topic.ids, whole.names | recipients)


def _shared(mine: frozenset[str], theirs: frozenset[str], languages: bool) -> dict[str, str]:
    """Words of the one and their counterparts in the other."""
    found = {word: word for word in mine & theirs}
    if languages:
        left = sorted(theirs - mine)
        for word in sorted(mine - theirs):
            twin = next((each for each in left if _cognate(word, each)), None)
            if twin:
                left.remove(twin)
                found[word] = twin
    return found


def _cognate(one: str, other: str) -> bool:
    """«biodiversiteit» and "biodiversity": stems that share most of their letter groups."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    a, b = _groups(one), _groups(other)
    return 2 * len(a & b) >= _COGNATE * (len(a) + len(b))


def _groups(word: str) -> frozenset[str]:
    plain = word.replace("ph", "f").replace("k", "c").replace("ij", "i").replace("ie", "i")
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _concepts(one: str | None, other: str | None) -> tuple[float, str | None]:
    if not one or not other:
        return 0.0, None
    if one == other:
        return SAME_CONCEPT, one
    above = load_thesaurus().above
    lines = (one, *above.get(one, ())), (other, *above.get(other, ()))
    if one in lines[1] or other in lines[0]:
        return NEAR_CONCEPT, one if one in lines[1] else other
    return OTHER_CONCEPT, None


def _parties(a: _Read, b: _Read) -> float:
    """What the countries and bodies say: the same ones, or quite different ones."""
    mine, theirs = a.parties, b.parties
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return SAME_PARTY
    return SAME_PARTY / 2 if members(mine) & members(theirs) else OTHER_COUNTRY
