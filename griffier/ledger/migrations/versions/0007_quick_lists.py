"""Lists of documents by one index, words of quotations found quickly, a second factor."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TABLE = (
    "CREATE VIRTUAL TABLE quoted USING fts5(folded, content='statements', content_rowid='place',"
    " tokenize='trigram', detail='none', columnsize=0)"
)
_NEW = "INSERT INTO quoted(rowid, folded) VALUES (new.place, new.folded);"
_OLD = "INSERT INTO quoted(quoted, rowid, folded) VALUES ('delete', old.place, old.folded);"
_TRIGGERS = (
    f"CREATE TRIGGER quoted_added AFTER INSERT ON statements BEGIN {_NEW} END",
    f"CREATE TRIGGER quoted_gone AFTER DELETE ON statements BEGIN {_OLD} END",
    f"CREATE TRIGGER quoted_moved AFTER UPDATE OF place, folded ON statements"
    f" BEGIN {_OLD} {_NEW} END",
)


def upgrade() -> None:
    """Add the index, two columns of accounts, and in SQLite the table `quoted`."""
    newest = sa.text("replaced_by IS NULL")
    op.create_index(
        "ix_documents_listed",
        "documents",
        ["date", "seq", "kind", "lang"],
        sqlite_where=newest,
        postgresql_where=newest,
    )
    op.add_column("accounts", sa.Column("second", sa.Text()))
    op.add_column("accounts", sa.Column("second_used", sa.BigInteger()))
    if op.get_bind().dialect.name == "sqlite":
        _quoted()


def _quoted() -> None:
    """What quotations hold, three letters at a time. A SQLite that cannot is left without it:
    there a quotation is looked for line by line."""
    connection = op.get_bind()
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(_TABLE)
    except sa.exc.OperationalError:
        return
    connection.exec_driver_sql("INSERT INTO quoted(quoted) VALUES ('rebuild')")
    for each in _TRIGGERS:
        connection.exec_driver_sql(each)
