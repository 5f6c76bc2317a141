"""Where documents speak of meetings: the facts from which a library's meetings are made.

A sighting is one line of a document's own list of meetings, with the series it names and
what the document is to it. `sight` is a pure function of the document, so sightings can be
kept and never have to be read again.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, field
from typing import Final

from griffier.model import Document, Meeting, Role
from griffier.track.series import letters, load_series, series_of, slug

# Kinds of document that are about a meeting, as a rule the first they name.
ABOUT: Final = frozenset(("report", "agenda", "declaration", "conclusions", "alignment"))
_MONTH = re.compile(r"-(\d{4})-(\d{2})(?:-\d)?$")
_OPENING: Final = 600  # characters; a name so early may be what the document is about


@dataclass(frozen=True, slots=True)
class Sighting:
    """A document speaks of a meeting.

    `series` is None where only a place («de top in Tirana») or a name of its own tells it;
    `key` then compares names. `first` and `last` are the days, None where the text gives
    none; `month` is the first of the month where that is all it gives. `main` says that
    the document is about this meeting, `next` that it is «de volgende».
    """

    document: str
    local: str  # Meeting.id
    name: str
    lang: str
    series: str | None = None
    key: str = ""
    body: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    month: datetime.date | None = None
    place: str | None = None
    country: str | None = None
    main: bool = False
    next: bool = False
    kind: str = "other"  # of the document
    dated: datetime.date | None = None  # the document's own date
    title: str = ""
    cues: frozenset[str] = field(default=frozenset())  # how the title announces itself

    @property
    def summit(self) -> bool:
        """Whether it is called, or may be called, a top."""
        if self.series:
            return load_series().kind(self.series).is_summit
        return _SUMMIT.search(letters(self.name)) is not None


_SUMMIT = re.compile(r"top|summit")
# What a title says of a letter that is no report or agenda by kind.
_CUES: Final = {
    "before": re.compile(
        r"\b(?:inzet|voorbereiding|vooruitblik|geannoteerde|voornemens|preview|position)\b", re.I
    ),
    "after": re.compile(
        r"\b(?:verslag|uitkomst\w*|terugblik|resultaten|outcome\w*|report)\b", re.I
    ),
}


def sight(document: Document) -> tuple[Sighting, ...]:
    """The sightings of a document, in the order of its own list."""
    mains, meetings = _mains(document), document.annotations.meetings
    return tuple(_sighting(document, each, each.id in mains) for each in meetings)


def _sighting(document: Document, meeting: Meeting, main: bool) -> Sighting:
    facts = document.letter.metadata
    title = facts.title or ""
    return Sighting(
        document=document.id,
        local=meeting.id,
        name=meeting.name,
        lang=document.letter.lang,
        series=series_of(meeting.name, meeting.id),
        key=slug(meeting.name),
        body=meeting.body,
        first=meeting.date,
        last=meeting.end_date or meeting.date,
        month=None if meeting.date else _month(meeting.id),
        place=meeting.place,
        country=meeting.country,
        main=main,
        next=meeting.id.endswith("-other"),
        kind=facts.kind,
        dated=facts.date,
        title=title,
        cues=frozenset(name for name, cue in _CUES.items() if cue.search(title)),
    )


def _month(local: str) -> datetime.date | None:
    """«jbz-raad-2022-12» says no more than the month."""
    found = _MONTH.search(local)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return datetime.date(int(found[1]), int(found[2]), 1)


def month_of(first: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a month."""
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _mains(document: Document) -> frozenset[str]:
    """The meetings a document is about: those its title names, else, for kinds that are
    about a meeting, the first if the text opens with it."""
    meetings = document.annotations.meetings
    spans = [(p.start, p.end) for p in document.letter.parts if p.role is Role.TITLE]
    mentions = document.annotations.meeting_mentions
    named = {
        each.meeting for each in mentions if any(a <= each.start < b for a, b in spans)
    } | _titled(document)
    if named or document.letter.metadata.kind not in ABOUT or not meetings:
        return frozenset(named)
    first = meetings[0].id
    early = any(each.meeting == first and each.start < _OPENING for each in mentions)
    return frozenset((first,)) if early else frozenset()


def _titled(document: Document) -> set[str]:
    """Meetings whose name stands in a title that the format gives apart from the text."""
    title = letters(document.letter.metadata.title or "")
    found: dict[str, str] = {}  # of two of one name the first, which the reader put there
    for each in document.annotations.meetings:
        name = letters(each.name)
        if len(name) > 5 and name in title:
            found.setdefault(name, each.id)
    return set(found.values())
