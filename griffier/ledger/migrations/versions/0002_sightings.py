"""Where documents speak of meetings is kept, so that meetings can be found anew."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add `sightings` and `sighted`; documents filed before are sighted when next filing."""
    op.create_table(
        "sightings",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("around", sa.Date(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("near", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.Column("summit", sa.Boolean(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("next", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_sightings_document_documents")
        ),
        sa.PrimaryKeyConstraint("document", "local", name=op.f("pk_sightings")),
    )
    for column in ("series", "place", "key"):
        op.create_index(op.f(f"ix_sightings_{column}"), "sightings", [column, "around"])
    op.create_index(op.f("ix_sessions_place_date"), "sessions", ["place", "date"])
    op.create_table(
        "sighted",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_sighted_document_documents")
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_sighted")),
    )
