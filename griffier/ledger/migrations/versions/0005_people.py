"""Accounts, how they are signed in, and what they want to be told; doubtful lines at hand."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add seven tables, empty; mark the lines that are doubtful, and index them."""
    _accounts()
    _signed_in()
    _alerts()
    _doubts()
    op.create_index(
        "ix_statements_doubt",
        "statements",
        ["place"],
        sqlite_where=sa.text("shown AND doubt IS NOT NULL"),
        postgresql_where=sa.text("shown AND doubt IS NOT NULL"),
    )


def _doubts() -> None:
    op.add_column("statements", sa.Column("doubt", sa.String(length=16), nullable=True))
    op.execute(
        """
        UPDATE statements SET doubt = CASE
            WHEN confidence < 1 THEN 'confidence'
            WHEN NOT EXISTS (
                SELECT 1 FROM statement_actors a WHERE a.place = statements.place AND a.role = 'a'
            ) THEN 'actors'
            WHEN act = 'REQUEST' AND NOT EXISTS (
                SELECT 1 FROM statement_actors a WHERE a.place = statements.place AND a.role = 'r'
            ) THEN 'recipients'
        END
        """
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("seq", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_accounts")),
        sa.UniqueConstraint("name", name=op.f("uq_accounts_name")),
    )


def _account() -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    """The account a row belongs to; the name of the key is given by the convention."""
    return (
        sa.Column("account", _NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.seq"]),
    )


def _signed_in() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_account(),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_web_sessions")),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_account(),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=True),
        sa.Column("revoked", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_tokens_digest")),
    )
    op.create_table(
        "login_failures",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_failures")),
    )
    op.create_index("ix_web_sessions_account", "web_sessions", ["account"])
    op.create_index("ix_api_tokens_account", "api_tokens", ["account"])


def _alerts() -> None:
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_account(),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("seen", _NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
    )
    op.create_table(
        "hooks",
        sa.Column("id", sa.String(length=16), nullable=False),
        *_account(),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("seen", _NUMBER, nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hooks")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        *_account(),
        sa.Column("hook", sa.String(length=16), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    for table in ("saved_searches", "hooks", "deliveries"):
        op.create_index(f"ix_{table}_account", table, ["account"])
    unique = ["account", "query"]
    op.create_index("ix_saved_searches_account_query", "saved_searches", unique, unique=True)
    op.create_index("ix_deliveries_hook", "deliveries", ["hook"])
    op.create_index("ix_deliveries_due", "deliveries", ["state", "kind", "due"])
