"""Small questions about places in the text that several views ask."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from griffier.model import Origin


class Placed(Protocol):
    """Anything that stands somewhere in the canonical text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


P = TypeVar("P", bound=Placed)


def in_order(found: Iterable[P]) -> list[P]:
    """In order of the text; what starts and ends alike keeps the order it had."""
    return sorted(found, key=lambda item: (item.start, item.end))


class Places:
    """Leads offsets of the canonical text back to the original, by its origins."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self._origins = in_order(origins)
        self._starts = [origin.start for origin in self._origins]

    def at(self, offset: int) -> Origin | None:
        """The origin that holds the character at `offset`, or None where none is known."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._origins[index].end <= offset:
            return None
        return self._origins[index]


def anchor_word(text: str, anchor: int | None) -> tuple[int, int] | None:
    """Start and end of the word a footnote mark at `anchor` hangs on, less its punctuation.

    «publiek.¹» gives «publiek», «(GBVB)²» gives «GBVB»; None where no word stands before
    the mark on its own line.
    """
    if anchor is None:
        return None
    end = anchor
    while end > 0 and not text[end - 1].isalnum() and text[end - 1] != "\n":
        end -= 1
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return (start, end) if start < end else None
