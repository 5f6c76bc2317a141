"""What a few words are about: the one concept of the thesaurus whose label they hold.

A label is a set of stems that must all stand close together, in any order: «aansluiting bij
het EU-visumbeleid» holds «visumbeleid», «security of energy supply» holds «energy supply».
Of two labels where one says more, the one that says more counts; of two concepts where one
is broader, the narrower counts; two that have nothing to do with each other cancel out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from griffier.errors import DataError
from griffier.lexicon.compounds import Decompounder, Inflection
from griffier.lexicon.thesaurus import LANGUAGES, Reading, Thesaurus, load_reading, load_thesaurus

# Words of substance that may stand between those of a label («aansluiting van Servië bij»).
GAP: Final = 2
# A label found only in the sentence around a topic must have this many parts to count.
STRONG: Final = 2
# Words whose stems are kept, so that memory stays bounded whatever is read.
REMEMBERED: Final = 16384
# A topic of more words than this points to nothing; it says what it is about.
POINTING: Final = 3
# «e-handel» and «TEN-T» are one word; other hyphens and apostrophes divide.
_WORD = re.compile(r"\b[A-Za-z]-[^\W\d_]{3,}|\b[A-Z]{2,}-[A-Z]\b|[^\W_]+|[,;]")


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """The concept found, the words that say it, and whether those stand in the topic."""

    concept: str
    words: str
    in_topic: bool = True


class _Pattern(NamedTuple):
    units: frozenset[str]
    concept: str


class _Found(NamedTuple):
    """A label in a text: its stems, and the first and last word that hold them."""

    pattern: _Pattern
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words, and where each stem stands first."""

    text: str
    spans: list[tuple[int, int]]
    places: Mapping[str, int]
    joints: frozenset[int]

    def quote(self, found: _Found) -> str:
        return self.text[self.spans[found.first][0] : self.spans[found.last][1]]


