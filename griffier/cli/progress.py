"""A sign of life on standard error, while a terminal waits for a long document."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reading(name: str, number: int, count: int) -> Iterator[None]:
    """Show which document is being read until the block ends; silent outside a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    which = f" ({number} of {count})" if count > 1 else ""
    with Console(stderr=True).status(Text(f"Reading {name}{which}")):
        yield
