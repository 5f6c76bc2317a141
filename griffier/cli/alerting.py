"""`griffier digest` and `griffier hooks`: telling accounts what is new."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from griffier.cli.output import write
from griffier.errors import MissingExtra

if TYPE_CHECKING:
    from griffier.ledger.library import Library
    from griffier.serve.settings import Settings

_LIBRARY = click.option(
    "--library", metavar="DIR", help="The library; griffier-library if not said."
)
_DATABASE = click.option(
    "--database", metavar="ADDRESS", help="Its PostgreSQL database, if it has one."
)
_SETTINGS = click.option("--settings", metavar="FILE", help="The TOML file of `griffier serve`.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


@click.command(short_help="Mail what is new of saved searches.")
@_LIBRARY
@_DATABASE
@_SETTINGS
@_JSON
def digest(settings: str | None, *, as_json: bool, **given: Any) -> None:
    """Mail each account what is new of its saved searches since the last digest.

    To be run as often as digests should come, by cron or a timer. It needs the settings
    address, smtp_host and smtp_from (docs/accounts.md). Nothing is mailed twice or passed over,
    wherever it is stopped; what a mail server refuses is tried again by the next run.

    \b
    Example:
      griffier digest --settings site.toml
    """
    told = _settings(settings, given)
    from griffier.serve.finder import Finder
    from griffier.serve.sending import digest as writing

    with _open(told) as library:
        made = writing.prepare(library, Finder(library).searcher(), told)
        sent, unsent = writing.send(library, told)
    _say({"written": made, "sent": sent, "unsent": unsent}, as_json=as_json)


@click.group(short_help="Call addresses when the library changes.")
def hooks() -> None:
    """Addresses that accounts have called when the library changes (docs/accounts.md).

    \b
    Example:
      griffier hooks deliver --settings site.toml
    """


@hooks.command("deliver", short_help="Make the calls that are due.")
@_LIBRARY
@_DATABASE
@_SETTINGS
@click.option("--local", is_flag=True, help="Also call http addresses of this machine, to try out.")
@_JSON
def deliver(settings: str | None, *, local: bool, as_json: bool, **given: Any) -> None:
    """Call every hook with what changed since it was last called, and repeat calls that failed.

    To be run every few minutes, by cron or a timer. Only public hosts are called, over https.

    \b
    Example:
      griffier hooks deliver --settings site.toml
    """
    told = _settings(settings, given)
    from griffier.serve.sending import hooks as calling

    with _open(told) as library:
        made = calling.prepare(library, told.address)
        arrived, failed = calling.deliver(library, local=local)
    _say({"written": made, "sent": arrived, "unsent": failed}, as_json=as_json)


def _settings(file: str | None, given: dict[str, Any]) -> "Settings":
    try:
        from griffier.serve.settings import load
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    return load(Path(file) if file else None, **given)


def _open(told: "Settings") -> "Library":
    from griffier.ledger.library import Library

    return Library.open(told.library, database=told.database or None)


def _say(counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        write(json.dumps(counts) + "\n")
    else:
        write("{written} written, {sent} sent, {unsent} not yet.\n".format(**counts))
