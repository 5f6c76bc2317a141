"""Which documents a run is to read: files, folders and globs, on disk or in an object store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fsspec
from fsspec.core import url_to_fs

from griffier.errors import GriffierError, SourceMissing, UsageError
from griffier.model import Source
from griffier.read.limits import Limits

ENDINGS = (".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".xml", ".txt")
"""What counts as a document within a folder; a file that is named is read whatever it ends in."""


def listed(inputs: Iterable[str]) -> list[str]:
    """Every document the inputs name, each once, in order of address.

    An input is a file, a folder (searched to its depths), a glob or an address such as
    `s3://bucket/letters`; `@list.txt` names a file with one input per line.

    Raises:
        SourceMissing: an input names nothing.
    """
    return sorted({address for each in inputs for address in _expanded(each)})


def parted(inputs: Iterable[str], knows: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The inputs that are places, and those that are names of publications, each once.

    A name is what `knows` takes for one and is not a file here; `@list.txt` may hold both.

    Raises:
        SourceMissing: a list cannot be read.
    """
    places: dict[str, None] = {}
    names: dict[str, None] = {}
    for each in _lines_of(inputs):
        (names if _is_name(each, knows) else places)[each] = None
    return list(places), list(names)


def _lines_of(inputs: Iterable[str]) -> Iterator[str]:
    for each in inputs:
        if each.startswith("@"):
            yield from _lines_of(_lines(each[1:]))
        else:
            yield each


def _is_name(given: str, knows: Callable[[str], bool]) -> bool:
    scheme = urlsplit(given).scheme if "://" in given else ""
    pattern = not scheme and any(sign in given for sign in "*?[")
    if scheme not in ("", "http", "https") or pattern:
        return False
    return not Path(given).exists() and knows(given)


def fetched(address: str, limits: Limits | None = None) -> Source:
    """The bytes at an address.

    Raises:
        SourceMissing: they cannot be had, or are more than `limits.bytes`.
    """
    most = (limits or Limits()).bytes
    try:
        with fsspec.open(address, "rb") as stream:
            data = stream.read(most + 1)
    except Exception as error:  # each store has exceptions of its own
        raise SourceMissing(f"{address} cannot be opened: {_brief(error)}.") from error
    if len(data) > most:
        raise SourceMissing(f"{address} is larger than {most // 1024**2} MB; griffier stops there.")
    return Source(data, address)


def file_system(address: str) -> tuple[Any, str]:
    """The file system an address lies on, and the path there.

    Raises:
        UsageError: no such kind of store is known, or its driver is not installed.
    """
    try:
        return url_to_fs(address)  # type: ignore[no-any-return]
    except (ValueError, ImportError) as error:
        raise UsageError(f"{address} cannot be reached: {_brief(error)}.") from error


def _expanded(given: str) -> Iterator[str]:
    if given.startswith("@"):
        yield from listed(_lines(given[1:]))
        return
    files, path = file_system(given)
    found = list(_found(files, path, given))
    if not found:
        raise SourceMissing(f"{given} names no document.")
    yield from found


def _lines(name: str) -> Sequence[str]:
    try:
        with fsspec.open(name, "rt", encoding="utf-8") as stream:
            return [line.strip() for line in stream if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise SourceMissing(f"{name} cannot be read as a list: {_brief(error)}.") from error


def _found(files: Any, path: str, given: str) -> Iterator[str]:
    try:
        if any(sign in given for sign in "*?["):
            yield from (_address(files, each) for each in files.glob(path) if files.isfile(each))
        elif files.isdir(path):
            for each in files.find(path):
                if each.lower().endswith(ENDINGS):
                    yield _address(files, each)
        elif files.exists(path):
            yield _address(files, path)
    except GriffierError:
        raise
    except Exception as error:  # each store has exceptions of its own
        raise SourceMissing(f"{given} cannot be listed: {_brief(error)}.") from error


def _address(files: Any, path: str) -> str:
    """One way to write each address, so that a later run knows it again."""
    return str(path) if "file" in _protocols(files) else str(files.unstrip_protocol(path))


def _protocols(files: Any) -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)


def _brief(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
