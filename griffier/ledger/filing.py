"""Filing documents: each batch in one transaction, told of only when it is committed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select, update

from griffier.ledger import rows
from griffier.ledger.base import Holdings
from griffier.ledger.drawing import Pages, lines_as_judged, redraw
from griffier.ledger.entries import Card
from griffier.ledger.prepared import Prepared, prepare, unpacked_text
from griffier.ledger.schema import documents, readings, statement_actors, statements
from griffier.ledger.versions import same_publication
from griffier.model import Document, Source

Row = dict[str, Any]


class Outcome(StrEnum):
    """What filing a document came to."""

    NEW = "new"
    SAME = "same"  # these bytes were filed before; nothing changed
    VERSION = "version"  # a new version of a publication filed before
    REREAD = "reread"  # a new reading of bytes filed before


@dataclass(frozen=True, slots=True)
class Filing:
    """A document filed: its card, what that came to, and the version it replaces."""

    card: Card
    outcome: Outcome
    previous: str | None = None


class FilingDesk(Holdings):
    """The part of a library that takes documents in."""

    def file(self, source: Source, document: Document, *, reread: bool = False) -> Filing:
        """File one document; it is on the disk when this returns. As `file_all`."""
        return self.file_all([prepare(source, document)], reread=reread)[0]

    def file_all(self, batch: Sequence[Prepared], *, reread: bool = False) -> list[Filing]:
        """File documents in one transaction: all of them, or none where it raises.

        `reread` adds a reading to documents filed before, where the program, its words or
        what they find changed; without it they are left as they are.

        Raises LibraryLocked, LibraryReadOnly, LibraryFull, LibraryDamaged.
        """
        with self._writing() as pages:
            self.originals.sweep(lambda digest: _known(pages, [digest]) != {})
            filed = _known(pages, [each.id for each in batch])
            listed = self.originals.put(
                {each.id: each.data for each in batch if each.id not in filed}
            )
            filings = [_file(pages, each, filed, reread=reread) for each in batch]
        self.originals.settle(listed)
        return filings


def _known(pages: Pages, ids: Sequence[str]) -> dict[str, Row]:
    found = pages.connection.execute(select(documents).where(documents.c.id.in_(ids)))
    return {row["id"]: dict(row) for row in found.mappings()}


def _file(pages: Pages, each: Prepared, filed: dict[str, Row], *, reread: bool) -> Filing:
    known = filed.get(each.id)
    if known is None:
        row, previous = _add(pages, each)
        filed[each.id] = row
        outcome = Outcome.VERSION if previous else Outcome.NEW
        return Filing(rows.card_of(row), outcome, previous)
    if not reread or not _read_anew(pages, each, known):
        return Filing(rows.card_of(known), Outcome.SAME)
    filed[each.id] = _known(pages, [each.id])[each.id]
    return Filing(rows.card_of(filed[each.id]), Outcome.REREAD)


# --- a document not filed before ----------------------------------------------------------


def _add(pages: Pages, each: Prepared) -> tuple[Row, str | None]:
    row = _row(pages, each)
    earlier = _earlier(pages, each, row)
    previous = None
    if earlier is not None:
        row["work"], previous = earlier["work"], _replace(pages, earlier["work"], each.id)
    pages.add(documents, row)
    pages.add(readings, _reading(pages, each, row))
    lines = rows.lines(each.id, each.found)
    if earlier is not None:
        lines = lines_as_judged(pages.connection, row, each.found)
    pages.draw_up(row, each.found, lines)
    pages.changed("document", each.id, each.id)
    return row, previous


def _row(pages: Pages, each: Prepared) -> Row:
    return {
        **rows.card_row(each.found),
        "seq": pages.number(documents),
        "id": each.id,
        "work": each.id,
        "replaced_by": None,
        "name": each.name,
        "url": each.url,
        "bytes": len(each.data),
        "filed": pages.now,
        "drawn": 1,
        "reading": pages.number(readings),
        "text_hash": each.text_hash,
        "likeness": each.likeness,
    }


def _reading(pages: Pages, each: Prepared, row: Row) -> Row:
    return {
        "seq": row["reading"],
        "document": row["seq"],
        "engine": each.engine,
        "fingerprint": each.fingerprint,
        "created": pages.now,
        "text": each.text,
        "contract": each.contract,
    }


def _earlier(pages: Pages, each: Prepared, row: Row) -> Mapping[Any, Any] | None:
    """The newest document filed before that this one is a version of."""
    pages.flush()
    signs = [documents.c.text_hash == row["text_hash"]]
    signs += [documents.c[sign] == row[sign] for sign in ("identifier", "likeness") if row[sign]]
    asked = select(documents).where(or_(*signs)).order_by(documents.c.seq.desc()).limit(50)
    candidates = pages.connection.execute(asked).mappings().all()
    return same_publication(
        row,
        lambda: unpacked_text(each.text),
        ((other, _text_of(pages, other["reading"])) for other in candidates),
    )


def _text_of(pages: Pages, reading: int) -> Callable[[], str]:
    asked = select(readings.c.text).where(readings.c.seq == reading)
    return lambda: unpacked_text(pages.connection.execute(asked).scalar_one())


def _replace(pages: Pages, work: str, by: str) -> str:
    """Let the newest version of a publication give way; returns its id."""
    newest = (documents.c.work == work) & documents.c.replaced_by.is_(None)
    number, old = pages.connection.execute(
        select(documents.c.seq, documents.c.id).where(newest)
    ).one()
    pages.connection.execute(
        update(documents).where(documents.c.seq == number).values(replaced_by=by)
    )
    places = select(statements.c.place).where(statements.c.document == number)
    for table in (statement_actors, statements):
        mine = table.c.place.in_(places.scalar_subquery())
        pages.connection.execute(update(table).where(mine).values(shown=False))
    pages.changed("replaced", old, old)
    return str(old)


# --- a new reading of a document filed before ---------------------------------------------


def _read_anew(pages: Pages, each: Prepared, known: Row) -> bool:
    """Add a reading, unless it would repeat the newest one in everything."""
    pages.flush()
    columns = (readings.c.engine, readings.c.fingerprint, readings.c.contract, readings.c.text)
    asked = select(*columns).where(readings.c.seq == known["reading"])
    last = pages.connection.execute(asked).one()
    if tuple(last) == (each.engine, each.fingerprint, each.contract, each.text):
        return False
    kept = ("seq", "id", "work", "replaced_by", "name", "url", "bytes", "filed")
    row = {**_row_again(pages, each), **{key: known[key] for key in kept}}
    pages.add(readings, _reading(pages, each, row))
    pages.connection.execute(update(documents).where(documents.c.id == each.id).values(row))
    redraw(pages, row["seq"])
    pages.changed("reading", each.id, each.id)
    return True


def _row_again(pages: Pages, each: Prepared) -> Row:
    return {
        **rows.card_row(each.found),
        "reading": pages.number(readings),
        "text_hash": each.text_hash,
        "likeness": each.likeness,
    }
