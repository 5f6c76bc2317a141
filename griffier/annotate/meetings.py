"""Meetings a document speaks of, and every place where it names or points to one."""

from collections.abc import Sequence

from griffier.annotate.namings import Naming, Scene, find_namings, titled
from griffier.annotate.occasions import place_occasions
from griffier.annotate.pointers import find_pointers, resolve_pointers
from griffier.annotate.sessions import gather, meetings_of
from griffier.lexicon.meetings import MeetingTable
from griffier.model import Letter, Meeting, MeetingMention, Mention, Moment, Role

# Kinds of document that are about a meeting, and how far into the text its name stands
# where no title was told apart («Hierbij bied ik u het verslag aan van …»).
_ABOUT_MEETING = frozenset(("report", "agenda", "declaration", "conclusions", "alignment"))
_OPENING = 1500


def find_meetings(
    letter: Letter,
    table: MeetingTable,
    days: Sequence[Moment],
    mentions: Sequence[Mention] = (),
) -> tuple[tuple[Meeting, ...], tuple[MeetingMention, ...]]:
    """The meetings, the document's own first where it has one, and their mentions in
    order. `days` are the plain days and periods of the text (dates.find_times);
    `mentions` the actors, of which the countries tell places and visits.

    A pointer that fits no meeting, or more than one, is left out.
    """
    text = letter.text.text
    scene = Scene(text, _lower(text), days, mentions, letter.sentences, table)
    namings = place_occasions(scene, find_namings(scene))
    titles = _titles(letter, namings)
    if not titles and (own := _nameless(letter, scene)):
        namings, titles = sorted([*namings, own], key=lambda each: each.start), [own]
    sessions = gather(namings, titles)
    pointed = resolve_pointers(
        scene, find_pointers(scene, namings), sessions, has_main=bool(titles)
    )
    meetings = meetings_of(sessions)
    found = [
        MeetingMention(naming.start, naming.end, meeting.id)
        for session, meeting in zip(sessions, meetings, strict=True)
        for naming in session.namings
        if naming.start >= 0
    ]
    ids = {id(session): meeting.id for session, meeting in zip(sessions, meetings, strict=True)}
    found += [MeetingMention(each.start, each.end, ids[id(session)]) for each, session in pointed]
    return meetings, tuple(sorted(set(found), key=lambda mention: mention.start))


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _titles(letter: Letter, namings: Sequence[Naming]) -> list[Naming]:
    """The namings that say what the document is about: in its titles, else in the
    opening of a document that is about a meeting."""
    spans = [(part.start, part.end) for part in letter.parts if part.role is Role.TITLE]
    named = [n for n in namings if any(a <= n.start < b for a, b in spans) and not n.other]
    dated = [naming for naming in named if naming.session or naming.period]
    if dated or named:
        return dated or named
    if letter.metadata.kind not in _ABOUT_MEETING:
        return []
    opening = [each for each in namings if each.start < _OPENING and not each.other]
    dated = [each for each in opening if each.session]
    return dated[:1] or opening[:1]


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
