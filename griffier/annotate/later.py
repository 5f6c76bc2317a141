"""The day of a meeting told from that of another: «de JBZ-Raad, die twee dagen later
plaatsvond»."""

import re
from functools import cache

from griffier.annotate.calendar import shift
from griffier.annotate.namings import Scene
from griffier.annotate.sessions import Session
from griffier.lexicon.dates import DateWords


def date_later(scene: Scene, session: Session, main: Session | None, dates: DateWords) -> None:
    """Give a session without days the day that the words behind its name count from those
    of the document's main meeting."""
    if session.days or main is None or not main.days or session is main:
        return
    words = scene.table.words
    pattern = _pattern(words["relatives"], words["later"], words["sooner"])
    for naming in session.namings:
        match = pattern.match(scene.low, naming.end) if naming.start >= 0 else None
        count = dates.values.get(("number", match["n"])) if match else None
        unit = dates.values.get(("unit", match["u"])) if match else None
        if not match or count is None or unit is None:
            continue
        back = match["sooner"] is not None
        day = shift(main.days[0 if back else 1], -int(count) if back else int(count), str(unit))
        session.days = (day, day) if day else None
        return


@cache
def _pattern(*lists: tuple[str, ...]) -> re.Pattern[str]:
    relatives, later, sooner = ("|".join(map(re.escape, words)) for words in lists)
    return re.compile(
        rf",?\s(?:{relatives})\s(?:\w+\s(?:plaats\s|place\s)?)?(?P<n>\w+)\s(?P<u>\w+)\s"
        rf"(?:(?P<later>{later})|(?P<sooner>{sooner}))\b"
    )
