"""`griffier batch`: an archive in, Parquet out."""

from typing import Any

import click

from griffier.cli.guarding import guard_options
from griffier.cli.manners import contact_option, pause_option
from griffier.errors import MissingExtra


@click.command(short_help="Read a whole archive into Parquet.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.argument("output", metavar="OUTPUT")
@click.option("--engine", default="local", metavar="ADDRESS", help="local, or a Dask scheduler.")
@click.option("--workers", type=click.IntRange(1), help="Processes here; one a core if not said.")
@click.option("--chunk", type=click.IntRange(1), default=50, help="Documents a task reads.")
@guard_options
@click.option("--retry", is_flag=True, help="Read those again that could not be read.")
@contact_option
@pause_option
@click.option("--source", "only", metavar="SOURCE", help="Fetch names from this source alone.")
@click.option("--base", metavar="URL", help="With --source: another address of the service.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@click.pass_context
def batch(ctx: click.Context, /, inputs: tuple[str, ...], output: str, **options: Any) -> None:
    """Read every document of the INPUTs and write what was found to OUTPUT as Parquet.

    An INPUT is a file, a folder, a glob, an address in an object store (s3://bucket/letters),
    the name of a publication as `griffier get` takes it (kst-21501-20-1873, 2022D12345, an
    address at officielebekendmakingen.nl), or @list.txt, a file with one of these per line.
    OUTPUT is a folder or an address; it gets the tables documents, statements, mentions,
    references and errors.

    What is named is fetched first, by one process that asks a host at most once in --pause
    seconds, and kept in OUTPUT/fetched; what a source has not is a row of errors.

    A run that was broken off is taken up again by the same command: documents that are done
    are not read twice, those that were fetched not fetched twice. A document that cannot be
    read, takes too long or ends the process that reads it becomes a row of errors, and the
    others go on. The exit code is 0 then too: look at errors. It is 59 where a source gave
    out, so that some names were not asked for; the same command asks for them.

    Scans are rows of errors (NoTextLayer); the same command with --ocr reads them.

    \b
    Examples:
      griffier batch letters/ out/
      griffier batch letters/*.pdf out/ --workers 8
      griffier batch s3://archive/2022/ s3://archive/read/ --engine tcp://scheduler:8786
      griffier batch kst-21501-20-1873 2022D12345 out/
      griffier batch @todo.txt out/ --retry
    """
    try:
        from griffier.cli import batch_run
    except ImportError as error:
        raise MissingExtra("batch", error) from error
    ctx.exit(batch_run.run(inputs, output, batch_run.Wish(**options)))
