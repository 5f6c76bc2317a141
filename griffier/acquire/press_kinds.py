"""What kind of press material a title announces (data/council.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from griffier.errors import DataError

_FILE: Final = "council.toml"


@dataclass(frozen=True, slots=True)
class PressKind:
    """A kind of press material and how its titles are known; `wanted` where nobody says
    which kinds."""

    name: str
    wanted: bool
    titles: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]


@cache
def press_kinds() -> tuple[PressKind, ...]:
    """The kinds in the order in which they are tried. Raises DataError."""
    text = (files("griffier.acquire") / "data" / _FILE).read_text("utf-8")
    found = []
    for entry in tomllib.loads(text)["kind"]:
        try:
            titles = tuple(re.compile(each, re.IGNORECASE) for each in entry["titles"])
            made = PressKind(entry["name"], entry["wanted"], titles, tuple(entry["examples"]))
        except (KeyError, re.error) as error:
            raise DataError(f"{_FILE}, kind {entry.get('name')!r}: {error}.") from error
        found.append(made)
    return tuple(found)


def kind_of(title: str) -> PressKind:
    """The first kind whose titles fit. Raises DataError where none does, which the last
    entry of the file rules out."""
    for kind in press_kinds():
        if any(each.search(title) for each in kind.titles):
            return kind
    raise DataError(f"{_FILE}: no kind fits {title!r}; the last must fit any title.")
