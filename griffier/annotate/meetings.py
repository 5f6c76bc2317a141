"""Meetings a document speaks of, and every place where it names or points to one."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from griffier.annotate.dates import find_times
from griffier.annotate.gatherings import find_gatherings, headed_by, titled
from griffier.annotate.later import date_later
from griffier.annotate.namings import Naming, Scene, find_namings
from griffier.annotate.numbered import numbered_session
from griffier.annotate.occasions import place_occasions, place_within
from griffier.annotate.openings import day_in_section, own_meeting, told_days
from griffier.annotate.pointers import Pointer, find_pointers, resolve_pointers
from griffier.annotate.sessions import Session, gather, meetings_of, narrow
from griffier.lexicon.dates import DateWords
from griffier.lexicon.meetings import MeetingTable
from griffier.model import Letter, Meeting, MeetingMention, Mention, Moment, Role

# Kinds of document that are about a meeting, and how far into the text its name stands
# where no title was told apart («Hierbij bied ik u het verslag aan van …»).
_ABOUT_MEETING = frozenset(("report", "agenda", "declaration", "conclusions", "alignment"))
_OPENING = 1500
_JOINED = 60  # characters between two meetings that one document is about
_DOSSIER = re.compile(r"\d{2}[ .]?\d{3}(?:-\d{2,3})?\s$")


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the stretches, which are in order and apart."""
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]


def find_meetings(
    letter: Letter,
    table: MeetingTable,
    dates: DateWords,
    days: Sequence[Moment],
    mentions: Sequence[Mention] = (),
) -> tuple[tuple[Meeting, ...], tuple[MeetingMention, ...]]:
    """The meetings, the document's own first where it has one, and their mentions in
    order. `days` are the plain days and periods of the text (dates.find_times);
    `mentions` the actors, of which the countries tell places and visits.

    A pointer that fits no meeting, or more than one, is left out.
    """
    text = letter.text.text
    scene = Scene(text, _lower(text), days, mentions, letter.sentences, table, letter.metadata.date)
    found = [each for each in find_namings(scene) if not _in_dossier_head(letter, each)]
    # "the President of the European Council": an office, and no meeting
    offices = [(m.start + 1, m.end) for m in mentions if m.kind == "role"]
    found = [each for each in found if not _within(offices, each.start)]
    found += list(find_gatherings(scene, found))
    namings = place_occasions(scene, sorted(found, key=lambda each: each.start))
    numbered = numbered_session(scene)
    if numbered:
        namings = sorted([*namings, numbered], key=lambda each: each.start)
    titles = [numbered] if numbered else _titles(letter, namings)
    titles = titles or _from_metadata(letter, scene, dates)
    if not titles and (own := own_meeting(letter, scene) or _nameless(letter, scene)):
        named = next((n for n in namings if n.session and n.session == own.session), None)
        namings = namings if named else sorted([*namings, own], key=lambda each: each.start)
        titles = [named or own]  # “met at the EU-Canada summit”: it has its name there
    titles = titles or _opening(letter, namings)
    heads = [(p.start, p.end) for p in letter.parts if p.role in (Role.HEADING, Role.TITLE)]

    def headed(at: int) -> bool:
        return _within(heads, at)

    sessions = gather(namings, titles, headed)
    narrow(sessions, headed)
    if titles and sessions:
        _held_that_day(letter, sessions, scene)
    for each in sessions:
        for naming in [*headed_by(scene, each.namings[0], heads)]:
            each.takes(naming)
    pointers = find_pointers(scene, namings)
    pointed = resolve_pointers(scene, pointers, sessions, heads, has_main=bool(titles and sessions))
    for each in sessions:
        date_later(scene, each, sessions[0] if titles else None, dates)
        day_in_section(letter, scene, each)
    return _result(sessions, pointed)


def _result(
    sessions: Sequence[Session], pointed: Sequence[tuple[Pointer, Session]]
) -> tuple[tuple[Meeting, ...], tuple[MeetingMention, ...]]:
    meetings = meetings_of(sessions)
    ids = {id(session): meeting.id for session, meeting in zip(sessions, meetings, strict=True)}
    found = [
        MeetingMention(naming.start, naming.end, ids[id(session)])
        for session in sessions
        for naming in session.namings
        if naming.start >= 0
    ]
    found += [MeetingMention(each.start, each.end, ids[id(session)]) for each, session in pointed]
    return meetings, tuple(sorted(set(found), key=lambda mention: mention.start))


