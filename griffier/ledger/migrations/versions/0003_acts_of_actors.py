"""The act of a statement stands with its actors, so that one index answers «who, which act»."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add `statement_actors.act` and its index; polarity joins the index on acts."""
    act = sa.Column("act", sa.String(length=16), nullable=False, server_default="")
    op.add_column("statement_actors", act)
    op.execute(
        "UPDATE statement_actors SET act = (SELECT statements.act FROM statements"
        " WHERE statements.place = statement_actors.place)"
    )
    columns = ["shown", "role", "actor", "act", "place"]
    op.create_index("ix_statement_actors_act", "statement_actors", columns)
    op.drop_index("ix_statements_act", table_name="statements")
    op.create_index("ix_statements_act", "statements", ["shown", "act", "place", "polarity"])
