"""`griffier read`: documents in, one of the views out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from griffier import pipeline, sources
from griffier.cli import garbage, output
from griffier.cli.progress import reading
from griffier.errors import GriffierError, UsageError
from griffier.model import Document


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    as_json: bool = False
    markdown: bool = False
    html: str | None = None
    explain: bool = False
    layout: bool = False
    ocr: bool = False

    def check(self) -> None:
        """Raise UsageError for wishes that contradict one another."""
        if self.as_json and self.markdown:
            raise UsageError("Choose --json or --markdown; they cannot both be printed.")
        if self.html == "-" and (self.as_json or self.markdown):
            raise UsageError("--html - prints the page; it cannot go with --json or --markdown.")
        if self.layout and not self.as_json:
            raise UsageError("--layout adds to --json; ask for both.")


def run(files: Sequence[str], wish: Wish) -> int:
    """Read every file and show it; returns the exit code of the first failure, or 0."""
    wish.check()
    failures = Failures()
    show = _view(wish)
    kept: list[Document] = []
    for name, document in _documents(files, failures, ocr=wish.ocr):
        if show:
            show(document, name if len(files) > 1 else None)
        if wish.html:
            kept.append(document)
    garbage.resume()
    if wish.html and kept:
        _write_page(kept, wish.html)
    return failures.code


class Failures:
    """Names each failure on standard error and remembers the first one's exit code."""

    def __init__(self) -> None:
        self.code = 0

    def add(self, name: str, error: GriffierError) -> None:
        """Name the failure."""
        sentence = str(error) if name in str(error) else f"{name}: {error}"
        click.echo(f"griffier: {sentence}", err=True)
        self.code = self.code or error.exit_code


def _documents(
    files: Sequence[str], failures: Failures, *, ocr: bool
) -> Iterator[tuple[str, Document]]:
    """Each document that can be read, with the name it goes by."""
    for number, name in enumerate(files, start=1):
        if number == 2:  # the first has loaded the lexicon
            garbage.resume()
        shown = "standard input" if name == "-" else name
        try:
            with reading(shown, number, len(files)):
                document = _read(name, ocr=ocr)
        except GriffierError as error:
            failures.add(shown, error)
        else:
            yield shown, document


def _read(name: str, *, ocr: bool) -> Document:
    if name == "-":
        source = sources.from_stream(sys.stdin.buffer, "standard input")
    else:
        source = sources.from_path(name)
    if not ocr:
        return pipeline.read(source)
    from griffier.reading.scanning import read_or_recognise

    return read_or_recognise(source)


_Show = Callable[[Document, str | None], None]
"""Prints a document, and its name where there are several."""


def _view(wish: Wish) -> _Show | None:
    if wish.as_json:
        from griffier.views.contract import as_json

        return lambda document, _: output.write(as_json(document, layout=wish.layout) + "\n")
    if wish.markdown:
        from griffier.views.markdown import as_markdown

        return lambda document, name: output.write(
            as_markdown(document, explain=wish.explain, name=name) + "\n"
        )
    if wish.html:
        return None
    return _ledger(wish.explain)


def _ledger(explain: bool) -> _Show:
    if not output.to_terminal():
        from griffier.views.plain import as_text

        return lambda document, name: output.write(
            as_text(document, explain=explain, name=name) + "\n"
        )
    from rich.console import Console

    from griffier.views.terminal import show

    output.prepare()
    console = Console(highlight=False)
    return lambda document, name: show(document, console, explain=explain, name=name)


def _write_page(documents: Sequence[Document], target: str) -> None:
    from griffier.views.webpage import as_html

    page = as_html(documents)
    if target == "-":
        output.write(page)
        return
    try:
        Path(target).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {target}.", err=True)
