"""`griffier serve`: a site on a library."""

from pathlib import Path
from typing import Any

import click

from griffier.errors import MissingExtra, UsageError


@click.command(short_help="Open a site on a library.")
@click.option("--library", metavar="DIR", help="The library; griffier-library if not said.")
@click.option("--database", metavar="ADDRESS", help="Its PostgreSQL database, if it has one.")
@click.option("--host", help="The address to listen on; 127.0.0.1 if not said.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 8000 if not said.")
@click.option("--settings", metavar="FILE", help="A TOML file with these and more.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that answer.")
def serve(settings: str | None, workers: int, **given: Any) -> None:
    """Open a site on a library: pages, an API, feeds and tools for assistants.

    Every setting can stand in a TOML file, in the environment (GRIFFIER_PORT) or here; the
    nearer one wins. docs/deployment.md lists them. The site reads while documents are filed.

    \b
    Examples:
      griffier serve
      griffier serve --library demo --port 8080
      GRIFFIER_DATABASE=postgresql://griffier@db/ledger griffier serve --settings site.toml
    """
    try:
        from griffier.serve import running
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    from griffier.serve.settings import load

    told = load(Path(settings) if settings else None, **given)
    try:
        running.run(told, workers)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{told.host}:{told.port} cannot be listened on: {reason}.") from error
