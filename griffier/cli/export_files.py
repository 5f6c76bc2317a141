"""Where an export goes: standard output, a file put in place when whole, or a folder."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from griffier.errors import UsageError
from griffier.export.formats import FORMATS, Format, akoma_documents
from griffier.export.pieces import Pieces, helpings
from griffier.export.selection import Selection
from griffier.export.tables import STATEMENTS, TABLES, Table
from griffier.export.text import csvw


@dataclass(frozen=True, slots=True)
class Target:
    """A format, the table it is to hold, and the file to write (None: standard output)."""

    name: str
    form: Format
    table: Table
    file: Path | None


def target(name: str, table: str | None, output: str | None) -> Target:
    """What was asked for. Raises UsageError where that cannot be done."""
    form = FORMATS[name]
    if table and not form.tabular:
        raise UsageError(f"--table goes with jsonl, csv and parquet; {name} has its own content.")
    if form.write and output in (None, "-"):
        raise UsageError(f"{name} is no text to print: name a file with -o.")
    chosen = TABLES[table] if table else STATEMENTS
    return Target(name, form, chosen, None if output in (None, "-") else Path(str(output)))


def write(chosen: Selection, asked: Target) -> None:
    """Write the export. Raises UsageError for a file that cannot be written."""
    if asked.name == "akn":
        _documents(chosen, asked.file)
    elif asked.form.write is not None:
        make = asked.form.write
        assert asked.file is not None  # noqa: S101 - `target` saw to it
        _whole(asked.file, lambda part: make(chosen, asked.table, part))
    elif asked.form.stream is not None:
        pieces = asked.form.stream(chosen, asked.table)
        if asked.file is None:
            _print(pieces)
        else:
            _put(asked.file, pieces)
    if asked.name == "csv" and asked.file is not None:
        beside = asked.file.with_name(asked.file.name + "-metadata.json")
        _put(beside, [csvw(asked.table, asked.file.name)])


def _documents(chosen: Selection, file: Path | None) -> None:
    """One document to a file or to standard output, several to a folder."""
    made = akoma_documents(chosen)
    first = next(made, None)
    if first is None:
        raise UsageError("No document holds such a line; there is nothing to write.")
    second = next(made, None)
    if second is None and not (file and file.is_dir()):
        _print([first[1]]) if file is None else _put(file, [first[1]])
        return
    if file is None or (file.exists() and not file.is_dir()):
        raise UsageError("These are several documents: name a folder with -o, or one --document.")
    file.mkdir(parents=True, exist_ok=True)
    for name, xml in (first, *([second] if second else []), *made):
        _put(file / name.replace("/", "_"), [xml])


def _whole(file: Path, make: Callable[[Path], object]) -> None:
    """Make a file under another name in its folder, then give it its own. What is no plain file
    (/dev/stdout, a pipe) is written to as it stands."""
    try:
        if file.exists() and not file.is_file():
            make(file)
            return
        _replace(file.resolve(), make)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"{file} cannot be written: {why}.") from error
    click.echo(f"Wrote {file}.", err=True)


def _replace(file: Path, make: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(handle)
    part = Path(name)
    try:
        part.unlink()  # who writes a database or Parquet wants to make it anew
        make(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _put(file: Path, pieces: Pieces) -> None:
    _whole(file, lambda part: _pour(pieces, part))


def _pour(pieces: Pieces, part: Path) -> None:
    with part.open("wb") as file:
        file.writelines(helpings(pieces))


def _print(pieces: Pieces) -> None:
    for helping in helpings(pieces):
        click.echo(helping, nl=False)
