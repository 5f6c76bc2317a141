"""A table of phrases that is looked up token by token: the longest phrase wins.

Phrases are compared without regard to case first, and then as they are printed: a capital
in the phrase asks for a capital in the text («Polen» is not «polen»), an abbreviation asks
for the same capitals («VS» is not «vs»), and small letters accept either.
"""

import re
from collections.abc import Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

TOKEN = re.compile(r"\b[OD]['’](?=[A-Z])\w+|\w+|\n+|[^\w\s]")

T = TypeVar("T")
_LEAF = ""  # no token is empty, so this key can hold what ends at a node
_PLAIN, _CAPITAL, _EXACT = 0, 1, 2


def tokens_of(phrase: str) -> list[str]:
    """The phrase as tokens: words and single marks, as `TOKEN` cuts them."""
    return [phrase] if phrase.isalpha() else TOKEN.findall(phrase)


def _demand(token: str) -> int:
    """How strictly a token of a phrase compares with one of the text."""
    if token.islower() or not token[0].isupper():
        return _PLAIN
    rest = token[2:] if token.startswith("IJ") else token[1:]
    return _CAPITAL if rest and (rest.islower() or not rest.isalpha()) else _EXACT


def _fits(printed: Sequence[str], found: Sequence[str]) -> bool:
    for want, have in zip(printed, found, strict=True):
        if want == have:
            continue
        demand = _demand(want)
        if demand == _EXACT or (demand == _CAPITAL and not have[0].isupper()):
            return False
    return True


class Hit(NamedTuple, Generic[T]):
    """A phrase found: the index behind its last token, and all that it can mean."""

    end: int
    values: tuple[T, ...]


@dataclass(slots=True)
class Vocabulary(Generic[T]):
    """Phrases and what they stand for; filled once by a loader, then only read."""

    _root: dict[str, Any] = field(default_factory=dict)

    def add(self, phrase: str, value: T) -> None:
        """Teach one phrase; the same phrase may stand for several values."""
        printed = tokens_of(phrase)
        node = self._root
        for token in printed:
            key = token.lower()
            below = node.get(key)
            if below is None:
                below = node[key] = {}
            node = below
        node.setdefault(_LEAF, []).append((printed, value))

    def add_all(self, phrases: Iterable[str], value: T) -> None:
        """Teach several phrases for one value."""
        for phrase in phrases:
            self.add(phrase, value)

    @property
    def starts(self) -> KeysView[str]:
        """The first tokens of all phrases, in small letters."""
        return self._root.keys()

    def starting(self, word: str) -> Iterator[T]:
        """What every phrase stands for that begins with `word` (in small letters)."""
        nodes = [self._root.get(word, {})]
        while nodes:
            for key, below in nodes.pop().items():
                if key == _LEAF:
                    yield from (value for _, value in below)
                else:
                    nodes.append(below)

    def longest(self, words: Sequence[str], lower: Sequence[str], at: int) -> Hit[T] | None:
        """The longest phrase that begins at token `at`, or None."""
        node, index, best = self._root.get(lower[at]) if at < len(lower) else None, at, None
        while node is not None:
            index += 1
            leaf = node.get(_LEAF)
            if leaf is not None:
                values = [value for printed, value in leaf if _fits(printed, words[at:index])]
                best = Hit(index, tuple(values)) if values else best
            node = node.get(lower[index]) if index < len(lower) else None
        return best
