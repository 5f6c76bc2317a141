"""Judgements of people: rows that are added, never changed; undone by a further row."""

import hashlib
from typing import Any

from sqlalchemy import Connection, select

from griffier.errors import UsageError
from griffier.ledger import judging
from griffier.ledger.base import Holdings, one_by_id
from griffier.ledger.drawing import Pages, judgement_of, judgements_of_work, redraw
from griffier.ledger.entries import Judgement
from griffier.ledger.prepared import unpacked_contract
from griffier.ledger.rows import lines
from griffier.ledger.schema import (
    documents,
    judgements,
    readings,
    sessions,
    statements,
)
from griffier.lexicon.actors import actor_table

Row = dict[str, Any]


class Correcting(Holdings):
    """The part of a library that takes judgements."""

    def judge(
        self, subject: str, verdict: str, value: str | None = None, *, author: str, reason: str
    ) -> Judgement:
        """Record what a person decided and let it count at once.

        `subject` is the id of a statement; for link-right and link-wrong that of a document,
        and `value` the meeting; for undo that of a judgement. A beginning of an id will do.

        Raises UsageError for a verdict, value, author or reason that is none, NotInLibrary
        and AmbiguousId for the subject.
        """
        if not author.strip() or not reason.strip():
            raise UsageError("A judgement needs an author and a reason.")
        if verdict == judging.UNDO:
            return self.undo(subject, author=author, reason=reason)
        judging.check(verdict, value, actor_table().kinds)
        with self._writing() as pages:
            about = _about(pages.connection, subject, verdict)
            if verdict == "meeting" or verdict in judging.ON_LINKS:
                one_by_id(pages.connection, sessions.c.id, value or "", "meeting")
            return _record(pages, verdict, value, {**about, "author": author, "reason": reason})

    def undo(self, judgement: str, *, author: str, reason: str) -> Judgement:
        """Take a judgement back, by a judgement of its own, which can be undone too."""
        with self._writing() as pages:
            row = one_by_id(pages.connection, judgements.c.id, judgement, "judgement")
            about = {key: row[key] for key in ("document", "act", "quote", "entry")}
            about |= {"author": author, "reason": reason}
            return _record(pages, judging.UNDO, row["id"], about)

    def judgements(
        self, *, document: str | None = None, undone: bool = False
    ) -> tuple[Judgement, ...]:
        """What was judged, in order: in the whole library, or of one document (whole id).

        `undone` takes along what was undone, and the undoing.
        """
        asked = select(judgements).order_by(judgements.c.seq)
        if document is not None:
            asked = asked.where(judgements.c.document == document)
        with self.database.reading() as connection:
            made = [judgement_of(row) for row in connection.execute(asked).mappings()]
        return tuple(made) if undone else judging.standing(made)

    def judgements_of(self, entry: str) -> tuple[Judgement, ...]:
        """What was judged of a statement and stands, also where its quotation has moved or
        its publication got a new version since. Raises NotInLibrary, AmbiguousId."""
        with self.database.reading() as connection:
            standing = judging.standing(judgements_of_work(connection, _work(connection, entry)))
            if not standing:  # of most: and then it need not be read
                return ()
            line, _, made = _line(connection, entry)
        return tuple(each for each in standing if judging.found_at(made, each) == line)


def _work(connection: Connection, entry: str) -> str:
    number = one_by_id(connection, statements.c.id, entry, "statement")["document"]
    asked = select(documents.c.work).where(documents.c.seq == number)
    return str(connection.execute(asked).scalar_one())


def _line(connection: Connection, entry: str) -> tuple[int, str, list[Row]]:
    """Which statement it is, of which publication, among all its document's, as read."""
    row = one_by_id(connection, statements.c.id, entry, "statement")
    asked = (
        select(documents.c.id, documents.c.work, readings.c.contract)
        .join(readings, documents.c.reading == readings.c.seq)
        .where(documents.c.seq == row["document"])
    )
    document, work, contract = connection.execute(asked).one()
    made = lines(document, unpacked_contract(contract))
    return [each["id"] for each in made].index(row["id"]), work, made


def _about(connection: Connection, subject: str, verdict: str) -> Row:
    """What the judgement hangs on: a quotation as it was read, or a document."""
    if verdict in judging.ON_LINKS:
        return {"document": one_by_id(connection, documents.c.id, subject, "document")["id"]}
    at, _, made = _line(connection, subject)
    row = one_by_id(connection, statements.c.id, made[at]["id"], "statement")
    document = connection.scalar(select(documents.c.id).where(documents.c.seq == row["document"]))
    line = made[at]
    return {"document": document, "act": line["act"], "quote": line["quote"], "entry": line["id"]}


def _record(pages: Pages, verdict: str, value: str | None, about: Row) -> Judgement:
    """Add the row, and draw up again what it changes."""
    number = pages.number(judgements)
    key = f"{number}|{verdict}|{value}|{sorted(about.items())}|{pages.now}"
    row = {
        "id": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "seq": number,
        "at": pages.now,
        "verdict": verdict,
        "value": value,
        **dict.fromkeys(("document", "act", "quote", "entry")),
        **about,
    }
    pages.add(judgements, row)
    pages.changed("judgement", row["id"], row["document"])
    pages.flush()
    _redraw_work(pages, row["document"])
    return judgement_of(row)


def _redraw_work(pages: Pages, document: str) -> None:
    """Every version of the publication: a judgement hangs on the words, wherever they stand."""
    work = select(documents.c.work).where(documents.c.id == document).scalar_subquery()
    for number in pages.connection.scalars(
        select(documents.c.seq).where(documents.c.work == work)
    ).all():
        redraw(pages, number)
