"""The first shape of a library."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    _changes()
    _documents()
    _instruments()
    _judgements()
    _series()
    _sessions()
    _statuses()
    _alignments()
    _document_meetings()
    _document_references()
    _evidence()
    _figures()
    _fulfilments()
    _instrument_mentions()
    _meeting_links()
    _readings()
    _statements()
    _statement_actors()


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("seq", _COUNTER, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_changes")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("replaced_by", sa.String(length=64), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("filed", sa.DateTime(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("identifier", sa.Text(), nullable=True),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("dossiers", sa.JSON(), nullable=False),
        sa.Column("senders", sa.JSON(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("likeness", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    op.create_index(op.f("ix_documents_date_seq"), "documents", ["date", "seq"])
    op.create_index(op.f("ix_documents_identifier"), "documents", ["identifier"])
    op.create_index(op.f("ix_documents_likeness"), "documents", ["likeness"])
    op.create_index(op.f("ix_documents_text_hash"), "documents", ["text_hash"])
    op.create_index(op.f("ix_documents_work"), "documents", ["work"])


def _instruments() -> None:
    op.create_table(
        "instruments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name_nl", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruments")),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("act", sa.String(length=16), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("entry", sa.String(length=16), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
    )
    op.create_index(op.f("ix_judgements_document"), "judgements", ["document"])
    op.create_index(op.f("ix_judgements_entry"), "judgements", ["entry"])


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("better", sa.String(length=8), nullable=False),
        sa.Column("concepts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_date"), "sessions", ["date"])
    op.create_index(op.f("ix_sessions_series"), "sessions", ["series"])


def _statuses() -> None:
    op.create_table(
        "statuses",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_statuses")),
    )
    op.create_index("ix_statuses_entry", "statuses", ["entry", "seq"])


def _alignments() -> None:
    op.create_table(
        "alignments",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("adopted", sa.Date(), nullable=True),
        sa.Column("oj", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("regime", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_alignments_document_documents")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_alignments")),
    )
    op.create_index(op.f("ix_alignments_country"), "alignments", ["country"])
    op.create_index(op.f("ix_alignments_decision"), "alignments", ["decision"])
    op.create_index(op.f("ix_alignments_document"), "alignments", ["document"])


def _document_meetings() -> None:
    op.create_table(
        "document_meetings",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_document_meetings_document_documents")
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_document_meetings_session_sessions")
        ),
        sa.PrimaryKeyConstraint("document", "local", name=op.f("pk_document_meetings")),
    )
    op.create_index(op.f("ix_document_meetings_session"), "document_meetings", ["session"])


def _document_references() -> None:
    op.create_table(
        "document_references",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_document_references_document_documents")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_document_references")),
    )
    op.create_index(op.f("ix_document_references_document"), "document_references", ["document"])
    op.create_index(op.f("ix_document_references_id"), "document_references", ["id"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("status", _COUNTER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("bears", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["status"], ["statuses.seq"], name=op.f("fk_evidence_status_statuses")
        ),
        sa.PrimaryKeyConstraint("status", "position", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_source"), "evidence", ["source"])


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("total", sa.Float(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("recorded", sa.DateTime(), nullable=False),
        sa.CheckConstraint("source <> ''", name=op.f("ck_figures_sourced")),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name=op.f("fk_figures_series_series")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_figures")),
    )
    op.create_index("ix_figures_series", "figures", ["series", "subject", "period", "seq"])


def _fulfilments() -> None:
    op.create_table(
        "fulfilments",
        sa.Column("seq", _COUNTER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_fulfilments_document_documents")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_fulfilments")),
    )
    op.create_index(op.f("ix_fulfilments_document"), "fulfilments", ["document"])
    op.create_index(op.f("ix_fulfilments_reference"), "fulfilments", ["reference"])


def _instrument_mentions() -> None:
    op.create_table(
        "instrument_mentions",
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_instrument_mentions_document_documents")
        ),
        sa.ForeignKeyConstraint(
            ["instrument"],
            ["instruments.id"],
            name=op.f("fk_instrument_mentions_instrument_instruments"),
        ),
        sa.PrimaryKeyConstraint(
            "instrument", "document", "start", name=op.f("pk_instrument_mentions")
        ),
    )
    op.create_index(op.f("ix_instrument_mentions_document"), "instrument_mentions", ["document"])
    op.create_index(op.f("ix_instrument_mentions_entry"), "instrument_mentions", ["entry"])


def _meeting_links() -> None:
    op.create_table(
        "meeting_links",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_meeting_links_document_documents")
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name=op.f("fk_meeting_links_session_sessions")
        ),
        sa.PrimaryKeyConstraint("document", "session", "part", name=op.f("pk_meeting_links")),
    )
    op.create_index("ix_meeting_links_session", "meeting_links", ["session", "document"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("engine", sa.String(length=32), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("contract", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_readings_document_documents")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_document_seq"), "readings", ["document", "seq"])


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("place", _COUNTER, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("concept", sa.String(length=64), nullable=True),
        sa.Column("local_meeting", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("modality", sa.String(length=16), nullable=False),
        sa.Column("polarity", sa.String(length=16), nullable=False),
        sa.Column("weight", sa.String(length=16), nullable=False),
        sa.Column("repeated", sa.Boolean(), nullable=False),
        sa.Column("deadline_text", sa.Text(), nullable=True),
        sa.Column("deadline_first", sa.Date(), nullable=True),
        sa.Column("deadline_last", sa.Date(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("plover", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("lexicon_entry", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.seq"], name=op.f("fk_statements_document_documents")
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_statements")),
        sa.UniqueConstraint("id", name=op.f("uq_statements_id")),
    )
    op.create_index("ix_statements_act", "statements", ["shown", "act", "place"])
    op.create_index("ix_statements_concept", "statements", ["shown", "concept", "place"])
    op.create_index("ix_statements_deadline", "statements", ["shown", "deadline_last", "place"])
    op.create_index("ix_statements_document", "statements", ["document", "place"])
    op.create_index("ix_statements_kind", "statements", ["shown", "kind", "place"])
    op.create_index("ix_statements_meeting", "statements", ["shown", "meeting", "place"])
    op.create_index("ix_statements_shown", "statements", ["shown", "place"])


def _statement_actors() -> None:
    op.create_table(
        "statement_actors",
        sa.Column("place", _COUNTER, nullable=False),
        sa.Column("role", sa.String(length=1), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place"], ["statements.place"], name=op.f("fk_statement_actors_place_statements")
        ),
        sa.PrimaryKeyConstraint("place", "role", "position", name=op.f("pk_statement_actors")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_statement_actors_actor", "statement_actors", ["shown", "role", "actor", "place"]
    )
