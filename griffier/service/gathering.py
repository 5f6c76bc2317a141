"""Which files are meant by what was typed: files, folders and patterns."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from griffier.errors import SourceMissing

ENDINGS = frozenset((".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".xml", ".txt", ".md"))
"""What is taken from a folder; a file that is named itself is taken whatever its ending."""


def gathered(paths: Iterable[str]) -> Iterator[Path | SourceMissing]:
    """Each file once, in order; a path that leads to none as the error that says so."""
    seen: set[Path] = set()
    for path in paths:
        for found in _meant(path):
            if isinstance(found, Path):
                if found in seen:
                    continue
                seen.add(found)
            yield found


def _meant(path: str) -> Iterator[Path | SourceMissing]:
    place = Path(path)
    if place.is_dir():
        found = [file for file in sorted(place.rglob("*")) if _is_wanted(file, place)]
        yield from found
        if not found:
            yield SourceMissing(f"{path} holds no documents ({', '.join(sorted(ENDINGS))}).")
    elif place.exists() or not glob.has_magic(path):
        yield place
    else:
        # Path.glob takes no absolute pattern.
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
        for match in matches:
            yield from _meant(match)
        if not matches:
            yield SourceMissing(f"Nothing matches {path}.")


def _is_wanted(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in ENDINGS and file.is_file()
