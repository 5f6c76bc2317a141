"""A library of the size the goals of the site are set for, with text, meetings and statuses.

    python -m benchmarks.large DIR                        100,000 documents
    python -m benchmarks.large DIR --documents 10000      a tenth of it
    python -m benchmarks.large DIR --copies 10            10,000 documents, each ten times

Letters of `benchmarks.library` between paragraphs of prose (`benchmarks.search_text`): fifteen
paragraphs and ten statements each. Every letter belongs to the meeting of its day. `--index`
builds the search index as well.

With `--copies` the documents after the first part are written straight into the tables, with
ids, days and dossiers of their own but the text of the first; their bytes are not on file. That
takes a fifth of the time, and is right for measuring pages; `griffier verify` rightly
complains of it.
"""

import argparse
import datetime
import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

import griffier
from benchmarks.library import Letters, meet
from benchmarks.search_text import Corpus, corpus
from griffier.ledger.entries import MeetingLink, Part
from griffier.ledger.library import Library
from griffier.ledger.places import place
from griffier.ledger.prepared import Prepared, prepared
from griffier.ledger.schema import (
    changes,
    document_meetings,
    documents,
    readings,
    statement_actors,
    statements,
)
from griffier.ledger.settlements import Settlement
from griffier.model import Source

PARAGRAPHS_EACH = 15
STATED = 2.0  # of the natural logarithm: ten statements in a letter, on average
_PARTS = {"agenda": Part.INTENDED, "report": Part.CLAIMED, "declaration": Part.DECLARED}
Row = dict[str, Any]


@dataclass
class Papers(Letters):
    """Letters whose statements stand among paragraphs of prose."""

    usual: float = STATED
    prose: Corpus = field(default_factory=corpus)

    def _letter(self) -> Prepared:
        self._number += 1
        chance = self.chance
        day, kind = self._day(), self._kinds.draw(chance)
        title = f"Brief {self._number} over de zitting van {day:%d-%m-%Y}"
        text, parts = f"{title}\n\n", [_part(0, len(title), "title")]
        sentences: list[list[int]] = []
        made: list[Row] = []
        left = self._count()
        for at in range(PARAGRAPHS_EACH):
            start = len(text)
            text += self.prose.paragraph(chance)
            sentences.append([start, len(text)])
            for _ in range(-(-left // (PARAGRAPHS_EACH - at))):
                text += " "
                statement = self._statement(len(made), len(text), day)
                made.append(statement)
                sentences.append([len(text), len(text) + len(statement["quote"]) + 1])
                text += statement["quote"] + "."
                left -= 1
            parts.append(_part(start, len(text), "paragraph"))
            text += "\n\n"
        data = text.encode()
        contract = self._contract(hashlib.sha256(data).hexdigest(), kind, title, day)
        contract |= {"text": text, "sentences": sentences, "statements": made, "parts": parts}
        return prepared(Source(data, f"brief-{self._number}.txt"), contract, self._made)


def _part(start: int, end: int, role: str) -> Row:
    empty = dict.fromkeys(("label", "section", "lead", "turn"))
    return {"start": start, "end": end, "role": role, **empty}


def fill(library: Library, count: int, *, batch: int = 256) -> None:
    """File that many papers and give them their meetings."""
    source, filed = iter(Papers()), 0
    while filed < count:
        some = list(islice(source, min(batch, count - filed)))
        library.file_all(some)
        filed += len(some)
    meet(library)
    link(library)


def link(library: Library) -> None:
    """Let every document belong to the meeting of its day, in the column of its kind."""
    d, m = documents.c, document_meetings.c
    asked = select(d.id, d.kind, m.session).join(document_meetings, m.document == d.seq)
    with library.database.reading() as connection:
        rows = connection.execute(asked).all()
    links = {
        document: (
            MeetingLink(
                document=document,
                session=session,
                part=_PARTS.get(kind, Part.SINCE),
                certain=True,
                score=1.0,
                reason="the same day",
            ),
        )
        for document, kind, session in rows
    }
    library.settle(Settlement(links=links))


# --- copies -------------------------------------------------------------------------------


def repeat(library: Library, times: int) -> None:
    """Write every document that many times less one, each time a week earlier."""
    with library.database.writing() as connection:
        last = {t.name: _last(connection, t) for t in (documents, readings, changes)}
        for again in range(1, times):
            _copy(connection, again, last)


def _last(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.max(table.c.seq))) or 0)


