"""Asking a library: cards, lines of the ledger, texts and contracts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from griffier.ledger import carding, walks
from griffier.ledger.base import Holdings, one_by_id, some_of
from griffier.ledger.checking import check_cards, checked
from griffier.ledger.entries import Card, Entry
from griffier.ledger.prepared import unpacked_contract, unpacked_text
from griffier.ledger.queries import CardQuery, EntryQuery, Page
from griffier.ledger.rows import ENTRY_COLUMNS, card_of, entry_of
from griffier.ledger.schema import documents, readings, statement_actors, statements
from griffier.model import Actor

Json = dict[str, Any]
_MANY = 1_000  # lines fetched at a time


class Spot(NamedTuple):
    """A line of the ledger by its id, where it stands in the order of all, and where in the
    text it begins."""

    id: str
    place: int
    start: int


class Listing(Holdings):
    """The part of a library that answers."""

    def card(self, document: str) -> Card:
        """A document by its id or the beginning of it (six characters or more).

        Raises NotInLibrary, AmbiguousId.
        """
        with self.database.reading() as connection:
            return card_of(one_by_id(connection, documents.c.id, document, "document"))

    def cards(self, query: CardQuery | None = None, *, counted: bool = True) -> Page[Card]:
        """Documents, newest first; `counted=False` leaves out how many there are in all (the
        count is then -1). Raises UsageError for a value nobody knows."""
        query = query or CardQuery()
        check_cards(query)
        with self.database.reading() as connection:
            condition = carding.asked(query)
            behind = carding.behind(query.after, connection)
            asked = select(documents).where(condition, behind).order_by(*carding.ORDER)
            found = connection.execute(asked.limit(query.limit + 1)).mappings()
            items = tuple(card_of(row) for row in found)
            many = select(func.count()).select_from(documents).where(condition)
            count = int(connection.scalar(many) or 0) if counted else -1
        return _page(items, query.limit, count)

    def cards_by_id(self, ids: Sequence[str]) -> dict[str, Card]:
        """Many documents at once by their whole ids; one the library does not hold is left
        out."""
        found: dict[str, Card] = {}
        with self.database.reading() as connection:
            for some in some_of(ids):
                rows = connection.execute(select(documents).where(documents.c.id.in_(some)))
                found |= {row["id"]: card_of(row) for row in rows.mappings()}
        return found

    def has_more_than(self, lines: int) -> bool:
        """Whether there are more lines than so many; quick, however many there are."""
        asked = select(statements.c.place).offset(lines).limit(1)
        with self.database.reading() as connection:
            return connection.scalar(asked) is not None

    def size(self) -> tuple[int, int]:
        """How many documents and statements there are, all versions counted."""
        with self.database.reading() as connection:
            counts = (select(func.count()).select_from(each) for each in (documents, statements))
            documented, stated = (connection.scalar(count) or 0 for count in counts)
        return documented, stated

    def versions(self, document: str) -> tuple[Card, ...]:
        """Every version of the publication a document belongs to, in order of filing."""
        return self.versions_of(self.card(document).work)

    def versions_of(self, work: str) -> tuple[Card, ...]:
        """Every version of a publication (`Card.work`), in order of filing."""
        asked = select(documents).where(documents.c.work == work).order_by(documents.c.seq)
        with self.database.reading() as connection:
            return tuple(card_of(row) for row in connection.execute(asked).mappings())

    def text(self, document: str) -> str:
        """The canonical text, by the newest reading."""
        with self.database.reading() as connection:
            return unpacked_text(_reading(connection, document)["text"])

    def cards_and_texts(self, documents_: Sequence[str]) -> dict[str, tuple[Card, str]]:
        """Cards and canonical texts by id, of many documents at once; ids must be whole, and
        one the library does not hold is left out."""
        columns = (documents, readings.c.text.label("packed"))
        asked = select(*columns).join(readings, readings.c.seq == documents.c.reading)
        with self.database.reading() as connection:
            found = connection.execute(asked.where(documents.c.id.in_(documents_))).mappings()
            return {row["id"]: (card_of(row), unpacked_text(row["packed"])) for row in found}

    def card_and_contract(self, document: str) -> tuple[Card, Json]:
        """`card` and `contract` of a document, asked for together."""
        with self.database.reading() as connection:
            row = one_by_id(connection, documents.c.id, document, "document")
            asked = select(readings).where(readings.c.seq == row["reading"])
            return card_of(row), _contract(connection.execute(asked).mappings().one())

    def contract(self, document: str) -> Json:
        """What `griffier read --json --layout` prints of it, by the newest reading.

        Judgements are not applied: this is what was read.
        """
        with self.database.reading() as connection:
            return _contract(_reading(connection, document))

    def opened(self, documents_: Sequence[str]) -> Iterator[tuple[Card, Json, tuple[Entry, ...]]]:
        """Card, contract and all lines of many documents, asked for together; ids must be
        whole, and one the library does not hold is left out."""
        columns = (documents, readings.c.text.label("packed"), readings.c.contract)
        same = readings.c.seq == documents.c.reading
        with self.database.reading() as connection:
            for some in some_of(documents_):
                asked = select(*columns).join(readings, same).where(documents.c.id.in_(some))
                rows = connection.execute(asked).mappings().all()
                lines = _lines_of(connection, [row["seq"] for row in rows])
                for row in rows:
                    found = {"text": row["packed"], "contract": row["contract"]}
                    yield card_of(row), _contract(found), lines[row["seq"]]

    def readings(self, document: str) -> tuple[Json, ...]:
        """Every reading's contract, oldest first, with its `engine`, `fingerprint` and
        `created`."""
        with self.database.reading() as connection:
            number = one_by_id(connection, documents.c.id, document, "document")["seq"]
            asked = select(readings).where(readings.c.document == number).order_by(readings.c.seq)
            return tuple(
                {
                    "engine": row["engine"],
                    "fingerprint": row["fingerprint"],
                    "created": row["created"].isoformat() + "Z",
                    "contract": _contract(row),
                }
                for row in connection.execute(asked).mappings()
            )

    def original(self, document: str) -> bytes:
        """The bytes as filed, checked against their id. Raises OriginalDamaged."""
        return self.originals.get(self.card(document).id)

    # --- lines of the ledger ------------------------------------------------------------

    def entry(self, entry: str) -> Entry:
        """A line by its id or the beginning of it, also one withdrawn or of an older version.

        Raises NotInLibrary, AmbiguousId.
        """
        with self.database.reading() as connection:
            row = one_by_id(connection, statements.c.id, entry, "statement")
            return entries_at(connection, [row["place"]])[0]

    def entries_by_id(self, ids: Sequence[str]) -> dict[str, Entry]:
        """Many lines at once by their whole ids; one the library does not hold is left out."""
        found: dict[str, Entry] = {}
        with self.database.reading() as connection:
            for some in some_of(ids):
                asked = select(statements.c.place).where(statements.c.id.in_(some))
                places = connection.scalars(asked).all()
                found |= {entry.id: entry for entry in entries_at(connection, places)}
        return found

    def spots(self, document: str) -> tuple[Spot, ...]:
        """Where the lines of a document stand that are not withdrawn, as the text runs: quick,
        however many there are. The id must be whole."""
        s = statements.c
        mine = select(documents.c.seq).where(documents.c.id == document).scalar_subquery()
        asked = select(s.id, s.place, s.start).where(s.document == mine, s.withdrawn.is_(False))
        with self.database.reading() as connection:
            return tuple(Spot(*row) for row in connection.execute(asked.order_by(s.start, s.end)))

    def entries_in(self, places: Sequence[int]) -> tuple[Entry, ...]:
        """The lines of some `spots`, in that order."""
        found: list[Entry] = []
        with self.database.reading() as connection:
            for some in some_of(places):
                found += entries_at(connection, some)
        return tuple(found)

    def entries(self, query: EntryQuery | None = None, *, counted: bool = True) -> Page[Entry]:
        """Lines of the ledger, newest document first and within it as the text runs.

        `counted=False` leaves out how many there are in all (the count is then -1).

        Raises UsageError for a value nobody knows, NotInLibrary and AmbiguousId for ids.
        """
        query = query or EntryQuery()
        with self.database.reading() as connection:
            terms = checked(query, connection)
            asked = walks.page(terms, connection, query.limit + 1)
            places: list[int] = list(connection.scalars(asked))
            items = entries_at(connection, places[: query.limit])
            count = int(connection.scalar(walks.total(terms, connection))) if counted else -1
        more = len(places) > query.limit
        return Page(items, count, items[-1].id if more else None)

    def every_entry(self, query: EntryQuery | None = None) -> Iterator[Entry]:
        """All lines that are asked for, in the order of `entries`; limit and after are left."""
        with self.database.reading() as connection:
            terms: walks.Terms | None = checked(
                replace(query or EntryQuery(), after=None), connection
            )
            while terms is not None:
                asked = walks.page(terms, connection, _MANY)
                places: list[int] = list(connection.scalars(asked))
                yield from entries_at(connection, places)
                terms = replace(terms, after=places[-1]) if len(places) == _MANY else None


def _page(items: tuple[Card, ...], limit: int, count: int) -> Page[Card]:
    return Page(items[:limit], count, items[limit - 1].id if len(items) > limit else None)


def _reading(connection: Connection, document: str) -> Mapping[Any, Any]:
    row = one_by_id(connection, documents.c.id, document, "document")
    asked = select(readings).where(readings.c.seq == row["reading"])
    return connection.execute(asked).mappings().one()


def _contract(reading: Mapping[Any, Any]) -> Json:
    """The contract with its text where the schema has it."""
    found = unpacked_contract(reading["contract"])
    head = {key: found.pop(key) for key in ("schema", "id", "lang")}
    return {**head, "text": unpacked_text(reading["text"]), **found}


def _lines_of(
    connection: Connection, numbers: Sequence[int]
) -> defaultdict[int, tuple[Entry, ...]]:
    """The lines that are not withdrawn, by the number of their document."""
    s = statements.c
    asked = select(s.place, s.document).where(s.document.in_(numbers), s.withdrawn.is_(False))
    where = {row.place: row.document for row in connection.execute(asked.order_by(s.place.desc()))}
    found: defaultdict[int, tuple[Entry, ...]] = defaultdict(tuple)
    gathered: dict[int, list[Entry]] = defaultdict(list)
    for some in some_of(list(where)):
        for place, entry in zip(some, entries_at(connection, some), strict=True):
            gathered[where[place]].append(entry)
    found.update((number, tuple(lines)) for number, lines in gathered.items())
    return found


_ENTRY = tuple(
    {
        "document": documents.c.id,
        "lang": documents.c.lang,
        "published": documents.c.date,
    }.get(name, statements.c.get(name))
    for name in ENTRY_COLUMNS
)


def entries_at(connection: Connection, places: Sequence[int]) -> tuple[Entry, ...]:
    """The lines at these places, in that order."""
    same = statements.c.document == documents.c.seq
    asked = select(statements.c.place, *_ENTRY).join(documents, same)
    rows = connection.execute(asked.where(statements.c.place.in_(places)))
    found = {row[0]: row[1:] for row in rows}
    actors = _actors(connection, places)
    return tuple(
        entry_of(
            found[place], tuple(actors.get((place, "a"), ())), tuple(actors.get((place, "r"), ()))
        )
        for place in places
    )


def _actors(connection: Connection, places: Sequence[int]) -> dict[tuple[int, str], list[Actor]]:
    """Who acts and who is addressed, by place and role."""
    a = statement_actors.c
    asked = select(a.place, a.role, a.actor, a.text, a.person).where(a.place.in_(places))
    named: dict[tuple[int, str], list[Actor]] = defaultdict(list)
    for place, role, *who in connection.execute(asked.order_by(a.place, a.role, a.position)):
        named[place, role].append(Actor(*who))
    return named
