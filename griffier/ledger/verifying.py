"""`griffier verify`: whether a library still holds, word for word, what was filed."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from griffier.errors import LibraryDamaged, OriginalDamaged
from griffier.ledger import judging, migrations, rows
from griffier.ledger.base import Holdings
from griffier.ledger.dossiers import unpacked_dossier
from griffier.ledger.drawing import Pages, judgement_of, lines_as_judged
from griffier.ledger.originals import is_digest
from griffier.ledger.prepared import unpacked_contract, unpacked_text
from griffier.ledger.schema import (
    DRAWN_UP,
    changes,
    documents,
    judgements,
    kept_dossiers,
    meeting_links,
    readings,
    sessions,
    statement_actors,
    statements,
    statuses,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something `verify` came upon: `wrong` is damage, otherwise it is only to be known.
    `where` is a file, an id or a table; `what` one sentence."""

    where: str
    what: str
    wrong: bool = True


class Verifying(Holdings):
    """The part of a library that looks after itself."""

    def verify(self) -> Iterator[Finding]:
        """Everything that is not as it should be; nothing where all is well."""
        with self.database.reading() as connection:
            yield from _database(connection)
            known = set()
            for row in connection.execute(select(documents).order_by(documents.c.seq)).mappings():
                known.add(row["id"])
                yield from self._document(connection, row)
            yield from _versions(connection)
            yield from _judgements(connection)
            yield from _ledger(connection)
        yield from self._strangers(known)

    def _document(self, connection: Connection, row: Mapping[Any, Any]) -> Iterator[Finding]:
        try:
            self.originals.get(row["id"])
        except OriginalDamaged as error:
            yield Finding(row["id"], str(error))
        asked = select(readings).where(readings.c.document == row["seq"])
        found = list(connection.execute(asked.order_by(readings.c.seq)).mappings())
        for reading in found:
            yield from _reading(row, reading)
        newest = [each for each in found if each["seq"] == row["reading"]]
        if not newest:
            yield Finding(row["id"], "Its newest reading is not among its readings.")
        else:
            yield from _drawn_up(connection, row, newest[0])

    def _strangers(self, known: set[str]) -> Iterator[Finding]:
        """Files that no document names, and what a writer left behind."""
        unfinished = set(self.originals.unfinished())
        if self.originals.incoming.is_dir() and any(self.originals.incoming.iterdir()):
            said = "A writer was stopped, or is at work; what it left is cleared by the next one."
            yield Finding(str(self.originals.incoming), said, wrong=False)
        for name in self.originals.all():
            if not is_digest(name):
                yield Finding(name, "This file among the originals was not put there by griffier.")
            elif name not in known and name not in unfinished:
                yield Finding(name, "No document names this original.")


def _database(connection: Connection) -> Iterator[Finding]:
    shape = migrations.revision(connection)
    if shape != migrations.NEWEST:
        yield Finding("alembic_version", f"The library has shape {shape}, not {migrations.NEWEST}.")
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Finding("ledger.sqlite", f"SQLite says: {said}.")
    for table, number, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(table, f"Row {number} points to a row of {parent} that is not there.")


# --- what was read ------------------------------------------------------------------------


def _reading(document: Mapping[Any, Any], reading: Mapping[Any, Any]) -> Iterator[Finding]:
    """A reading can be unpacked, is of this document, and quotes its text to the letter."""
    where = f"{document['id']}, reading {reading['seq']}"
    try:
        words = unpacked_text(reading["text"])
        found = unpacked_contract(reading["contract"])
    except LibraryDamaged as error:
        yield Finding(where, str(error))
        return
    if found["id"] != document["id"]:
        yield Finding(where, f"It is a reading of {found['id']}.")
    for kind in ("statements", "alignment"):
        for quoted in found[kind]:
            start, end = quoted["evidence"]["start"], quoted["evidence"]["end"]
            if not rows.same_words(words[start:end], quoted["quote"]):
                yield Finding(where, f"«{quoted['quote']}» is not what stands at {start}–{end}.")


