"""The values of the ledger: frozen, typed, free of behaviour, free of a database.

The ledger gives these and takes these; following up (`griffier.track`), searching and
serving are functions over them. Offsets count characters of the document's canonical
text, as everywhere (`griffier.model`).
"""

from griffier.ledger.entries.filed import (
    Card,
    Entry,
    Instrument,
    MeetingLink,
    Naming,
    Part,
    Session,
    Sighting,
)
from griffier.ledger.entries.followed import (
    Commitment,
    Evidence,
    Figure,
    Judgement,
    Pointer,
    Series,
    Settling,
    State,
    Status,
)

__all__ = [
    "Card",
    "Commitment",
    "Entry",
    "Evidence",
    "Figure",
    "Instrument",
    "Judgement",
    "MeetingLink",
    "Naming",
    "Part",
    "Pointer",
    "Series",
    "Session",
    "Settling",
    "Sighting",
    "State",
    "Status",
]
