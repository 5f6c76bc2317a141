"""Drawing up what is listed and searched: statements as read, corrected by judgements.

The tables of `schema.DRAWN_UP` say nothing that the readings, the judgements and the
meetings found do not say. They are drawn up again for a document whenever one of these
changes, in the same transaction.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from griffier.ledger import rows
from griffier.ledger.entries import Judgement
from griffier.ledger.judging import judged
from griffier.ledger.prepared import unpacked_contract
from griffier.ledger.schema import (
    DRAWN_UP,
    alignments,
    changes,
    document_meetings,
    documents,
    fulfilments,
    judgements,
    readings,
    references,
    statement_actors,
    statements,
)

Row = dict[str, Any]


class Pages:
    """Rows on their way to their tables, written in one go for each table."""

    ORDER = (documents, readings, statements, statement_actors, references, fulfilments)

    def __init__(self, connection: Connection, now: datetime.datetime) -> None:
        self.connection, self.now = connection, now
        self._rows: dict[Table, list[Row]] = defaultdict(list)
        self._next: dict[Table, int] = {}

    def add(self, table: Table, *added: Row) -> None:
        """Rows for a table, to be written by `flush`."""
        self._rows[table] += added

    def number(self, table: Table) -> int:
        """The next number of a table; there is one writer, so nobody else takes it."""
        if table not in self._next:
            last = self.connection.scalar(select(func.max(table.c.seq)))
            self._next[table] = (last or 0) + 1
        self._next[table] += 1
        return self._next[table] - 1

    def changed(self, what: str, subject: str, document: str | None = None) -> None:
        """Note that something changed, for whoever asks what changed since."""
        at = {"seq": self.number(changes), "at": self.now}
        self.add(changes, {**at, "what": what, "subject": subject, "document": document})

    def flush(self) -> None:
        """Write what was added."""
        order = (*self.ORDER, *(table for table in self._rows if table not in self.ORDER))
        for table in order:
            if waiting := self._rows.pop(table, None):
                self.connection.execute(insert(table), waiting)

    def waiting(self, table: Table) -> Sequence[Row]:
        """The rows that `flush` would write to a table."""
        return tuple(self._rows.get(table, ()))

    def draw_up(self, document: Row, found: Mapping[Any, Any], lines: Sequence[Row]) -> None:
        """The rows of one document, of which there are none yet."""
        number, newest = document["seq"], document["replaced_by"] is None
        made, actors = rows.statement_rows(lines, number, document, newest=newest)
        self.add(statements, *made)
        self.add(statement_actors, *actors)
        self.add(references, *rows.reference_rows(found, number))
        self.add(fulfilments, *rows.fulfilment_rows(found, number))
        self.add(alignments, *rows.alignment_rows(found, number))


def redraw(pages: Pages, number: int) -> None:
    """Draw up a document again from its newest reading and what was judged since."""
    connection = pages.connection
    pages.flush()
    document = dict(connection.execute(_whole(number)).mappings().one())
    found = unpacked_contract(document.pop("contract"))
    _wipe(connection, number)
    drawn_anew(connection, number)
    pages.draw_up(document, found, lines_as_judged(connection, document, found))
    pages.flush()


def drawn_anew(connection: Connection, number: int) -> None:
    """Note that the lines of a document are others than they were."""
    mine = documents.c.seq == number
    connection.execute(update(documents).where(mine).values(drawn=documents.c.drawn + 1))


def lines_as_judged(
    connection: Connection, document: Mapping[Any, Any], found: Mapping[Any, Any]
) -> list[Row]:
    """The statements of a reading at their meetings, as people corrected them."""
    made = rows.lines(document["id"], found)
    where = select(document_meetings.c.local, document_meetings.c.session).where(
        document_meetings.c.document == document["seq"]
    )
    meetings = {row.local: row.session for row in connection.execute(where)}
    for line in made:
        line["meeting"] = meetings.get(line["local_meeting"])
    return judged(made, judgements_of_work(connection, document["work"]))


def judgements_of_work(connection: Connection, work: str) -> list[Judgement]:
    """What was judged of any version of a publication, and every undoing, in order."""
    versions = select(documents.c.id).where(documents.c.work == work)
    about = judgements.c.document.in_(versions)
    asked = select(judgements).where(about).order_by(judgements.c.seq)
    return [judgement_of(row) for row in connection.execute(asked).mappings()]


def judgement_of(row: Mapping[Any, Any]) -> Judgement:
    """A judgement from its row."""
    values = {key: row[key] for key in row if key not in ("seq", "at")}
    return Judgement(**values, at=row["at"].replace(tzinfo=datetime.UTC))


def _whole(number: int) -> Any:
    """A document's row with the contract of its newest reading."""
    same = documents.c.reading == readings.c.seq
    return (
        select(documents, readings.c.contract).join(readings, same).where(documents.c.seq == number)
    )


def _wipe(connection: Connection, number: int) -> None:
    places = select(statements.c.place).where(statements.c.document == number)
    for table in DRAWN_UP:
        mine = (
            table.c.place.in_(places) if table is statement_actors else table.c.document == number
        )
        connection.execute(delete(table).where(mine))
