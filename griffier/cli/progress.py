"""A sign of life on standard error, while a terminal waits for long work."""

import sys
from collections.abc import Callable, Iterator
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


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar that what is given moves on by so many; silent outside a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)


@contextmanager
def parts(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that what is given sets to so many of so many; silent outside a terminal."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
