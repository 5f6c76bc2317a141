"""When and where a named meeting took place, from the words around its name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from griffier.annotate.namings import Interval, Naming, Scene
from griffier.annotate.timing import day_ahead, day_behind, day_of_deed, debated, spoken_about
from griffier.lexicon.meetings import any_of
from griffier.model import Moment, Sentence

_JOINED = 40  # characters between two meetings that share two days
_MANY = 20  # more days than this in one sentence: a list, not an occasion
_NEAR = 90  # characters between a name and its date
_AT = re.compile(
    r",?\s\(?(?:te|in|at)\s(?P<place>[A-Z][\w'’.-]+(?:[\s-](?:[A-Z][\w'’-]+|am|aan|pri|el))*)"
    r"(?:,?\s\(?(?P<land>[A-Z][\w\s’'-]{2,30}?)\))?"
)
_TOGETHER = re.compile(r"(?:\sen\s|\sand\s|/|,\s|\s[-–]\s)$")


# «EU–Western Balkans Summit, Tirana, 6 December 2022»
_COMMA_PLACE = re.compile(r",\s(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)(?P<land>)(?=,\s|\))")

_APART = re.compile(_TOGETHER.pattern[:-1] + r"(?:de\s|het\s|the\s)?$")
_AND = (" en ", " and ")
_LONG = ("european_council", "summit", "visit")  # last for more than a day


_NEXT_WORD = re.compile(r"\s(\w+)")


def place_occasions(scene: Scene, namings: list[Naming]) -> list[Naming]:
    """The namings with the days and places that the words around them give."""
    used: set[int] = set()
    result = [_dated(scene, each, used) for each in namings]
    result = _share(scene.text, _respectively(scene, result))
    result = [_placed(scene, each) for each in result]
    result = _respectively(scene, [_by_sentence(scene, each, used) for each in result])
    return [*result, *_on_two_days(scene, result)]


def _on_two_days(scene: Scene, namings: Sequence[Naming]) -> Iterator[Naming]:
    """«de OJCS-raad van 8 en 21 november»: two sessions, of which the name tells the first."""
    for before, naming in pairwise([None, *namings]):
        if naming is None or naming.session is None or naming.kind != "council":
            continue
        at = bisect_left(scene.days, naming.end, key=lambda moment: moment.start)
        days = scene.days[at : at + 2]
        if len(days) < 2 or naming.session != (days[0].first, days[0].last):
            continue
        shared = before is not None and naming.start - before.end < _JOINED
        joined = scene.low[days[0].end : days[1].start] in _AND
        if joined and not shared and days[1].kind == "date" and days[1].first > days[0].last:
            second = (days[1].first, days[1].last)
            yield replace(naming, start=-1, end=-1, session=second)


def _dated(scene: Scene, naming: Naming, used: set[int]) -> Naming:
    """«de JBZ-raad van 8 december», «RBZ (20 maart)», «Raad Milieu 6 juni 2019»."""
    at = day_behind(scene, naming)
    if at is None and naming.kind != "visit":
        sentence = sentence_at(scene, naming.start)
        at = _acted(scene, naming, sentence, used) if sentence else None
    if at is None:
        return naming
    used.add(at)
    return naming.told(_foretold(scene, naming, scene.days[at]))


def _foretold(scene: Scene, naming: Naming, moment: Moment) -> Moment:
    """«De top van 19 december zal …» said in March: the one to come."""
    after = _NEXT_WORD.match(scene.low, moment.end)
    ahead = after and after[1] in scene.table.words["will"]
    if not ahead or moment.coming is None or naming.end > moment.start:
        return moment
    return replace(moment, first=moment.coming[0], last=moment.coming[1])


def _acted(scene: Scene, naming: Naming, sentence: Sentence, used: set[int]) -> int | None:
    for rule in (day_ahead, day_of_deed):
        at = rule(scene, naming, sentence)
        if at is not None and at not in used:
            return at
    return None


def _share(text: str, namings: list[Naming]) -> list[Naming]:
    """«Eurogroep en Ecofinraad van 5 en 6 december»: one day each where there are as
    many days as meetings, else the same days for all."""
    result = list(namings)
    for last in range(len(result) - 1, 0, -1):
        span = result[last].session
        if span is None:
            continue
        # «de RBZ en de Europese Raad van 23 en 24 juni» gives its days to the last alone
        joint = _TOGETHER if result[last].kind in _LONG else _APART
        group = [last]
        while group[0] and len(group) < _MANY and joint.fullmatch(_between(text, result, group[0])):
            group.insert(0, group[0] - 1)
        if len(group) < 2 or any(result[i].session for i in group[:-1]):
            continue
        length = (span[1] - span[0]).days + 1
        if length != len(group) and not _TOGETHER.fullmatch(_between(text, result, last)):
            continue
        # the Eurogroup meets on the eve of the Ecofin Council, whichever is named first
        order = sorted(group, key=lambda i: result[i].key != "eurogroep")
        order = _as_told(result, order, span)
        for number, i in enumerate(order):
            day = span[0] + (span[1] - span[0]) * number // max(len(group) - 1, 1)
            # «Europese Raad en Eurotop van 28 en 29 juni»: the leaders stay for both days
            alone = length == len(group) and result[i].kind != "european_council"
            alone = alone and len({result[each].key for each in group}) > 1  # «RBZ/Gymnich»
            result[i] = result[i].dated((day, day) if alone else span)
    return result


def _as_told(namings: Sequence[Naming], order: list[int], span: Interval) -> list[int]:
    """The order of two meetings on two days, turned where a heading gives one its day:
    «Ecofinraad 23 maart»."""
    if len(order) != 2:
        return order
    days = {
        each.key: each.session[0]
        for each in namings
        if each.session and each.session[0] == each.session[1]
    }
    turned = (
        days.get(namings[order[1]].key) == span[0] or days.get(namings[order[0]].key) == span[1]
    )
    return order[::-1] if turned else order


def _respectively(scene: Scene, namings: list[Naming]) -> list[Naming]:
    """«Op 12 en 13 december vonden respectievelijk de RBZ en de RAZ plaats»: a day each."""
    result = list(namings)
    for at, (one, other) in enumerate(pairwise(namings)):
        days = one.session
        if not days or other.session or (days[1] - days[0]).days != 1:
            continue
        gap = scene.low[one.end : other.start]
        sentence = sentence_at(scene, one.start)
        opening = scene.low[sentence.start : one.start] if sentence else ""
        words = scene.table.words["respectively"]
        if len(gap) > _JOINED or "." in gap or not any(w in f"{opening} {gap}" for w in words):
            continue
        result[at] = replace(one, session=(days[0], days[0]))
        result[at + 1] = other.dated((days[1], days[1]))
    return result


def _between(text: str, namings: Sequence[Naming], at: int) -> str:
    return text[namings[at - 1].end : namings[at].start]


def _placed(scene: Scene, naming: Naming) -> Naming:
    """«NAVO-top in Madrid», «de Raad van 6 juni te Luxemburg»."""
    days = scene.days
    ends = [naming.end]
    at = bisect_left(days, naming.end, key=lambda moment: moment.start)
    if (naming.session or naming.period) and at < len(days) and days[at].start < naming.end + _NEAR:
        ends.append(days[at].end)
        if behind := _held(scene.table.words["takes_place"]).match(scene.low, days[at].end):
            ends.append(behind.end())
    for end in ends:
        match = _AT.match(scene.text, end) or _COMMA_PLACE.match(scene.text, end)
        if match:
            place, country = _known_place(scene, match)
            if place:
                return replace(naming, place=place, country=country)
    return naming


@cache
def _held(words: tuple[str, ...]) -> re.Pattern[str]:
    """«op 12 juni plaatsvindt in Luxemburg»: the verb between day and place."""
    return re.compile(rf",?\s(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _known_place(scene: Scene, match: re.Match[str]) -> tuple[str | None, str | None]:
    """The town and its country, from the table or from the country in brackets."""
    places = scene.table.places
    # the mark of a note that is lost: «in Luxemburg1»
    words = re.split(r"(\s)", match["place"].rstrip(".'’0123456789"))
    for count in range(len(words), 0, -1):
        name = "".join(words[:count]).strip()
        found = places.get(name) or places.get(name.title() if name.isupper() else "")
        if found:
            return found
    if match["land"]:
        for mention in scene.mentions:
            if mention.kind == "country" and mention.start == match.start("land"):
                return match["place"], mention.entity
    return None, None


@cache
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(dict.fromkeys(words))


def takes_place(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says that a meeting was or will be held."""
    if sentence.start not in scene.held:
        cues = _cues(scene.table.words["takes_place"])
        found = cues.search(scene.low, sentence.start, sentence.end)
        called = _cues(scene.table.words["convokes"])
        scene.held[sentence.start] = found is not None and not called.search(
            scene.low, sentence.start, sentence.end
        )
    return scene.held[sentence.start]


