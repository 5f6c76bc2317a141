"""Answers that name no matter of their own: «Hij zag daartoe geen ruimte», just after an ask."""

from collections.abc import Iterator
from typing import Final

from griffier.ledger.entries import Entry, State
from griffier.model import Act
from griffier.track.followed import Concern, followed, ids, who_must_act
from griffier.track.shelf import Shelf

_REACH: Final = 400  # characters between an ask and its answer, two or three sentences
_ANSWERS: Final = {
    Act.AGREE: State.PROGRESS,
    Act.COMMIT: State.PROGRESS,
    Act.SUPPORT: State.PROGRESS,
    Act.OPPOSE: State.CONTRADICTED,
}


def answers(entry: Entry, shelf: Shelf) -> Iterator[tuple[Entry, State]]:
    """What whoever was asked says just after the ask, without saying of what, and what that
    bears; nothing where somebody else came in, or they were asked for something else."""
    beside = shelf.in_document(entry.document)
    for other in beside:
        if may_answer(entry, other) and not _interrupted(entry, other, beside):
            yield other, _ANSWERS[other.act]


def may_answer(entry: Entry, other: Entry) -> bool:
    """Whether `other` stands where an answer to `entry` would, and names no matter."""
    if other.topic or other.act not in _ANSWERS or not who_must_act(entry) & ids(other.actors):
        return False
    near = other.start > entry.start and other.start - entry.end <= _REACH
    certain = other.polarity == "positive" and other.modality in ("done", "reported")
    return near and certain and other.document == entry.document


def _interrupted(entry: Entry, other: Entry, beside: tuple[Entry, ...]) -> bool:
    """Whether a third party spoke in between, or the same was asked for something else."""
    asked = who_must_act(entry)
    parties = ids(entry.actors) | asked
    return any(
        not ids(each.actors) & parties
        or (followed(each) is Concern.ASK and who_must_act(each) & asked)
        for each in beside
        if entry.start < each.start < other.start
    )
