"""The House's register of commitments beside our promises: the same one, or perhaps.

Certain is a number of the register in our quotation; or that words, promiser and deadline
all agree, and with no other line of the register as well. Where words and one of the two
agree it is offered to a reader (`State.UNKNOWN`) and decides nothing.
"""

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from griffier.errors import DataError
from griffier.ledger.entries import Card, Commitment, Entry, Evidence, State
from griffier.track.followed import Concern, followed, since, to_house
from griffier.track.shelf import Shelf
from griffier.track.words import stems_of, substance

_NUMBER: Final = re.compile(r"\bTZ\d{6}-\d{1,5}\b")
_FEWEST: Final = 3  # words of substance in common
_ENOUGH: Final = 0.6  # of the words of the shorter of the two
_BEFORE: Final = datetime.timedelta(days=400)  # a letter repeats what was promised so long ago
_AFTER: Final = datetime.timedelta(days=60)  # and the House notes a promise so much later
_SLACK: Final = datetime.timedelta(days=31)  # «vóór de zomer» is the recess to one, June to another


@cache
def _data() -> Mapping[str, Any]:
    found = tomllib.loads((files("griffier.track") / "data" / "register.toml").read_text("utf-8"))
    wrong = set(found.get("states", {"": ""}).values()) - {state.value for state in State}
    if wrong or found.keys() != {"states", "said"} or not found["said"].get("words"):
        raise DataError(f"register.toml: [states] and [said] are needed; {wrong or 'no'} state.")
    return MappingProxyType(found)


def state_of(told: str) -> State:
    """What a status of the register, in its words, bears on a promise."""
    return State(_data()["states"].get(told.casefold().strip(), State.OPEN.value))


@lru_cache(maxsize=16384)
def _matter(text: str, lang: str) -> frozenset[str]:
    """The stems that say what is promised."""
    return substance(text, lang) - _said(lang)


@cache
def _said(lang: str) -> frozenset[str]:
    return frozenset().union(*(stems_of(each, lang) for each in _data()["said"]["words"]))


def registered(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    """The evidence that the register gives on a promise to the House."""
    if not shelf.register or followed(entry) is not Concern.PROMISE or not to_house(entry):
        return
    named = set(_NUMBER.findall(entry.quote))
    if named:
        for each in shelf.register:
            if each.number in named:
                yield _evidence(each, each.state, "the promise names this number")
        return
    yield from _by_words(entry, shelf)


def _by_words(entry: Entry, shelf: Shelf) -> Iterator[Evidence]:
    card = shelf.cards.get(entry.document)
    alike = [each for each in _candidates(entry, shelf.register) if _in_time(entry, each)]
    agreed = [(each, _promiser(entry, card, each), _deadline(entry, each)) for each in alike]
    sure = [each for each, promiser, deadline in agreed if promiser and deadline]
    for each, promiser, deadline in agreed:
        if len(sure) == 1 and each is sure[0]:
            yield _evidence(each, each.state, f"same words, promiser ({promiser}) and deadline")
        elif promiser or deadline:
            lacking = (
                "other lines agree as well"
                if each in sure
                else (
                    "no deadline to compare, or another"
                    if promiser
                    else "the promiser is not known"
                )
            )
            yield _evidence(each, State.UNKNOWN, f"the words agree; {lacking}")


def _candidates(entry: Entry, register: tuple[Commitment, ...]) -> list[Commitment]:
    """The lines that share enough words with a promise."""
    own = _matter(entry.quote, entry.lang)
    counted: dict[int, int] = {}
    index = _by_stem(register)
    for stem in own:
        for at in index.get(stem, ()):
            counted[at] = counted.get(at, 0) + 1
    found = []
    for at, shared in sorted(counted.items()):
        theirs = _matter(register[at].text, "nl")
        if shared >= _FEWEST and shared >= _ENOUGH * min(len(own), len(theirs)):
            found.append(register[at])
    return found


@lru_cache(maxsize=2)
def _by_stem(register: tuple[Commitment, ...]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, each in enumerate(register):
        for stem in _matter(each.text, "nl"):
            found.setdefault(stem, []).append(at)
    return MappingProxyType({stem: tuple(places) for stem, places in found.items()})


def _in_time(entry: Entry, each: Commitment) -> bool:
    day = since(entry)
    return not (day and each.made) or -_AFTER <= day - each.made <= _BEFORE


def _promiser(entry: Entry, card: Card | None, each: Commitment) -> str | None:
    """The surname of the register, where it stands with our promise; the office else."""
    surname = each.promiser.partition(",")[0].strip()
    ours = " ".join(_names(entry, card)).casefold()
    if surname and re.search(rf"\b{re.escape(surname.casefold())}\b", ours):
        return surname
    office = each.office.casefold().removeprefix("de ")
    return each.office if len(office) > len("minister") and office in ours else None


def _names(entry: Entry, card: Card | None) -> Iterable[str]:
    if entry.via:
        yield entry.via
    for sender in card.senders if card else ():
        yield from filter(None, (sender.name, sender.role))


def _deadline(entry: Entry, each: Commitment) -> bool:
    if entry.deadline is None or each.deadline is None:
        return False
    return abs(each.deadline - entry.deadline.last) <= _SLACK


def _evidence(each: Commitment, bears: State, why: str) -> Evidence:
    return Evidence(
        kind="register",
        source=each.number,
        date=each.known or each.made,
        quote=each.text,
        bears=bears,
        reason=f"The House's register has it as {each.number}, «{each.told}»: {why}.",
    )
