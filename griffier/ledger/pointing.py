"""What documents point to: promises they say they fulfil, and other texts."""

from collections.abc import Collection

from sqlalchemy import select

from griffier.ledger.base import Holdings
from griffier.ledger.entries import Pointer, Settling
from griffier.ledger.rows import card_of
from griffier.ledger.schema import documents, fulfilments, references

_MOST = 500  # ids in one question; databases bound the number of parameters


class Pointing(Holdings):
    """The part of a library that knows what documents point to."""

    def settlings(self) -> tuple[Settling, ...]:
        """Every sentence that says a promise is fulfilled, of the newest versions, in order
        of filing and of the text."""
        f = fulfilments.c
        cited = (f.start.label("f_start"), f.end.label("f_end"), f.text.label("f_text"))
        asked = (
            select(documents, *cited, f.reference.label("f_reference"))
            .join(fulfilments, f.document == documents.c.seq)
            .where(documents.c.replaced_by.is_(None))
            .order_by(documents.c.seq, f.start)
        )
        with self.database.reading() as connection:
            rows = connection.execute(asked).mappings().all()
        found = []
        for row in rows:
            card = card_of(row)
            found.append(
                Settling(
                    document=card.id,
                    date=card.date,
                    lang=card.lang,
                    quote=row["f_text"],
                    start=row["f_start"],
                    end=row["f_end"],
                    reference=row["f_reference"],
                    actors=frozenset(each.actor for each in card.senders if each.actor),
                )
            )
        return tuple(found)

    def pointers(self, of: Collection[str]) -> tuple[Pointer, ...]:
        """Where documents (whole ids) point to other texts, in order of the text."""
        r = references.c
        found: list[Pointer] = []
        wanted = sorted(set(of))
        with self.database.reading() as connection:
            for at in range(0, len(wanted), _MOST):
                asked = (
                    select(documents.c.id.label("document_id"), references)
                    .join(references, r.document == documents.c.seq)
                    .where(documents.c.id.in_(wanted[at : at + _MOST]))
                    .order_by(documents.c.id, r.start)
                )
                for row in connection.execute(asked).mappings():
                    same = {key: row[key] for key in ("kind", "id", "start", "end", "text", "url")}
                    found.append(Pointer(document=row["document_id"], **same))
        return tuple(found)
