"""`griffier sync`: following public sources into a library."""

from typing import Any

import click

from griffier.cli import garbage
from griffier.cli.guarding import guard_options
from griffier.cli.library import Day, library_options
from griffier.cli.manners import contact_option, pause_option
from griffier.errors import MissingExtra, UsageError


@click.command(short_help="Follow public sources into a library.")
@click.argument("sources", metavar="[SOURCE...]", nargs=-1)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="Only of this kind, in the source's words; * stands for anything. May be repeated.",
)
@click.option(
    "--dossier",
    "dossiers",
    multiple=True,
    metavar="NUMBER",
    help="Only of this dossier: 21501-20, or 21501 for all its parts. May be repeated.",
)
@click.option(
    "--committee",
    "committees",
    multiple=True,
    metavar="WORDS",
    help="Only led by a committee whose name holds WORDS. May be repeated.",
)
@click.option(
    "--creator",
    "creators",
    multiple=True,
    metavar="WORDS",
    help="Only published by WORDS. May be repeated.",
)
@click.option("--since", type=Day(), metavar="DAY", help="Only of that day or later.")
@click.option("--until", type=Day(), metavar="DAY", help="Only of that day or earlier.")
@click.option(
    "--most", type=click.IntRange(1), metavar="N", help="Fetch no more than N documents this time."
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Every source followed before, each with what was asked of it.",
)
@click.option(
    "--every",
    "interval",
    metavar="TIME",
    help="Again and again, every TIME (15m, 2h, 90s), until stopped.",
)
@click.option("--now", is_flag=True, help="Ask also what was to be left alone for a while.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be fetched; keep nothing.")
@click.option("--failures", is_flag=True, help="List what could not be fetched, with the reason.")
@click.option("--status", is_flag=True, help="Say how far each source was followed.")
@click.option(
    "--check", is_flag=True, help="Hold what griffier assumes of a source to the live service."
)
@click.option(
    "--sources",
    "list_sources",
    is_flag=True,
    help="List the sources that are installed, with their licences.",
)
@contact_option
@pause_option
@click.option("--base", metavar="URL", help="Another address of the service, such as a mirror.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each thing done.")
@guard_options
@library_options
@click.pass_context
def sync(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:
    """Follow public sources: list what changed, fetch what is asked for, read and file it.

    SOURCE is `tk` (the Tweede Kamer: documents, dossiers, activities and its register of
    commitments), `op` (official publications), `council` (Council and EEAS: declarations on
    alignment, conclusions, summit declarations), `eurlex` (which CFSP decisions exist, for
    `griffier align`), or another that is installed; --sources lists them. docs/sources.md
    says what is taken from each, on what terms, and what was verified against what.

    A sync goes on where the last one was left, wherever that was: stopped or killed, it
    ends in the same state. What could not be fetched is listed with the reason and
    tried again later, after ever longer. What a source withdraws is marked and stays on file.

    Documents are read in a process of their own: one that takes longer than --seconds, more
    than --memory, or ends that process is an error like another, and the sync goes on. A scan
    is listed as one (--failures), and a later run with --ocr takes it up.

    griffier asks a host at most once in --pause seconds and waits as long as it is told to.
    Give --contact, so that a source can reach you before it shuts you out.

    The exit code is 59 where something could not be had, 0 where all went well.

    \b
    Examples:
      griffier sync tk --kind "Brief regering" --dossier 21501-20 --since 2022-01-01
      griffier sync op --dossier 21501-20 --contact griffie@example.org
      griffier sync council --kind alignment --since 2022-01-01
      griffier sync tk --check
      griffier sync --failures
      griffier sync --all --ocr
      griffier sync --all --every 15m
    """
    garbage.put_off()
    try:
        from griffier.cli import sync_run
    except ImportError as error:
        raise MissingExtra("sync", error) from error
    ctx.exit(sync_run.run(sources, sync_run.Options(**options)))


@click.command(short_help="Fetch publications by any of their names, and file them.")
@click.argument("words", metavar="ID...", nargs=-1, required=True)
@contact_option
@click.option("--source", "only", metavar="SOURCE", help="Ask this source alone.")
@click.option("--base", metavar="URL", help="With --source: another address of the service.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per publication.")
@guard_options
@library_options
@click.pass_context
def get(ctx: click.Context, /, words: tuple[str, ...], **options: Any) -> None:
    """Fetch single publications from the sources that have them, and file them.

    ID is a publication as a clerk writes it: kst-21501-20-1873, «Kamerstuk 21 501-20, nr.
    1873», 2022D12345, ah-tk-20222023-123, stcrt-2022-123, 32022D0346, or an address at
    tweedekamer.nl, officielebekendmakingen.nl, consilium.europa.eu or eeas.europa.eu.

    The exit code is that of the first that could not be had.

    \b
    Examples:
      griffier get kst-21501-20-1873
      griffier get "Kamerstuk 21 501-20, nr. 1873" 2022D12345
      griffier get https://zoek.officielebekendmakingen.nl/kst-21501-20-1873.html --json
    """
    garbage.put_off()
    try:
        from griffier.cli import sync_run
    except ImportError as error:
        raise MissingExtra("sync", error) from error
    ctx.exit(sync_run.get(words, **options))


def seconds(time: str) -> float:
    """«15m», «2h», «90s» in seconds. Raises UsageError."""
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    number, unit = time[:-1], time[-1:]
    if unit not in units or not number.isdigit() or not int(number):
        raise UsageError(f"--every takes a time like 15m, 2h or 90s, not {time!r}.")
    return float(int(number) * units[unit])
