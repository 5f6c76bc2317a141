"""Where a text names a meeting: a Council formation, a summit, a visit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from griffier.lexicon.meetings import MeetingTable, Series
from griffier.model import Mention, Moment, Sentence

Interval = tuple[date, date]
AT = "top at "  # begins the key of a summit known by its place alone
GATHERING = "gathering"  # the key of those without a name: of one day, they are one
LONGEST_SESSION = 22  # days, of a conference of the UN; what is longer is a month or season


@dataclass(frozen=True, slots=True)
class Scene:
    """What meetings are found in: the text, the same in lower case, the days named in
    it, the actors, and the sentences."""

    text: str
    low: str
    days: Sequence[Moment]
    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]
    table: MeetingTable
    today: date | None = None
    # what was found out about a sentence, by its start: a long one is not read twice
    held: dict[int, bool] = field(default_factory=dict)
    towns: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch that names a meeting, with what stands right around it.

    `key` is equal for namings that can be of one meeting. `other` marks words such as
    «de volgende». `session` are the days, `period` a month or season, if given.
    """

    start: int
    end: int
    key: str
    kind: str
    name: str
    body: str | None = None
    series: Series | None = None
    code: bool = False
    informal: bool = False
    other: bool = False
    session: Interval | None = None
    period: Interval | None = None
    place: str | None = None
    country: str | None = None
    loose: bool = False  # «de top in Madrid»: may be one named otherwise elsewhere

    def dated(self, span: Interval, *, loose: bool = False) -> "Naming":
        """This naming on those days, or in that period where it is too long for one, or is
        only some part of a month («eind juni»: `loose`)."""
        if (span[1] - span[0]).days < LONGEST_SESSION and not loose:
            return replace(self, session=span)
        return replace(self, period=span)

    def told(self, moment: Moment) -> "Naming":
        """This naming at the time that a moment names."""
        loose = moment.approximate and moment.kind == "period"
        return self.dated((moment.first, moment.last), loose=loose)


def squeeze(name: str) -> str:
    """A name without case, spaces and hyphens: «Balkan Top» and «BALKANTOP» are equal."""
    return "".join(c for c in name.lower() if c.isalnum())


def find_namings(scene: Scene) -> list[Naming]:
    """Every naming, in order, without overlap."""
    text, low, table, mentions = scene.text, scene.low, scene.table, scene.mentions
    found = [*_series(text, low, table), *_summits(text, low, table)]
    found += _visits(text, low, table, mentions)
    found += _travels(scene)
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Naming] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


# --- meetings of a known series ------------------------------------------------------

_TAIL = re.compile(
    r"\s(?:(?:tussen\s(?:de\s)?)?EU[-‑–](?:de\s)?[A-Z][\w‑-]*(?:\s[A-Z][\w‑-]+)?"
    r"|(?:met|with)\s(?:de\s|the\s)?[A-Z][\w‑-]+(?:\s[A-Z][\w‑-]+)?)"
)
_COUNTERPART = re.compile(r"EU[-‑–][A-Z][\w‑-]*(?:\s[A-Z][\w‑-]+)?[\s-]$")


def _series(text: str, low: str, table: MeetingTable) -> Iterator[Naming]:
    for match in table.pattern.finditer(low):
        form = re.sub("[‑–]", "-", re.sub(r"\s", " ", match[0]))
        series, printed = table.forms[form], text[match.start() : match.end()]
        code = form in table.codes
        if code and sum(c.isupper() for c in printed) < 2:
            continue
        start, end, key = match.start(), match.end(), series.id
        if series.tail:
            start, end = _with_counterpart(text, start, end)
            key += squeeze(text[start : match.start()] + text[match.end() : end])
        start, informal, other = _adjectives(low, start, table)
        name = text[start:end]
        yield Naming(start, end, key, series.kind, name, series.body, series, code, informal, other)


def _with_counterpart(text: str, start: int, end: int) -> tuple[int, int]:
    if tail := _TAIL.match(text, end):
        return start, tail.end()
    before = _COUNTERPART.search(text[max(0, start - 40) : start])
    return (start - len(before[0]) if before else start), end


def _adjectives(low: str, start: int, table: MeetingTable) -> tuple[int, bool, bool]:
    """Take «informele» into the name; see whether it is «de volgende» or «de vorige»."""
    informal = other = False
    for _ in range(3):
        word = re.search(r"(?<!\w)[\w-]+(?=\s$)", low[max(0, start - 25) : start])
        words = table.words
        if not word or word[0] not in (*words["informal"], *words["special"], *words["other"]):
            break
        if word[0] not in words["other"]:
            informal = informal or word[0] in words["informal"]
            start -= len(word[0]) + 1
        else:
            other = True
            break
    return start, informal, other


# --- summits by a name of their own --------------------------------------------------

_WORD_BEFORE = re.compile(r"(?<![\w–‑-])([\w–‑'’-]+)[^\S\n]\Z")  # not over a line's end


def _summits(text: str, low: str, table: MeetingTable) -> Iterator[Naming]:
    for head in table.words["summit_heads"]:
        at = low.find(head)
        while at >= 0:
            end = at + len(head)
            if end == len(low) or not low[end].isalnum():
                yield from _summit(text, low, table, at, end)
            at = low.find(head, end)


