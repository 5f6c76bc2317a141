"""Which names of instruments mean one thing: within a document, and across documents."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Entry, Pointer
from griffier.model import Act
from griffier.track.followed import ids
from griffier.track.instrument_words import lasting_kinds, load_instrument_words
from griffier.track.namings import Naming, namings

_ENOUGH: Final = 0.5  # of all words of two names, this part must be shared
_REACH: Final = 60  # characters between a name and the clause about it
_YEARS: Final = datetime.timedelta(days=730)
_PRESENTING: Final = frozenset({Act.PROPOSE, Act.PROVIDE, Act.COMMIT})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its statements and the texts it points to; `start` is where it stands."""

    document: str
    lang: str
    date: datetime.date | None
    sessions: frozenset[str]
    text: str
    start: int
    entries: tuple[Entry, ...] = ()
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A naming in its sentence, with the statements that hold it.

    `alone` is whether the sentence names no other instrument.
    """

    passage: Passage
    naming: Naming
    entries: tuple[Entry, ...]
    reason: str
    alone: bool = True


Group = list[Sight]
"""What is held to be one thing."""


# --- within a document ------------------------------------------------------------------


def gather_in_document(passages: Sequence[Passage]) -> list[Group]:
    """The things one document speaks of, each with all its namings, in order of the text.

    A bare «dit pakket» points to the last thing of its kind; a bare «een actieplan» begins
    one whose name may stand in another document.
    """
    groups: list[Group] = []
    last: dict[str, Group] = {}
    for passage in passages:
        found = namings(passage.text, passage.lang)
        for at, naming in enumerate(found):
            after = found[at + 1].start if at + 1 < len(found) else len(passage.text)
            group, reason = _place(naming, groups, last)
            if group is None:
                group = []
                groups.append(group)
            alone = len({each.kind for each in found}) == 1
            group.append(Sight(passage, naming, _about(passage, naming, after), reason, alone))
            last[naming.kind] = group
    return groups


def _place(naming: Naming, groups: list[Group], last: dict[str, Group]) -> tuple[Group | None, str]:
    if naming.bare:
        before = last.get(naming.kind) if naming.definite else None
        if before is None:
            return None, "named by its kind alone"
        return before, f"points back to «{before[-1].naming.text}»"
    for group in reversed(groups):
        if group[0].naming.kind == naming.kind and _one_name(which(group), number(group), naming):
            return group, f"named as «{group[0].naming.text}» in the same document"
    return None, "named here"


def _one_name(stems: frozenset[str], known: str | None, naming: Naming) -> bool:
    if naming.number and known and naming.number != known:
        return False
    if not stems:  # a thing named by its kind alone takes the first name that follows
        return naming.definite
    return naming.stems <= stems or stems <= naming.stems


def _about(passage: Passage, naming: Naming, after: int) -> tuple[Entry, ...]:
    """The statements whose quotation holds the naming or part of it, and those of a relative
    clause behind it («…, dat zij heeft aangekondigd»); the next name begins at `after`."""
    start, end = passage.start + naming.start, passage.start + naming.end
    return tuple(
        e
        for e in passage.entries
        if (e.start < end and start < e.end) or _relates(passage, naming, e, after)
    )


def _relates(passage: Passage, naming: Naming, entry: Entry, after: int) -> bool:
    begins = entry.start - passage.start
    gap = passage.text[naming.end : begins]
    if entry.topic or not 0 < len(gap) <= _REACH or begins > after:
        return False
    return gap.split()[-1:] != [] and gap.split()[-1] in load_instrument_words(naming.lang).relative


# --- across documents ---------------------------------------------------------------------


def put_together(groups: Iterable[Group]) -> list[Group]:
    """Groups of several documents, those that mean one thing joined.

    Groups that say which thing they are go first; those named by their kind alone then
    join the only thing of that kind their meeting knows.
    """
    waiting: list[Group] = []
    things: list[Group] = []
    for group in groups:
        if not telling(group):
            waiting.append(group)
            continue
        same = [thing for thing in things if _same_name(thing, group)]
        if len(same) == 1:
            same[0].extend(group)
        else:
            things.append(list(group))
    for group in waiting:
        same = [thing for thing in things if _same_meeting(thing, group)]
        if len(same) == 1:
            place = sorted(_sessions(same[0]) & _sessions(group))[0]
            same[0].extend(_because(group, f"the only one of its kind at {place}"))
        else:
            things.append(list(group))
    return things


def which(group: Group) -> frozenset[str]:
    """All words that say which thing it is."""
    return frozenset(stem for sight in group for stem in sight.naming.stems)


def number(group: Group) -> str | None:
    """Its ordinal or number, where one is named."""
    return next((sight.naming.number for sight in group if sight.naming.number), None)


def telling(group: Group) -> frozenset[str]:
    """The words that tell it from others of its kind; generic ones («steun») do not."""
    words = load_instrument_words(group[0].naming.lang)
    numbers = {each for each in (number(group),) if each and "/" in each}
    return frozenset(which(group) - words.generic) | numbers


def _same_name(thing: Group, group: Group) -> bool:
    if thing[0].naming.kind != group[0].naming.kind or not _near(thing, group):
        return False
    known, named = number(thing), number(group)
    if known and named:
        return known == named
    ours, theirs = telling(thing), telling(group)
    if not (ours <= theirs or theirs <= ours):
        return False
    shared, all_words = which(thing) & which(group), which(thing) | which(group)
    return len(shared) >= _ENOUGH * len(all_words) or bool(_sessions(thing) & _sessions(group))


def _same_meeting(thing: Group, group: Group) -> bool:
    if thing[0].naming.kind != group[0].naming.kind or not _sessions(thing) & _sessions(group):
        return False
    words = load_instrument_words("en").generic | load_instrument_words("nl").generic
    fits = not which(group) or which(group) & which(thing) or which(group) <= words
    ours, theirs = _presenters(thing), _presenters(group)
    return bool(fits) and (not ours or not theirs or bool(ours & theirs))


def _near(thing: Group, group: Group) -> bool:
    """Lasting things at any time; of the others there may be one of that name each year."""
    if thing[0].naming.kind in lasting_kinds():
        return True
    days = [s.passage.date for s in (*thing, *group) if s.passage.date]
    return not days or max(days) - min(days) <= _YEARS


def _presenters(group: Group) -> frozenset[str]:
    return frozenset(
        who
        for sight in group
        for entry in sight.entries
        if entry.act in _PRESENTING
        for who in ids(entry.actors)
    )


def _sessions(group: Group) -> frozenset[str]:
    return frozenset(session for sight in group for session in sight.passage.sessions)


def _because(group: Group, reason: str) -> Group:
    return [Sight(s.passage, s.naming, s.entries, reason, s.alone) for s in group]
