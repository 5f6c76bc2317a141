"""Lines of the ledger by what they are about and whom they concern, many at once."""

import datetime
from collections.abc import Collection, Iterator
from typing import TypeVar

from sqlalchemy import select

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
    ) -> tuple[Entry, ...]:
        """Of each of `concepts` (with what is narrower) the newest `most` lines of documents
        from the day `since` on, each line once; quick for many concepts."""
        s, places = statements.c, dict[int, None]()
        with self.database.reading() as connection:
            for concept in concepts:
                about = s.concept.in_(widened(concept))
                asked = select(s.place).where(s.shown, about, s.place >= first_place(since))
                newest = asked.order_by(s.place.desc()).limit(most)
                places |= dict.fromkeys(connection.scalars(newest))
            found = [entries_at(connection, some) for some in _parts(list(places))]
        return tuple(entry for some in found for entry in some)


def _parts(values: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(values), _MOST):
        yield values[at : at + _MOST]
