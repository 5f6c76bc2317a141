"""Lines of the ledger by what they are about and whom they concern, many at once."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import TextClause, select, text

from griffier.ledger.base import Holdings
from griffier.ledger.checking import widened
from griffier.ledger.entries import Entry
from griffier.ledger.listing import entries_at
from griffier.ledger.places import first_place
from griffier.ledger.schema import documents, statement_actors, statements

T = TypeVar("T")
_MOST = 400  # values in one question; databases bound the number of parameters


class Matters(Holdings):
    """The part of a library that answers for many matters in one question."""

    def entries_on(self, concepts: Collection[str], actors: Collection[str]) -> tuple[Entry, ...]:
        """Every line of the newest versions on one of `concepts` (and nothing narrower) in
        which one of `actors` acts or is addressed, in the order of the ledger."""
        about = statements.c
        who = select(statement_actors.c.place).where(
            statement_actors.c.actor.in_(sorted(actors)), statement_actors.c.place == about.place
        )
        with self.database.reading() as connection:
            places: set[int] = set()
            for some in _parts(sorted(concepts)):
                asked = select(about.place).where(about.shown, about.concept.in_(some))
                places |= set(connection.scalars(asked.where(who.exists())))
            found = [entries_at(connection, some) for some in _parts(sorted(places))]
        return tuple(entry for some in found for entry in some)

    def entries_without_topic(
        self, within: Collection[str], actors: Collection[str]
    ) -> tuple[Entry, ...]:
        """The lines of some documents (whole ids) that name no matter, in which one of `actors`
        acts or is addressed, in the order of the ledger."""
        s, places = statements.c, set[int]()
        who = select(statement_actors.c.place).where(
            statement_actors.c.actor.in_(sorted(actors)), statement_actors.c.place == s.place
        )
        with self.database.reading() as connection:
            for some in _parts(sorted(within)):
                there = select(s.place).join(documents, s.document == documents.c.seq)
                wanted = documents.c.id.in_(some) & s.shown & s.topic.is_(None) & who.exists()
                places |= set(connection.scalars(there.where(wanted)))
            found = [entries_at(connection, some) for some in _parts(sorted(places))]
        return tuple(entry for some in found for entry in some)

    def newest_on(
        self, concepts: Collection[str], since: datetime.date, most: int
    ) -> tuple[int, ...]:
        """Of each of `concepts` (with what is narrower) the newest `most` lines of documents
        from the day `since` on, each line once: their places. Quick for many concepts."""
        wanted = {concept: widened(concept) for concept in concepts}
        single = list(dict.fromkeys(each for found in wanted.values() for each in found))
        newest: dict[str, list[int]] = {each: [] for each in single}
        with self.database.reading() as connection:
            for some in _parts(single):
                for number, place in connection.execute(*_newest(some, since, most)):
                    newest[some[number]].append(place)
        places = dict.fromkeys(
            place
            for found in wanted.values()
            for place in nlargest(most, chain.from_iterable(newest[each] for each in found))
        )
        return tuple(places)


def _newest(
    concepts: Sequence[str], since: datetime.date, most: int
) -> tuple[TextClause, dict[str, Any]]:
    """The newest places of each concept, by its number in the row: one short walk of an index
    for each, in one question."""
    one = (
        "SELECT * FROM (SELECT {0} AS concept, place FROM statements WHERE shown = :shown"
        " AND concept = :c{0} AND place >= :first ORDER BY place DESC LIMIT :most) AS c{0}"
    )
    asked = " UNION ALL ".join(one.format(number) for number in range(len(concepts)))
    named = {f"c{number}": concept for number, concept in enumerate(concepts)}
    return text(asked), {"shown": True, "first": first_place(since), "most": most, **named}


def _parts(values: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(values), _MOST):
        yield values[at : at + _MOST]
