"""Dossiers as they were worked out, and the signs by which one sees whether they still hold."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select

from griffier.errors import LibraryDamaged
from griffier.ledger.base import Holdings, some_of
from griffier.ledger.places import document_at
from griffier.ledger.schema import documents, kept_dossiers


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """What was worked out for a meeting. `own` is the sign of what its own documents say,
    `later` that of what was said since."""

    session: str  # Session.id
    own: str
    later: str
    found: Mapping[str, Any]


class Dossiers(Holdings):
    """The part of a library that keeps dossiers."""

    def kept_dossier(self, session: str) -> KeptDossier | None:
        """What was kept for a meeting (whole id). Raises LibraryDamaged."""
        asked = select(kept_dossiers).where(kept_dossiers.c.session == session)
        with self.database.reading() as connection:
            row = connection.execute(asked).mappings().first()
        return KeptDossier(**{**row, "found": unpacked_dossier(row["found"])}) if row else None

    def keep_dossiers(self, kept: Sequence[KeptDossier]) -> None:
        """Keep dossiers in place of those kept before. No change of the library is noted:
        nothing is known that was not."""
        rows = [
            {"session": d.session, "own": d.own, "later": d.later, "found": _packed(d.found)}
            for d in kept
        ]
        with self._writing() as pages:
            for some in some_of([each.session for each in kept]):
                before = kept_dossiers.c.session.in_(some)
                pages.connection.execute(delete(kept_dossiers).where(before))
            if rows:
                pages.connection.execute(insert(kept_dossiers), rows)

    def drawn(self, ids: Sequence[str]) -> dict[str, int]:
        """How often the lines of some documents (whole ids) were drawn up; whatever changes
        them, or what was read of the document, makes it one more."""
        d, found = documents.c, dict[str, int]()
        with self.database.reading() as connection:
            for some in some_of(ids):
                rows = connection.execute(select(d.id, d.drawn).where(d.id.in_(some)))
                found |= {row.id: row.drawn for row in rows}
        return found

    def drawn_at(self, places: Iterable[int]) -> dict[int, int]:
        """The same of the documents of lines by their places, by the number of the document."""
        d, found = documents.c, dict[int, int]()
        numbers = sorted({document_at(place) for place in places})
        with self.database.reading() as connection:
            for some in some_of(numbers):
                rows = connection.execute(select(d.seq, d.drawn).where(d.seq.in_(some)))
                found |= {row.seq: row.drawn for row in rows}
        return found


def _packed(found: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(found, ensure_ascii=False, sort_keys=True).encode(), 6)


def unpacked_dossier(packed: bytes) -> Mapping[str, Any]:
    """What was kept of a dossier. Raises LibraryDamaged."""
    try:
        found: Mapping[str, Any] = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError) as error:
        raise LibraryDamaged(f"A dossier kept in the library is broken: {error}.") from error
    return found
