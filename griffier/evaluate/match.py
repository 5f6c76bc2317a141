"""Which predicted statement is which gold statement.

A prediction can be a gold statement when its evidence lies in the gold sentence (or in
the lead-in of its list) and its act is the gold act or an accepted alternative. *Who*
asks for the same actors as well, *full* for the same recipients too, both as sets.
At each level as many pairs as possible are made, each statement being used once.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from griffier.evaluate.gold import GoldStatement
from griffier.model import Span, Statement

LEVELS = ("act", "who", "full")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_ARTICLES = frozenset(("de", "het", "een", "the", "a", "an"))
Test = Callable[[int, int], bool]


class Locator:
    """Finds sentences in a canonical text, whatever its white space."""

    def __init__(self, text: str) -> None:
        self._places = [i for i, char in enumerate(text) if not char.isspace()]
        self._text = "".join(_fold(text[i]) for i in self._places)

    def find(self, sentence: str) -> tuple[Span, ...]:
        """Every stretch of the text that is `sentence` but for white space."""
        needle = "".join(_fold(char) for char in sentence if not char.isspace())
        found: list[Span] = []
        start = self._text.find(needle) if needle else -1
        while start >= 0:
            last = start + len(needle) - 1
            found.append(Span(self._places[start], self._places[last] + 1))
            start = self._text.find(needle, start + 1)
        return tuple(found)


def _fold(char: str) -> str:
    # One character stays one character, so that places keep their count.
    folded = unicodedata.normalize("NFC", char)
    return folded if len(folded) == 1 else char


def pair(left: int, right: int, test: Test, start: Sequence[int] = ()) -> list[int]:
    """For each of `left` things its partner among `right`, or -1: as many pairs as can be.

    `start` is a pairing to begin from; who is paired in it stays paired, perhaps with
    another. (Augmenting paths; documents are small.)
    """
    partner = [-1] * right
    for index, taken in enumerate(start):
        if taken >= 0:
            partner[taken] = index
    for index in range(left):
        if index not in partner:
            _augment(index, partner, test, set())
    pairs = [-1] * left
    for other, index in enumerate(partner):
        if index >= 0:
            pairs[index] = other
    return pairs


def _augment(index: int, partner: list[int], test: Test, seen: set[int]) -> bool:
    for other in range(len(partner)):
        if other not in seen and test(index, other):
            seen.add(other)
            if partner[other] < 0 or _augment(partner[other], partner, test, seen):
                partner[other] = index
                return True
    return False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gold statement with the places its sentence has in the text read."""

    gold: GoldStatement
    spans: tuple[Span, ...]

    def agrees(self, statement: Statement, level: str) -> bool:
        """Whether `statement` is this one at the given level of LEVELS, or in its «topic»."""
        gold = self.gold
        if statement.act.value not in (gold.act, *gold.also):
            return False
        if not any(span.covers(statement.evidence) for span in self.spans):
            return False
        if level == "act":
            return True
        if not _same(statement.actors, (gold.actors, *gold.also_actors)):
            return False
        if level == "who":
            return True
        if not _same(statement.recipients, (gold.recipients, *gold.also_recipients)):
            return False
        # Of two acts of one kind in one sentence the topic tells which is which.
        return level == "full" or (gold.topic is not None and overlap(gold.topic, statement) > 0.5)


def overlap(topic: str, statement: Statement) -> float:
    """F1 of the words of two topics, their first article left out; 0 where none was
    predicted."""
    asked = _content(topic)
    found = _content(statement.topic.text if statement.topic else "")
    return 2 * len(asked & found) / (len(asked) + len(found))


def _content(topic: str) -> set[str]:
    words = [word.casefold() for word in _WORD.findall(topic)]
    return set(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _same(actors: Sequence[object], accepted: Sequence[Sequence[str]]) -> bool:
    ids = {getattr(actor, "id") for actor in actors}  # noqa: B009
    return any(ids == set(names) for names in accepted)


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs at each level, and the best pairing for comparing further fields.

    `counted` are the predictions that count: neither minor themselves nor taken up by
    a gold statement that is neither asked for nor wrong.
    """

    required: tuple[Candidate, ...]
    counted: tuple[Statement, ...]
    hits: dict[str, int]
    pairs: tuple[tuple[Candidate, Statement], ...]

    @property
    def missed(self) -> tuple[Candidate, ...]:
        """Required gold statements nobody predicted, even at the level of the act."""
        found = {id(candidate) for candidate, _ in self.pairs}
        return tuple(c for c in self.required if id(c) not in found)

    @property
    def spurious(self) -> tuple[Statement, ...]:
        """Counted predictions that are no gold statement."""
        used = {id(statement) for _, statement in self.pairs}
        return tuple(s for s in self.counted if id(s) not in used)


def match(gold: Sequence[GoldStatement], statements: Sequence[Statement], text: str) -> Matching:
    """Pair predicted statements with gold ones in the document whose text is `text`."""
    locator = Locator(text)
    candidates = [_candidate(statement, locator) for statement in gold]
    required = [c for c in candidates if c.gold.required]
    excused = [c for c in candidates if not c.gold.required]
    offered = [s for s in statements if s.weight != "minor"]
    counted = _without_excused(offered, required, excused)
    best = pair(len(counted), len(required), _test(counted, required, "topic"))
    hits: dict[str, int] = {}
    for level in reversed(LEVELS):
        test = _test(counted, required, level)
        hits[level] = sum(other >= 0 for other in pair(len(counted), len(required), test))
        best = pair(len(counted), len(required), test, best)
    pairs = [(required[g], counted[p]) for p, g in enumerate(best) if g >= 0]
    return Matching(tuple(required), tuple(counted), hits, tuple(pairs))


def _candidate(gold: GoldStatement, locator: Locator) -> Candidate:
    spans = locator.find(gold.sentence)
    return Candidate(gold, spans + (locator.find(gold.lead) if gold.lead else ()))


def _test(statements: Sequence[Statement], candidates: Sequence[Candidate], level: str) -> Test:
    return lambda p, g: candidates[g].agrees(statements[p], level)


def _without_excused(
    offered: list[Statement], required: list[Candidate], excused: list[Candidate]
) -> list[Statement]:
    """Leave out what matches no required statement but one that is neither asked nor wrong."""
    taken: list[int] = []
    for level in reversed(LEVELS):
        taken = pair(len(offered), len(required), _test(offered, required, level), taken)
    rest = [s for s, g in zip(offered, taken, strict=True) if g < 0]
    forgiven = pair(len(rest), len(excused), _test(rest, excused, "act"))
    out = {id(s) for s, g in zip(rest, forgiven, strict=True) if g >= 0}
    return [s for s in offered if id(s) not in out]
