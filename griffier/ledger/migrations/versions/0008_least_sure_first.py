"""Doubtful lines at hand in the order in which they are reviewed: the least sure first."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Confidence joins the index on doubtful lines."""
    doubtful = sa.text("shown AND doubt IS NOT NULL")
    op.drop_index("ix_statements_doubt", table_name="statements")
    op.create_index(
        "ix_statements_doubt",
        "statements",
        ["confidence", "place"],
        sqlite_where=doubtful,
        postgresql_where=doubtful,
    )
