"""How a database finds lines of the ledger.

Every question walks one index from the newest line backwards and looks the rest up line by
line. SQLite keeps no record of how often each value occurs, and in this ledger one actor has
half of the lines; so for SQLite we count ourselves, up to a bound, and walk the shortest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression

from griffier.ledger.places import after_place, dated, first_place
from griffier.ledger.prepared import folded
from griffier.ledger.queries import EntryQuery
from griffier.ledger.schema import statement_actors, statements
from griffier.model import Act

PROMISES = (Act.COMMIT.value,)
_COUNTED = 50_000  # how far an index is counted before it is called long


@dataclass(frozen=True, slots=True)
class Terms:
    """A question that was checked: documents by number, lines by place, concepts widened."""

    query: EntryQuery
    concepts: tuple[str, ...] = ()
    document: int | None = None
    after: int | None = None
    quoted: Select[Any] | None = None  # the places `griffier.ledger.quoted` names, if it can


@dataclass(frozen=True, slots=True)
class _Walk:
    """An index: of a column of `statements`, or of actors in a role, perhaps with an act; or
    the places that a question gives."""

    column: str
    values: tuple[Any, ...] | Select[Any]
    role: str | None = None
    acts: tuple[str, ...] = ()

    @property
    def table(self) -> FromClause:
        return statement_actors if self.role else statements

    def holds(self, table: FromClause, *, steer: bool = False) -> ColumnElement[bool]:
        """The condition on a line; `steer` keeps SQLite from walking by it."""
        column: ColumnElement[Any] = table.c[self.column]
        if isinstance(self.values, Select):
            return true() if steer else column.in_(self.values)
        if steer:
            column = UnaryExpression(column, operator=operators.custom_op("+"))
        test = _one_of(column, self.values)
        if self.role:
            test = and_(table.c.role == self.role, test)
        return and_(test, _one_of(table.c.act, self.acts)) if self.acts else test


def _one_of(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    return column == values[0] if len(values) == 1 else column.in_(values)


def page(terms: Terms, connection: Connection, count: int) -> Select[Any]:
    """The places of the next `count` lines."""
    table, condition = _question(terms, connection)
    if terms.after is not None:
        condition = and_(condition, table.c.place < terms.after)
    return select(table.c.place).where(condition).order_by(table.c.place.desc()).limit(count)


def total(terms: Terms, connection: Connection) -> Select[Any]:
    """How many lines there are in all."""
    table, condition = _question(terms, connection, whole=True)
    return select(func.count()).select_from(table).where(condition)


def _question(
    terms: Terms, connection: Connection, *, whole: bool = False
) -> tuple[FromClause, ColumnElement[bool]]:
    """`whole` is said where every line is looked at, and not only the newest."""
    walks = _walks(terms)
    if connection.dialect.name != "sqlite" or len(walks) == 1:
        return _asked(walks[0], walks, terms, steer=False)
    bounds = {walk: _length(walk, terms, connection) for walk in walks}
    if whole and walks[0].column == "place":  # a line the index does not name need not be read
        bounds[walks[0]] -= 1
    chosen = min(walks, key=lambda walk: bounds[walk])
    return _asked(chosen, walks, terms, steer=True)


def _walks(terms: Terms) -> list[_Walk]:
    """Every index that serves the question, the one likely to be shortest first."""
    query = terms.query
    acts = PROMISES if query.promise else (query.act,) if query.act else ()
    possible = (
        _Walk("document", (terms.document,)),
        _Walk("meeting", (query.meeting,)),
        _Walk("actor", (query.recipient,), "r", acts),
        _Walk("concept", terms.concepts or (None,)),
        _Walk("actor", (query.actor,), "a", acts),
        _Walk("act", acts or (None,)),
        _Walk("kind", (query.kind,)),
    )
    found = [walk for walk in possible if walk.values != (None,)]
    if terms.quoted is not None:
        named = _Walk("place", terms.quoted)
        return [named, *found, *(() if found else (_Walk("shown", (True,)),))]
    return found or [_Walk("shown", (True,))]


def _length(walk: _Walk, terms: Terms, connection: Connection) -> int:
    if isinstance(walk.values, Select):
        named = walk.values.limit(_COUNTED).subquery()
        return connection.scalar(select(func.count()).select_from(named)) or 0
    table = walk.table
    where = and_(walk.holds(table), _shown(table, terms), _period(table, terms))
    some = select(literal(1).label("one")).select_from(table).where(where).limit(_COUNTED)
    return connection.scalar(select(func.count()).select_from(some.subquery())) or 0


def _asked(
    walk: _Walk, walks: Sequence[_Walk], terms: Terms, *, steer: bool
) -> tuple[FromClause, ColumnElement[bool]]:
    """The table to walk, and all that is asked of each line on the way."""
    table = walk.table
    others = [each for each in walks if each is not walk]
    others = [each for each in others if not (walk.acts and each.column == "act")]
    of_line = [each.holds(statements, steer=steer) for each in others if not each.role]
    of_line += _of_text(terms)
    named = [_names(table, replace(each, acts=())) for each in others if each.role]
    where = [walk.holds(table), _shown(table, terms), _period(table, terms)]
    if table is statements:
        where += of_line  # before `named`: what stands in the row itself is looked at first
    elif of_line:
        same = statements.c.place == table.c.place
        named.append(exists().where(same, *of_line).correlate(table))
    return table, and_(*where, *named)


def _names(table: FromClause, walk: _Walk) -> ColumnElement[bool]:
    other = statement_actors.alias()
    return exists().where(other.c.place == table.c.place, walk.holds(other)).correlate(table)


def _of_text(terms: Terms) -> list[ColumnElement[bool]]:
    query = terms.query
    asked: list[ColumnElement[bool]] = []
    if query.text:
        asked.append(statements.c.folded.contains(folded(query.text), autoescape=True))
    if query.promise:
        asked.append(statements.c.polarity == "positive")
    if terms.document is not None:
        asked.append(statements.c.withdrawn == literal(False, Boolean))
    return asked


def _shown(table: FromClause, terms: Terms) -> ColumnElement[bool]:
    """Of the newest version, and not withdrawn; who names a document gets any version."""
    return true() if terms.document is not None else table.c.shown == true()


def _period(table: FromClause, terms: Terms) -> ColumnElement[bool]:
    query, place = terms.query, table.c.place
    bounds: list[ColumnElement[bool]] = []
    if query.since is not None:
        bounds.append(place >= first_place(query.since))
    if query.until is not None:
        bounds += [place < after_place(query.until), place >= dated()]
    return and_(true(), *bounds)
