"""What later statements say of an ask, a promise or an intention.

Each function gives the state a later entry bears, with the reason, or None. Who must
match whom is settled here; whether it is the same matter, in `matter`.
"""

from collections.abc import Iterator
from typing import Final

from griffier.ledger.entries import Entry, Evidence, State
from griffier.model import Act
from griffier.track.followed import Concern, followed, ids, since, to_house, who_must_act
from griffier.track.matter import Same, same_matter
from griffier.track.shelf import Shelf, later
from griffier.track.words import informs, paper

_ASKING: Final = frozenset({Act.REQUEST, Act.EXPECT})
_YIELDING: Final = frozenset({Act.AGREE, Act.COMMIT, Act.SUPPORT, Act.PROVIDE})
_DOING: Final = frozenset({Act.AGREE, Act.PROVIDE})
_TELLING: Final = frozenset({Act.PROVIDE, Act.STATE})
_SURE: Final = frozenset({"done", "reported"})
# Ways to say what one had said one would; pleading may be reported as stressing.
_SPEAKING: Final = frozenset(
    {Act.REQUEST, Act.EXPECT, Act.EMPHASISE, Act.SUPPORT, Act.OPPOSE, Act.STATE, Act.WARN}
)

Said = tuple[State, str] | None


def statements(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """The evidence that later statements give on `entry`."""
    concern = followed(entry)
    if concern is None:
        return
    for other in shelf.near(entry):
        if other.polarity != "positive" or not later(other, entry):
            continue
        said = _said(concern, entry, other, shelf)
        if said:
            state, reason = said
            yield evidence_of(other, state, reason)


def evidence_of(other: Entry, state: State, reason: str) -> Evidence:
    """A later entry as evidence."""
    return Evidence(
        kind="statement",
        source=other.id,
        date=since(other),
        quote=other.quote,
        bears=state,
        reason=reason,
        document=other.document,
        start=other.start,
        end=other.end,
    )


def _said(concern: Concern, entry: Entry, other: Entry, shelf: Shelf) -> Said:
    if concern is Concern.PROMISE and (sent := _paper_sent(entry, other, shelf)):
        return sent
    same = same_matter(entry, other)
    if same is None:
        return None
    if concern is Concern.ASK:
        return _to_ask(entry, other, same)
    if concern is Concern.PROMISE:
        return _to_promise(entry, other, same)
    return _to_intention(entry, other, same, shelf)


def _to_ask(entry: Entry, other: Entry, same: Same) -> Said:
    if ids(other.actors) & who_must_act(entry):
        return _answer(other, same, _YIELDING)
    asked = other.act in _ASKING and other.modality in _SURE
    if not asked or not ids(other.recipients) & ids(entry.recipients):
        return None
    if other.document != entry.document and ids(other.actors) & ids(entry.actors):
        return State.REPEATED, f"The same actor asked the same again: it shares {same.why}."
    if not ids(other.actors) & ids(entry.actors):
        return State.OPEN, f"Another actor asked the same: it shares {same.why}."
    return None


def _to_promise(entry: Entry, other: Entry, same: Same) -> Said:
    if not ids(other.actors) & ids(entry.actors):
        asked = other.act in _ASKING and ids(other.recipients) & ids(entry.actors)
        told = f"The promiser was asked for it after the promise: it shares {same.why}."
        return (State.OPEN, told) if asked and other.modality in _SURE else None
    if to_house(entry) and informs(entry.quote, entry.lang):
        return _to_house_told(entry, other, same) or _repeated(entry, other, same)
    # What was agreed is done by agreeing; another agreement of the body moves nothing.
    done = _DOING if entry.act is not Act.AGREE else frozenset[Act]()
    return _repeated(entry, other, same) or _answer(other, same, done)


def _repeated(entry: Entry, other: Entry, same: Same) -> Said:
    again = other.act is Act.COMMIT and other.document != entry.document
    if again and ids(other.recipients) == ids(entry.recipients):
        return State.REPEATED, f"The same actor promised the same again: it shares {same.why}."
    return None


def _answer(other: Entry, same: Same, acts: frozenset[Act]) -> Said:
    """What whoever must act says later: for it, against it, or neither."""
    if other.act is Act.OPPOSE and other.modality in _SURE:
        told = f"Whoever has to act opposed it: it shares {same.why}."
        return State.CONTRADICTED, told
    if other.act in acts and other.modality in (*_SURE, "intended"):
        verb = {Act.SUPPORT: "backed it", Act.PROVIDE: "gave of it"}.get(other.act, "agreed to it")
        return State.PROGRESS, f"Whoever has to act {verb}: it shares {same.why}."
    return None


def _to_house_told(entry: Entry, other: Entry, same: Same) -> Said:
    """The House was sent or told the very thing; by concept and words it is kept, by words
    alone it is offered."""
    if other.act not in _TELLING or other.modality != "done" or not to_house(other):
        return None
    # A report or agenda keeps the promise of itself alone, which `_paper_sent` settles.
    if other.document == entry.document or paper(other.quote, other.lang):
        return None
    if same.concept and same.stems:
        return State.KEPT, f"The promiser told the House: it shares {same.why}."
    offered = f"It may keep the promise, since it shares {same.why}; a person must judge."
    return State.UNKNOWN, offered


def _paper_sent(entry: Entry, other: Entry, shelf: Shelf) -> Said:
    """«Het verslag van de Raad zal ik u toezenden», and the report of that Council."""
    kind = paper(entry.quote, entry.lang)
    sent = other.act is Act.PROVIDE and other.modality == "done" and to_house(other)
    if not kind or not sent or not to_house(entry) or other.document == entry.document:
        return None
    card = shelf.cards.get(other.document)
    meetings = shelf.meetings_of(entry) & shelf.sessions.get(other.document, frozenset())
    if card is None or card.kind != kind or paper(other.quote, other.lang) != kind or not meetings:
        return None
    if not ids(entry.actors) & ids(other.actors):
        return None
    return State.KEPT, f"The {kind} promised was sent: both belong to {sorted(meetings)[0]}."


def _to_intention(entry: Entry, other: Entry, same: Same, shelf: Shelf) -> Said:
    alike = other.act is entry.act or {other.act, entry.act} <= _SPEAKING
    if not alike or other.modality != "done" or not ids(other.actors) & ids(entry.actors):
        return None
    if entry.recipients and not ids(entry.recipients) & ids(other.recipients):
        return None
    # Of a report of that meeting, not of a letter that looks back on it.
    common = shelf.meetings_of(entry) & shelf.sessions.get(other.document, frozenset())
    if not common or not common & shelf.meetings_of(other):
        return None
    place = sorted(common)[0]
    return State.KEPT, f"It reports to have done so at {place}: it shares {same.why}."
