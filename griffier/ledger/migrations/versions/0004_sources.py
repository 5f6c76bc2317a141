"""Where public sources were followed to, and what they say of each item."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add `source_streams` and `source_items`, empty."""
    op.create_table(
        "source_streams",
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("listed", _COUNTER, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("retry", sa.DateTime(), nullable=True),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("source", "stream", name=op.f("pk_source_streams")),
    )
    op.create_table(
        "source_items",
        sa.Column("seq", _COUNTER, nullable=False, autoincrement=True),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("turn", _COUNTER, nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("addresses", sa.JSON(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("retry", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_source_items")),
    )
    op.create_index("uq_source_items_id", "source_items", ["source", "kind", "id"], unique=True)
    op.create_index("ix_source_items_state", "source_items", ["source", "state", "turn"])
    op.create_index("ix_source_items_about", "source_items", ["source", "about"])
    op.create_index("ix_source_items_document", "source_items", ["document"])
