"""Letters about a visit: whether one is, and who is guest and who host."""

from typing import Final

from griffier.lexicon.context import ContextWords
from griffier.model import Act, Actor, Letter, Meeting

VISIT: Final = "BILATERAL"  # the body that stands for guest and host together
# What guest and host do together; all else a letter about a visit tells of its author.
TOGETHER: Final = frozenset({Act.DISCUSS, Act.AGREE, Act.MEET})


def tells_of_visit(letter: Letter, words: ContextWords) -> bool:
    """Whether title or first sentences speak of a visit."""
    text, opening = letter.text.text, letter.sentences[:2]
    told = " ".join([letter.metadata.title or "", *(text[s.start : s.end] for s in opening)])
    return not words.visits.isdisjoint(told.lower().split())


def guest_and_host(meeting: Meeting, authors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The parties to a visit; the guest alone where several countries were visited."""
    host = (Actor(meeting.country, meeting.name),) if meeting.country else ()
    return authors + tuple(a for a in host if all(a.id != b.id for b in authors))
