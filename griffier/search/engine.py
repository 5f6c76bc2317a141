"""What an index must be able to do, whatever it is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from griffier.search.plan import Plan
from griffier.search.query import PARAGRAPHS
from griffier.search.units import Unit

# The form of the index; another form must be built anew.
FORM = 4
# Deeper than this nobody leafs, and every page before would have to be ranked again.
DEEPEST = 10_000

FACETS = ("kind", "lang", "year", "meeting", "dossier")
STATEMENT_FACETS = ("actor", "recipient", "act", "concept")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a stretch of a document, and how well it fits."""

    document: str
    start: int
    end: int
    scope: str
    lang: str
    score: float
    page: int | None = None
    entry: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for and which part of it to give.

    `sort` is relevance, date (newest first) or oldest. Equal ones stand in an order that
    stays the same from page to page.
    """

    plan: Plan
    scope: str = PARAGRAPHS
    sort: str = "relevance"
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are in all, and the ones asked for."""

    total: int
    places: tuple[Place, ...]


Counts = Mapping[str, tuple[tuple[str, int], ...]]
"""By facet its values with how many there are, most first."""


class Index(Protocol):
    """Paragraphs and statements, found by plans."""

    @property
    def change(self) -> int:
        """The number of the last change of the ledger that is in; 0 for none."""
        ...

    def apply(self, documents: Iterable[tuple[str, Sequence[Unit]]], change: int) -> None:
        """Put these documents in place of what was there of them (without units: take them
        out), all at once; readers see everything or nothing of it. Doing it again changes
        nothing. Raises IndexBusy while another process writes."""
        ...

    def refresh(self) -> None:
        """See what was committed since this index was opened or last refreshed."""
        ...

    def find(self, wanted: Wanted) -> Found:
        """What fits."""
        ...

    def counts(self, wanted: Wanted, facets: Sequence[str], most: int = 10) -> Counts:
        """How what fits divides over the values of each facet."""
        ...

    def frequency(self, lemma: str) -> int:
        """In about how many units a word occurs, by itself or in a compound."""
        ...

    def known(self, words: Iterable[str]) -> Mapping[str, int]:
        """Those of these words that are dictionary forms in the index, with about their
        frequency."""
        ...

    def beginning(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """Every dictionary form in the index that begins with one of these, likewise."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
