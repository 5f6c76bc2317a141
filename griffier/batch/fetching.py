"""Documents that are named rather than addressed: fetched from their sources and kept.

One process asks, one request at a time, as politely as a sync does; the workers read what it
kept in the folder `fetched` of the output. What is there is not fetched again.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from griffier.acquire.client import Client
from griffier.acquire.connector import Connector, Fetched
from griffier.batch.inputs import file_system
from griffier.batch.store import Output, put
from griffier.batch.tables import Row, error_row
from griffier.batch.work import Kept
from griffier.errors import (
    GriffierError,
    SourceError,
    SourceGone,
    SourceRefused,
    SourceUnreachable,
    UnknownPublication,
)

Pair = tuple[Connector, Client]

FOLDER: Final = "fetched"
_PATIENCE: Final = 5  # names in a row for which a source gives nothing before it is left alone
_TOGETHER: Final = 50  # failures noted in one part of the table of errors


@dataclass(slots=True)
class Fetch:
    """How fetching went: where each document is, how many could not be had, and which were
    not asked for because their source gave out, with what it said."""

    kept: dict[str, Kept] = field(default_factory=dict)
    errors: int = 0
    left: dict[str, str] = field(default_factory=dict)


def fetch_all(
    names: Iterable[str],
    output: Output,
    sources: Sequence[Pair],
    progress: Callable[[int], None] | None = None,
) -> Fetch:
    """Fetch what each of `names` names, but for what is settled or kept already.

    What a source has not, or will not give, becomes a row of errors. A source that gives
    nothing five times in a row, or asks to be left alone, is: its other names are `left`,
    have no row anywhere, and are asked for by the next run.
    """
    done = Fetch(kept=dict(_kept(output)))
    settled = output.settled()
    asking, failed = _Asking(sources), list[Row]()
    for name in names:
        if name not in settled and name not in done.kept:
            try:
                done.kept[name] = _keep(output, name, *asking.fetched(name))
            except _LeftError as error:
                done.left[name] = str(error)
            except GriffierError as error:
                failed.append(error_row(name, error))
                done.errors += 1
                if len(failed) == _TOGETHER:
                    _note(output, failed)
                    failed = []
        if progress:
            progress(1)
    _note(output, failed)
    return done


class _LeftError(Exception):
    """A source that is left alone for the rest of a run."""


class _Asking:
    """Asks the sources that know a name, and leaves alone those that give nothing."""

    def __init__(self, sources: Sequence[Pair]) -> None:
        self._sources = sources
        self._silent: Counter[str] = Counter()
        self._stopped: dict[str, str] = {}

    def fetched(self, name: str) -> tuple[Connector, Fetched]:
        """The document, from the first source that has it."""
        gone: SourceError = UnknownPublication(f"{name!r} names no publication of a source.")
        for source, client in self._sources:
            if not source.knows(name):
                continue
            if reason := self._stopped.get(source.name):
                raise _LeftError(reason)
            try:
                found = _found(source, client, name)
            except (SourceGone, UnknownPublication) as error:
                self._silent[source.name] = 0
                gone = error
                continue
            except (SourceUnreachable, SourceRefused) as error:
                self._gave_nothing(source.name, error)
                raise
            self._silent[source.name] = 0
            return source, found
        raise gone

    def _gave_nothing(self, source: str, error: SourceError) -> None:
        self._silent[source] += 1
        asked = isinstance(error, SourceUnreachable) and error.after
        if asked or self._silent[source] >= _PATIENCE:
            self._stopped[source] = str(error)


def _found(source: Connector, client: Client, name: str) -> Fetched:
    change = source.find(client, name)
    fetched = source.fetch(client, change) if change is not None else None
    if fetched is None:
        raise SourceGone(f"{source.title} gave nothing for {name}.")
    return fetched


def _keep(output: Output, name: str, source: Connector, fetched: Fetched) -> Kept:
    """Write the note of a document and then its bytes: where these are, it is whole."""
    files, root = file_system(output.address)
    key = hashlib.sha256(name.encode()).hexdigest()[:20]
    files.makedirs(f"{root}/{FOLDER}/{key}", exist_ok=True)
    answer = fetched.answer
    note = {"name": name, "source": source.name, "url": answer.address, "file": fetched.name}
    put(f"{root}/{FOLDER}/{key}.json", json.dumps(note).encode(), output.address)
    place = f"{FOLDER}/{key}/{_plain(fetched.name)}"
    put(f"{root}/{place}", answer.data, output.address)
    return Kept(place, answer.address)


def _kept(output: Output) -> Iterator[tuple[str, Kept]]:
    files, root = file_system(output.address)
    files.invalidate_cache()
    for path in files.glob(f"{root}/{FOLDER}/*/*"):
        key, file = str(path).rsplit("/", 2)[1:]
        if not file.endswith(".tmp"):
            note: dict[str, Any] = json.loads(files.cat_file(f"{root}/{FOLDER}/{key}.json"))
            yield note["name"], Kept(f"{FOLDER}/{key}/{file}", note["url"])


def _plain(name: str) -> str:
    """A file name that stays in its folder, whatever a source calls its document."""
    kept = "".join(char if char.isalnum() or char in "-_.()" else "_" for char in name)
    return kept.lstrip(".")[-120:] or "document"


def _note(output: Output, failed: list[Row]) -> None:
    if failed:
        names = "\n".join(row["source"] for row in failed)
        chunk = f"asked-{hashlib.sha256(names.encode()).hexdigest()[:20]}"
        output.write(chunk, {"errors": failed})
