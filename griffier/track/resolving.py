"""All sightings of a library, or of one neighbourhood of it, resolved to sessions."""

from collections.abc import Iterable
from dataclasses import dataclass

from griffier.ledger.entries import Session, Sighting
from griffier.track.placing import Calendar, Placing, dated, place
from griffier.track.sessions import gather


@dataclass(frozen=True, slots=True)
class Resolved:
    """The sessions, and for each sighting the one it is of, or why none."""

    sessions: tuple[Session, ...]
    placings: tuple[Placing, ...]

    def of(self, document: str) -> dict[str, str]:
        """`Meeting.id` to `Session.id` for the meetings of a document that were placed."""
        return {
            each.sighting.local: each.session.id
            for each in self.placings
            if each.session and each.sighting.document == document
        }


def resolve(sightings: Iterable[Sighting], known: Iterable[Session] = ()) -> Resolved:
    """Make sessions of the dated sightings, and place the others among them and `known`."""
    every = sorted(set(sightings), key=lambda each: (each.document, each.local))
    made = gather(every)
    placings = [dated(each, session) for session, group in made.values() for each in group]
    settled = {(each.sighting.document, each.sighting.local) for each in placings}
    sessions = {each.id: each for each in known} | {id_: s for id_, (s, _) in made.items()}
    calendar = Calendar(sessions.values())
    for each in every:
        if (each.document, each.local) not in settled:
            placings.append(place(each, calendar))
    return Resolved(
        tuple(session for session, _ in made.values()),
        tuple(sorted(placings, key=lambda p: (p.sighting.document, p.sighting.local))),
    )
