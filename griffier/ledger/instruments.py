"""Instruments (packages, plans, declarations, agreements) and where documents name them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from griffier.ledger.base import Holdings, one_by_id
from griffier.ledger.entries import Instrument, Naming
from griffier.ledger.rows import day
from griffier.ledger.schema import (
    documents,
    instrument_mentions,
    instruments,
)

Row = dict[str, Any]


class Instruments(Holdings):
    """The part of a library that knows instruments. Of each publication the newest version
    answers, unless a document is named."""

    def add_instruments(self, added: Iterable[Instrument]) -> None:
        """Keep instruments; one of the same id is brought up to date."""
        with self._writing() as pages:
            for instrument in added:
                row = _instrument_row(instrument)
                mine = instruments.c.id == instrument.id
                asked = select(instruments).where(mine)
                before = pages.connection.execute(asked).mappings().first()
                if before is None:
                    pages.connection.execute(insert(instruments), row)
                elif dict(before) != row:
                    pages.connection.execute(update(instruments).where(mine).values(row))
                else:
                    continue
                pages.changed("instrument", instrument.id)

    def set_namings(self, document: str, found: Iterable[Naming]) -> None:
        """Say where a document names which instruments; what was said before is replaced."""
        with self._writing() as pages:
            number = one_by_id(pages.connection, documents.c.id, document, "document")["seq"]
            mine = instrument_mentions.c.document == number
            pages.connection.execute(delete(instrument_mentions).where(mine))
            pages.add(instrument_mentions, *({**asdict(f), "document": number} for f in found))

    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument, by id."""
        with self.database.reading() as connection:
            asked = select(instruments).order_by(instruments.c.id)
            return tuple(_instrument(row) for row in connection.execute(asked).mappings())

    def namings(
        self, instrument: str | None = None, *, document: str | None = None
    ) -> tuple[Naming, ...]:
        """Where documents name an instrument, or which instruments a document names."""
        asked = _asked(instrument_mentions, document)
        if instrument is not None:
            asked = asked.where(instrument_mentions.c.instrument == instrument)
        keys = ("instrument", "start", "end", "entry", "reason")
        return tuple(
            Naming(document=row["document_id"], **{key: row[key] for key in keys})
            for row in self._rows(asked)
        )

    def _rows(self, asked: Any) -> Iterator[Mapping[Any, Any]]:
        with self.database.reading() as connection:
            yield from connection.execute(asked).mappings()


def _asked(table: Table, document: str | None) -> Any:
    found = select(table, documents.c.id.label("document_id")).join(
        documents, table.c.document == documents.c.seq
    )
    mine = documents.c.replaced_by.is_(None) if document is None else documents.c.id == document
    return found.where(mine).order_by(table.c.document, table.c.start)


def _instrument_row(instrument: Instrument) -> Row:
    facts = {
        "presented_by": list(instrument.presented_by),
        "presented_on": instrument.presented_on and instrument.presented_on.isoformat(),
        "presented_in": instrument.presented_in,
        "url": instrument.url,
        "followed_by": list(instrument.followed_by),
    }
    keys = ("id", "kind", "name_nl", "name_en")
    return {**{key: getattr(instrument, key) for key in keys}, "facts": facts}


def _instrument(row: Mapping[Any, Any]) -> Instrument:
    facts = dict(row["facts"])
    facts |= {key: tuple(facts[key]) for key in ("presented_by", "followed_by")}
    facts["presented_on"] = day(facts["presented_on"])
    return Instrument(**{key: row[key] for key in ("id", "kind", "name_nl", "name_en")}, **facts)
