"""What was found in the pieces of a document in two languages, put together."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from griffier.model import Annotations


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


def joined_annotations(found: Sequence[Annotations]) -> Annotations:
    """The annotations of all pieces, each kind in order; a meeting that several speak of
    counts once, as the first of them knows it."""
    if len(found) == 1:
        return found[0]
    meetings = {m.id: m for each in reversed(found) for m in reversed(each.meetings)}
    return Annotations(
        mentions=_in_order(m for each in found for m in each.mentions),
        moments=_in_order(m for each in found for m in each.moments),
        references=_in_order(r for each in found for r in each.references),
        meetings=tuple(reversed(meetings.values())),
        meeting_mentions=_in_order(m for each in found for m in each.meeting_mentions),
        abbreviations=_in_order(a for each in found for a in each.abbreviations),
        amounts=_in_order(a for each in found for a in each.amounts),
    )


def _in_order(each: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(each, key=lambda one: one.start))
