"""The tables of a library: what is kept, and what is only drawn up from it for speed.

Kept, and never changed: documents, readings, judgements, statuses, changes. Drawn up again
whenever a document gets a new reading or a judgement: statements, statement_actors and the
other tables that hang on a reading. docs/ledger.md explains every table and column.

`migrations/` holds the steps from each earlier shape; a test holds the two to one another.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up, and orders its rows, only by a column that is exactly INTEGER.
Counter = BigInteger().with_variant(Integer(), "sqlite")


def _counter() -> Column[int]:
    return Column("seq", Counter, primary_key=True, autoincrement=True)


def _document(**options: Any) -> Column[int]:
    return Column("document", Integer, ForeignKey("documents.seq"), nullable=False, **options)


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
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _document(),
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
    Column("place", Counter, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    _document(),
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
    Index("ix_statements_shown", "shown", "place"),
    Index("ix_statements_act", "shown", "act", "place", "polarity"),
    Index("ix_statements_concept", "shown", "concept", "place"),
    Index("ix_statements_meeting", "shown", "meeting", "place"),
    Index("ix_statements_kind", "shown", "kind", "place"),
    Index("ix_statements_document", "document", "place"),
    Index("ix_statements_deadline", "shown", "deadline_last", "place"),
)

statement_actors = Table(
    "statement_actors",
    metadata,
    Column("place", Counter, ForeignKey("statements.place"), primary_key=True),
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
    _counter(),
    _document(index=True),
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
    _counter(),
    _document(index=True),
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
    _counter(),
    _document(index=True),
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

# --- meetings ---------------------------------------------------------------------------------

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("series", Text, nullable=False, index=True),
    Column("names", JSON, nullable=False),
    Column("body", Text),
    Column("date", Date, index=True),
    Column("end_date", Date),
    Column("place", Text),
    Column("country", String(8)),
    Index(None, "place", "date"),
)

# Which meeting of the library each meeting of a document's own list is.
document_meetings = Table(
    "document_meetings",
    metadata,
    _document(primary_key=True),
    Column("local", Text, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
)

meeting_links = Table(
    "meeting_links",
    metadata,
    _document(primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("certain", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_meeting_links_session", "session", "document"),
)

# Where documents speak of meetings: what sessions are made from. `around` is the day to look
# for it. A document that names none has a row in `sighted` alone.
sightings = Table(
    "sightings",
    metadata,
    _document(primary_key=True),
    Column("local", Text, primary_key=True),
    Column("around", Date),
    Column("series", Text),
    Column("key", Text, nullable=False),
    Column("place", Text),
    Column("first", Date),
    Column("last", Date),
    Column("month", Date),
    Column("near", Date),
    Column("name", Text, nullable=False),
    Column("body", Text),
    Column("country", String(8)),
    Column("summit", Boolean, nullable=False),
    Column("main", Boolean, nullable=False),
    Column("next", Boolean, nullable=False),
    Index("ix_sightings_series", "series", "around"),
    Index("ix_sightings_place", "place", "around"),
    Index("ix_sightings_key", "key", "around"),
)

sighted = Table("sighted", metadata, _document(primary_key=True))

# --- follow-through ---------------------------------------------------------------------------

statuses = Table(
    "statuses",
    metadata,
    _counter(),
    Column("entry", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("on", Date, nullable=False),
    Column("rule", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded", DateTime, nullable=False),
    Index("ix_statuses_entry", "entry", "seq"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("status", Counter, ForeignKey("statuses.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("source", Text, nullable=False, index=True),
    Column("date", Date),
    Column("quote", Text, nullable=False),
    Column("bears", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", String(64)),
    Column("start", Integer),
    Column("end", Integer),
)

instruments = Table(
    "instruments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("name_nl", Text),
    Column("name_en", Text),
    Column("facts", JSON, nullable=False),
)

instrument_mentions = Table(
    "instrument_mentions",
    metadata,
    Column("instrument", Text, ForeignKey("instruments.id"), primary_key=True),
    _document(primary_key=True, index=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("entry", String(16), index=True),
    Column("reason", Text, nullable=False),
)

# --- people -----------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    _counter(),
    Column("id", String(16), nullable=False, unique=True),
    Column("verdict", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", String(64), index=True),
    Column("act", String(16)),
    Column("quote", Text),
    Column("entry", String(16), index=True),
    Column("value", Text),
)

# --- figures ----------------------------------------------------------------------------------

series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("better", String(8), nullable=False),
    Column("concepts", JSON, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    _counter(),
    Column("series", Text, ForeignKey("series.id"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("value", Float),
    Column("source", Text, nullable=False),
    Column("total", Float),
    Column("note", Text),
    Column("items", JSON, nullable=False),
    Column("current", Boolean, nullable=False),  # a corrected figure stays, but does not count
    Column("recorded", DateTime, nullable=False),
    CheckConstraint("source <> ''", name="sourced"),
    Index("ix_figures_series", "series", "subject", "period", "seq"),
)

# --- what changed -----------------------------------------------------------------------------

changes = Table(
    "changes",
    metadata,
    Column("seq", Counter, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("what", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("document", String(64)),
)

DRAWN_UP = (statement_actors, statements, references, fulfilments, alignments)
