"""The day of a meeting by the words between its name and a date, on either side.

«de Raad die van 14 tot en met 16 december in Brussel plaatsvond», «op 7 november tijdens
de Ecofinraad», «De Europese Raad besloot op 24 mei», «Op 8 december spreekt de JBZ-Raad».
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from griffier.annotate.namings import Naming, Scene
from griffier.model import Moment, Sentence

FAR = 110  # characters between a name and its date
_TOKEN = re.compile(r"[\w’'.&-]+|[^\w\s]")
_BRACKETS = re.compile(r"\((?:[^()\d]{1,60}|[A-Z]+[- ]?\d{1,2})\)")  # «(MC12)»
_PLACE = re.compile(
    r"(?:(?<=\s)|(?<=^))(?:te|in|at)\s[A-Z][\w'’-]+(?:[\s-](?:[A-Z][\w'’-]+|am|aan|pri|el)){0,3}"
)
_LINE_PLACE = re.compile(r"(?:,\s|\()[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?=,)")
# «RBZ met de ministers van Buitenlandse Zaken en van Defensie | van 18 mei»
_WITH = re.compile(
    r"\A\s(?:met|with)\s(?:de\s|the\s)?(?:ministers|Ministers)\s(?:van|voor|of|for)"
    r"(?:\s(?!(?:van|op|d\.d\.|of|on)\s\Z)[\w’'-]+,?){1,8}?(?=\s(?:van|op|d\.d\.|of|on)\s\Z)"
)
_FREE = 8  # words between an actor and the day it acted on
_INSTITUTIONS = frozenset(("council", "european_council", "summit"))
_EUROGROUP = "eurogroep"


# a meeting that is talked about in this way is not what takes place in the sentence
_ABOUT = re.compile(
    r"(?<!\w)(?:over|voor|aan|op|inzake|tijdens|na|van|about|on|after|before|for|of)"
    r"\s(?:(?:de|het|the|een|an?|deze|dit|die|this)\s)?$"
)


@cache
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _words(scene: Scene, name: str) -> frozenset[str]:
    return _set(scene.table.words[name])


def _plain(between: str) -> list[str]:
    """The words of a gap, without the places and the brackets in it."""
    bare = _PLACE.sub(" ", _BRACKETS.sub(" ", between))
    return [word.lower() for word in _TOKEN.findall(_LINE_PLACE.sub(" ", bare))]


def spoken_about(scene: Scene, start: int) -> bool:
    """Whether a name at `start` is only talked about: «het debat over de RBZ»."""
    before = scene.low[max(0, start - 30) : start]
    attends = before.endswith(scene.table.words["attends"])
    return _ABOUT.search(before) is not None and not attends


def day_behind(scene: Scene, naming: Naming) -> int | None:
    """The index of the moment that the words right behind a name lead to."""
    at = bisect_left(scene.days, naming.end, key=lambda moment: moment.start)
    if at == len(scene.days) or scene.days[at].start - naming.end > FAR:
        return None
    if "\n\n" in scene.text[naming.end : scene.days[at].start]:
        return None  # the date of the paper, below its title
    words = _plain(_WITH.sub(" ", scene.text[naming.end : scene.days[at].start], count=1))
    gap, planned = _words(scene, "gap"), _words(scene, "planned")
    for before, word in zip(["", *words], words, strict=False):
        if word in ("voor", "for") and before not in planned:
            return None
        if word not in gap:
            return None
    if words.count(",") > 2 or _of_a_debate(scene, naming, words):
        return None
    return None if _of_the_subject(scene, naming, words) else at


def _of_the_subject(scene: Scene, naming: Naming, gap: list[str]) -> bool:
    """«Over deze Europese Raad vindt op 11 december een debat plaats»: another's day."""
    relative = bool(gap) and (gap[0] == "," or gap[0] in scene.table.words["relatives"])
    if relative or _words(scene, "finite").isdisjoint(gap):
        return False
    before = _TOKEN.findall(scene.low[max(0, naming.start - 45) : naming.start])[-3:]
    if before and before[0] in scene.table.words["session_nouns"]:
        return False  # "the meeting of the Association Council was held on …"
    return spoken_about(scene, naming.start)


