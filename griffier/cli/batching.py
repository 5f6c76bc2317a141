"""`griffier batch`: an archive in, Parquet out."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from griffier.cli.output import write
from griffier.errors import MissingExtra


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    engine: str = "local"
    workers: int | None = None
    chunk: int = 50
    seconds: float = 120.0
    retry: bool = False
    as_json: bool = False


@click.command(short_help="Read a whole archive into Parquet.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.argument("output", metavar="OUTPUT")
@click.option("--engine", default="local", metavar="ADDRESS", help="local, or a Dask scheduler.")
@click.option("--workers", type=click.IntRange(1), help="Processes here; one a core if not said.")
@click.option("--chunk", type=click.IntRange(1), default=50, help="Documents a task reads.")
@click.option(
    "--seconds", type=click.FloatRange(1), default=120.0, help="Longest time for one document."
)
@click.option("--retry", is_flag=True, help="Read those again that could not be read.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@click.pass_context
def batch(ctx: click.Context, /, inputs: tuple[str, ...], output: str, **options: Any) -> None:
    """Read every document of the INPUTs and write what was found to OUTPUT as Parquet.

    An INPUT is a file, a folder, a glob, an address in an object store (s3://bucket/letters)
    or @list.txt, a file with one of these per line. OUTPUT is a folder or such an address;
    it gets the tables documents, statements, mentions, references and errors.

    A run that was broken off is taken up again by the same command: documents that are done
    are not read twice. A document that cannot be read, takes too long or ends the process
    that reads it becomes a row of errors, and the others go on. The exit code is 0 then
    too: look at errors.

    \b
    Examples:
      griffier batch letters/ out/
      griffier batch letters/*.pdf out/ --workers 8
      griffier batch s3://archive/2022/ s3://archive/read/ --engine tcp://scheduler:8786
      griffier batch @todo.txt out/ --retry
    """
    ctx.exit(run(inputs, output, Wish(**options)))


def run(inputs: tuple[str, ...], address: str, wish: Wish) -> int:
    """Plan, read and tell; returns the exit code."""
    try:
        from griffier.batch.inputs import listed
        from griffier.batch.run import plan
        from griffier.batch.run import run as see_through
        from griffier.batch.store import Output
    except ImportError as error:
        raise MissingExtra("batch", error) from error
    output = Output(address)
    sources = listed(inputs)
    todo = plan(sources, output, size=wish.chunk, seconds=wish.seconds, retry=wish.retry)
    with _progress(todo.left) as advance:
        tally = see_through(todo, wish.engine, wish.workers or os.cpu_count() or 1, advance)
    _tell(
        {
            "documents": tally.documents,
            "errors": tally.errors,
            "already": todo.already,
            "workers_lost": tally.deaths,
            "output": address,
            "tables": output.counts(),
        },
        as_json=wish.as_json,
    )
    return 0


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        write(json.dumps(told) + "\n")
        return
    lines = [f"Read {told['documents']} documents into {told['output']}."]
    if told["already"]:
        lines.append(f"{told['already']} were done before.")
    if told["errors"]:
        lines.append(f"{told['errors']} could not be read; the table errors says why.")
    rows = ", ".join(f"{name} {count}" for name, count in told["tables"].items())
    write("\n".join([*lines, f"Rows: {rows}."]) + "\n")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda count: bar.advance(task, count)