class ConceptMatcher:
    """Finds concepts in texts of one language; made by `concept_matcher`."""

    def __init__(self, thesaurus: Thesaurus, lang: str, reading: Reading) -> None:
        self._above, self._reading = thesaurus.above, reading
        labels = [
            (_tokens(spelled), concept.id)
            for concept in thesaurus.concepts.values()
            for label in concept.labels[lang]
            for spelled in spellings(label)
        ]
        printed = {word.replace("-", "") for words, _ in labels for word in words}
        self._capitals = frozenset(filter(_is_acronym, printed))
        inflection = Inflection(reading.endings, reading.shortest, reading.kept, reading.hardened)
        known = {word.lower() for word in printed - self._capitals} - reading.small
        same = {inflection.stem(word): one for word, one in reading.same.items()}
        parts = Decompounder(inflection, reading.links, same, known | set(reading.heads))
        self._parts = parts.parts
        self._memory: dict[str, tuple[str, ...]] = {}
        self._patterns = self._index(labels, lang)

    def _index(
        self, labels: Iterable[tuple[list[str], str]], lang: str
    ) -> Mapping[str, Sequence[_Pattern]]:
        """Patterns by their rarest stem."""
        owners: dict[frozenset[str], str] = {}
        for words, concept in labels:
            units = frozenset([unit for word in words for unit in self._units(word)])
            other = owners.setdefault(units, concept)
            if not units or other != concept:
                label = " ".join(words)
                reason = f"is also one of {other}" if units else "holds no word that counts"
                raise DataError(f"thesaurus.csv: {concept}, label {label!r} ({lang}) {reason}.")
        common = Counter([unit for units in owners for unit in units])
        index: dict[str, list[_Pattern]] = {}
        for units, concept in owners.items():
            _, rarest = min([(common[unit], unit) for unit in units])
            index.setdefault(rarest, []).append(_Pattern(units, concept))
        return index

    # --- reading ---------------------------------------------------------------------

    def _read(self, text: str) -> _Words:
        spans: list[tuple[int, int]] = []
        places: dict[str, int] = {}
        joints: set[int] = set()
        coordinators = self._reading.coordinators
        for word in _WORD.finditer(text):
            written = word[0]
            if written in ",;" or written in coordinators:
                joints.add(len(spans))
            elif units := self._units(written):
                for unit in units:
                    places.setdefault(unit, len(spans))
                spans.append(word.span())
        return _Words(text, spans, places, frozenset(joints))

    def _units(self, token: str) -> tuple[str, ...]:
        """The stems of one word; none if it says nothing."""
        known = self._memory.get(token)
        if known is None:
            known = self._analysed(token)
            if len(self._memory) < REMEMBERED:
                self._memory[token] = known
        return known

    def _analysed(self, token: str) -> tuple[str, ...]:
        if "-" in token:
            token = token.replace("-", "")
        if token in self._capitals:
            return (token,)
        lower = token.lower()
        if lower in self._reading.small or (len(token) == 1 and not token.isdigit()):
            return ()
        return self._parts(lower)

    def stems(self, text: str) -> frozenset[str]:
        """The stems of the words that say something, compounds taken apart."""
        return frozenset(self._read(text).places)

    # --- finding ---------------------------------------------------------------------

    def match(self, topic: str, sentence: str = "") -> ConceptMatch | None:
        """The concept of `topic`; where it only points to something, that of `sentence`.

        None where there is none, or where two stand side by side with equal right.
        """
        words = self._read(topic)
        found = self._found(words)
        if found:
            return self._decide(words, found)
        if not self._points(topic):
            return None
        words = self._read(sentence)
        found = [each for each in self._found(words) if _length(each) >= STRONG]
        if len({each.pattern.concept for each in found}) != 1:
            return None
        return ConceptMatch(found[0].pattern.concept, words.quote(found[0]), in_topic=False)

    def only_points(self, topic: str) -> bool:
        """Whether a topic is one word that says nothing itself: «daartoe», «hiermee»."""
        return topic.lower() in self._reading.pointing

    def _points(self, topic: str) -> bool:
        """Whether a topic says nothing itself: «dit voorstel», «hierover»."""
        words = topic.lower().split(maxsplit=POINTING)
        return 0 < len(words) <= POINTING and words[0] in self._reading.pointing

    def _found(self, words: _Words) -> list[_Found]:
        places, hits = words.places, []
        present = places.keys()
        for unit in present:
            for pattern in self._patterns.get(unit, ()):
                if not pattern.units <= present:
                    continue
                where = [places[other] for other in pattern.units]
                first, last = min(where), max(where)
                if last - first < len(where) + GAP:
                    hits.append(_Found(pattern, first, last))
        return self._telling(hits) if len(hits) > 1 else hits

    def _telling(self, hits: list[_Found]) -> list[_Found]:
        """Without labels that another one contains, and without broader concepts."""
        sets = {hit.pattern.units for hit in hits}
        hits = [hit for hit in hits if not any(hit.pattern.units < other for other in sets)]
        broader = {above for hit in hits for above in self._above[hit.pattern.concept]}
        return [hit for hit in hits if hit.pattern.concept not in broader]

    def _without_fields(self, words: _Words, found: list[_Found]) -> list[_Found]:
        """A whole field is named in passing beside a subject («… in de landbouw»)."""
        subjects = [hit for hit in found if self._above[hit.pattern.concept]]
        fields = [hit for hit in found if not self._above[hit.pattern.concept]]
        if not subjects or not fields or _longest(fields) > _longest(subjects):
            return found
        coordinated = any(_apart(words, one, other) for one in subjects for other in fields)
        return found if coordinated else subjects

    def _decide(self, words: _Words, found: list[_Found]) -> ConceptMatch | None:
        if len(found) > 1:
            found = self._without_fields(words, found)
        best = max(found, key=_length)
        rivals = [hit for hit in found if hit.pattern.concept != best.pattern.concept]
        if not rivals:
            return ConceptMatch(best.pattern.concept, words.quote(best))
        most = _length(best)
        if all(_length(hit) < most and not _apart(words, best, hit) for hit in rivals):
            return ConceptMatch(best.pattern.concept, words.quote(best))
        return self._shared(words, [best, *rivals])

    def _shared(self, words: _Words, found: list[_Found]) -> ConceptMatch | None:
        """The nearest concept above all of them, unless it is a whole field."""
        lines = [(hit.pattern.concept, *self._above[hit.pattern.concept]) for hit in found]
        for concept in lines[0]:
            if self._above[concept] and all(concept in line for line in lines):
                first = min(found, key=lambda hit: hit.first)
                last = max(found, key=lambda hit: hit.last)
                start, end = words.spans[first.first][0], words.spans[last.last][1]
                return ConceptMatch(concept, words.text[start:end])
        return None


def _length(found: _Found) -> int:
    return len(found.pattern.units)


def _longest(found: Sequence[_Found]) -> int:
    return max(map(_length, found))


def _apart(words: _Words, one: _Found, other: _Found) -> bool:
    """Whether a coordinator stands between two labels: neither is part of the other."""
    left, right = sorted((one, other), key=lambda hit: hit.first)
    return any(left.last < joint <= right.first for joint in words.joints)


def spellings(label: str) -> Iterator[str]:
    """A label with its alternatives written out: «omzeilen/ontwijken van sancties» is two."""
    if "/" not in label:
        return iter((label,))
    choices = [word.split("/") for word in label.split(" ")]
    return (" ".join(words) for words in product(*choices))


def _tokens(label: str) -> list[str]:
    # Most labels are plain words, and splitting is much faster than searching.
    return label.split(" ") if label.replace(" ", "").isalnum() else _WORD.findall(label)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


@cache
def concept_matcher(lang: str) -> ConceptMatcher:
    """The matcher for texts of `lang`; a language we have no labels for is read as English.

    Raises DataError where two concepts share a label.
    """
    known = lang if lang in LANGUAGES else "en"
    return ConceptMatcher(load_thesaurus(), known, load_reading(known))


def concept_of(topic: str, sentence: str, lang: str) -> str | None:
    """The id of the concept `topic` is about, `sentence` being weaker evidence; or None."""
    found = concept_matcher(lang).match(topic, sentence)
    return found.concept if found else None
