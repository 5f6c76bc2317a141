"""Conditions on documents."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    cast,
    func,
    or_,
    true,
)

from griffier.ledger.base import one_by_id
from griffier.ledger.queries import CardQuery
from griffier.ledger.schema import documents

# The order of cards: newest first, those without a date last.
ORDER = (documents.c.date.desc().nulls_last(), documents.c.seq.desc())


def asked(query: CardQuery) -> ColumnElement[bool]:
    """What is asked of each document."""
    card = documents.c
    same = [card[key] == getattr(query, key) for key in ("kind", "lang", "identifier")]
    given = [getattr(query, key) is not None for key in ("kind", "lang", "identifier")]
    wanted = [test for test, wish in zip(same, given, strict=True) if wish]
    if query.since is not None:
        wanted.append(card.date >= query.since)
    if query.until is not None:
        wanted.append(card.date <= query.until)
    if query.dossier is not None:
        listed = cast(card.dossiers, String)
        wanted.append(listed.contains(f'"{query.dossier}"', autoescape=True))
    if query.text:
        wanted.append(_named(query.text))
    if not query.replaced:
        wanted.append(card.replaced_by.is_(None))
    return and_(true(), *wanted)


def _named(text: str) -> ColumnElement[bool]:
    columns = (documents.c.title, documents.c.number, documents.c.identifier)
    return or_(*(func.lower(each).contains(text.lower(), autoescape=True) for each in columns))


def behind(after: str | None, connection: Connection) -> ColumnElement[bool]:
    """Documents that come after the one of that id."""
    if after is None:
        return true()
    last = one_by_id(connection, documents.c.id, after, "document")
    date, seq = documents.c.date, documents.c.seq
    if last["date"] is None:
        return and_(date.is_(None), seq < last["seq"])
    later = or_(date < last["date"], and_(date == last["date"], seq < last["seq"]))
    return or_(later, date.is_(None))
