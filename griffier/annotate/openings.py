"""When and where a document's own meeting was held, as its first lines tell.

Declarations, conclusions and communiqués: “We, the leaders of …, met in Brussels on
14 June 2021”, “The Council adopted the following conclusions at its meeting on 26 June”.
"""

import re
from dataclasses import replace
from functools import cache

from griffier.annotate.namings import GATHERING, Interval, Naming, Scene
from griffier.annotate.occasions import days_within, place_within
from griffier.annotate.sessions import Session
from griffier.model import Letter, Moment, Part, Role, Sentence

_DECLARES = frozenset(("declaration", "conclusions"))
_FIRST = 6  # sentences in which a declaration tells where its authors met


@cache
def _paper(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    behind = re.compile(rf"[\s:,–-]*\b(?:{either})\b.*$", re.IGNORECASE)
    before = re.compile(
        rf"^.*?\b(?:{either})\s(?:of|by|from|van)\s(?:(?:the|de)\s)?", re.IGNORECASE
    )
    return before, behind


def own_meeting(letter: Letter, scene: Scene) -> Naming | None:
    """The meeting of a declaration whose title names no series, or None where its opening
    does not say that anybody met. The name is the title's, without the kind of paper."""
    if letter.metadata.kind not in _DECLARES:
        return None
    title = next((part for part in letter.parts if part.role is Role.TITLE), None)
    opened = _met(letter, scene)
    if title is None:
        return None
    printed = scene.text[title.start : title.end]
    if opened is None:
        return _of_the_council(letter, scene, title)
    sentence, moment = opened
    before, behind = _paper(scene.table.words["papers"])
    name = behind.sub("", before.sub("", printed)).strip()
    if not name or name in scene.table.places:  # «Brussels Declaration»
        name = printed
    at = scene.text.find(name, title.start, title.end)
    span = (at, at + len(name)) if at >= 0 else (-1, -1)
    body = _body(letter, scene, title)
    naming = Naming(*span, GATHERING, "other", name, body)
    place, country = place_within(scene, sentence)
    return replace(naming.told(moment), place=place, country=country)


def _of_the_council(letter: Letter, scene: Scene, title: Part) -> Naming | None:
    """“Council conclusions on …” are those of the Council that sat on the day they bear."""
    day, body = letter.metadata.date, _body(letter, scene, title)
    if letter.metadata.kind != "conclusions" or day is None or body != "EU_COUNCIL":
        return None
    word = re.compile(r"\b(?:Council|Raad)\b").search(scene.text, title.start, title.end)
    start, end = word.span() if word else (-1, -1)
    name = word[0] if word else "Raad"
    return Naming(start, end, GATHERING, "council", name, body, session=(day, day))


def told_days(letter: Letter, scene: Scene) -> tuple[Interval, Sentence] | None:
    """The days and the sentence in which a declaration says that its authors met."""
    opened = _met(letter, scene) if letter.metadata.kind in _DECLARES else None
    return ((opened[1].first, opened[1].last), opened[0]) if opened else None


def day_in_section(letter: Letter, scene: Scene, session: Session) -> None:
    """Under a heading «De Europese Raad van december» the first sentence gives the days:
    «De leiders zullen op 12 en 13 december …»."""
    period = session.period
    if session.days or period is None:
        return
    heads = [p for p in letter.parts if p.role is Role.HEADING]
    starts = [naming.start for naming in session.namings]
    part = next((p for p in heads if any(p.start <= at < p.end for at in starts)), None)
    if part is None:
        return
    first = next((s for s in letter.sentences if s.start >= part.end), None)
    days = [scene.days[i] for i in days_within(first, scene.days)] if first else []
    short = [m for m in days if (m.last - m.first).days < 4]
    if len(short) == len(days) == 1 and period[0] <= short[0].first <= period[1]:
        session.days = (short[0].first, short[0].last)


def _met(letter: Letter, scene: Scene) -> tuple[Sentence, Moment] | None:
    words = scene.table.words["met"]
    prose = [s for s in letter.sentences if letter.parts[s.part].role is not Role.TITLE]
    for sentence in prose[:_FIRST]:
        found = [scene.days[i] for i in days_within(sentence, scene.days)]
        short = [m for m in found if (m.last - m.first).days < 14]
        if scene.today and any(moment.first > scene.today for moment in short):
            continue  # "look forward to the meeting on 13 April": not the one that declares
        said = scene.low[sentence.start : sentence.end]
        if len(short) == 1 and any(re.search(rf"(?<!\w){word}(?!\w)", said) for word in words):
            return sentence, short[0]
    return None


def _body(letter: Letter, scene: Scene, title: Part) -> str | None:
    """The body or group that a title names first, else the one that signs."""
    inside = (m for m in scene.mentions if title.start <= m.start < title.end)
    named = next((m.entity for m in inside if m.kind in ("body", "group")), None)
    signed = (each.actor for each in letter.metadata.senders if each.actor)
    return named or next((actor for actor in signed if len(actor) > 2), None)
