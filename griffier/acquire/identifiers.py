"""The identifier of an official publication, from whatever way a clerk writes it; pure.

«Kamerstuk 21 501-20, nr. 1873», «TK 2022/23, 21501-20 nr 1873», kst-21501-20-1873,
https://zoek.officielebekendmakingen.nl/kst-21501-20-1873.html, «Aanhangsel van de Handelingen
2022–2023, nr. 123», «Stcrt. 2022, 123» and the like.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from griffier.annotate.kamerstukken import find_kamerstukken

_SERIES: Final = (
    "kst|ah-tk|ah-ek|h-tk|h-ek|h-vv|kv-tk|nds-tk|nds-ek|ag-tk|ag-ek|blg|"
    "stb|stcrt|trb|gmb|prb|wsb|bgr"
)
_WHOLE: Final = re.compile(rf"(?i)(?:{_SERIES})-[0-9a-z]+(?:-[0-9a-z()]+)*")
_SITES: Final = frozenset(
    {
        "zoek.officielebekendmakingen.nl",
        "www.officielebekendmakingen.nl",
        "officielebekendmakingen.nl",
        "repository.overheid.nl",
    }
)
_APPENDIX: Final = re.compile(
    r"(?i)\b(?:aanhangsel(?: van de)?(?: handelingen)?|ah(?:-tk)?)\b\D{0,12}"
    r"(?P<year>(?:19|20)\d\d)\s*[-–/]\s*(?P<until>\d{4}|\d\d),?\s*(?:nrs?\.?|nummer)?\s*(?P<number>\d{1,4})\b"
)
_GAZETTE: Final = re.compile(
    r"(?i)\b(?P<series>staatsblad|stb|staatscourant|stcrt|tractatenblad|trb)\.?,?\s+"
    r"(?P<year>(?:18|19|20)\d\d),?\s*(?:nr\.?|nummer)?\s*(?P<number>\d{1,6})\b"
)
_SHORT: Final = {"staatsblad": "stb", "staatscourant": "stcrt", "tractatenblad": "trb"}


def identifier(words: str) -> str | None:
    """The identifier that words name, in the spelling of the repository («kst-37020-IX-40»:
    small letters, chapters in capitals); None where they name none, or a whole dossier."""
    words = " ".join(words.split())
    if "://" in words or words.startswith("www."):
        return _of_address(words if "://" in words else f"https://{words}")
    if _WHOLE.fullmatch(words):
        return spelled(words)
    for found in find_kamerstukken(_headed(words), _headed(words).lower()):
        return None if "/dossier/" in (found.url or "") else found.id
    if found_appendix := _APPENDIX.search(words):
        return _appendix(found_appendix)
    if gazette := _GAZETTE.search(words):
        series = gazette["series"].lower()
        return f"{_SHORT.get(series, series)}-{gazette['year']}-{int(gazette['number'])}"
    return None


def spelled(identifier: str) -> str:
    """An identifier in the repository's spelling, which it is strict about."""
    parts = identifier.split("-")
    series = [part.lower() for part in parts[:2] if not part[0].isdigit()]
    rest = parts[len(series) :]
    return "-".join([*series, *(part.upper() for part in rest)])


def _headed(words: str) -> str:
    """«21501-20, nr. 1873» alone is a Kamerstuk."""
    return words if not words[:1].isdigit() else f"Kamerstuk {words}"


def _of_address(address: str) -> str | None:
    parts = urlsplit(address)
    if (parts.hostname or "").lower() not in _SITES:
        return None
    for piece in reversed(unquote(parts.path).split("/")):
        name = piece.partition(".")[0]
        if _WHOLE.fullmatch(name):
            return spelled(name)
    return None


def _appendix(found: re.Match[str]) -> str:
    year, until = found["year"], found["until"]
    until = until if len(until) == 4 else year[:2] + until
    return f"ah-tk-{year}{until}-{int(found['number'])}"
