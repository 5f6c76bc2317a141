"""Words that point back to a meeting: «de Top», «deze bijeenkomst», «tijdens de Raad»."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from griffier.annotate.namings import GATHERING, Interval, Naming, Scene
from griffier.annotate.occasions import (
    days_within,
    overlap,
    place_within,
    sentence_at,
    takes_place,
)
from griffier.annotate.sessions import Session, under_headings
from griffier.annotate.timing import spoken_about

_NEAR = frozenset(("deze", "dit", "die", "dat", "this", "that"))
_CLOSE = 250  # characters back within which «deze» means another than the main meeting
_FAR = 1500  # characters back within which a «deze» finds the meeting it means
# Which kinds of meeting a group of pointing words can mean; None is any.
_GROUPS = {
    "top_pointers": frozenset(("summit", "european_council")),
    "council_pointers": frozenset(("council", "european_council")),
    "any_pointers": None,
    "named_pointers": None,
    "shy_pointers": None,
    "visit_pointers": frozenset(("visit",)),
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A stretch that points to a meeting; `near` when its word is «deze» or «dit»,
    `other` for another session than the one at hand («de volgende Raad»)."""

    start: int
    end: int
    kinds: frozenset[str] | None
    near: bool
    other: bool = False
    word: str | None = None  # must stand in the name of the meeting («conferentie»)
    name: str = ""  # as printed, without its determiner
    own: bool = False  # «haar bijeenkomst van 9 april»


@cache
def _before(
    determiners: tuple[str, ...], other: tuple[str, ...], kinds: tuple[str, ...]
) -> re.Pattern[str]:
    either, others, adjectives = "|".join(determiners), "|".join(other), "|".join(kinds)
    return re.compile(
        rf"(?<!\w)(?P<d>{either})\s(?P<other>(?:{others})\s)?(?:(?:{adjectives})\s|eu-)?$"
    )


def find_pointers(scene: Scene, namings: Sequence[Naming]) -> list[Pointer]:
    """Every pointer outside the namings, in order."""
    found: list[Pointer] = []
    taken = {at for naming in namings for at in range(naming.start, naming.end)}
    for group, kinds in _GROUPS.items():
        for word in scene.table.words[group]:
            for at in _whole_words(scene.low, word):
                pointer = _pointer(scene, at, at + len(word), group, kinds)
                if pointer and at not in taken:
                    found.append(pointer)
    return sorted(found, key=lambda each: each.start)


