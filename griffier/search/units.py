"""What is searched: the paragraphs and the statements of a document, as units of an index.

A statement is a unit of its own, so that what a query asks of a statement (who, whom, what)
is fulfilled by one statement and not by two that share a paragraph.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from griffier.ledger.entries import Entry
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Role
from griffier.search.query import PARAGRAPHS, STATEMENTS

Json = Mapping[str, Any]
# Roles whose words say something; the others are forms of address.
SEARCHED: Final = frozenset(
    role.value
    for role in (
        Role.TITLE,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.ITEM,
        Role.QUESTION,
        Role.ANSWER,
        Role.ROW,
        Role.NOTE,
    )
)


_NAMING: Final = frozenset({Role.TITLE.value, Role.HEADING.value})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch `start:end` of a document that can be found, and what is known of it.

    `heading` is what stands right above it, `context` the title of the document, or the topic
    of a statement; they help to find it but are not quoted. `concepts` are that of the topic
    and the broader ones, `deadline` is the first and last day; `entry` is the id of the line
    of the ledger, of statements only. A heading has no text of its own, since it counts less
    than what stands under it.
    """

    document: str
    start: int
    end: int
    scope: str
    text: str
    lang: str
    kind: str
    heading: str = ""
    context: str = ""
    day: datetime.date | None = None
    dossiers: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    page: int | None = None
    entry: str | None = None
    act: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    modality: str | None = None
    deadline: tuple[datetime.date, datetime.date] | None = None


def units_of(contract: Json, entries: Iterable[Entry], meetings: Sequence[str] = ()) -> list[Unit]:
    """The units of one document.

    `contract` is what `griffier read --json` gives of it (with the layout, if pages are to
    be known), `entries` its lines in the ledger as they now stand, `meetings` the ids of the
    library's meetings it belongs to.
    """
    metadata = contract["metadata"]
    shared: dict[str, Any] = {
        "document": contract["id"],
        "lang": contract["lang"],
        "kind": metadata["kind"],
        "day": _day(metadata["date"]),
        "dossiers": tuple(metadata["dossiers"]),
    }
    pages = _Pages(contract)
    found = [_paragraph(part, contract, shared, pages, meetings) for part in _parts(contract)]
    found += [_statement(entry, shared, meetings) for entry in entries]
    return found


def _parts(contract: Json) -> list[Json]:
    return [
        part
        for part in contract["parts"]
        if part["role"] in SEARCHED and part["end"] > part["start"]
    ]


def _paragraph(
    part: Json, contract: Json, shared: dict[str, Any], pages: "_Pages", meetings: Sequence[str]
) -> Unit:
    start, end = part["start"], part["end"]
    return Unit(
        start=start,
        end=end,
        scope=PARAGRAPHS,
        text="" if part["role"] in _NAMING else contract["text"][start:end],
        heading=_heading(part, contract),
        context="" if part["role"] == Role.TITLE.value else contract["metadata"]["title"] or "",
        page=pages.at(start),
        meetings=tuple(meetings),
        **shared,
    )


def _heading(part: Json, contract: Json) -> str:
    """What stands above the part; a heading is its own: it names what follows."""
    if part["role"] in _NAMING:
        return str(contract["text"][part["start"] : part["end"]])
    section = part["section"]
    return "" if section is None else str(contract["sections"][section]["heading"])


def _statement(entry: Entry, shared: dict[str, Any], meetings: Sequence[str]) -> Unit:
    own = (entry.meeting,) if entry.meeting else ()
    deadline = entry.deadline
    return Unit(
        start=entry.start,
        end=entry.end,
        scope=STATEMENTS,
        text=entry.quote,
        context=entry.topic or "",
        page=entry.page,
        meetings=tuple(dict.fromkeys((*own, *meetings))),
        entry=entry.id,
        act=entry.act.value,
        actors=_ids(entry.actors),
        recipients=_ids(entry.recipients),
        concepts=_concepts(entry.concept),
        modality=entry.modality,
        deadline=(deadline.first, deadline.last) if deadline else None,
        **shared,
    )


def _concepts(concept: str | None) -> tuple[str, ...]:
    """The concept and what is broader: who asks for the broader one means it too."""
    return (concept, *load_thesaurus().above.get(concept, ())) if concept else ()


def _ids(actors: Iterable[Any]) -> tuple[str, ...]:
    """The ids, and the persons who held the office, each once."""
    ids = [actor.id for actor in actors]
    ids += [f"PERSON:{actor.person}" for actor in actors if actor.person]
    return tuple(dict.fromkeys(ids))


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


class _Pages:
    """On which page an offset lies, by the layout of the contract; asked in any order."""

    def __init__(self, contract: Json) -> None:
        origins = contract.get("layout", {}).get("origins", ())
        self._pages = {o["start"]: o["page"] for o in origins if o["page"] is not None}
        self._starts = sorted(self._pages)

    def at(self, offset: int) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        return self._pages[self._starts[max(index, 0)]] if self._starts else None
