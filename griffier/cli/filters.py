"""Options that say which lines of a ledger are meant; their names are those of `EntryQuery`."""

from collections.abc import Callable
from typing import Any

import click

from griffier.cli.library import Day

_OPTIONS = (
    click.option("--actor", metavar="ID", help="Who acted: RS, EU, or a name such as Serbia."),
    click.option("--recipient", metavar="ID", help="Of whom it was asked, to whom promised."),
    click.option("--act", metavar="ACT", help="REQUEST, COMMIT, SUPPORT …"),
    click.option("--concept", metavar="ID", help="What it is about, with all that is narrower."),
    click.option("--meeting", metavar="ID", help="The meeting at which it was done."),
    click.option("--since", type=Day(), metavar="DAY", help="Documents of that day or later."),
    click.option("--until", type=Day(), metavar="DAY", help="Documents of that day or earlier."),
    click.option("--document", metavar="ID", help="In that document, also an older version."),
    click.option("--kind", metavar="KIND", help="In documents of that kind: report, agenda …"),
    click.option(
        "--text", metavar="WORDS", help="Words of the quotation; case and accents do not matter."
    ),
    click.option("--promise", is_flag=True, help="Promises only."),
)


def entry_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of a ledger to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
