"""Namings gathered into meetings: which of them are of one and the same session."""

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from griffier.annotate.namings import AT, GATHERING, Interval, Naming
from griffier.annotate.occasions import overlap
from griffier.model import Meeting

_RECENT = 1500  # characters within which a name without a date still means the last one


@dataclass(slots=True)
class Session:
    """A meeting under construction."""

    key: str
    namings: list[Naming] = field(default_factory=list)
    days: Interval | None = None
    period: Interval | None = None
    place: str | None = None
    country: str | None = None
    other: bool = False
    starts: list[int] = field(default_factory=list)  # of the namings, in order

    def takes(self, naming: Naming) -> None:
        """Add a naming and what it tells."""
        self.namings.append(naming)
        insort(self.starts, naming.start)
        self.days = self.days or naming.session
        self.period = self.period or naming.period
        if not self.place and naming.place:
            self.place, self.country = naming.place, naming.country
        self.country = self.country or naming.country
        self.other = self.other or naming.other

    def is_of(self, naming: Naming) -> bool:
        """Whether a naming is of this series, or of the one it is a session of."""
        mine, other = self.namings[0].series, naming.series
        if naming.key.startswith(AT) and self.namings[0].kind in ("summit", "european_council"):
            return naming.place == self.place or (naming.loose and not self.place)
        if self.key == naming.key or not mine or not other:
            return self.key == naming.key
        return mine.parent == other.id or other.parent == mine.id

    def fits(self, naming: Naming) -> bool:
        """Whether a dated naming can be of this session."""
        told = naming.session or naming.period
        mine = self.days or self.period
        if self.narrower_or_broader(naming):
            return bool(told and told == mine)  # «RBZ Defensie» on the second day of a RBZ
        return bool(told and mine and overlap(told, mine))

    def narrower_or_broader(self, naming: Naming) -> bool:
        """Whether the naming is of the series this one is a setting of, or the reverse."""
        mine, other = self.namings[0].series, naming.series
        return bool(mine and other and mine.id != other.id)


def gather(
    namings: Sequence[Naming],
    titles: Sequence[Naming],
    headed: Callable[[int], bool] = lambda _: False,
) -> list[Session]:
    """The sessions, the main one first, the others by their first naming. `headed` tells
    whether an offset lies in a heading, where a bare name means a session named anywhere.

    A name with a date belongs to the session of that date. A name without one belongs to
    the main session of its kind, else to the only one, if that was spoken of shortly
    before; else it is left out. «De volgende Raad» never joins another session.
    """
    sessions: list[Session] = []
    for naming in (*titles, *namings):
        if naming.session or naming.period:
            _place(sessions, naming, titles)
    main = _main(sessions, titles)
    titled = [each for each in sessions if any(_entitled(each, title) for title in titles)]
    for naming in namings:
        if not (naming.session or naming.period):
            _place_undated(sessions, naming, main, titled, anywhere=headed(naming.start))
    if main is None and titles:
        main = next((each for each in sessions if each.key == titles[0].key), None)
    for each in sessions:
        each.namings.sort(key=lambda naming: naming.start)
    return sorted(sessions, key=lambda each: (each is not main, _first(each)))


def _first(session: Session) -> int:
    return min((naming.start for naming in session.namings if naming.start >= 0), default=-1)


def _main(sessions: Sequence[Session], titles: Sequence[Naming]) -> Session | None:
    for title in titles:
        for each in sessions:
            if _entitled(each, title):
                return each
    return None


def _entitled(session: Session, title: Naming) -> bool:
    """Whether a title is of this session."""
    return session.is_of(title) and session.fits(title)


def _place(sessions: list[Session], naming: Naming, titles: Sequence[Naming]) -> None:
    for each in sessions:
        # «de informele videoconferentie van ministers van 23 november»: the main one's day
        main = titles and each.days == naming.session and _one_of_ministers(each, naming)
        if each.fits(naming) and (each.is_of(naming) or (main and each.namings[0] in titles)):
            each.takes(naming)
            return
    sessions.append(Session(naming.key))
    sessions[-1].takes(naming)


def _one_of_ministers(session: Session, naming: Naming) -> bool:
    """A gathering and a Council of one day: «informele videoconferentie van de leden van
    de Milieuraad»."""
    keys = {naming.key, session.key}
    return GATHERING in keys and (
        len(keys) == 1 or "council" in (naming.kind, session.namings[0].kind)
    )


