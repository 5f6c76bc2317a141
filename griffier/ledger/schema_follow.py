"""The tables of meetings, of what came of things, of judgements and figures."""

from sqlalchemy import (
    JSON,
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
    String,
    Table,
    Text,
)

from griffier.ledger.columns import Number, counter, document, metadata

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
    document(primary_key=True),
    Column("local", Text, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
)

meeting_links = Table(
    "meeting_links",
    metadata,
    document(primary_key=True),
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
    document(primary_key=True),
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

sighted = Table("sighted", metadata, document(primary_key=True))

# What stands in the dossier of a meeting, as it was last worked out: never without a look at
# whether it still holds (griffier.service.dossier_keeping).
kept_dossiers = Table(
    "kept_dossiers",
    metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("own", String(64), nullable=False),
    Column("later", String(64), nullable=False),
    Column("found", LargeBinary, nullable=False),
)

# --- follow-through ---------------------------------------------------------------------------

statuses = Table(
    "statuses",
    metadata,
    counter(),
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
    Column("status", Number, ForeignKey("statuses.seq"), primary_key=True),
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
    document(primary_key=True, index=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("entry", String(16), index=True),
    Column("reason", Text, nullable=False),
)

# --- people -----------------------------------------------------------------------------------

judgements = Table(
    "judgements",
    metadata,
    counter(),
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
    counter(),
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
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("what", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("document", String(64)),
)
