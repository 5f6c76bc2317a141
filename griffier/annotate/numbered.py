"""The session that a press release of the Council tells of, by its number.

“3349th Council meeting | Environment | Brussels, 28 November 2014”, «3349e zitting van de
Raad | Milieu | Brussel, 28 november 2014»: number, formation, place and day, a line each.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from griffier.annotate.namings import Naming, Scene
from griffier.lexicon.meetings import MeetingTable, Series

_TOP = 4_000  # characters in which the head of a release ends
_NUMBERED = re.compile(
    r"\b\d{3,4}(?:st|nd|rd|th|e|ste|de)\s(?:council\smee?ting|meeting\sof\sthe\scouncil"
    r"|zitting\svan\sde\sraad|raadszitting)[\s:–-]+(?P<named>[a-z][^\n]{3,120})"
)
_BEFORE_DAY = re.compile(r"(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?),\s$")
_NEAR = 200  # characters between the number and the day
_SHORT = 4  # days


def numbered_session(scene: Scene) -> Naming | None:
    """The session, with its day and place, or None where no line numbers one."""
    found = _NUMBERED.search(scene.low, 0, _TOP)
    if not found:
        return None
    at = bisect_left(scene.days, found.start("named"), key=lambda moment: moment.start)
    if at == len(scene.days) or scene.days[at].start - found.start("named") > _NEAR:
        return None
    moment = scene.days[at]
    if (moment.last - moment.first).days >= _SHORT:
        return None
    opening = scene.text[found.start("named") : moment.start]
    place = _BEFORE_DAY.search(opening)
    named = opening[: place.start() if place else len(opening)].split("\n")[0].strip(" ,–-")
    series = _series(named, scene.table)
    end = found.start("named") + len(named)
    if series is None:
        naming = Naming(found.start(), end, "council", "council", "Council", "EU_COUNCIL")
    else:
        naming = Naming(
            found.start(), end, series.id, series.kind, series.name_nl, series.body, series, True
        )
    town = scene.table.places.get(place["place"] if place else "", (None, None))
    return replace(naming.told(moment), place=town[0], country=town[1])


def _series(named: str, table: MeetingTable) -> Series | None:
    """The formation: «Employment, Social Policy, Health and Consumer Affairs»."""
    plain = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", "", named)).strip(" ,-–").lower()
    forms = (f"{plain} council", f"raad {plain}", f"{plain}raad", f"raad voor {plain}", plain)
    return next((table.forms[form] for form in forms if form in table.forms), None)