def _place_undated(
    sessions: list[Session],
    naming: Naming,
    main: Session | None,
    titled: Sequence[Session],
    *,
    anywhere: bool,
) -> None:
    same = [each for each in sessions if each.key == naming.key]
    if naming.key.startswith(AT) and not same:
        same = [each for each in sessions if each.place == naming.place and each.is_of(naming)]
    if naming.other:
        same = [each for each in same if each.other and not each.days]
    if main and (main in same or (not (same or naming.other) and main.is_of(naming))):
        main.takes(naming)
    elif len(own := [each for each in same if each in titled]) == 1 and not naming.other:
        own[0].takes(naming)  # «Verslag Eurogroep en Ecofinraad»: about two
    elif len(same) == 1 and (anywhere or _near(same[0], naming)):
        same[0].takes(naming)
    elif not same and not (naming.series and naming.series.institution):
        sessions.append(Session(naming.key))
        sessions[-1].takes(naming)


def _near(session: Session, naming: Naming) -> bool:
    """Whether the session was spoken of shortly before, or has no date to be wrong about."""
    if not (session.days or session.period):
        return True
    at = bisect_left(session.starts, naming.start)
    around = session.starts[max(0, at - 1) : at + 1]
    return any(abs(start - naming.start) < _RECENT for start in around)


def narrow(sessions: Sequence[Session], headed: Callable[[int], bool]) -> None:
    """Of «de Europese Raad en de Eurotop van 13 en 14 december» each takes the one day that
    its own heading gives it."""
    shared = [each.days for each in sessions if each.days and each.days[0] < each.days[1]]
    for each in sessions:
        days = each.days
        if days is None or shared.count(days) < 2:
            continue
        told = (naming.session for naming in each.namings if headed(naming.start))
        each.days = next((one for one in told if one and _within(one, days)), days)


def _within(one: Interval, days: Interval) -> bool:
    return one != days and days[0] <= one[0] and one[1] <= days[1]


def under_headings(
    sessions: Sequence[Session], heads: Sequence[tuple[int, int]]
) -> list[tuple[int, Session]]:
    """From where on a heading names another session than the main one, of its kind: reports
    of two Councils in one letter. «Voorbereiding Europese Raad» is an item of the one told of."""
    found = []
    for start, end in heads:
        named = [each for each in sessions if any(start <= at < end for at in each.starts)]
        kinds = {each.namings[0].kind for each in (*named, sessions[0])}
        if len(named) == len(kinds) == 1 and named[0].days:
            found.append((start, named[0]))
    return found


# --- how a session is shown ----------------------------------------------------------


def meetings_of(sessions: Sequence[Session]) -> tuple[Meeting, ...]:
    """The sessions as meetings with ids that are unique in the document."""
    taken: set[str] = set()
    return tuple(_meeting(each, taken) for each in sessions)


def _meeting(session: Session, taken: set[str]) -> Meeting:
    first = session.namings[0]
    name = _name(session)
    stem = first.series.id if first.series and not first.series.tail else slug(name)
    if session.days:
        stem += f"-{session.days[0]}"
    elif session.period:
        stem += f"-{session.period[0]:%Y-%m}"
    elif session.other:
        stem += "-other"
    id_, number = stem, 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    taken.add(id_)
    begin, end = session.days or (None, None)
    last = end if end != begin else None
    body = next((each.body for each in session.namings if each.body), None)
    return Meeting(id_, name, body, begin, last, session.place, session.country)


def _name(session: Session) -> str:
    """The name as printed, best in ordinary letters; a bare code gives the full name."""
    printed = [naming for naming in session.namings if naming.start >= 0 and not naming.code]
    plain = [naming.name for naming in printed if not naming.name.isupper()]
    if plain:
        return re.sub(r"\s+", " ", plain[0])
    series = session.namings[0].series
    if series:
        return series.name_nl
    shouted = re.sub(r"\s+", " ", printed[0].name if printed else session.namings[0].name)
    # in a phrase small words would have to stay small
    if not shouted.isupper() or shouted.count(" ") > 2:
        return shouted
    # words of five letters and more are no abbreviation
    return re.sub(r"[^\W\d_]{5,}", lambda word: word[0].capitalize(), shouted)


def slug(name: str) -> str:
    """A name as part of an id: «EU–Westelijke Balkantop» gives «eu-westelijke-balkantop»."""
    plain = unicodedata.normalize("NFKD", re.sub("[‑–—]", "-", name))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
