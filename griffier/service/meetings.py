"""Meetings of a library, brought up to date when documents were filed.

`settle` looks at the documents whose meetings were not looked at yet and at whatever their
coming can change, and at nothing else. What it decides is a function of the set of
documents: in whatever order they are filed, in one go or one by one, the same meetings
and links come out (docs/meetings.md).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from griffier.ledger.entries import MeetingLink, Session, Sighting
from griffier.ledger.filing import Filing, Outcome
from griffier.ledger.library import Library
from griffier.ledger.sightings import Settlement
from griffier.track.neighbourhood import (
    asks_for_candidates,
    asks_for_undated,
    merged,
    neighbourhood,
)
from griffier.track.parts import links
from griffier.track.placing import Placing
from griffier.track.resolving import Resolved, resolve
from griffier.track.sightings import sight

BATCH = 200


def settle_filed(library: Library, filings: Sequence[Filing]) -> None:
    """Find the meetings of documents just filed (a `FollowUp` of `griffier.service.filing`)."""
    settle(library)
    if again := [each.card.id for each in filings if each.outcome is Outcome.REREAD]:
        settle_again(library, again)


def settle(library: Library, read: Mapping[str, Mapping[str, Any]] | None = None) -> int:
    """Find the meetings of the documents filed since this was last done; returns how many.

    `read` may hold what was just read of them, by `Card.id`, as the JSON contract; what
    it lacks is taken from the library. Stopped halfway it goes on where it was.
    """
    done = 0
    while ids := library.unsighted(BATCH):
        settle_again(library, ids, read)
        done += len(ids)
    return done


def settle_again(
    library: Library, ids: Collection[str], read: Mapping[str, Mapping[str, Any]] | None = None
) -> None:
    """Find the meetings of some documents anew, because they were read anew."""
    known = read or {}
    before = library.sightings_of(ids) + library.sightings_replaced(ids)
    found = {each: sight(known.get(each) or library.contract(each)) for each in ids}
    library.add_sightings(found)
    fresh = [sighting for each in found.values() for sighting in each]
    _decide(library, [*before, *fresh], set(ids))


def _decide(library: Library, seeds: Collection[Sighting], ids: set[str]) -> None:
    around = neighbourhood(seeds, lambda asks: library.sightings_near(asks, dated=True))
    current = {(s.document, s.local) for s in library.sightings_of({s.document for s in around})}
    dated = [s for s in around if (s.document, s.local) in current]
    made = resolve(dated)
    gone = _gone(library, seeds, dated, made)
    undated = _undated(library, made, gone, ids)
    sessions = library.sessions_near(merged(a for s in undated for a in asks_for_candidates(s)))
    known = [each for each in sessions if each.id not in gone]
    resolved = resolve([*dated, *undated], known)
    _write_down(library, resolved, gone, ids)


def _gone(
    library: Library, seeds: Iterable[Sighting], dated: Iterable[Sighting], made: Resolved
) -> frozenset[str]:
    """Sessions of these sightings that are no longer made."""
    documents = {each.document for each in (*seeds, *dated)}
    placed = library.placed(documents)
    mine = {(each.document, each.local) for each in (*seeds, *dated) if each.first}
    were = {
        session
        for document, meetings in placed.items()
        for local, (session, _) in meetings.items()
        if (document, local) in mine
    }
    return frozenset(were - {each.id for each in made.sessions})


def _undated(
    library: Library, made: Resolved, gone: Collection[str], ids: Collection[str]
) -> list[Sighting]:
    """The sightings without a day that the sessions made, or gone, can have a bearing on."""
    touched = [*made.sessions, *library.sessions_by_id(gone).values()]
    asks = merged(ask for each in touched for ask in asks_for_undated(each))
    found = {(s.document, s.local): s for s in library.sightings_near(asks, dated=False)}
    found |= {(s.document, s.local): s for s in library.sightings_of(ids) if not s.first}
    return list(found.values())


def _write_down(
    library: Library, resolved: Resolved, gone: frozenset[str], ids: Collection[str]
) -> None:
    documents = {each.sighting.document for each in resolved.placings} | set(ids)
    placings = _all_placings(library, resolved, documents, gone)
    library.settle(
        Settlement(
            kept=resolved.sessions,
            gone=gone,
            placed={
                document: {
                    each.sighting.local: (each.session.id, each.reason)
                    for each in found
                    if each.session
                }
                for document, found in placings.items()
            },
            links=_links(placings),
        )
    )


def _links(placings: Mapping[str, list[Placing]]) -> dict[str, tuple[MeetingLink, ...]]:
    return {document: links(found) for document, found in placings.items()}


def _all_placings(
    library: Library, resolved: Resolved, documents: Collection[str], gone: Collection[str]
) -> dict[str, list[Placing]]:
    """For each document the placings of all its sightings, those not looked at as they were."""
    result: dict[str, list[Placing]] = {each: [] for each in documents}
    looked = {(each.sighting.document, each.sighting.local) for each in resolved.placings}
    for placing in resolved.placings:
        result[placing.sighting.document].append(placing)
    rest = [s for s in library.sightings_of(documents) if (s.document, s.local) not in looked]
    if not rest:
        return result
    placed = library.placed({each.document for each in rest})
    were: dict[tuple[str, str], tuple[str, str]] = {
        (document, local): value
        for document, meetings in placed.items()
        for local, value in meetings.items()
        if value[0] not in gone
    }
    made = {each.id: each for each in resolved.sessions}
    wanted = {value[0] for value in were.values()} - made.keys()
    sessions: dict[str, Session] = {**library.sessions_by_id(wanted), **made}
    for each in rest:
        id_, reason = were.get((each.document, each.local), ("", ""))
        result[each.document].append(Placing(each, sessions.get(id_), reason))
    return result
