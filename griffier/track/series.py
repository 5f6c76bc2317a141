"""Series of meetings as the whole library knows them: one id whatever the language.

A document's own list names a meeting as it was printed; here «JBZ-Raad» and "Justice and
Home Affairs Council" become `jha-council`, and «EU-Chinatop» and "EU-China summit" become
`eu-china`. What is named by its place alone («de top in Tirana») has no series.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from griffier.errors import DataError
from griffier.lexicon.actors import actor_table
from griffier.lexicon.meetings import load_meeting_table

EU: Final = "eu-"
"""Begins the series of summits of the Union with a country or group."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A series: its Dutch and English name, and how it meets.

    `every` is the usual number of days between sessions (None for summits that have no
    rhythm); `joined` says that two days in a row are one session; `dossiers` are those in
    which the House publishes its agendas and reports; `settings` are narrower series, one of
    which every session of this one is («VTE-Raad» is an Energieraad, say).
    """

    id: str
    names: tuple[str, str]
    every: int | None = None
    joined: bool = False
    dossiers: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def is_summit(self) -> bool:
        """Whether it may be called «de top in Tirana»."""
        return self.every is None or "summit" in self.id


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """Series by id, by their id in the lexicon of the readers, and partners of the Union."""

    kinds: Mapping[str, Kind]
    by_lexicon: Mapping[str, str]
    partners: Mapping[str, str]  # letters of a name to the id of a partner
    alone: frozenset[str]  # partners known without «EU»
    names: Mapping[str, tuple[str, str]]  # Dutch and English name by id of a partner
    generic: frozenset[str] = frozenset()  # slugs of names that many meetings have

    def kind(self, series: str) -> Kind:
        """The series by its id; a series the table does not list is a summit by itself."""
        known = self.kinds.get(series)
        if known:
            return known
        dutch, english = self.names.get(series.removeprefix(EU), ("", ""))
        if series.startswith(EU) and dutch:
            return Kind(series, (f"EU-{dutch}-top", f"EU–{english} summit"), joined=True)
        return Kind(series, ("", ""), joined=True)


@cache
def load_series() -> SeriesTable:
    """The series in series.toml. Raises DataError naming the entry that is wrong."""
    path = files("griffier.track") / "data" / "series.toml"
    return read_series(path.read_text("utf-8"), "series.toml")


def read_series(text: str, name: str) -> SeriesTable:
    """Series from TOML. Raises DataError naming `name` and the entry."""
    raw = tomllib.loads(text)
    kinds: dict[str, Kind] = {}
    by_lexicon: dict[str, str] = {}
    for number, entry in enumerate(raw.get("series", ()), start=1):
        where = f"{name}, series {entry.get('id', number)}"
        kind = _kind(entry, where)
        if kinds.setdefault(kind.id, kind) is not kind:
            raise DataError(f"{where}: stands there twice.")
        for other in entry.get("lexicon", ()):
            if by_lexicon.setdefault(other, kind.id) != kind.id:
                raise DataError(f"{where}: {other} is also one of {by_lexicon[other]}.")
    partners, alone, names = _partners(raw.get("partners", ()), name)
    return SeriesTable(
        MappingProxyType(kinds),
        MappingProxyType(by_lexicon),
        MappingProxyType(partners),
        alone,
        MappingProxyType(names),
        frozenset(raw.get("generic", ())),
    )


def _kind(entry: Mapping[str, Any], where: str) -> Kind:
    try:
        dutch, english = entry["names"]
        every = entry.get("every")
        return Kind(
            entry["id"],
            (dutch, english),
            every,
            entry.get("joined", False),
            tuple(entry.get("dossiers", ())),
            tuple(entry.get("settings", ())),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"{where}: {error} is missing or malformed.") from error


def _partners(
    entries: Iterable[Mapping[str, Any]], name: str
) -> tuple[dict[str, str], frozenset[str], dict[str, tuple[str, str]]]:
    forms: dict[str, str] = {}
    alone: set[str] = set()
    names: dict[str, tuple[str, str]] = {}
    for entry in entries:
        try:
            id_, names[entry["id"]] = entry["id"], (entry["names"][0], entry["names"][1])
            found = dict.fromkeys(entry["forms"], id_)
        except (KeyError, IndexError) as error:
            raise DataError(f"{name}, partner {entry.get('id')}: {error} is missing.") from error
        if taken := found.keys() & forms.keys():
            raise DataError(f"{name}, partner {id_}: {min(taken)} is also another's.")
        forms |= found
        alone |= set(found) if entry.get("alone") else set()
    for dutch, english in _countries():
        id_ = slug(english)
        names.setdefault(id_, (dutch, english))
        for each in (dutch, english):
            forms.setdefault(letters(each), id_)
    return forms, frozenset(alone), names


def _countries() -> Iterable[tuple[str, str]]:
    actors = actor_table()
    for id_, kind in actors.kinds.items():
        if kind == "country":
            yield actors.labels[id_, "nl"], actors.labels[id_, "en"]


# --- the series of a name -----------------------------------------------------------------

_SUMMIT = re.compile(
    r"(?:topontmoeting|topconferentie|topbijeenkomst|leaderssummit|summit|meeting|top)$"
)
_BEFORE = re.compile(
    r"^(?:\d+(?:e|de|ste|th|nd|rd|st))?(?:informele|buitengewone|ingelaste|extra|informal|"
    r"extraordinary|special|virtuele|jaarlijkse)*"
)
_BETWEEN = re.compile(
    r"^(?:top|summit)(?:tussen|between|van|of)(?:de|the)?(?:eu|europeseunie|europeanunion)"
    r"(?:en|and|met|with)(?:de|het|the)?"
)


def series_of(name: str, stem: str = "") -> str | None:
    """The id of the series a printed name is of; None where it names none.

    `stem` is the id a reader gave the meeting (`Meeting.id`), which begins with the
    lexicon's series where that was recognised.
    """
    table = load_series()
    known = _by_stem(stem, table) or _by_form(name, table)
    return known or _with_partner(letters(name), table)


def _by_stem(stem: str, table: SeriesTable) -> str | None:
    """The longest series of the lexicon that the reader's id begins with."""
    bare = re.sub(r"-(?:\d{4}-\d{2}(?:-\d{2})?|other)(?:-\d+)?$|-\d+$", "", stem)
    return table.by_lexicon.get(bare)


