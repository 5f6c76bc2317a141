"""The tables in griffier/indicators/data/, read with the checks they all share."""

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from griffier.errors import DataError


def rows(name: str, columns: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each row of a CSV file with its place, for messages. Raises DataError."""
    lines = csv.reader(_text(name).splitlines())
    if next(lines, None) != columns:
        raise DataError(f"{name}: the first line must name {', '.join(columns)}.")
    for number, line in enumerate(lines, start=2):
        if len(line) != len(columns) or not line[0]:
            raise DataError(f"{name}, line {number}: {len(columns)} fields are needed.")
        yield f"{name}, line {number}", line


def toml(name: str) -> dict[str, Any]:
    """A TOML file as it stands."""
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return (files("griffier.indicators") / "data" / name).read_text("utf-8")
