"""Where documents speak of meetings: the facts from which a library's meetings are made.

A sighting is one line of a document's own list of meetings, with the series it names and
what the document is to it. `sight` is a pure function of what was read, so sightings can
be kept and never have to be read again.
"""

import calendar
import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from griffier.ledger.entries import Sighting
from griffier.track.series import letters, load_series, series_of, slug

# Kinds of document that are about a meeting, as a rule the first they name.
ABOUT: Final = frozenset(("report", "agenda", "declaration", "conclusions", "alignment"))
_MONTH = re.compile(r"-(\d{4})-(\d{2})(?:-\d)?$")
_OPENING: Final = 1500  # characters; a name so early may be what the document is about
_SUMMIT = re.compile(r"top|summit")


def sight(found: Mapping[str, Any]) -> tuple[Sighting, ...]:
    """The sightings of a document, in the order of its own list.

    `found` is what was read of it, by the JSON contract (`griffier.views.contract`).
    """
    mains = _mains(found)
    days = [each["date"] for each in found["meetings"] if each["id"] in mains and each["date"]]
    near = _day(min(days, default=None))
    return tuple(_sighting(found, each, each["id"] in mains, near) for each in found["meetings"])


def _sighting(
    found: Mapping[str, Any], meeting: Mapping[str, Any], main: bool, near: datetime.date | None
) -> Sighting:
    facts = found["metadata"]
    series = series_of(meeting["name"], meeting["id"])
    first = _day(meeting["date"])
    return Sighting(
        document=found["id"],
        local=meeting["id"],
        name=meeting["name"],
        series=series,
        key="" if series else slug(meeting["name"]),
        body=meeting["body"],
        first=first,
        last=_day(meeting["end_date"]) or first,
        month=None if first else _month(meeting["id"]),
        place=meeting["place"],
        country=meeting["country"],
        summit=_may_be_summit(series, meeting["name"]),
        main=main,
        next=meeting["id"].endswith("-other"),
        near=near,
        kind=facts["kind"],
        lang=found["lang"],
        dated=_day(facts["date"]),
        title=facts["title"] or "",
    )


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _may_be_summit(series: str | None, name: str) -> bool:
    if series:
        return load_series().kind(series).is_summit
    return _SUMMIT.search(letters(name)) is not None


def _month(local: str) -> datetime.date | None:
    """«jbz-raad-2022-12» says no more than the month."""
    found = _MONTH.search(local)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return datetime.date(int(found[1]), int(found[2]), 1)


def month_of(first: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a month."""
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _mains(found: Mapping[str, Any]) -> frozenset[str]:
    """The meetings a document is about: those its titles name, else, for kinds that are
    about a meeting, the first of its list if the text opens with it."""
    meetings = found["meetings"]
    named = _named(meetings, _titles(found))
    if named or found["metadata"]["kind"] not in ABOUT or not meetings:
        return named
    at = found["text"].find(meetings[0]["name"])
    return frozenset((meetings[0]["id"],)) if at < _OPENING else frozenset()


def _titles(found: Mapping[str, Any]) -> str:
    """All titles, with a bar between them."""
    parts = [each for each in found["parts"] if each["role"] == "title"]
    texts = [found["text"][each["start"] : each["end"]] for each in parts]
    return " | ".join([found["metadata"]["title"] or "", *texts])


def _named(meetings: Sequence[Mapping[str, Any]], titles: str) -> frozenset[str]:
    """The meetings a title names; of two of one name the first, which the reader put there."""
    low, squeezed = titles.lower(), letters(titles)
    known: dict[str, str] = {}
    for each in meetings:
        name = each["name"]
        whole = re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", low)
        if whole or (len(name) > 8 and letters(name) in squeezed):
            known.setdefault(letters(name), each["id"])
    return frozenset(known.values())
