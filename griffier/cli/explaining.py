"""`griffier why`: how the sentences that hold some words were read."""

import sys

import click

from griffier import pipeline, sources
from griffier.cli import garbage
from griffier.cli.output import write
from griffier.cli.progress import reading
from griffier.errors import UsageError
from griffier.views.reasons import as_json, as_text

NOT_FOUND = 1  # as grep says it; the errors of griffier.errors that can occur have other codes


def run(file: str, words: tuple[str, ...], *, as_line: bool) -> int:
    """Print the sentences of `file` that hold `words` with their analysis.

    Returns 0, or NOT_FOUND where no sentence holds them.
    """
    phrase = " ".join(" ".join(words).split())
    if not phrase:
        raise UsageError("Name the words to look for, as in: griffier why letter.pdf verzocht.")
    name = "standard input" if file == "-" else file
    stream = sys.stdin.buffer
    source = sources.from_stream(stream, name) if file == "-" else sources.from_path(file)
    with reading(name, 1, 1):
        document = pipeline.read(source)
        found = pipeline.why(source, phrase)
    garbage.resume()
    if as_line:
        write(as_json(document, phrase, found) + "\n")
    elif found:
        write(as_text(document, found))
    if not found:
        click.echo(f"griffier: No sentence of {name} holds «{phrase}».", err=True)
    return 0 if found else NOT_FOUND
