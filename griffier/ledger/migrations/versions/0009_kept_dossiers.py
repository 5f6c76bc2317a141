"""Dossiers kept as they were worked out, and how often the lines of a document were drawn up."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add `kept_dossiers`, empty, and `documents.drawn`."""
    op.add_column("documents", sa.Column("drawn", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "kept_dossiers",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("own", sa.String(length=64), nullable=False),
        sa.Column("later", sa.String(length=64), nullable=False),
        sa.Column("found", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"],
            ["sessions.id"],
            name=op.f("fk_kept_dossiers_session_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_kept_dossiers")),
    )
