"""The shapes a library has had, and the steps from each to the next.

`versions/` holds one step per shape, as Alembic keeps them. A step says what it does in its
own words, not in those of `griffier.ledger.schema`, which goes on changing.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

# every shape, oldest first
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
NEWEST = REVISIONS[-1]


def revision(connection: Connection) -> str | None:
    """The shape of a library, or None where the database holds no library."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Take every step up to the shape `to`, within the transaction of the connection."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)

    def steps(now: object, _: object) -> object:
        return scripts._upgrade_revs(to, now)  # type: ignore[arg-type]  # as alembic does

    with EnvironmentContext(config, scripts, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
