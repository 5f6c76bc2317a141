"""Correcting the ledger, by whoever may: judgements, and what is to be looked at.

The same judgements as those of `griffier judge`; whoever has an account signs with its name.
"""

import datetime
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final, TypeVar

from griffier.errors import NotAllowed, UsageError
from griffier.ledger import judging
from griffier.ledger.entries import (
    Card,
    Entry,
    Evidence,
    Judgement,
    MeetingLink,
    Session,
    State,
)
from griffier.ledger.library import Library
from griffier.ledger.prepared import folded
from griffier.ledger.rows import doubt_of
from griffier.lexicon.actors import actor_table
from griffier.service import following, standing
from griffier.service.people import Person, Right, need
from griffier.track.due import Wish
from griffier.track.followed import followed

T = TypeVar("T")

SEEN: Final = "Seen beside its quotation."
"""The reason of a judgement made with one keystroke."""
_LONGEST_VALUE: Final = 300
_LONGEST_REASON: Final = 1_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for a person to decide: a line, a link or a promise, as its field says.

    `left` is how many there are in all, `key` what to go on from when it is passed over;
    `what` is what is doubtful of a line (`griffier.ledger.rows.doubt_of`).
    """

    left: int
    key: str = ""
    what: str = ""
    entry: Entry | None = None
    link: MeetingLink | None = None
    session: Session | None = None
    card: Card | None = None
    offered: tuple[Evidence, ...] = ()


def judge(
    library: Library,
    person: Person | None,
    subject: str,
    verdict: str,
    *,
    value: str | None = None,
    reason: str = "",
) -> Judgement:
    """Record what a person decided, as `griffier judge` does; statuses follow.

    Raises NotSignedIn, NotAllowed; UsageError, NotInLibrary and AmbiguousId as `Library.judge`.
    """
    person = need(person, Right.JUDGE)
    if verdict == judging.UNDO:
        return undo(library, person, subject, reason=reason)
    value = " ".join((value or "").split()) or None
    if value is not None and (len(value) > _LONGEST_VALUE or not value.isprintable()):
        raise UsageError(f"A value has at most {_LONGEST_VALUE} characters that can be printed.")
    if value is not None and verdict in ("actors", "recipients"):
        value = _ids(value)
    told = {"author": person.name, "reason": _reason(reason)}
    made = library.judge(subject, verdict, value, **told)
    _follow(library, made)
    return made


def undo(library: Library, person: Person | None, judgement: str, *, reason: str = "") -> Judgement:
    """Take a judgement back: one's own, or with the right to it anybody's.

    Raises NotSignedIn, NotAllowed, UsageError, NotInLibrary.
    """
    person = need(person, Right.JUDGE)
    mine = [each for each in library.judgements(undone=True) if each.id == judgement]
    if mine and mine[0].author != person.name and not person.may(Right.UNDO_OTHERS):
        raise NotAllowed(f"{mine[0].author} judged this; only they or an admin take it back.")
    made = library.undo(judgement, author=person.name, reason=_reason(reason))
    _follow(library, made)
    return made


def changes_of(library: Library, entry: Entry) -> tuple[tuple[Judgement, ...], frozenset[str]]:
    """Everything that was judged of a line, the newest first, with the ids of what stands."""
    stand = library.judgements_of(entry.id)
    every = library.judgements(document=entry.document, undone=True)
    known = {each.id: each for each in (*every, *stand)}
    mine = [e for e in known.values() if e.entry == entry.id or e in stand]
    ordered = tuple(sorted(mine, key=lambda each: each.at, reverse=True))
    return ordered, frozenset(each.id for each in stand)


# --- what is to be looked at --------------------------------------------------------------


def next_line(library: Library, after: str | None = None) -> Doubt:
    """The next line that is doubtful and that nobody judged."""
    entry, left = library.doubtful(after)
    if entry is None:
        return Doubt(left)
    what = doubt_of({**asdict(entry), "act": entry.act.value})
    card = library.card(entry.document)
    return Doubt(left, entry.id, what=what or "", entry=entry, card=card)


def next_link(library: Library, after: str | None = None) -> Doubt:
    """The next document that may belong to a meeting."""
    offered = [(f"{each.document}/{each.session}", each) for each in library.links(offered=True)]
    for key, link in _behind(offered, after):
        card, session = library.card(link.document), library.session(link.session)
        return Doubt(len(offered), key, link=link, session=session, card=card)
    return Doubt(len(offered))


def next_promise(library: Library, on: datetime.date, after: str | None = None) -> Doubt:
    """The next promise to the House for which something on file may be the keeping of it."""
    judged = {each.entry for each in library.judgements() if each.verdict in judging.ON_PROMISES}
    found = []
    for due in standing.due(library, on, Wish(every=True)):
        offered = tuple(each for each in due.known if each.bears is State.UNKNOWN)
        if offered and due.entry.id not in judged:
            found.append((due.entry.id, (due, offered)))
    for key, (due, offered) in _behind(found, after):
        return Doubt(len(found), key, entry=due.entry, card=due.card, offered=offered)
    return Doubt(len(found))


def _behind(items: list[tuple[str, T]], after: str | None) -> Iterator[tuple[str, T]]:
    keys = [key for key, _ in items]
    yield from items[keys.index(after) + 1 if after in keys else 0 :]


def _ids(value: str) -> str:
    """Ids of actors named by id or by Dutch or English name, between commas."""
    table = actor_table()
    named = {folded(label): each for (each, _), label in table.labels.items()}
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if "," not in value and folded(value) not in named and not value.startswith("PERSON:"):
        parts = value.split()
    return ",".join(named.get(folded(part), part) for part in parts)


def _reason(reason: str) -> str:
    reason = " ".join(reason.split()) or SEEN
    if len(reason) > _LONGEST_REASON or not reason.isprintable():
        raise UsageError(f"A reason has at most {_LONGEST_REASON} characters that can be printed.")
    return reason


def _follow(library: Library, made: Judgement) -> None:
    """The statuses the judgement can change, kept as of today."""
    today = library.clock().date()
    if made.document:
        following.refresh_countries(library, today, {made.document})
    if made.entry is None:
        return
    found = library.entries_by_id([made.entry]).get(made.entry)
    if found is not None and followed(found):
        library.add_status(following.follow(library, found.id, today).status)
