"""Finding part of a quotation without reading every line: SQLite's index of letters by threes.

The table `quoted` says, for each three letters, in which lines they stand (migration 0007). A
line that holds all threes of a text most often holds the text; which do is then looked at.
PostgreSQL has such an index of its own (pg_trgm, migration 0010) and comes to it by itself. A
database without one looks at every line.
"""

from typing import Any, Final

from sqlalchemy import BigInteger, Connection, Select, column, literal_column, select, table, text

_THREE: Final = 3
_MOST: Final = 40  # threes that are asked for; more narrow down nothing
_KNOWN: Final = "griffier_quoted"  # where a connection remembers whether it has the table
_quoted: Final = table("quoted", column("rowid", BigInteger))


def asked(wanted: str, connection: Connection) -> Select[Any] | None:
    """The places of lines that may hold a folded text; None where the index cannot say."""
    threes = list(dict.fromkeys(wanted[at : at + _THREE] for at in range(len(wanted) - 2)))
    if not threes or "\0" in wanted or not _has_index(connection):
        return None
    quoted = (each.replace('"', '""') for each in threes[:_MOST])
    sought = " AND ".join(f'"{each}"' for each in quoted)
    match = literal_column("quoted").op("MATCH")(sought)
    return select(_quoted.c.rowid).where(match)


def _has_index(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    if _KNOWN not in connection.info:
        found = connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'quoted'"))
        connection.info[_KNOWN] = found is not None
    return bool(connection.info[_KNOWN])
