"""Filing: files are read, filed in batches, and then followed up.

A file is reported as filed only when the transaction that holds it is committed.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from griffier.errors import GriffierError, LibraryError
from griffier.ledger.filing import Filing
from griffier.ledger.library import Library
from griffier.ledger.prepared import Prepared
from griffier.service.reading import Read

BATCH = 64  # documents to a transaction
_PATIENCE = 1.0  # seconds the first of a batch waits for the last

FollowUp = Callable[[Library, Sequence[Filing]], None]
"""What is to be done with documents once they are filed, such as finding their meetings."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of one file: a filing, or why there is none."""

    path: str
    result: Filing | GriffierError


def file_all(
    library: Library,
    found: Iterable[Read],
    *,
    reread: bool = False,
    follow_ups: Sequence[FollowUp] = (),
) -> Iterator[Filed]:
    """File what was read, in its order. One that cannot be filed is named, the rest filed.

    Raises the LibraryErrors that concern the library as a whole (locked, full, read-only,
    damaged); what was reported before stays filed.
    """
    batch: list[Read] = []
    began = time.monotonic()
    for each in found:
        batch.append(each)
        if len(batch) >= BATCH or time.monotonic() - began > _PATIENCE:
            yield from _file(library, batch, reread, follow_ups)
            batch, began = [], time.monotonic()
    yield from _file(library, batch, reread, follow_ups)


def _file(
    library: Library, batch: Sequence[Read], reread: bool, follow_ups: Sequence[FollowUp]
) -> list[Filed]:
    ready = [each for each in batch if isinstance(each.result, Prepared)]
    filed = dict(zip(map(id, ready), _filings(library, ready, reread), strict=True))
    results = [Filed(each.path, filed.get(id(each), each.result)) for each in batch]  # type: ignore[arg-type]
    changed = [each for each in filed.values() if isinstance(each, Filing)]
    for follow_up in follow_ups:
        follow_up(library, changed)
    return results


def _filings(library: Library, ready: Sequence[Read], reread: bool) -> list[Filing | GriffierError]:
    """All in one transaction; where the database refuses that, each in its own."""
    if not ready:
        return []
    prepared = [each.result for each in ready if isinstance(each.result, Prepared)]
    try:
        return [*library.file_all(prepared, reread=reread)]
    except LibraryError as error:
        if type(error) is not LibraryError or len(prepared) == 1:
            raise
    return [_one(library, each, reread) for each in prepared]


def _one(library: Library, each: Prepared, reread: bool) -> Filing | GriffierError:
    try:
        return library.file_all([each], reread=reread)[0]
    except LibraryError as error:
        if type(error) is not LibraryError:
            raise
        return error
