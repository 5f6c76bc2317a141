"""What the tables of a library have in common."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up, and orders its rows, only by a column that is exactly INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")


def counter() -> Column[int]:
    """A number given by the database."""
    return Column("seq", Number, primary_key=True, autoincrement=True)


def document(**options: Any) -> Column[int]:
    """The number of the document a row belongs to."""
    return Column("document", Integer, ForeignKey("documents.seq"), nullable=False, **options)
