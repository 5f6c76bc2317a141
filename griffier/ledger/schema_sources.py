"""The tables of public sources: where each listing goes on, and how it stands with each item."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from griffier.ledger.columns import Number, counter, metadata

# Where each listing of a source goes on.
source_streams = Table(
    "source_streams",
    metadata,
    Column("source", String(32), primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("cursor", Text),
    Column("listed", Number, nullable=False),
    Column("current", Boolean, nullable=False),  # nothing more was to be listed
    Column("asked", DateTime, nullable=False),
    Column("attempts", Integer, nullable=False),  # failures since it last went well
    Column("code", Integer),
    Column("reason", Text),
    Column("retry", DateTime),
    Column("wish", JSON, nullable=False),
)

# What a source says of each item, and how it stands with its document.
source_items = Table(
    "source_items",
    metadata,
    counter(),
    Column("source", String(32), nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("turn", Number, nullable=False),  # the order in which items were listed or changed
    Column("edition", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("addresses", JSON, nullable=False),
    Column("media_type", Text),
    Column("size", BigInteger),
    Column("about", Text),
    Column("facts", JSON, nullable=False),
    Column("document", String(64)),
    Column("mark", Text),
    Column("attempts", Integer, nullable=False),
    Column("code", Integer),
    Column("reason", Text),
    Column("retry", DateTime),
    Index("uq_source_items_id", "source", "kind", "id", unique=True),
    Index("ix_source_items_state", "source", "state", "turn"),
    Index("ix_source_items_about", "source", "about"),
    Index("ix_source_items_document", "document"),
)

# How following each source last went.
source_runs = Table(
    "source_runs",
    metadata,
    Column("source", String(32), primary_key=True),
    Column("began", DateTime, nullable=False),
    Column("ended", DateTime),  # none while it is under way, or where it was broken off
    Column("succeeded", DateTime),  # the end of the last one that went well
    Column("listed", Integer, nullable=False),
    Column("filed", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("reason", Text),
)
