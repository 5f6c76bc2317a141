"""ZIP packages of office documents, opened with care."""

import io
import zipfile
import zlib

from griffier.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    HostileDocument,
)
from griffier.read.limits import Limits

# Office XML packs to a tenth or a thirtieth; deflate's own ceiling is about 1,030.
_MOST_EXPANSION = 200
# Below this many bytes no ratio does harm (an empty styles part packs very well).
_HARMLESS = 4 * 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_MOST_PARTS = 10_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of a ZIP package by name; together they may unpack to `limits.bytes`."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._left = limits.bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (*_BROKEN, OverflowError, IndexError, KeyError) as error:
            raise DamagedDocument(f"{name}: the package is cut off or damaged.") from error
        if len(parts) > _MOST_PARTS:
            raise HostileDocument(f"{name}: the package holds {len(parts):,} parts.")
        self._parts = {part.filename.lstrip("/"): part for part in parts}

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._parts)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._parts

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises `EncryptedDocument`, `HostileDocument` for a part
        that unpacks out of all proportion, `DocumentTooLarge`, `DamagedDocument`."""
        info = self._parts.get(part)
        if info is None:
            raise DamagedDocument(f"{self._name}: the package lacks its part {part}.")
        if info.flag_bits & 1:
            raise EncryptedDocument(f"{self._name}: the package asks for a password.")
        if info.compress_type not in _METHODS:
            raise DamagedDocument(f"{self._name}: {part} is packed in a way office files are not.")
        self._weigh(part, info.file_size, info.compress_size)
        data = self._unpack(info, part)
        self._left -= len(data)
        return data

    def _weigh(self, part: str, size: int, packed: int) -> None:
        """Refuse a part by its stated size; `_unpack` holds it to that."""
        if size > _HARMLESS and size > _MOST_EXPANSION * max(packed, 1):
            raise HostileDocument(
                f"{self._name}: {part} would unpack to {size:,} bytes, out of all proportion."
            )
        if size > self._left:
            raise DocumentTooLarge(f"{self._name}: the package unpacks to more than the limit.")

    def _unpack(self, info: zipfile.ZipInfo, part: str) -> bytes:
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except RuntimeError as error:
            raise EncryptedDocument(f"{self._name}: the package asks for a password.") from error
        except _BROKEN as error:
            raise DamagedDocument(f"{self._name}: {part} is cut off or damaged.") from error
        if len(data) > info.file_size:
            raise HostileDocument(f"{self._name}: {part} is larger than the package says.")
        return data
