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
from griffier.ledger.settlements import Settlement
from griffier.track.neighbourhood import (
    asks_for_candidates,
    asks_for_days,
    asks_for_undated,
    merged,
    neighbourhood,
)
from griffier.track.parts import cited_links, links
from griffier.track.placing import Placing
from griffier.track.placing import dated as placing_of
from griffier.track.resolving import Resolved, resolve
from griffier.track.series import load_series
from griffier.track.sessions import adds_nothing, same_occasion
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
    before = [*library.sightings_of(ids), *library.sightings_replaced(ids)]
    found = {each: sight(known.get(each) or library.contract(each)) for each in ids}
    library.add_sightings(found)
    fresh = [sighting for each in found.values() for sighting in each]
    _decide(library, before, fresh, set(ids))


def _decide(
    library: Library, before: Collection[Sighting], fresh: Collection[Sighting], ids: set[str]
) -> None:
    """Decide what new sightings, and those they replace, can change."""
    settled = [] if before else _told_before(library, fresh)
    done = {(each.sighting.document, each.sighting.local) for each in settled}
    seeds = [*before, *(s for s in fresh if s.first and (s.document, s.local) not in done)]
    around = neighbourhood(seeds, lambda asks: library.sightings_near(asks, dated=True))
    current = {(s.document, s.local) for s in library.sightings_of({s.document for s in around})}
    dated = [s for s in around if (s.document, s.local) in current]
    made = resolve(dated)
    gone = _gone(library, seeds, dated, made)
    known = library.sessions_by_id({*gone, *(each.id for each in made.sessions)})
    changed = _changed(known, made, gone)
    undated = _undated(library, changed, ids)
    sessions = library.sessions_near(merged(a for s in undated for a in asks_for_candidates(s)))
    resolved = resolve([*dated, *undated], [each for each in sessions if each.id not in gone])
    all_ = Resolved(resolved.sessions, (*settled, *resolved.placings))
    longer = {s.id for s in made.sessions if s.id in known and s.end_date != known[s.id].end_date}
    _write_down(library, all_, gone, ids, longer)


def _told_before(library: Library, fresh: Collection[Sighting]) -> list[Placing]:
    """The sightings that add nothing to a session there is: its days, names and town are
    known, so that no session can change by them."""
    dated = [s for s in fresh if s.first and s.series in load_series().kinds]
    by_series: dict[str, list[Session]] = {}
    for session in library.sessions_near(merged(a for s in dated for a in asks_for_days(s))):
        by_series.setdefault(session.series, []).append(session)
    found = []
    for each in dated:
        fitting = [s for s in by_series.get(each.series or "", ()) if adds_nothing(each, s)]
        if len(fitting) == 1:
            found.append(placing_of(each, fitting[0]))
    return found


def _changed(known: Mapping[str, Session], made: Resolved, gone: Collection[str]) -> list[Session]:
    """The sessions that are new, gone, or held on other days or elsewhere than was known."""
    new = [each for each in made.sessions if not same_occasion(each, known.get(each.id))]
    return [*new, *(known[id_] for id_ in gone if id_ in known)]


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


def _undated(library: Library, changed: Iterable[Session], ids: Collection[str]) -> list[Sighting]:
    """The sightings without a day that sessions new or gone can have a bearing on."""
    asks = merged(ask for each in changed for ask in asks_for_undated(each))
    found = {(s.document, s.local): s for s in library.sightings_near(asks, dated=False)}
    found |= {(s.document, s.local): s for s in library.sightings_of(ids) if not s.first}
    return list(found.values())


def _write_down(
    library: Library,
    resolved: Resolved,
    gone: frozenset[str],
    ids: Collection[str],
    longer: Collection[str],
) -> None:
    documents = set(ids) | _moved(library, resolved, longer)
    documents |= library.citing(library.identifiers(documents).values())
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
            links=_links(library, placings),
        )
    )


def _moved(library: Library, resolved: Resolved, longer: Collection[str]) -> set[str]:
    """The documents of which a meeting is another session now, or one of other length."""
    before = library.placed({each.sighting.document for each in resolved.placings})
    moved = set()
    for each in resolved.placings:
        now = each.session.id if each.session else None
        was = before[each.sighting.document].get(each.sighting.local, (None, ""))[0]
        if now != was or now in longer:
            moved.add(each.sighting.document)
    return moved


def _links(
    library: Library, placings: Mapping[str, list[Placing]]
) -> dict[str, tuple[MeetingLink, ...]]:
    """The links of each document: by the meetings it names, and by the papers it cites."""
    own = {document: links(found) for document, found in placings.items()}
    cited: dict[str, set[str]] = {}
    for pointer in library.pointers(own):
        cited.setdefault(pointer.document, set()).add(pointer.id)
    papers = library.identified({each for ids in cited.values() for each in ids})
    known = {id_: own.get(paper) or library.links(document=paper) for id_, paper in papers.items()}
    return {
        document: (*mine, *cited_links(document, cited.get(document, ()), known, mine))
        for document, mine in own.items()
    }


def _all_placings(
    library: Library, resolved: Resolved, documents: Collection[str], gone: Collection[str]
) -> dict[str, list[Placing]]:
    """For each document the placings of all its sightings, those not looked at as they were."""
    result: dict[str, list[Placing]] = {each: [] for each in documents}
    mine = [each for each in resolved.placings if each.sighting.document in result]
    looked = {(each.sighting.document, each.sighting.local) for each in mine}
    for placing in mine:
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