def _in_dossier_head(letter: Letter, naming: Naming) -> bool:
    """«21 501-08 Milieuraad» names a dossier, not a session of the Council."""
    before = letter.text.text[max(0, naming.start - 14) : naming.start]
    if _DOSSIER.search(before):
        return True
    at = bisect_right(letter.parts, naming.start, key=lambda part: part.start) - 1
    return at >= 0 and letter.parts[at].role is Role.DOSSIER


def _held_that_day(letter: Letter, sessions: list[Session], scene: Scene) -> None:
    """A declaration tells in its opening when and where its authors met; else it bears the
    date and place of their meeting. What it calls that there is no second meeting."""
    facts, session = letter.metadata, sessions[0]
    if facts.kind not in ("declaration", "conclusions"):
        return
    told = told_days(letter, scene) if not session.days else None
    if told:
        session.days = told[0]
        for other in [each for each in sessions[1:] if each.days == session.days]:
            kinds = {each.namings[0].kind for each in (session, other)}
            inside = (told[1].start <= naming.start < told[1].end for naming in other.namings)
            if len(kinds) == 1 and all(inside):
                session.place, session.country = other.place, other.country
                session.namings += other.namings
                sessions.remove(other)
        if not session.place:
            session.place, session.country = place_within(scene, told[1])
    elif facts.date and not session.days and not session.period:
        session.days = (facts.date, facts.date)
    town = scene.table.places.get(facts.place or "")
    if town and session.days and session.days[0] == facts.date and not session.place:
        session.place, session.country = town


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _titles(letter: Letter, namings: Sequence[Naming]) -> list[Naming]:
    """The namings in the titles of a document, those with a date first."""
    spans = [(part.start, part.end) for part in letter.parts if part.role is Role.TITLE]
    named = [n for n in namings if any(a <= n.start < b for a, b in spans) and not n.other]
    return [naming for naming in named if naming.session or naming.period] or named


def _opening(letter: Letter, namings: Sequence[Naming]) -> list[Naming]:
    """The meeting in the opening of a document that is about one: «Hierbij bied ik u het
    verslag aan van …»."""
    if letter.metadata.kind not in _ABOUT_MEETING:
        return []
    opening = [each for each in namings if each.start < _OPENING and not each.other]
    dated = [each for each in opening if each.session]
    # «van de Eurogroep en de Ecofinraad van 6 en 7 december»
    joined = dated[:1]
    for each in dated[1:]:
        if (
            each.start - joined[-1].end < _JOINED
            and "." not in letter.text.text[joined[-1].end : each.start]
        ):
            joined.append(each)
    return joined or opening[:1]


def _from_metadata(letter: Letter, scene: Scene, dates: DateWords) -> list[Naming]:
    """The namings in a title that is told by the format and stands nowhere in the text;
    they lie before the text, at -1."""
    title = letter.metadata.title
    if not title or title in scene.text:
        return []
    days = find_times(title, dates, letter.metadata.date)[1]
    known = {scene.text[m.start : m.end]: m for m in scene.mentions if m.kind == "country"}
    countries = sorted(
        (
            replace(mention, start=title.index(name), end=title.index(name) + len(name))
            for name, mention in known.items()
            if name in title
        ),
        key=lambda mention: mention.start,
    )
    above = Scene(title, _lower(title), days, countries, (), scene.table)
    found = place_occasions(above, find_namings(above))
    return [replace(each, start=-1, end=-1) for each in found if not each.other]


def _nameless(letter: Letter, scene: Scene) -> Naming | None:
    """The meeting of a title that names no series but gives a date: «Verslag van de
    bijeenkomst over het Verdrag van Rome op 25 maart 2017»."""
    if letter.metadata.kind not in _ABOUT_MEETING:
        return None
    for part in letter.parts:
        if part.role is Role.TITLE:
            for moment in scene.days:
                if part.start < moment.start < part.end:
                    return titled(scene, part.start, moment)
    return None
