"""Meetings without a series, known by a common noun, those who met and a day.

«De informele bijeenkomst van de ministers van Defensie op 6 en 7 september», «de
videoconferentie van regeringsleiders van 26 maart», “the Ukraine Recovery Conference in
London on 21 and 22 June”.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from griffier.annotate.namings import GATHERING, LONGEST_SESSION, Naming, Scene, squeeze
from griffier.annotate.occasions import days_within, sentence_at, takes_place
from griffier.annotate.timing import FAR, day_ahead, day_behind
from griffier.lexicon.meetings import MeetingTable
from griffier.model import Moment

_WORDS_BACK = re.compile(r"((?:[\w’'-]+\s){1,5})$")
_STOP = re.compile(
    r"[.;:,(\n]"
    r"|\s(?:in het kader van|naar aanleiding van|met het oog op|ten behoeve van)\s"
    r"|\s(?:die|dat|welke|waar|which|that|op|on|is|was|vond|vindt|heeft|plaats|place|zal|will)\s"
)
_AT_PLACE = re.compile(r"\s(?:in|te|at)\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?$")
_JOINING = frozenset({"with", "for", "on", "of"})  # «de Compact with Africa-conferentie»
_NAMED = 9  # letters of a name that a heading may repeat
_TO_DAY = 5  # characters: « op »
_PLACE_BEHIND = re.compile(r"\s(?:in|te|at)\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?")
_TRAILING = re.compile(r"(?:\s(?:van|of|in|te|at|from|op|on|d\.d\.))+$", re.IGNORECASE)


@cache
def _heads(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    of_some = r"(?:eu|navo|nato|g7|g20)(?:-|\s)(?:\w+\s){0,2}?\w*(?:ministers|leiders|leaders)"
    return re.compile(rf"(?<!\w)(?:(?:[\w‑-]{{3,25}})?(?:{either})|{of_some})(?!\w)")


def find_gatherings(scene: Scene, taken: Sequence[Naming]) -> Iterator[Naming]:
    """Such meetings outside the namings found before; only those with a day of their own."""
    known = {at for each in taken for at in range(each.start, each.end)}
    yield from (each for each in _of_bodies(scene) if each.start not in known)
    starts, last = [each.start for each in taken], 0
    for head in _heads(scene.table.words["gatherings"]).finditer(scene.low):
        before = bisect_left(starts, head.end()) - 1
        if before >= 0 and taken[before].end > head.start():
            continue
        naming = _gathering(scene, head.start(), head.end())
        if naming and (naming.start < last or _overlaps(naming, taken, before)):
            continue
        at = _day(scene, naming) if naming else None
        if naming is None or at is None or _of_the_house(scene, naming):
            continue
        moment = scene.days[at]
        if (moment.last - moment.first).days < LONGEST_SESSION:
            last = naming.end
            yield naming.told(moment) if _attended(scene, naming) else naming


def headed_by(scene: Scene, known: Naming, heads: Sequence[tuple[int, int]]) -> Iterator[Naming]:
    """Headings that name a meeting told of elsewhere, with no day: «OESO-bijeenkomst» of «de
    informele OESO-bijeenkomst van 7 en 8 juni»."""
    words = scene.table.words
    town = known.place
    kinds = {word for word in known.name.lower().split() if word in words["gatherings"]}
    for start, end in heads if town and known.key == GATHERING else ():
        # «2. Verslag informele bijeenkomst Wenen»
        at = scene.text.find(town or "", start, end)
        named = start <= known.start < end
        if at >= 0 and not named and kinds & set(scene.low[start:end].split()):
            yield replace(known, start=at, end=at + len(town or ""), session=None, period=None)
    plain = [w for w in known.name.lower().split() if w not in (*words["informal"], "de", "het")]
    if known.key != GATHERING or known.start < 0 or not plain or len(" ".join(plain)) < _NAMED:
        return
    name = " ".join(plain)
    for start, end in heads:
        at = scene.low.find(name, start, end)
        if at >= 0 and not known.start <= at < known.end:
            yield replace(known, start=at, end=at + len(name), session=None, period=None)


_OF_BODY = re.compile(r"\s(?:van|of)\s(?:de\s|het\s|the\s)?")


def _of_bodies(scene: Scene) -> Iterator[Naming]:
    """«de Top van de Afrikaanse Unie», “the summit of the African Union”."""
    bodies = {each.start: each for each in scene.mentions if each.kind in ("body", "group")}
    heads = "|".join(scene.table.words["summit_heads"])
    for head in re.finditer(rf"(?<![\w-])(?:{heads})(?!\w)", scene.low):
        of = _OF_BODY.match(scene.text, head.end())
        held_by = bodies.get(of.end()) if of else None
        if held_by:
            name = scene.text[head.start() : held_by.end]
            span = (head.start(), held_by.end)
            yield Naming(*span, squeeze(name), "summit", name, held_by.entity)


def _day(scene: Scene, naming: Naming) -> int | None:
    """The day behind the name, or the only one before it where it takes place: «vindt op
    10 oktober een informele bijeenkomst plaats van …»."""
    behind = day_behind(scene, naming)
    if behind is not None:
        return behind
    sentence = sentence_at(scene, naming.start)
    if sentence is None:
        return None
    if _attended(scene, naming):
        within = days_within(sentence, scene.days)  # «op 22 oktober nam ik deel aan de …»
        return within[0] if len(within) == 1 else None
    return day_ahead(scene, naming, sentence) if takes_place(scene, sentence) else None


def _attended(scene: Scene, naming: Naming) -> bool:
    """«Op 22 oktober nam ik deel aan de …»."""
    return scene.low.endswith(scene.table.words["attends"], 0, naming.start)


def _overlaps(naming: Naming, taken: Sequence[Naming], before: int) -> bool:
    """«bijeenkomst van de Raad Algemene Zaken»: the name of a series says it already."""
    around = taken[max(before, 0) : before + 2]
    return any(each.start < naming.end + 3 and naming.start < each.end for each in around)


def _gathering(scene: Scene, start: int, end: int) -> Naming | None:
    """The name from its adjectives to the last word before the day."""
    table = scene.table
    start = _with_adjectives(scene, start, table)
    at = bisect_left(scene.days, end, key=lambda moment: moment.start)
    if at < len(scene.days) and scene.days[at].start - start <= FAR + 60:
        limit = scene.days[at].start
    else:
        limit = min(len(scene.text), end + FAR)
    stop = _STOP.search(scene.text, end, limit)
    close = stop.start() if stop else limit
    printed = _TRAILING.sub("", scene.text[start:close].rstrip())
    name = _TRAILING.sub("", _AT_PLACE.sub("", printed))
    low = name.lower()
    attended = any(word in low for word in table.words["attendants"])
    attended = attended or _held_by_some(scene, start + len(name))
    # «VN-Waterconferentie», «Nederlands-Duitse consultaties»; not «Bijeenkomst» alone
    named = name[:1].isupper() and (" " in name or "-" in name)
    located = _AT_PLACE.search(printed) or _behind_day(scene, at, close)
    noun = low != "meeting"  # “the ministers, meeting in Dublin”
    attended = attended or bool(located and noun and located[0].split(" ", 2)[-1] in table.places)
    if not attended and not named and not re.search(r"(?<!\sin)(?<!\ste)(?<!\sat)\s[A-Z]", name):
        return None
    body = _body(scene, start, start + len(name))
    return Naming(start, start + len(name), GATHERING, "other", name, body)


def _behind_day(scene: Scene, at: int, close: int) -> re.Match[str] | None:
    """«de donorconferentie op 31 maart | in New York»."""
    if at >= len(scene.days) or scene.days[at].start - close > _TO_DAY:
        return None
    return _PLACE_BEHIND.match(scene.text, scene.days[at].end)


def _held_by_some(scene: Scene, end: int) -> bool:
    """«een informele bijeenkomst | plaats van de ministers van …»."""
    behind = scene.low[end : end + 40]
    held = re.match(r"\s(?:plaats|place)\s(?:van|of)\s", behind)
    return bool(held) and any(word in behind for word in scene.table.words["attendants"])


def _with_adjectives(scene: Scene, start: int, table: MeetingTable) -> int:
    """Capitals and adjectives of meetings before the head belong to the name."""
    words = {*table.words["informal"], *table.words["special"], *table.words["name_words"]}
    back = _WORDS_BACK.search(scene.text, max(0, start - 60), start)
    found = back[1].split() if back else []
    for at in range(len(found) - 1, -1, -1):
        word = found[at]
        joins = word in _JOINING and at and found[at - 1][0].isupper()
        if (
            not joins
            and word.lower() not in words
            and (not word[0].isupper() or word.lower() in table.words["not_name"])
        ):
            break
        start -= len(word) + 1
    return start


def _body(scene: Scene, start: int, end: int) -> str | None:
    """«vergadering van het bestuur van de NAVO»: the one body or group it names."""
    inside = bisect_left(scene.mentions, start, key=lambda each: each.start)
    named = set()
    for each in scene.mentions[inside:]:
        if each.start >= end:
            break
        if each.kind in ("body", "group"):
            named.add(each.entity)
    return named.pop() if len(named) == 1 and named <= _MEET else None


_MEET = frozenset({"NATO", "G7", "G20", "UN", "OSCE", "OECD", "WTO", "COE", "EUROPEAN_COUNCIL"})


def _of_the_house(scene: Scene, naming: Naming) -> bool:
    """Meetings of the parliament and its committees are no meetings of governments."""
    name = naming.name.lower()
    return any(word in name for word in scene.table.words["house_meetings"])


# --- meetings that only a title names ------------------------------------------------

_LINK_END = re.compile(r"[\s,(]+(?:van|op|d\.d\.|dd\.?|of|on|te|in)?[\s,(]*$", re.IGNORECASE)


@cache
def _title_heads(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?:informele|informeel|ministeriële|informal)\s)?(?:{either})\b")


def titled(scene: Scene, start: int, moment: Moment) -> Naming | None:
    """The meeting between a head («bijeenkomst») in a title and the date behind it."""
    head = _title_heads(scene.table.words["title_heads"]).search(scene.low, start, moment.start)
    if not head:
        return None
    name = _LINK_END.sub("", scene.text[head.start() : moment.start])
    naming = Naming(head.start(), head.start() + len(name), GATHERING, "other", name)
    return naming.told(moment)
