"""What is followed: asks, promises and intentions, and since when."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from griffier.ledger.entries import Entry
from griffier.model import Act, Actor

HOUSES: Final = frozenset({"TK", "EK"})
"""The parliament to which a Dutch cabinet answers, by canonical id."""

PROMISES: Final = frozenset({Act.COMMIT, Act.AGREE})
_NOT_YET: Final = frozenset({"intended", "expected"})


class Concern(StrEnum):
    """As what an entry is followed."""

    ASK = "ask"  # REQUEST or EXPECT, made
    PROMISE = "promise"  # COMMIT or AGREE; also PROVIDE to come («zult u ontvangen»)
    INTENTION = "intention"  # REQUEST or another act, said beforehand («zal aandringen op»)


def followed(entry: Entry) -> Concern | None:
    """As what `entry` is followed, or None where there is nothing to follow.

    Something denied («zal niet toezeggen») is not followed, nor is what another is reported
    to foretell.
    """
    if entry.polarity != "positive" or not entry.actors:
        return None
    if entry.act in PROMISES:
        return Concern.PROMISE
    if entry.act is Act.PROVIDE and entry.modality in _NOT_YET:
        return Concern.PROMISE
    if entry.act is Act.EXPECT:  # «verwacht» asks as it is said, in an agenda too
        return None if entry.modality == "conditional" else Concern.ASK
    if entry.modality == "intended" and entry.act not in (Act.MEET, Act.DISCUSS):
        return Concern.INTENTION
    return Concern.ASK if entry.act is Act.REQUEST and entry.modality != "conditional" else None


def since(entry: Entry) -> datetime.date | None:
    """The day it was done, or else the day of its document; of what is still to be done,
    the day of its document.

    An agenda may date what it says by the meeting to come («het kabinet verwacht»), but what
    is said is said on the day of the document at the latest.
    """
    if entry.published is None or entry.date is None:
        return entry.date or entry.published
    return entry.published if entry.modality in _NOT_YET else min(entry.date, entry.published)


def to_house(entry: Entry) -> bool:
    """Whether a promise was made to the House, or an ask to the cabinet by it."""
    return bool(ids(entry.recipients) & HOUSES)


def may_be_fulfilled(entry: Entry) -> bool:
    """Promises to the House, and what the House asks of the cabinet."""
    concern = followed(entry)
    if concern is Concern.ASK:
        return who_must_act(entry) == {"NL"} and not to_house(entry)
    return concern is Concern.PROMISE and to_house(entry)


def ids(actors: Iterable[Actor]) -> frozenset[str]:
    """Canonical ids; who speaks for themselves alone (`PERSON:…`) included."""
    return frozenset(actor.id for actor in actors)


def who_must_act(entry: Entry) -> frozenset[str]:
    """Of an ask its recipients; of a promise or intention its actors."""
    return ids(entry.recipients if followed(entry) is Concern.ASK else entry.actors)
