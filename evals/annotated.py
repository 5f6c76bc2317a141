"""Files of short annotated letters: what `evals.fields` and `evals.sketches` both do with them."""

import re
import tomllib
from pathlib import Path

from griffier.errors import DataError


def bodies(path: Path) -> list[tuple[str, str]]:
    """The letters of one file: the name behind «===», and what stands below it."""
    parts = re.split(r"^=== (.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(name.strip(), body) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def located(text: str, sentence: str, at: int, letter: str) -> tuple[int, int]:
    """Where a sentence of `letter` stands in the text that was read, from offset `at` on.

    Raises:
        DataError: it does not stand there.
    """
    words = r"\s+".join(map(re.escape, sentence.split()))
    found = re.compile(words).search(text, at)
    if found is None:
        raise DataError(f"{letter}: «{sentence}» is not in the text that was read.")
    return found.start(), found.end()


def files(folder: Path) -> list[Path]:
    """Every file of letters in a folder, by name."""
    return sorted(folder.glob("*.txt"))


def kept(folder: Path, name: str) -> dict[str, dict[str, float]]:
    """The figures at first sight, or the floors, by file (`scores.toml` of the folder)."""
    scores = (folder / "scores.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = tomllib.loads(scores)[name]
    return table
