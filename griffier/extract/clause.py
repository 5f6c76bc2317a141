"""A clause: the unit in which a verb has its arguments."""

from dataclasses import dataclass, field
from enum import StrEnum


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"


@dataclass(slots=True)
class Clause:
    """One clause; all numbers are indexes of words, -1 where there is none.

    `own` are its words without those of the clauses inside it; `verbs` the bracket or
    cluster in order of the text, the finite verb among them; `mark` the word that
    opens it («dat», «om», "that").
    """

    kind: ClauseKind
    parent: int
    mark: int = -1
    finite: int = -1
    verbs: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    closed: bool = False
    coordinated: int = -1  # the clause this one is joined to by a coordinator

    @property
    def is_conjunct(self) -> bool:
        """Whether it shares the word that opens the subordinate clause before it."""
        return self.kind is ClauseKind.SUBORDINATE and self.coordinated >= 0
