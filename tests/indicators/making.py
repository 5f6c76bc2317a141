"""Declarations and decisions as reading gives them, from a few words."""

from datetime import date

from griffier.indicators.declarations import Declaration, Listed
from griffier.model import AlignedDecision, Alignment, Span


def declaration(
    document: str,
    *lists: tuple[str, str],
    on: str | None = None,
    adopted: str | None = None,
    regime: str | None = None,
    subject: str | None = None,
) -> Declaration:
    """A declaration whose lists are («2022/1 2022/2», «RS ME») pairs."""
    day = date.fromisoformat(adopted) if adopted else None
    made = []
    for numbers, countries in lists:
        decided = tuple(AlignedDecision(n, 0, 1, day) for n in numbers.split())
        aligned = Alignment(decided, tuple(countries.split()), Span(0, 1), subject, regime)
        made.append(Listed(aligned, f"{countries} align themselves with {numbers}."))
    return Declaration(
        document, f"{document}.pdf", date.fromisoformat(on) if on else None, (*made,)
    )
