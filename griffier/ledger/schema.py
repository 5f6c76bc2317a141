"""The tables of a library: what is kept, and what is only drawn up from it for speed.

Kept, and never changed: documents, readings, judgements, statuses, changes. Drawn up again
whenever a document gets a new reading or a judgement: statements, statement_actors and the
other tables that hang on a reading. docs/ledger.md explains every table and column.

`migrations/` holds the steps from each earlier shape; a test holds the two to one another.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from griffier.ledger.columns import Number, counter, document, metadata
from griffier.ledger.schema_follow import (
    changes,
    document_meetings,
    evidence,
    figures,
    instrument_mentions,
    instruments,
    judgements,
    kept_dossiers,
    meeting_links,
    series,
    sessions,
    sighted,
    sightings,
    statuses,
)
from griffier.ledger.schema_people import (
    accounts,
    api_tokens,
    deliveries,
    hooks,
    login_failures,
    saved_searches,
    web_sessions,
)
from griffier.ledger.schema_sources import source_items, source_runs, source_streams

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("work", String(64), nullable=False, index=True),
    Column("replaced_by", String(64)),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("bytes", BigInteger, nullable=False),
    Column("filed", DateTime, nullable=False),
    # How often its lines were drawn up: what rests on them holds as long as this is the same.
    Column("drawn", Integer, nullable=False, server_default="1"),
    # From here on: what the newest reading says of the document.
    Column("reading", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("title", Text),
    Column("date", Date),
    Column("number", Text),
    Column("identifier", Text),
    Column("session", Text),
    Column("dossiers", JSON, nullable=False),
    Column("senders", JSON, nullable=False),
    Column("addressee", Text),
    Column("place", Text),
    Column("media_type", Text, nullable=False),
    Column("pages", Integer),
    Column("text_hash", String(64), nullable=False),
    Column("likeness", String(64), nullable=False),
    Index(None, "identifier"),
    Index(None, "text_hash"),
    Index(None, "likeness"),
    Index(None, "date", "seq"),
    Index(
        "ix_documents_listed",
        "date",
        "seq",
        "kind",
        "lang",
        sqlite_where=text("replaced_by IS NULL"),
        postgresql_where=text("replaced_by IS NULL"),
    ),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    document(),
    Column("engine", String(32), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("contract", LargeBinary, nullable=False),
    Index(None, "document", "seq"),
)

# `place` orders the whole ledger, newest document first when read downwards: the day, the
# document and the position of the statement in it, in one number (griffier.ledger.places).
statements = Table(
    "statements",
    metadata,
    Column("place", Number, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    document(),
    Column("shown", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("act", String(16), nullable=False),
    Column("via", Text),
    Column("topic", Text),
    Column("concept", String(64)),
    Column("local_meeting", Text),
    Column("meeting", Text),
    Column("date", Date),
    Column("modality", String(16), nullable=False),
    Column("polarity", String(16), nullable=False),
    Column("weight", String(16), nullable=False),
    Column("repeated", Boolean, nullable=False),
    Column("deadline_text", Text),
    Column("deadline_first", Date),
    Column("deadline_last", Date),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("quote", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("plover", Text),
    Column("rule", Text, nullable=False),
    Column("lexicon_entry", Text, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("doubt", String(16)),
    Index("ix_statements_shown", "shown", "place"),
    Index("ix_statements_act", "shown", "act", "place", "polarity"),
    Index("ix_statements_concept", "shown", "concept", "place"),
    Index("ix_statements_meeting", "shown", "meeting", "place"),
    Index("ix_statements_kind", "shown", "kind", "place"),
    Index("ix_statements_document", "document", "place"),
    Index("ix_statements_deadline", "shown", "deadline_last", "place"),
    Index(
        "ix_statements_doubt",
        "confidence",
        "place",
        sqlite_where=text("shown AND doubt IS NOT NULL"),
        postgresql_where=text("shown AND doubt IS NOT NULL"),
    ),
)

statement_actors = Table(
    "statement_actors",
    metadata,
    Column("place", Number, ForeignKey("statements.place"), primary_key=True),
    Column("role", String(1), primary_key=True),  # "a" acts, "r" is addressed
    Column("position", Integer, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("person", Text),
    # Of the statement, repeated here so that one index answers «who, which act»:
    Column("shown", Boolean, nullable=False),
    Column("act", String(16), nullable=False),
    Index("ix_statement_actors_actor", "shown", "role", "actor", "place"),
    Index("ix_statement_actors_act", "shown", "role", "actor", "act", "place"),
    sqlite_with_rowid=False,
)

references = Table(
    "document_references",
    metadata,
    counter(),
    document(index=True),
    Column("kind", String(32), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("url", Text),
)

fulfilments = Table(
    "fulfilments",
    metadata,
    counter(),
    document(index=True),
    Column("reference", Text, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

# One row for each country and decision; `decision` is empty where the number is lost or a
# declaration was followed.
alignments = Table(
    "alignments",
    metadata,
    counter(),
    document(index=True),
    Column("decision", Text, index=True),
    Column("adopted", Date),
    Column("oj", Text),
    Column("country", String(8), nullable=False, index=True),
    Column("subject", Text),
    Column("regime", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("quote", Text, nullable=False),
)

DRAWN_UP = (statement_actors, statements, references, fulfilments, alignments)

__all__ = [
    "DRAWN_UP",
    "accounts",
    "alignments",
    "api_tokens",
    "changes",
    "deliveries",
    "document_meetings",
    "documents",
    "evidence",
    "figures",
    "fulfilments",
    "hooks",
    "instrument_mentions",
    "instruments",
    "judgements",
    "kept_dossiers",
    "login_failures",
    "meeting_links",
    "metadata",
    "readings",
    "references",
    "saved_searches",
    "series",
    "sessions",
    "sighted",
    "sightings",
    "source_items",
    "source_runs",
    "source_streams",
    "statement_actors",
    "statements",
    "statuses",
    "web_sessions",
]
