"""Counts from which precision and recall follow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Of what was given how much is right, and how much of what there is was given."""

    given: int
    right: int
    labelled: int

    @property
    def precision(self) -> float:
        """Right over given; 1 where nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Right over labelled; 1 where nothing is labelled."""
        return self.right / self.labelled if self.labelled else 1.0