def _drawn_up(
    connection: Connection, document: Mapping[Any, Any], reading: Mapping[Any, Any]
) -> Iterator[Finding]:
    """The tables that are searched say what the reading and the judgements say."""
    try:
        found = unpacked_contract(reading["contract"])
    except LibraryDamaged:  # told by _reading
        return
    expected = Pages(connection, datetime.datetime.min)  # never flushed
    try:
        expected.draw_up(dict(document), found, lines_as_judged(connection, document, found))
    except (KeyError, ValueError) as error:
        yield Finding(document["id"], f"Its reading lacks {error}.")
        return
    for table in DRAWN_UP:
        stored = _stored(connection, table, document["seq"])
        if stored != Counter(map(_comparable, expected.waiting(table))):
            said = f"The table {table.name} does not say what its reading says."
            yield Finding(document["id"], said)
    card = {key: document[key] for key in rows.card_row(found)}
    if _comparable(card) != _comparable(rows.card_row(found)):
        yield Finding(document["id"], "Its card does not say what its reading says.")


def _stored(connection: Connection, table: Table, number: int) -> "Counter[str]":
    asked = select(table)
    if table is statement_actors:
        places = select(statements.c.place).where(statements.c.document == number)
        asked = asked.where(table.c.place.in_(places))
    else:
        asked = asked.where(table.c.document == number)
    return Counter(_comparable(row) for row in connection.execute(asked).mappings())


def _comparable(row: Mapping[Any, Any]) -> str:
    """A row as it can be compared: numbers given by the database left out."""
    return repr(sorted((str(k), _plain(each)) for k, each in row.items() if k != "seq"))


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return float(value) if isinstance(value, int | float) else value


# --- between documents --------------------------------------------------------------------


def _versions(connection: Connection) -> Iterator[Finding]:
    """Every work has one newest version, and who was replaced knows by whom."""
    asked = select(documents.c.id, documents.c.work, documents.c.replaced_by)
    works = {row.id: row.work for row in connection.execute(asked)}
    newest: Counter[str] = Counter()
    for row in connection.execute(asked):
        newest[row.work] += row.replaced_by is None
        if row.work not in works:
            yield Finding(row.id, f"Its first version, {row.work}, is not here.")
        if row.replaced_by is not None and works.get(row.replaced_by) != row.work:
            yield Finding(row.id, f"The version that replaced it, {row.replaced_by}, is not here.")
    for work, count in newest.items():
        if count != 1:
            yield Finding(work, f"This publication has {count} newest versions.")


def _judgements(connection: Connection) -> Iterator[Finding]:
    """Judgements are of documents that are here; those whose quotation is gone wait."""
    made = list(connection.execute(select(judgements).order_by(judgements.c.seq)).mappings())
    ids = {row["id"] for row in made}
    for row in made:
        if row["verdict"] == judging.UNDO and row["value"] not in ids:
            yield Finding(row["id"], f"It undoes {row['value']}, which is not here.")
    for judgement in judging.standing([judgement_of(row) for row in made]):
        if judgement.quote is not None and not _placed(connection, judgement):
            said = f"The quotation it is about was not found: «{judgement.quote}»."
            yield Finding(judgement.id, said, wrong=False)


def _placed(connection: Connection, judgement: Any) -> bool:
    """Whether the newest version of the publication has the quotation judged."""
    work = select(documents.c.work).where(documents.c.id == judgement.document).scalar_subquery()
    asked = (
        select(documents.c.id, readings.c.contract)
        .join(readings, documents.c.reading == readings.c.seq)
        .where(documents.c.work == work, documents.c.replaced_by.is_(None))
    )
    found = connection.execute(asked).first()
    if found is None:
        return False
    try:
        made = rows.lines(found.id, unpacked_contract(found.contract))
    except LibraryDamaged:  # told by _reading
        return True
    return judging.found_at(made, judgement) is not None


def _ledger(connection: Connection) -> Iterator[Finding]:
    """Links lead somewhere, statuses are of entries, changes are numbered without a gap."""
    known = select(sessions.c.id)
    astray = select(meeting_links.c.session).where(meeting_links.c.session.not_in(known))
    for session in connection.scalars(astray):
        yield Finding(session, "A document is linked to this meeting, which is not here.")
    gone = select(statuses.c.entry).where(statuses.c.entry.not_in(select(statements.c.id)))
    for entry in connection.scalars(gone.distinct()):
        said = "It has a status, but the newest reading no longer has this statement."
        yield Finding(entry, said, wrong=False)
    for kept in connection.execute(select(kept_dossiers)):
        try:
            unpacked_dossier(kept.found)
        except LibraryDamaged as error:
            yield Finding("kept_dossiers", f"{kept.session}: {error}")
    last, count = connection.execute(select(func.max(changes.c.seq), func.count())).one()
    if (last or 0) != count:
        yield Finding("changes", f"{count} changes are here and the last is numbered {last}.")
