"""What a person should look at: lines that are doubtful and that nobody judged yet."""

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, text

from griffier.errors import NotInLibrary
from griffier.ledger import judging
from griffier.ledger.base import Holdings, one_by_id
from griffier.ledger.drawing import judgement_of
from griffier.ledger.entries import Entry, Judgement
from griffier.ledger.listing import entries_at
from griffier.ledger.schema import judgements, statements

_DOUBT = text("shown AND doubt IS NOT NULL")  # the words of the index `ix_statements_doubt`
_MANY = 200


class Reviewing(Holdings):
    """The part of a library that says what is doubtful."""

    def doubtful(self, after: str | None = None) -> tuple[Entry | None, int]:
        """The first doubtful line behind the line `after`, the least sure first and among equals
        the newest, and how many there are in all.

        Doubtful is what `griffier.ledger.rows.doubt_of` says, unless a standing judgement is
        about it.
        Raises NotInLibrary, AmbiguousId for `after`.
        """
        with self.database.reading() as connection:
            judged = _judged(connection)
            behind = None
            if after:
                row = one_by_id(connection, statements.c.id, after, "statement")
                behind = (float(row["confidence"]), int(row["place"]))
            place = _first(connection, judged, behind)
            count = connection.scalar(select(func.count()).select_from(statements).where(_DOUBT))
            settled = _settled(connection, judged)
            entry = entries_at(connection, [place])[0] if place is not None else None
        return entry, (count or 0) - settled

    def judgements_before(
        self, before: str | None = None, limit: int = 50
    ) -> tuple[tuple[Judgement, ...], frozenset[str], bool]:
        """What was judged, the newest first, undoings included: a page of them behind the
        judgement `before`, the ids of those that stand, and whether there are more."""
        asked = select(judgements).order_by(judgements.c.seq)
        with self.database.reading() as connection:
            made = [judgement_of(row) for row in connection.execute(asked).mappings()]
        stand = frozenset(each.id for each in judging.standing(made))
        made.reverse()
        begin = 0
        if before is not None:
            ids = [each.id for each in made]
            if before not in ids:
                raise NotInLibrary(f"The library holds no judgement {before!r}.")
            begin = ids.index(before) + 1
        return tuple(made[begin : begin + limit]), stand, len(made) > begin + limit


def _judged(connection: Connection) -> frozenset[str]:
    made = [judgement_of(row) for row in connection.execute(_by_number()).mappings()]
    about = (each.entry for each in judging.standing(made) if each.verdict in judging.ON_STATEMENTS)
    return frozenset(entry for entry in about if entry)


def _by_number() -> Select[Any]:
    return select(judgements).order_by(judgements.c.seq)


def _first(
    connection: Connection, judged: frozenset[str], behind: tuple[float, int] | None
) -> int | None:
    s = statements.c
    while True:
        asked = select(s.place, s.id, s.confidence).where(_DOUBT)
        if behind is not None:
            sure, place = behind
            equal = and_(s.confidence == sure, s.place < place)
            asked = asked.where(or_(s.confidence > sure, equal))
        asked = asked.order_by(s.confidence, s.place.desc()).limit(_MANY)
        found = connection.execute(asked).all()
        for place, entry, _ in found:
            if entry not in judged:
                return int(place)
        if len(found) < _MANY:
            return None
        behind = (float(found[-1][2]), int(found[-1][0]))


def _settled(connection: Connection, judged: frozenset[str]) -> int:
    ordered, count = sorted(judged), 0
    for at in range(0, len(ordered), _MANY):
        mine = statements.c.id.in_(ordered[at : at + _MANY])
        asked = select(func.count()).select_from(statements).where(_DOUBT, mine)
        count += connection.scalar(asked) or 0
    return count
