"""What the commands on a library share: which library, and days on the command line."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from griffier.ledger.library import Library

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = "griffier-library"


def library_options(command: F) -> F:
    """`--library` and `--database`, which the command gets as `folder` and `database`."""
    command = click.option(
        "--database",
        metavar="URL",
        envvar="GRIFFIER_DATABASE",
        help="PostgreSQL instead of SQLite: postgresql://user@host/name (or GRIFFIER_DATABASE).",
    )(command)
    return click.option(
        "--library",
        "folder",
        metavar="DIR",
        envvar="GRIFFIER_LIBRARY",
        default=FOLDER,
        help=f"The library's folder (or GRIFFIER_LIBRARY); {FOLDER} if not said.",
    )(command)


def opened(folder: str, database: str | None, *, create: bool = False) -> "Library":
    """The library that was meant, open. Raises the LibraryErrors of `Library.open`."""
    from griffier.ledger.library import Library

    return Library.open(folder, database=database, create=create)


class Day(click.ParamType):  # type: ignore[type-arg]  # click before 8.3 takes none
    """A day on the command line: 2022-12-06."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """The day; anything else ends the command with an error that shows a day."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day like 2022-12-06.", param, ctx)