def debated(scene: Scene, start: int) -> bool:
    """«het commissiedebat Eurogroep/Ecofinraad vindt plaats op 9 maart»: what is held is the
    debate that is named after a meeting."""
    before = _TOKEN.findall(scene.low[max(0, start - 45) : start])[-3:]
    return not _words(scene, "named_debates").isdisjoint(before)


def _of_a_debate(scene: Scene, naming: Naming, gap: list[str]) -> bool:
    """«het commissiedebat RBZ op 14 juni», «het AO Energieraad van 28 mei»: the day is that
    of the debate."""
    before = _TOKEN.findall(scene.low[max(0, naming.start - 45) : naming.start])[-4:]
    if before and before[-1] in _words(scene, "named_debates"):
        return bool(gap)
    debates = _words(scene, "debates")
    return not debates.isdisjoint(before) and bool({"op", "on", "d.d.", "dd."} & set(gap))


def day_ahead(scene: Scene, naming: Naming, sentence: Sentence) -> int | None:
    """The moment before a name: «op 7 november tijdens de Ecofinraad», «Op 8 december
    spreekt de JBZ-Raad», «In december 2025 besloot de Europese Raad»."""
    at = bisect_left(scene.days, naming.start, key=lambda moment: moment.start) - 1
    if at < 0 or scene.days[at].start < sentence.start or naming.start - scene.days[at].end > FAR:
        return None
    if scene.text[scene.days[at].end : naming.start] == " (" and scene.text.startswith(
        ")", naming.end
    ):
        return at  # “on 21 June (General Affairs Council)”
    words = _plain(scene.text[scene.days[at].end : naming.start])
    gap, before, stops = (_words(scene, name) for name in ("gap", "gap_before", "gap_stops"))
    first = scene.low[sentence.start : scene.days[at].start].split()
    opens = _words(scene, "starters").issuperset(first[-1:]) and (
        len(first) < 2
        or first[-2].endswith(",")  # «Een week later, op 24 november, …»
        or first[-2] in scene.table.words["session_nouns"]  # “At its meeting on 9 February, …”
    )
    if opens and words and words[0] not in gap | before | stops:
        words = words[1:]  # the verb
    elif not opens and not before & set(words):
        return None
    if not words or any(word not in gap and word not in before for word in words):
        return None
    during = not before.isdisjoint(words)
    return at if during or not spoken_about(scene, naming.start) else None


def day_of_deed(scene: Scene, naming: Naming, sentence: Sentence) -> int | None:
    """«De Europese Raad heeft de Commissie op 20 maart opgeroepen»: a body that sits in
    sessions acts on the day of one, where that day is past."""
    series = naming.series
    if naming.kind not in _INSTITUTIONS and not (series and series.id == _EUROGROUP):
        return None
    stops, determiners = _words(scene, "gap_stops"), _words(scene, "determiners")
    opening = scene.low[sentence.start : naming.start].split()
    if any(word not in determiners for word in opening) or len(opening) > 1 or not scene.today:
        return None  # «in de Europese Raad» is not who acts
    at = bisect_right(scene.days, naming.end, key=lambda moment: moment.start)
    if at == len(scene.days) or scene.days[at].end > sentence.end:
        return None
    words = _TOKEN.findall(scene.low[naming.end : scene.days[at].start])
    if (
        not words
        or words[-1] not in _words(scene, "starters")
        or len(words) > _FREE
        or stops & set(words)
    ):
        return None
    return at if scene.days[at].last <= scene.today and _short(scene.days[at]) else None


def _short(moment: Moment) -> bool:
    return (moment.last - moment.first).days < 4
