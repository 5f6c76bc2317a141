"""Whether two entries are about the same matter, and what says so."""

from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Entry
from griffier.track.words import content

# Of the words of the shorter topic, this part must be shared where no concept tells.
_ENOUGH: Final = 0.6
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Same:
    """What two entries share: a concept or None, and stems of words (of one language)."""

    concept: str | None
    stems: frozenset[str]

    @property
    def why(self) -> str:
        """In words a reader can check."""
        parts = [f"the concept {self.concept}"] if self.concept else []
        if self.stems:
            parts.append(f"the words {', '.join(sorted(self.stems))}")
        return " and ".join(parts)


def same_matter(one: Entry, other: Entry) -> Same | None:
    """What `one` and `other` share, or None where they need not be about the same.

    Two concepts that differ never match, however many words are shared.
    """
    stems = shared_stems(one, other)
    if one.concept and other.concept:
        return Same(one.concept, stems) if one.concept == other.concept else None
    fewer = min(len(_stems(one)), len(_stems(other)))
    enough = len(stems) >= _FEWEST and len(stems) >= _ENOUGH * fewer
    return Same(None, stems) if enough else None


def shared_stems(one: Entry, other: Entry) -> frozenset[str]:
    """Stems of both topics; none for texts of two languages."""
    return _stems(one) & _stems(other) if one.lang == other.lang else frozenset()


def _stems(entry: Entry) -> frozenset[str]:
    return content(entry.topic or "", entry.lang)
