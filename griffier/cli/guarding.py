"""Options that say what one document may take of the process that reads it."""

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option("--ocr", is_flag=True, help="Recognise the words in scans (needs tesseract)."),
    click.option(
        "--seconds",
        type=click.FloatRange(1),
        help="Longest time to read one document; if not said 120, with --ocr 1800.",
    ),
    click.option(
        "--memory",
        type=click.IntRange(512),
        default=2048,
        show_default=True,
        metavar="MB",
        help="Most memory a process may have to read one document.",
    ),
)


def guard_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --ocr, --seconds and --memory to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