def _copy(connection: Connection, again: int, last: dict[str, int]) -> None:
    count = last["documents"]
    first = documents.c.seq <= count
    mine = list(connection.execute(select(documents).where(first)).mappings())
    days = {row["seq"]: _earlier(row["date"], again) for row in mine}
    shift = again * count
    connection.execute(insert(documents), [_document(row, again, last) for row in mine])
    connection.exec_driver_sql(
        f"INSERT INTO readings SELECT seq + {again * last['readings']}, document + {shift}, "
        f"engine, fingerprint, created, text, contract FROM readings WHERE document <= {count}"
    )
    places: dict[int, int] = {}
    asked = select(statements).where(statements.c.document <= count)
    for rows in _batches(connection.execute(asked).mappings()):
        made = []
        for row in rows:
            seq = row["document"] + shift
            position = (1 << 19) - 1 - (row["place"] & ((1 << 19) - 1))
            places[row["place"]] = place(days[row["document"]], seq, position)
            made.append(
                {
                    **row,
                    "place": places[row["place"]],
                    "document": seq,
                    "id": _hash(row["id"], again)[:16],
                }
            )
        connection.execute(insert(statements), made)
    asked = select(statement_actors).join(statements).where(statements.c.document <= count)
    for rows in _batches(connection.execute(asked).mappings()):
        named = [{**row, "place": places[row["place"]]} for row in rows]
        connection.execute(insert(statement_actors), named)
    for table in (document_meetings, documents.metadata.tables["meeting_links"]):
        found = connection.execute(select(table).where(table.c.document <= count)).mappings()
        connection.execute(insert(table), [{**r, "document": r["document"] + shift} for r in found])
    number = _last(connection, changes)
    now = datetime.datetime(2026, 1, 1)
    connection.execute(
        insert(changes),
        [
            {"seq": number + n, "at": now, "what": "document", "subject": one, "document": one}
            for n, one in enumerate((_hash(row["id"], again) for row in mine), start=1)
        ],
    )


def _document(row: Any, again: int, last: dict[str, int]) -> Row:
    own = {
        "seq": row["seq"] + again * last["documents"],
        "reading": row["reading"] + again * last["readings"],
        "id": _hash(row["id"], again),
        "work": _hash(row["id"], again),
        "date": _earlier(row["date"], again),
        "identifier": f"{row['identifier']}-{again}",
    }
    hashes = {key: _hash(row[key], again) for key in ("text_hash", "likeness")}
    return {**row, **own, **hashes}


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, 20_000)):
        yield some


def _earlier(day: datetime.date, again: int) -> datetime.date:
    return day - datetime.timedelta(days=7 * again)


def _hash(known: str, again: int) -> str:
    return hashlib.sha256(f"{known}-{again}".encode()).hexdigest()


def main() -> None:
    """Make the library; says how long each part took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--index", action="store_true")
    asked = parser.parse_args()
    began = time.process_time()
    with Library.open(asked.folder, create=True) as library:
        fill(library, asked.documents // asked.copies)
        filed = time.process_time() - began
        if asked.copies > 1:
            repeat(library, asked.copies)
        count, lines = library.size()
        told = {"griffier": griffier.__version__, "documents": count, "statements": lines}
        told |= {"filed, CPU s": round(filed), "all, CPU s": round(time.process_time() - began)}
        print(json.dumps(told), flush=True)
        if asked.index:
            from griffier.search import keeping

            keeping.build(library, lambda done, of: print(done, of, end="\r", flush=True))
            print(json.dumps({"with index, CPU s": round(time.process_time() - began)}))


if __name__ == "__main__":
    main()
