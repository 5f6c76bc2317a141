"""Counts that add up: what was asked for, what was offered, what agreed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Agreement between things predicted and things in the gold, one to one."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there was nothing to find."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing on either side."""
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """How much of `of` is right; `right` may be a sum of fractions (overlaps)."""

    right: float = 0.0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Between 0 and 1, or None where nothing was asked."""
        return self.right / self.of if self.of else None