def _by_form(name: str, table: SeriesTable) -> str | None:
    """The one series whose form stands in the name, if that is all of its substance."""
    low = re.sub("[‑–—]", "-", name.lower())
    found = load_meeting_table().pattern.search(low)
    if not found:
        return None
    forms = load_meeting_table().forms
    series = forms.get(re.sub(r"\s", " ", found[0]))
    if series is None or series.tail:
        return None
    return table.by_lexicon.get(series.id)


def _with_partner(squeezed: str, table: SeriesTable) -> str | None:
    """«euwestelijkebalkantop» is `eu-western-balkans`."""
    squeezed = _BEFORE.sub("", squeezed)
    if between := _BETWEEN.match(squeezed):
        partner = table.partners.get(squeezed[between.end() :])
        return f"{EU}{partner}" if partner else None
    head = _SUMMIT.search(squeezed)
    if not head:
        return None
    core = squeezed[: head.start()]
    if core.startswith("eu") and (partner := table.partners.get(core[2:])):
        return f"{EU}{partner}"
    return f"{EU}{table.partners[core]}" if core in table.alone else None


def letters(name: str) -> str:
    """A name without case, accents, spaces and marks: «EU–Afrikatop» gives «euafrikatop»."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def slug(name: str) -> str:
    """A name as part of an id: «Noord-Macedonië» gives «noord-macedonie»."""
    plain = unicodedata.normalize("NFKD", re.sub("[‑–—]", "-", name))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
