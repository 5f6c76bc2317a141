"""Words of quotations found quickly in PostgreSQL as well: letters by threes (pg_trgm)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_THREES = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
_INDEX = "CREATE INDEX ix_statements_folded ON statements USING gin (folded gin_trgm_ops)"


def upgrade() -> None:
    """Add the index in PostgreSQL. A server that has not pg_trgm, or does not allow it, is left
    without: there a quotation is looked for line by line."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(_THREES)
    except sa.exc.DBAPIError:
        return
    connection.exec_driver_sql(_INDEX)
