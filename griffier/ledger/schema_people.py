"""The tables of people: accounts, how they are signed in, and what they want to be told."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from griffier.ledger.columns import Number, counter, metadata


def _account() -> Column[int]:
    return Column("account", Number, ForeignKey("accounts.seq"), nullable=False, index=True)


accounts = Table(
    "accounts",
    metadata,
    counter(),
    Column("name", Text, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),  # as argon2 writes it, never the password
    Column("email", Text),
    Column("language", String(8), nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("key", String(64), nullable=False),  # signs the links in mail to this account
    Column("second", Text),  # the secret of the second factor; none where there is none
    Column("second_used", BigInteger),  # the last half minute of which a code was used
)

# Of a browser that is signed in, only the SHA-256 of what it holds.
web_sessions = Table(
    "web_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    _account(),
    Column("created", DateTime, nullable=False),
    Column("seen", DateTime, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    _account(),
    Column("scope", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("expires", DateTime),
    Column("revoked", DateTime),
)

# Failures to sign in, by the SHA-256 of what they have in common (an address, a name).
login_failures = Table(
    "login_failures",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("since", DateTime, nullable=False),
)

# `seen` is the last change (`changes.seq`) the account was told of.
saved_searches = Table(
    "saved_searches",
    metadata,
    Column("id", String(16), primary_key=True),
    _account(),
    Column("query", Text, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("seen", Number, nullable=False),
    Index("ix_saved_searches_account_query", "account", "query", unique=True),
)

hooks = Table(
    "hooks",
    metadata,
    Column("id", String(16), primary_key=True),
    _account(),
    Column("address", Text, nullable=False),
    Column("secret", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("seen", Number, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

# What is to be sent, mail and hooks alike. `due` is when it may be tried (again): whoever
# tries moves it on first, so that no two try at once, and nothing is lost with who tried.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(8), nullable=False),
    _account(),
    Column("hook", String(16), index=True),
    Column("body", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("due", DateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, delivered, failed
    Column("ended", DateTime),
    Column("reason", Text),
    Index("ix_deliveries_due", "state", "kind", "due"),
)
