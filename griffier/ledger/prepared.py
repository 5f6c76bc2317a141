"""A document made ready to be filed: everything costly done, nothing touched.

`prepare` is a pure function, so that the processes that read documents do this too and the
one writer has only to write.
"""

import hashlib
import json
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Any

import griffier
from griffier.errors import LibraryDamaged
from griffier.model import Document, Source
from griffier.views.contract import as_dict

Json = dict[str, Any]
_LEVEL = 1  # zlib: three times as fast as its default, a fifth larger


@dataclass(frozen=True, slots=True)
class Prepared:
    """The bytes, and what one reading found in them.

    `text` and `contract` (all of the JSON contract with the layout, but the text) are
    compressed; `found` is that contract as dictionaries.
    """

    id: str
    name: str
    data: bytes = field(repr=False)
    engine: str
    fingerprint: str
    text: bytes = field(repr=False)
    contract: bytes = field(repr=False)
    found: Mapping[str, Any] = field(repr=False)
    text_hash: str = ""
    likeness: str = ""
    url: str | None = None


def prepare(source: Source, document: Document, url: str | None = None) -> Prepared:
    """Make `document`, read from `source`, ready to be filed."""
    made = Made(griffier.__version__, fingerprint())
    return prepared(source, as_dict(document, layout=True), made, url)


@dataclass(frozen=True, slots=True)
class Made:
    """By which griffier, with which words, a reading was made."""

    engine: str
    fingerprint: str


def prepared(source: Source, whole: Json, made: Made, url: str | None = None) -> Prepared:
    """Make a reading ready to be filed that was made elsewhere: `whole` is what
    `griffier read --json --layout` prints of the bytes of `source`."""
    found = dict(whole)
    text = found.pop("text").encode("utf-8", "surrogatepass")
    contract = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    if "\\u0000" in contract or not _is_unicode(contract):
        found = storable(found)
    kept = ("metadata", "lang", "references", "meetings", "fulfils", "alignment", "statements")
    return Prepared(
        id=found["id"],
        name=PurePath(source.name).name or source.name,
        data=source.data,
        engine=made.engine,
        fingerprint=made.fingerprint,
        text=zlib.compress(text, _LEVEL),
        contract=zlib.compress(contract.encode("utf-8", "surrogatepass"), _LEVEL),
        found={key: found[key] for key in kept},
        text_hash=hashlib.sha256(text).hexdigest(),
        likeness=likeness(found),
        url=url,
    )


def unpacked_text(packed: bytes) -> str:
    """The canonical text of a reading. Raises LibraryDamaged."""
    return _unpacked(packed).decode("utf-8", "surrogatepass")


def unpacked_contract(packed: bytes) -> Json:
    """The contract of a reading, but the text. Raises LibraryDamaged."""
    try:
        found: Json = json.loads(_unpacked(packed))
    except ValueError as error:
        raise LibraryDamaged(f"A reading in the library is broken: {error}.") from error
    return found


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise LibraryDamaged(f"A reading in the library is broken: {error}.") from error


def _is_unicode(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def storable(value: Any) -> Any:
    """The same without half surrogate pairs and NUL, which databases do not take as text;
    one character stands for one, so that offsets stay right."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    if isinstance(value, Mapping):
        return {key: storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


@cache
def fingerprint() -> str:
    """SHA-256 over the words and data this griffier reads with, in hex."""
    digest = hashlib.sha256()
    for name, file in sorted(_data_files(files("griffier") / "lexicon", "lexicon")):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _data_files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_dir():
            found += _data_files(each, name)
        elif each.name.endswith((".toml", ".csv")):
            found.append((name, each))
    return found


def likeness(found: Mapping[str, Any]) -> str:
    """Equal for documents of one kind, language, day and title: they may be the same
    publication in another format. Empty where day or title is lacking."""
    metadata = found["metadata"]
    if not (metadata["title"] and metadata["date"]):
        return ""
    key = (metadata["kind"], found["lang"], metadata["date"], folded(metadata["title"]))
    return hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()


def folded(words: str) -> str:
    """Without case, accents and doubled spaces: as people search."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())