def _whole_words(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if (
            at
            and low[at - 1] == " "
            and (end == len(low) or not (low[end].isalnum() or low[end] in "-–"))
        ):
            yield at
        at = low.find(word, end)


def _pointer(
    scene: Scene, at: int, end: int, group: str, kinds: frozenset[str] | None
) -> Pointer | None:
    words = scene.table.words
    determiners = (*words["determiners"], *words["owners"])
    kinds_of = (*words["informal"], *words["special"], *words["formal"])
    match = _before(determiners, words["other"], kinds_of).search(scene.low[max(0, at - 40) : at])
    if not match or _is_institution(scene, end):
        return None
    start = at - len(match.string) + match.start()
    during = tuple(f"{word} " for word in words["during"])
    if group == "shy_pointers" and not scene.low.endswith(during, 0, start):
        return None
    word = scene.low[at:end] if group == "named_pointers" else None
    informal = start + len(match["d"]) + 1 < at - len(match["other"] or "")
    if group == "any_pointers" and informal:  # «de informele bijeenkomst» is not any meeting
        word = scene.low[at:end]
    name = scene.text[start + len(match["d"]) + 1 : end]
    own = match["d"] in words["owners"]
    return Pointer(start, end, kinds, match["d"] in _NEAR, bool(match["other"]), word, name, own)


def _is_institution(scene: Scene, end: int) -> bool:
    """«de Raad van State», «de Raad van Europa»."""
    after = scene.low[end + 1 : end + 30]
    return after.startswith(scene.table.words["no_council"])


def resolve_pointers(
    scene: Scene,
    pointers: Sequence[Pointer],
    sessions: list[Session],
    heads: Sequence[tuple[int, int]] = (),
    *,
    has_main: bool,
) -> list[tuple[Pointer, Session]]:
    """Each pointer with the one session it can mean; those with none are left out.

    A date behind the pointer decides, and may tell of a session not named before, which
    is added to `sessions`. Else it is, for «deze», the session of a fitting kind last
    named; else that of the heading (`heads`) it stands under, or the main session; else the
    only fitting one.
    """
    found = []
    main = sessions[0] if has_main else None
    headed = under_headings(sessions, heads) if main else []
    for pointer in pointers:
        fitting = [each for each in sessions if _fits(each, pointer)]
        at = _own_day(scene, pointer)
        if at is not None:
            moment = scene.days[at]
            told = (moment.first, moment.last)
            session = _by_date(pointer, told, fitting, main)
            if session is None and main and _is_of_main(scene, pointer, main):
                session = _one_more(main, told)
        elif pointer.own:
            session = None
        else:
            session = _announced(scene, pointer, fitting, main)
            if session is None and not pointer.other:
                under = bisect_left(headed, pointer.start, key=lambda each: each[0]) - 1
                session = _choose(pointer, fitting, headed[under][1] if under >= 0 else main)
        if session and session not in sessions:
            sessions.append(session)
        if session:
            found.append((pointer, session))
            _learn(scene, pointer, session)
    return found


def _fits(session: Session, pointer: Pointer) -> bool:
    if pointer.word:
        first = session.namings[0]
        return first.informal or pointer.word in first.name.lower()
    first = session.namings[0]
    council = pointer.kinds == _GROUPS["council_pointers"]
    if council and first.key == GATHERING and "minister" in first.name.lower():
        return True  # «de informele bijeenkomst van ministers», «in de marge van de Raad»
    return pointer.kinds is None or first.kind in pointer.kinds


# «de Raad van 8 december», «de vorige Raad, op 8 december», «de informele Raad in Sofia (8 mei)»
_DATE_GAP = re.compile(
    r"(?:\s(?:in|te|at)\s[A-Z][\w’'-]+)?(?:,?\s(?:van|op|of|on)\s(?:de\s)?|\s\()"
)


def _own_day(scene: Scene, pointer: Pointer) -> int | None:
    gap = _DATE_GAP.match(scene.text, pointer.end)
    if not gap:
        return None
    at = bisect_left(scene.days, gap.end(), key=lambda moment: moment.start)
    return at if at < len(scene.days) and scene.days[at].start == gap.end() else None


def _by_date(
    pointer: Pointer, told: Interval, fitting: Sequence[Session], main: Session | None
) -> Session | None:
    """«de Raad van 8 december»: the session of that day, if need be another one of the
    main session's kind."""
    same = [each for each in fitting if each.days and overlap(each.days, told)]
    alone = main not in fitting or not (main and main.namings[0].series)
    if not same and alone and pointer.kinds == _GROUPS["council_pointers"]:
        return _undated_council(told, fitting) or _nameless(pointer, told, "council", "EU_COUNCIL")
    if not same and alone and pointer.kinds == _GROUPS["top_pointers"]:
        return _nameless(pointer, told, "summit")
    if same or not main or main not in fitting or not pointer.kinds:
        return same[0] if len(same) == 1 else None
    return _one_more(main, told)


def _is_of_main(scene: Scene, pointer: Pointer, main: Session) -> bool:
    """«haar bijeenkomst van 9 april» of the body that met; «de videoconferentie van 26 maart»
    in a report on one."""
    first = main.namings[0]
    if not main.days or first.series is None or first.body is None:
        return False
    if pointer.own:
        sentence = sentence_at(scene, pointer.start)
        at = bisect_left(scene.mentions, pointer.end, key=lambda each: each.start)
        around = scene.mentions[max(0, at - 1) : at + 1]  # “the Council, at its next session …”
        return sentence is not None and any(
            sentence.start <= each.start < sentence.end and each.entity == first.body
            for each in around
        )
    before = scene.low[max(0, first.start - 40) : max(0, first.start)]
    return bool(pointer.word and pointer.word in before)


def _one_more(main: Session, told: Interval) -> Session | None:
    """Another session of the main one's series."""
    model = main.namings[0]
    if not model.series or (told[1] - told[0]).days > 7:
        return None
    naming = replace(model, start=-1, end=-1, name=model.series.name_nl, session=told, code=True)
    return Session(main.key, [naming], told)


def _undated_council(told: Interval, fitting: Sequence[Session]) -> Session | None:
    """«de Raad van 20 november» in a letter that names one formation and no day for it."""
    open_ = [each for each in fitting if not each.days and each.namings[0].kind == "council"]
    if len(open_) != 1 or (told[1] - told[0]).days > 3:
        return None
    open_[0].days = told
    return open_[0]


def _nameless(
    pointer: Pointer, told: Interval, kind: str, body: str | None = None
) -> Session | None:
    """«de Raad van 20 november», «de top van 24 november» in a letter that names none of
    that day: some Council or summit."""
    if (told[1] - told[0]).days > 3:
        return None
    naming = Naming(-1, -1, pointer.word or kind, kind, pointer.name, body, session=told)
    return Session(naming.key, [naming], told)


def _announced(
    scene: Scene, pointer: Pointer, fitting: Sequence[Session], main: Session | None
) -> Session | None:
    """«De (volgende) Raad komt op 12 en 13 december (opnieuw) bijeen»: another session,
    where that is later than the main one."""
    if main is None and pointer.other and len(fitting) == 1:
        main = fitting[0]  # «de volgende Raad» after the only one that was named
    if not main or not main.days or main not in fitting or spoken_about(scene, pointer.start):
        return None
    sentence = sentence_at(scene, pointer.start)
    within = days_within(sentence, scene.days) if sentence else []
    if not sentence or len(within) != 1 or not takes_place(scene, sentence):
        return None
    moment = scene.days[within[0]]
    if not pointer.other and moment.first <= main.days[1]:
        return None
    return _by_date(pointer, (moment.first, moment.last), fitting, main)


def _choose(pointer: Pointer, fitting: Sequence[Session], main: Session | None) -> Session | None:
    last = _last_named(pointer, fitting)
    close = last and pointer.start - last.starts[bisect_left(last.starts, pointer.start) - 1]
    if pointer.near and last and (main is None or (close or 0) < _CLOSE):
        return last
    if main in fitting:
        return main
    if len(fitting) == 1 and (last or pointer.kinds):
        return fitting[0]
    return None


def _last_named(pointer: Pointer, fitting: Sequence[Session]) -> Session | None:
    """The fitting session named last before the pointer, if that was not long ago."""
    best, found = pointer.start - _FAR, None
    for each in fitting:
        at = bisect_left(each.starts, pointer.start)
        if at and each.starts[at - 1] > max(best, -1):
            best, found = each.starts[at - 1], each
    return found


def _learn(scene: Scene, pointer: Pointer, session: Session) -> None:
    """«De Top vond op 6 december in Tirana plaats»: the day and place of the session."""
    sentence = sentence_at(scene, pointer.start)
    if not sentence or not takes_place(scene, sentence) or (session.days and session.place):
        return
    within = days_within(sentence, scene.days)
    if not session.days and not session.period and len(within) == 1:
        moment = scene.days[within[0]]
        if (moment.last - moment.first).days < 14:
            session.days = (moment.first, moment.last)
    if session.days and not session.place:
        session.place, country = place_within(scene, sentence)
        session.country = country or session.country
