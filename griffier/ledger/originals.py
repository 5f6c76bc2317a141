"""The original bytes, each under its own SHA-256: `originals/ab/cdef…`.

Bytes are written beside their place, flushed to the disk and only then moved there, so that
a file at its place is whole. All of it happens inside the transaction of the one writer,
before the row that names the file is committed. A list in `incoming`, one for each batch, says
what the writer is about to place; the next writer finds the list where a crash left it and
clears away what no row names.
"""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from griffier.errors import OriginalDamaged

_LIST = "batch"
_AT_ONCE = 8  # files flushed side by side
T = TypeVar("T")


class Originals:
    """The store of a library's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.incoming = folder / "originals", folder / "incoming"

    def path(self, digest: str) -> Path:
        """Where the bytes with that SHA-256 stand."""
        return self.folder / digest[:2] / digest[2:]

    def get(self, digest: str) -> bytes:
        """The bytes, checked. Raises OriginalDamaged where they are gone or not the same."""
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise OriginalDamaged(f"{self.path(digest)} cannot be read: {reason}.") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise OriginalDamaged(f"{self.path(digest)} does not hold the bytes that were filed.")
        return data

    def put(self, batch: Mapping[str, bytes]) -> Path | None:
        """Place these bytes, durably; those that stand there already are left.

        Returns the list to `settle` when the rows are committed, or None.
        """
        wanted = {digest: data for digest, data in batch.items() if not self._whole(digest, data)}
        if not wanted:
            return None
        self.incoming.mkdir(parents=True, exist_ok=True)
        listed = self.incoming / f"{_LIST}-{uuid.uuid4().hex}"
        _write(listed, "\n".join(wanted).encode())
        _flush_folder(self.incoming)
        _side_by_side(lambda digest: _write(self.incoming / digest, wanted[digest]), wanted)
        for digest in wanted:
            self.path(digest).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.incoming / digest, self.path(digest))  # noqa: PTH105  # atomic
        _side_by_side(_flush_folder, {self.path(digest).parent for digest in wanted})
        _flush_folder(self.folder)
        return listed

    def settle(self, listed: Path | None) -> None:
        """Say that the rows of a batch are committed. By then another may be writing: its
        list is another, and it may have swept this one away."""
        if listed:
            listed.unlink(missing_ok=True)

    def sweep(self, is_filed: Callable[[str], bool]) -> None:
        """Clear away what a writer left that did not reach its commit."""
        if not self.incoming.is_dir():
            return
        for digest in self.unfinished():
            if not is_filed(digest):
                self.path(digest).unlink(missing_ok=True)
        for file in self.incoming.iterdir():
            file.unlink(missing_ok=True)

    def unfinished(self) -> tuple[str, ...]:
        """What a writer was about to place when it was last heard of."""
        listed: list[str] = []
        for file in sorted(self.incoming.glob(f"{_LIST}*")):
            with contextlib.suppress(OSError):  # its writer has settled it just now
                listed += file.read_text("ascii", errors="replace").split()
        return tuple(each for each in listed if is_digest(each))

    def all(self) -> Iterator[str]:
        """The SHA-256 under which each file stands, and the name of what is no such file."""
        for file in sorted(self.folder.glob("*/*")):
            yield file.parent.name + file.name

    def _whole(self, digest: str, data: bytes) -> bool:
        path = self.path(digest)
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _side_by_side(do: Callable[[T], None], items: Iterable[T]) -> None:
    """Let a disk flush several at once: a file system commits them together, which takes
    a small part of the time they take one after another."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(do, items):
            pass  # raises what a flush raised


def is_digest(word: str) -> bool:
    """Whether a word can be a SHA-256 in hex."""
    return len(word) == 64 and not set(word) - set("0123456789abcdef")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
