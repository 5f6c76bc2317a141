"""What later statements say of an ask, a promise or an intention.

Each function gives the state a later entry bears, with the reason, or None. Who must
match whom is settled here; whether it is the same matter, in `matter`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from griffier.ledger.entries import Entry, Evidence, State
from griffier.model import Act
from griffier.track.answers import answers
from griffier.track.followed import Concern, followed, ids, since, to_house, who_must_act
from griffier.track.matter import ENOUGH, FEWEST, Same, foreign, same_matter
from griffier.track.nearby import ASKING, SURE, TELLING
from griffier.track.shelf import Shelf, later
from griffier.track.wholes import parts_of
from griffier.track.words import content, informs, load_words, paper

_YIELDING: Final = frozenset({Act.AGREE, Act.COMMIT, Act.SUPPORT, Act.PROVIDE, Act.PROPOSE})
_DOING: Final = frozenset({Act.AGREE, Act.PROVIDE, Act.PROPOSE})
# Ways to say what one had said one would; pleading may be reported as stressing.
_SPEAKING: Final = frozenset(
    {Act.REQUEST, Act.EXPECT, Act.EMPHASISE, Act.SUPPORT, Act.OPPOSE, Act.STATE, Act.WARN}
)
# What can be said to an ask or a promise that bears on it.
_BEARING: Final = {
    Concern.ASK: ASKING | _YIELDING | {Act.OPPOSE},
    Concern.PROMISE: ASKING | _DOING | TELLING | {Act.COMMIT, Act.OPPOSE},
}

_VERBS: Final = {
    Act.SUPPORT: "backed it",
    Act.PROVIDE: "gave of it",
    Act.PROPOSE: "put it forward",
}

Said = tuple[State, str] | None


def statements(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """The evidence that later statements give on `entry`."""
    concern = followed(entry)
    if concern is None:
        return
    may_bear = _may_bear(concern, entry, shelf)
    for other in shelf.near(entry):
        if not may_bear(other) or other.polarity != "positive" or not later(other, entry):
            continue
        said = _said(concern, entry, other, shelf)
        if said:
            state, reason = said
            yield evidence_of(other, state, reason)
    if concern is Concern.ASK:
        for other, state in answers(entry, shelf):
            yield evidence_of(other, state, "It answers what was asked just before.")


def _may_bear(concern: Concern, entry: Entry, shelf: Shelf) -> Callable[[Entry], bool]:
    """Whether another entry is worth a look: most that is said on a matter is neither by nor to
    whoever has to act, or is no answer (a quick test of what `_said` asks for)."""
    must, asked_nobody = who_must_act(entry), not entry.recipients
    if concern is Concern.INTENTION:
        beside = shelf.documents_of(shelf.meetings_of(entry))
        return lambda other: other.document in beside and _is_by(must, other)
    bearing = _BEARING[concern]
    return lambda other: (
        other.act in bearing
        and (
            other.act in ASKING
            or _is_by(must, other)
            or (asked_nobody and other.document == entry.document)
        )
    )


def _is_by(who: frozenset[str], other: Entry) -> bool:
    return any(actor.id in who for actor in other.actors)


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
    if same is None and concern is Concern.ASK:
        return _of_a_part(entry, other)
    if same is None:
        return _told_in_words(entry, other) if concern is Concern.PROMISE else None
    if concern is Concern.ASK:
        return _to_ask(entry, other, same)
    if concern is Concern.PROMISE:
        return _to_promise(entry, other, same)
    return _to_intention(entry, other, same, shelf)


def _to_ask(entry: Entry, other: Entry, same: Same) -> Said:
    if ids(other.actors) & who_must_act(entry):
        return _answer(other, same, _YIELDING)
    if not entry.recipients and other.document == entry.document:
        return _taken_up(entry, other, same)
    asked = other.act in ASKING and other.modality in SURE
    if not asked or not _asked_alike(entry, other, same):
        return None
    if other.document != entry.document and ids(other.actors) & ids(entry.actors):
        return State.REPEATED, f"The same actor asked the same again: it shares {same.why}."
    if not ids(other.actors) & ids(entry.actors):
        return State.OPEN, f"Another actor asked the same: it shares {same.why}."
    return None


def _of_a_part(entry: Entry, other: Entry) -> Said:
    """A country that was asked for the whole takes a stand on a part of it."""
    stand = other.act in (*_YIELDING, Act.OPPOSE) and other.modality in (*SURE, "intended")
    if not stand or other.concept not in parts_of(entry.concept):
        return None
    asked = who_must_act(entry)
    if not asked & ids(other.actors) or not all(map(foreign, asked)):
        return None
    return State.OPEN, f"Whoever has to act speaks of {other.concept}, a part of it."


def _asked_alike(entry: Entry, other: Entry, same: Same) -> bool:
    """Asked of the same party; where one of them names none, by the same actor, and the
    concept and the words agree."""
    if entry.recipients and other.recipients:
        return bool(ids(entry.recipients) & ids(other.recipients))
    return bool(ids(entry.actors) & ids(other.actors) and same.concept and same.stems)


def _taken_up(entry: Entry, other: Entry, same: Same) -> Said:
    """«Finland vroeg om … De Commissie zegde toe …»: nobody was asked by name, and somebody
    promises it further on."""
    promised = other.act is Act.COMMIT and other.modality in SURE
    if not promised or ids(other.actors) & ids(entry.actors):
        return None
    return State.OPEN, f"Nobody was asked by name, and this promises it: it shares {same.why}."


def _to_promise(entry: Entry, other: Entry, same: Same) -> Said:
    if not ids(other.actors) & ids(entry.actors):
        asked = other.act in ASKING and ids(other.recipients) & ids(entry.actors)
        told = f"The promiser was asked for it after the promise: it shares {same.why}."
        return (State.OPEN, told) if asked and other.modality in SURE else None
    if to_house(entry) and informs(entry.quote, entry.lang):
        return _to_house_told(entry, other, same) or _repeated(entry, other, same)
    # What was agreed is done by agreeing; another agreement of the body moves nothing.
    done = _DOING if entry.act is not Act.AGREE else frozenset[Act]()
    return _repeated(entry, other, same) or _answer(other, same, done)


def _repeated(entry: Entry, other: Entry, same: Same) -> Said:
    again = other.act is Act.COMMIT and other.document != entry.document
    ours, theirs = ids(entry.recipients), ids(other.recipients)
    if not again or (ours and theirs and ours != theirs):
        return None
    if to_house(other) and load_words(other.lang).recalling.search(other.quote):
        return State.OPEN, f"The promiser recalls the promise: it shares {same.why}."
    return State.REPEATED, f"The same actor promised the same again: it shares {same.why}."


def _answer(other: Entry, same: Same, acts: frozenset[Act]) -> Said:
    """What whoever must act says later: for it, against it, or neither."""
    if other.act is Act.OPPOSE and other.modality in SURE:
        told = f"Whoever has to act opposed it: it shares {same.why}."
        return State.CONTRADICTED, told
    if other.act in acts and other.modality in (*SURE, "intended"):
        verb = _VERBS.get(other.act, "agreed to it")
        return State.PROGRESS, f"Whoever has to act {verb}: it shares {same.why}."
    return None


def _to_house_told(entry: Entry, other: Entry, same: Same) -> Said:
    """The House was sent or told the very thing; by concept and words it is kept, by words
    alone it is offered."""
    if not _tells(entry, other):
        return None
    if same.concept and same.stems:
        return State.KEPT, f"The promiser told the House: it shares {same.why}."
    return _offered(same.why)


def _told_in_words(entry: Entry, other: Entry) -> Said:
    """The topics share too little («een brief»), but the sentences share enough to offer it."""
    if not to_house(entry) or not informs(entry.quote, entry.lang) or not _tells(entry, other):
        return None
    if not ids(entry.actors) & ids(other.actors) or entry.lang != other.lang:
        return None
    if entry.concept and other.concept and entry.concept != other.concept:
        return None
    own, said = content(entry.quote, entry.lang), content(other.quote, other.lang)
    shared = own & said
    topics = content(f"{entry.topic} {other.topic}", entry.lang)
    # «Zoals verzocht door de commissie» shares words as well, and none of the matter.
    if not shared & topics:
        return None
    if len(shared) < FEWEST or len(shared) < ENOUGH * min(len(own), len(said)):
        return None
    return _offered(f"the words {', '.join(sorted(shared))}")


def _tells(entry: Entry, other: Entry) -> bool:
    """Whether `other` tells the House something in another document, and is no paper of a
    meeting: that keeps the promise of itself alone, which `_paper_sent` settles."""
    if other.act not in TELLING or other.modality != "done" or not to_house(other):
        return False
    return other.document != entry.document and not paper(other.quote, other.lang)


def _offered(shared: str) -> Said:
    told = f"It may keep the promise, since it shares {shared}; a person must judge."
    return State.UNKNOWN, told


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