def _summit(text: str, low: str, table: MeetingTable, at: int, end: int) -> Iterator[Naming]:
    start = at
    while start and (low[start - 1].isalnum() or low[start - 1] in "-–‑"):
        start -= 1
    word = low[start:end]
    if word in table.words["no_summit"] or (start < at and not _is_compound(text[start:end])):
        return
    first = _name_start(text, start, table)
    if first == start == at:  # a bare «Top» points back, «top in Valletta» names
        yield from _summit_at(text, low, table, at, end)
        return
    name = text[first:end]
    _, _, other = _adjectives(low, first, table)
    informal = any(part in table.words["informal"] for part in name.lower().split())
    body = table.bodies.get(re.split(r"[\W_]", name.lower())[0])
    naming = Naming(first, end, squeeze(name), "summit", name, body, None, False, informal, other)
    # «the Brdo summit», «de Sofia-top»
    town = table.places.get(re.split(r"[\s–‑-]", name)[0], (None, None))
    yield replace(naming, place=town[0], country=town[1])


_PLACE_OF = re.compile(r"\s(in|te|van|at|of)\s((?:[A-Z][\w'’-]+\s?){1,3})")


def _summit_at(text: str, low: str, table: MeetingTable, at: int, end: int) -> Iterator[Naming]:
    """«de top van Tirana», «de volgende top in Madrid»."""
    match = _PLACE_OF.match(text, end)
    words = match[2].split() if match else []
    for count in range(len(words), 0, -1):
        place = table.places.get(" ".join(words[:count]))
        if match and place:
            stop = match.start(2) + len(" ".join(words[:count]))
            _, _, other = _adjectives(low, at, table)
            naming = Naming(at, stop, f"{AT}{place[0]}", "summit", text[at:stop], other=other)
            yield replace(
                naming, place=place[0], country=place[1], loose=match[1] in ("in", "te", "at")
            )
            return


def _is_compound(word: str) -> bool:
    """«Balkantop», «EU-top», «migratietop»; a short small word is no summit («stop»)."""
    return any(c in "-–‑" or c.isupper() for c in word[:-3]) or len(word) > 8


def _name_start(text: str, start: int, table: MeetingTable) -> int:
    """Walk back over the capitalised words that belong to the name, at most five."""
    for _ in range(5):
        word = _WORD_BEFORE.search(text[max(0, start - 40) : start])
        if not word:
            break
        plain = word[1].lower()
        capital = word[1][0].isupper() and plain not in table.words["not_name"]
        if not capital and plain not in table.words["name_words"]:
            break
        start -= len(word[0])
    return start


# --- visits --------------------------------------------------------------------------


def _visits(
    text: str, low: str, table: MeetingTable, mentions: Sequence[Mention]
) -> Iterator[Naming]:
    """«bezoek aan Ghana»: a bilateral meeting, where the country is known."""
    by_start = {each.start: each for each in mentions if each.kind == "country"}
    for lead in table.words["visits"]:
        at = low.find(lead)
        while at >= 0:
            visited = by_start.get(at + len(lead)) or by_start.get(at + len(lead) + 3)
            if visited and (at == 0 or not low[at - 1].isalnum()):
                yield _visit(text, at, _listed(text, visited, by_start))
            at = low.find(lead, at + len(lead))


# «bezocht ik Kenia», «reisde de Minister-President door naar Boekarest», “visited Kyiv”
_GOES = re.compile(
    r"\s(?:(?:ik|wij|hij|zij|[Mm]inister\s[A-Z][\w-]+|(?:de|the)\s[A-Z]?[\w-]+)\s)?"
    r"(?:(?:ook|tevens|vervolgens|achtereenvolgens|daarna|door|af)\s)*(?:naar\s|to\s)?"
)
_TOWN = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}")


def _travels(scene: Scene) -> Iterator[Naming]:
    """A visit told by its verb, to a country or a town that is known."""
    by_start = {each.start: each for each in scene.mentions if each.kind == "country"}
    called = scene.table.words["a_visit"]
    for words, name in zip(("travels", "travels_en"), called, strict=True):
        verbs = tuple(verb for verb in scene.table.words[words] if verb in scene.low)
        for match in _verbs(verbs).finditer(scene.low) if verbs else ():
            goes = _GOES.match(scene.text, match.end())
            if goes and (visited := by_start.get(goes.end())):
                found = _visit(scene.text, match.start(), _listed(scene.text, visited, by_start))
                yield replace(found, name=name + scene.text[visited.start : found.end])
            elif goes and (town := _TOWN.match(scene.text, goes.end())):
                yield from _to_town(scene, match.start(), town, name)


def _to_town(scene: Scene, start: int, town: re.Match[str], called: str) -> Iterator[Naming]:
    words = town[0].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if found := scene.table.places.get(name):
            end = town.start() + len(name)
            naming = Naming(start, end, f"visit {name}", "visit", called + name, "BILATERAL")
            yield replace(naming, place=found[0], country=found[1])
            return


@cache
def _verbs(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _listed(text: str, first: Mention, by_start: Mapping[int, Mention]) -> list[Mention]:
    """The countries of one list: «Servië, Kosovo en Montenegro»."""
    found = [first]
    while joint := re.compile(r",?\s(?:en\s|and\s)?").match(text, found[-1].end):
        following = by_start.get(joint.end())
        if following is None:
            break
        found.append(following)
    return found


def _visit(text: str, start: int, visited: list[Mention]) -> Naming:
    key = "visit " + " ".join(dict.fromkeys(each.entity for each in visited))
    country = visited[0].entity if len(visited) == 1 else None
    end = visited[-1].end
    return Naming(start, end, key, "visit", text[start:end], "BILATERAL", country=country)
