"""Keeping an index in step with its library, by the numbers the ledger gives its changes.

An index says which change it has last taken in; what came after is read from the ledger and
put in place of what was there, and both the units and the new number become visible in one
commit. A process that dies in between leaves the index as it was, and the next one does
the same work again.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from griffier.errors import MissingExtra
from griffier.ledger.library import Library
from griffier.search.engine import Index
from griffier.search.units import Unit, units_of

# Documents in one commit: a reader sees them come in by so many. A commit costs what merging
# does, so of very many a twentieth at a time.
BATCH, LARGEST_BATCH = 200, 10_000
_TOGETHER = 100  # documents read from the ledger at once
_ABOUT_DOCUMENTS = frozenset({"document", "replaced", "reading", "judgement", "meetings", "link"})

Progress = Callable[[int, int], None]
"""Is told how many documents are in, and how many there are to take in."""


def open_index(library: Library) -> Index:
    """The index of a library, in its folder or in its PostgreSQL database.

    Raises IndexMissing where there is none (or one of another form), MissingExtra.
    """
    if library.database.is_sqlite:
        return _folder_index(library)
    from griffier.search.postgres_index import ServerIndex

    return ServerIndex(library.database)


def build(library: Library, progress: Progress | None = None) -> Index:
    """Build the index anew from the ledger; readers keep the old one until it is finished.

    Raises IndexBusy, MissingExtra, LibraryReadOnly.
    """
    if library.database.is_sqlite:
        engine = _engine()
        with engine.building(folder_of(library)) as fresh:
            update(library, fresh, progress)
        return _folder_index(library)
    from griffier.search.postgres_index import ServerIndex

    with ServerIndex.building(library.database) as fresh:
        update(library, fresh, progress)
    return ServerIndex(library.database)


def update(library: Library, index: Index, progress: Progress | None = None) -> int:
    """Take in what changed since; returns how many documents were read again.

    Raises IndexBusy while another process does the same.
    """
    documents, last = changed(library, index.change)
    if last == index.change:
        return 0
    done = 0
    for batch in _batched(documents):
        done += len(batch)
        number = last if done == len(documents) else index.change
        index.apply(_read(library, batch), number)
        if progress:
            progress(done, len(documents))
    if not documents:
        index.apply((), last)
    return len(documents)


def is_ahead(library: Library, index: Index) -> bool:
    """Whether the index knows changes the library does not: the library was put back."""
    number = index.change
    return number > 0 and not library.changes_since(number - 1, limit=1)


def changed(library: Library, since: int) -> tuple[list[str], int]:
    """Documents touched after that change, each once in order, and the last change's number."""
    found: dict[str, None] = {}
    last = since
    while changes := library.changes_since(last):
        last = changes[-1].seq
        for change in changes:
            if change.document and change.what in _ABOUT_DOCUMENTS:
                found[change.document] = None
    return list(found), last


def units(library: Library, documents: Sequence[str]) -> dict[str, Sequence[Unit]]:
    """What can be found of some documents, by id; nothing of one that a newer version has
    replaced, or that the library does not hold."""
    found: dict[str, Sequence[Unit]] = dict.fromkeys(documents, ())
    meetings = library.met_in(documents)
    for card, contract, lines in library.opened(documents):
        if not card.replaced_by:
            found[card.id] = units_of(contract, lines, meetings.get(card.id, ()))
    return found


def _read(library: Library, documents: Sequence[str]) -> Iterator[tuple[str, Sequence[Unit]]]:
    for start in range(0, len(documents), _TOGETHER):
        yield from units(library, documents[start : start + _TOGETHER]).items()


def _folder_index(library: Library) -> Index:
    opened: Index = _engine().FolderIndex(folder_of(library))
    return opened


def folder_of(library: Library) -> Path:
    """Where the embedded index of a library lies."""
    return library.originals.folder.parent / "search"


def _batched(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    size = max(BATCH, min(LARGEST_BATCH, len(documents) // 20))
    for start in range(0, len(documents), size):
        yield documents[start : start + size]


def _engine() -> ModuleType:
    try:
        from griffier.search import tantivy_index
    except ImportError as error:
        raise MissingExtra("search", error) from error
    return tantivy_index
