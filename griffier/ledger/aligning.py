"""Declarations on alignment as filed: every list of countries with what it goes with."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select

from griffier.ledger.base import Holdings
from griffier.ledger.schema import alignments, documents
from griffier.model import AlignedDecision, Alignment, Span


@dataclass(frozen=True, slots=True)
class FiledList:
    """One list for one decision (or none), in the document it stands in, with its words."""

    document: str
    name: str
    date: datetime.date | None
    alignment: Alignment
    quote: str


class Aligning(Holdings):
    """The part of a library that knows who aligned."""

    def alignments(self) -> tuple[FiledList, ...]:
        """Every list of countries in the newest versions, by document and as the text runs."""
        columns = (alignments, documents.c.id, documents.c.name, documents.c.date)
        asked = (
            select(*columns)
            .join(documents, alignments.c.document == documents.c.seq)
            .where(documents.c.replaced_by.is_(None))
            .order_by(alignments.c.document, alignments.c.seq)
        )
        with self.database.reading() as connection:
            return tuple(_lists(connection.execute(asked).mappings()))


def _lists(rows: Any) -> Iterator[FiledList]:
    """Rows of one country each, put together by list and decision."""
    for _, group in groupby(rows, key=_list_of):
        same = list(group)
        yield _filed(same[0], tuple(row["country"] for row in same))


def _list_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[key] for key in ("document", "start", "end", "decision"))


def _filed(row: Mapping[str, Any], countries: tuple[str, ...]) -> FiledList:
    decided = AlignedDecision(row["decision"] or "", 0, 0, row["adopted"], row["oj"])
    aligned = Alignment(
        (decided,) if row["decision"] else (),
        countries,
        Span(row["start"], row["end"]),
        row["subject"],
        row["regime"],
    )
    return FiledList(row["id"], row["name"], row["date"], aligned, row["quote"])