def days_within(sentence: Sentence, days: Sequence[Moment]) -> range:
    """Which moments lie in the sentence, as indices."""
    first = bisect_left(days, sentence.start, key=lambda moment: moment.start)
    last = bisect_left(days, sentence.end, key=lambda moment: moment.start)
    return range(first, last)


def place_within(scene: Scene, sentence: Sentence) -> tuple[str | None, str | None]:
    """The first place named in a sentence."""
    if sentence.start not in scene.towns:
        matches = _AT.finditer(scene.text, sentence.start, sentence.end)
        found = (_known_place(scene, match) for match in matches)
        scene.towns[sentence.start] = next((each for each in found if each[0]), (None, None))
    return scene.towns[sentence.start]


def sentence_at(scene: Scene, offset: int) -> Sentence | None:
    """The sentence around an offset."""
    at = bisect_right(scene.sentences, offset, key=lambda each: each.start) - 1
    return scene.sentences[at] if at >= 0 and offset < scene.sentences[at].end else None


def _by_sentence(scene: Scene, naming: Naming, used: set[int]) -> Naming:
    """«Op 6 december vond in Tirana een top plaats»: day and place for the meeting that
    takes place in the sentence."""
    sentence = sentence_at(scene, naming.start)
    if not sentence or naming.end > sentence.end:
        return naming
    if naming.kind != "visit" and not takes_place(scene, sentence):
        return naming
    if spoken_about(scene, naming.start) or debated(scene, naming.start):
        return naming
    within = days_within(sentence, scene.days)
    own = (i for i in within if i not in used and not _of_something(scene, scene.days[i]))
    free = list(own) if len(within) < _MANY else []
    if len(free) == 1 and not naming.session and not naming.period:
        used.add(free[0])
        naming = naming.told(scene.days[free[0]])
    if not naming.place and not naming.other:
        place, country = place_within(scene, sentence)
        naming = replace(naming, place=place, country=country or naming.country)
    return naming


def _of_something(scene: Scene, day: Moment) -> bool:
    """«op basis van de raming | van 7 mei»: the day of what stands before it, which is no part
    of a day («op de avond van 7 mei») and no length of time («van 7 tot 9 mei»)."""
    words, said = scene.table.words, scene.low[day.start : day.end].split()
    before = scene.low[max(0, day.start - _JOINED) : day.start].split()[-2:]
    if len(before) < 2 or before[1] not in words["of_day"]:
        return False
    return before[0] not in words["parts_of_day"] and not any(w in said for w in words["until_day"])


def overlap(a: Interval, b: Interval) -> bool:
    """Whether two stretches of days share a day."""
    return a[0] <= b[1] and b[0] <= a[1]
