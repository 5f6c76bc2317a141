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
class _Read:
    ids: frozenset[str]
    faint: frozenset[str]
    topic: frozenset[str]
    beside: frozenset[str]  # of `ids`, those of the context alone
    parties: frozenset[str]
    told: frozenset[str]  # `parties`, or those of the context where there are none
    concept: str | None
    own: bool  # the concept is the line's, not that of the context


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The weights of what an entry says, and the sum of squares of those that always count."""

    weights: Mapping[str, float]
    length: float


class Scale:
    """Compares entries of one meeting or one search, with the weights of their words.

    `contexts` may give, by `Entry.id`, the sentence around a quotation and the heading
    above it: «Nederland steunt dit pakket» says more under «Energie».
    """

    def __init__(
        self, entries: Iterable[Entry], contexts: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._read: dict[str, _Read] = {}
        counts: Counter[str] = Counter()
        for each in entries:
            if each.id not in self._read:
                read = self._read[each.id] = _read(each, contexts.get(each.id, ""))
                counts.update(read.ids)
        self._counts, self._total = counts, max(len(self._read), 1)
        self._weighed: dict[str, _Weighed] = {}

    def score(self, one: Entry, other: Entry) -> float:
        """How like two entries are, as `likeness` says with its reasons."""
        a, b = self._read[one.id], self._read[other.id]
        if one.lang == other.lang:
            return self._score(one.id, other.id, {word: word for word in a.ids & b.ids})
        return self._score(one.id, other.id, _twins(a.ids, b.ids))

    def likeness(self, one: Entry, other: Entry) -> Likeness:
        """How like two entries are. Both must be among those the scale was made of."""
        a, b = self._read[one.id], self._read[other.id]
        same = one.lang == other.lang
        shared = {word: word for word in a.ids & b.ids} if same else _twins(a.ids, b.ids)
        return Likeness(
            self._score(one.id, other.id, shared),
            _concepts(a.concept, b.concept)[1],
            tuple(sorted(a.parties & b.parties)),
            tuple(
                sorted((spelled(x, one.lang), spelled(y, other.lang)) for x, y in shared.items())
            ),
        )

    def same_parties(self, one: Entry, other: Entry) -> bool | None:
        """Whether both speak of a country or body in common; None where neither speaks of
        any. Where a quotation names none, its context tells."""
        a, b = self._read[one.id].told, self._read[other.id].told
        return bool(members(a) & members(b)) if a or b else None

    def _score(self, one: str, other: str, shared: Mapping[str, str]) -> float:
        a, b = self._read[one], self._read[other]
        concept, _ = _concepts(a.concept, b.concept)
        concept *= 1.0 if a.own and b.own else _AROUND
        return round(self._cosine(one, other, shared) + concept + _parties(a, b), 4)

    def _cosine(self, one: str, other: str, shared: Mapping[str, str]) -> float:
        # What only the context says can bring two together; it cannot keep them apart.
        a, b = self._read[one], self._read[other]
        mine, theirs = self._weighed_of(one), self._weighed_of(other)
        dot, left, right = 0.0, mine.length, theirs.length
        for x, y in shared.items():
            v, w = mine.weights[x], theirs.weights[y]
            dot += v * w
            left += v * v if x in a.beside else 0.0
            right += w * w if y in b.beside else 0.0
        length = math.sqrt(left * right)
        return dot / length if length else 0.0

    def _weighed_of(self, entry: str) -> _Weighed:
        if entry not in self._weighed:
            read = self._read[entry]
            weights = {word: self._weight(read, word) for word in read.ids}
            core = math.fsum(w * w for word, w in weights.items() if word not in read.beside)
            self._weighed[entry] = _Weighed(weights, core)
        return self._weighed[entry]

    def _weight(self, read: _Read, word: str) -> float:
        rare = math.log(1 + self._total / (0.5 + self._counts[word]))
        rare *= _FAINT if word in read.faint else 1.0
        rare *= _BESIDE if word in read.beside else 1.0
        return rare * (_TOPIC if word in read.topic else 1.0)


def _read(entry: Entry, context: str) -> _Read:
    said = sense_of(f"{entry.quote} {entry.topic or ''}", entry.lang)
    topic = sense_of(entry.topic or "", entry.lang)
    around = sense_of(context, entry.lang)
    parties = said.names | frozenset(each.id for each in entry.recipients)
    return _Read(
        ids=said.ids | around.ids,
        faint=said.faint | around.faint,
        topic=topic.ids,
        beside=around.ids - said.ids,
        parties=parties,
        told=parties or around.names,
        concept=entry.concept or concept_around(entry.quote, context, entry.lang),
        own=entry.concept is not None,
    )


@lru_cache(maxsize=16384)
def concept_around(quote: str, context: str, lang: str) -> str | None:
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


@lru_cache(maxsize=65536)
def _groups(word: str) -> frozenset[str]:
    plain = word.replace("ph", "f").replace("k", "c").replace("ij", "i").replace("ie", "i")
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


@lru_cache(maxsize=16384)
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
