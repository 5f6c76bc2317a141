"""How like two statements are, whatever language they are in: concept, parties, words.

The measure is deterministic and explains itself. Words count by how rarely the statements
at hand hold them, so that «sancties» says little at a meeting about sanctions.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Final

from griffier.ledger.entries import Entry
from griffier.lexicon.concepts import concept_of
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.track.glossary import members, sense_of, spelled

SAME_CONCEPT: Final = 0.25
NEAR_CONCEPT: Final = 0.12
OTHER_CONCEPT: Final = -0.12
OTHER_COUNTRY: Final = -0.45
SAME_PARTY: Final = 0.08
_FAINT: Final = 0.35  # what a faint word counts beside another
_TOPIC: Final = 1.5  # what a word of the topic counts beside one of the rest
_AROUND: Final = 0.6  # what a concept of the context counts beside one of the line
_BESIDE: Final = 0.5  # what a word of the context counts beside one of the quotation
_COGNATE: Final = 0.62  # of their letter groups two words must share
_CLAUSE_END: Final = re.compile(r"[,;:.]")
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
class Saying:
    """What an entry says, with the sentence around it."""

    ids: frozenset[str]
    faint: frozenset[str]
    topic: frozenset[str]
    beside: frozenset[str]  # of `ids`, those of the context alone
    parties: frozenset[str]
    told: frozenset[str]  # `parties`, or those of the context where there are none
    concept: str | None
    own: bool  # the concept is the line's, not that of the context


class Sayings:
    """Reads what entries say, each once.

    `contexts` may give, by `Entry.id`, the sentence around a quotation and the heading
    above it: «Nederland steunt dit pakket» says more under «Energie».
    """

    def __init__(self, contexts: Mapping[str, str] = MappingProxyType({})) -> None:
        self._contexts = contexts
        self._read: dict[str, Saying] = {}

    def of(self, entry: Entry) -> Saying:
        """What an entry says."""
        found = self._read.get(entry.id)
        if found is None:
            found = self._read[entry.id] = _read(entry, self._contexts.get(entry.id, ""))
        return found


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The weights of what an entry says, the squares of those that count only where they are
    shared, and the sum of squares of those that always count."""

    weights: Mapping[str, float]
    beside: Mapping[str, float]
    length: float


class Scale:
    """Compares entries of one meeting or one search, with the weights of their words."""

    def __init__(self, entries: Iterable[Entry], sayings: Sayings | None = None) -> None:
        self._sayings = sayings or Sayings()
        self._read = {each.id: self._sayings.of(each) for each in entries}
        counts = Counter(chain.from_iterable(read.ids for read in self._read.values()))
        total = max(len(self._read), 1)
        self._rare = {word: math.log(1 + total / (0.5 + count)) for word, count in counts.items()}
        self._weighed: dict[str, _Weighed] = {}
        self._scores: dict[tuple[str, str], float] = {}

    def score(self, one: Entry, other: Entry) -> float:
        """How like two entries are, as `likeness` says with its reasons."""
        found = self._scores.get((one.id, other.id))
        if found is None:
            found = self._score(one.id, other.id, self._shared(one, other))
            self._scores[one.id, other.id] = found
            if one.lang == other.lang:
                self._scores[other.id, one.id] = found
        return found

    def likeness(self, one: Entry, other: Entry) -> Likeness:
        """How like two entries are. Both must be among those the scale was made of."""
        a, b = self._read[one.id], self._read[other.id]
        words = (
            (spelled(x, one.lang), spelled(y, other.lang)) for x, y in self._shared(one, other)
        )
        return Likeness(
            self.score(one, other),
            _concepts(a.concept, b.concept)[1],
            tuple(sorted(a.parties & b.parties)),
            tuple(sorted(words)),
        )

    def _shared(self, one: Entry, other: Entry) -> Iterable[tuple[str, str]]:
        """The words of the one that the other has as well, each with its counterpart."""
        mine, theirs = self._read[one.id].ids, self._read[other.id].ids
        if one.lang != other.lang:
            return _twins(mine, theirs).items()
        both = mine & theirs
        return zip(both, both, strict=True) if both else ()

    def _score(self, one: str, other: str, shared: Iterable[tuple[str, str]]) -> float:
        a, b = self._read[one], self._read[other]
        concept, _ = _concepts(a.concept, b.concept)
        concept *= 1.0 if a.own and b.own else _AROUND
        cosine = self._cosine(one, other, shared) if shared else 0.0
        return round(cosine + concept + _parties(a.parties, b.parties), 4)

    def _cosine(self, one: str, other: str, shared: Iterable[tuple[str, str]]) -> float:
        # What only the context says can bring two together; it cannot keep them apart.
        mine, theirs = self._weighed_of(one), self._weighed_of(other)
        dot, left, right = 0.0, mine.length, theirs.length
        for x, y in shared:
            dot += mine.weights[x] * theirs.weights[y]
            left += mine.beside.get(x, 0.0)
            right += theirs.beside.get(y, 0.0)
        length = math.sqrt(left * right)
        return dot / length if length else 0.0

    def _weighed_of(self, entry: str) -> _Weighed:
        found = self._weighed.get(entry)
        if found is None:
            found = self._weighed[entry] = self._weigh(self._read[entry])
        return found

    def _weigh(self, read: Saying) -> _Weighed:
        weights = {word: self._rare[word] for word in read.ids}
        for some, counts in ((read.faint, _FAINT), (read.beside, _BESIDE), (read.topic, _TOPIC)):
            for word in some & read.ids:
                weights[word] *= counts
        core = math.fsum(weights[word] * weights[word] for word in read.ids - read.beside)
        beside = {word: weights[word] * weights[word] for word in read.beside}
        return _Weighed(weights, beside, core)


def _read(entry: Entry, context: str) -> Saying:
    said = sense_of(f"{entry.quote} {entry.topic or ''}", entry.lang)
    topic = sense_of(entry.topic or "", entry.lang)
    around = sense_of(context, entry.lang)
    parties = said.names | frozenset(each.id for each in entry.recipients)
    return Saying(
        ids=said.ids | around.ids,
        faint=said.faint | around.faint,
        topic=topic.ids,
        beside=around.ids - said.ids,
        parties=parties,
        told=parties or around.names,
        concept=entry.concept or _concept_around(entry.quote, context, entry.lang),
        own=entry.concept is not None,
    )


def same_parties(told: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two `Saying.told` have a country or body in common; None where neither names
    any. Where a quotation names none, its context tells."""
    return not members(told).isdisjoint(members(other)) if told or other else None


def _concept_around(quote: str, context: str, lang: str) -> str | None:
    """The concept of a line that has none of its own: that of its clause, else its sentence."""
    start = context.find(quote)
    if not context or start < 0:
        return None
    clause = _CLAUSE_END.split(context[start + len(quote) :], maxsplit=1)[0]
    return concept_of(quote + clause, "", lang) or concept_of(context, "", lang)


def _twins(mine: frozenset[str], theirs: frozenset[str]) -> dict[str, str]:
    """Words of the one and their counterparts in the other, which is in another language."""
    found = {word: word for word in mine & theirs}
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


@lru_cache(maxsize=16384)
def _groups(word: str) -> frozenset[str]:
    plain = word.replace("ph", "f").replace("k", "c").replace("ij", "i").replace("ie", "i")
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


@lru_cache(maxsize=4096)
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


def _parties(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """What the countries and bodies say: the same ones, or quite different ones."""
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return SAME_PARTY
    return SAME_PARTY / 2 if members(mine) & members(theirs) else OTHER_COUNTRY
