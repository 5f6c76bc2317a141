"""Fetching single publications by whatever a person calls them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from griffier.acquire.client import Client
from griffier.acquire.connector import Change, Choice, Connector, Page
from griffier.errors import GriffierError, SourceGone, UnknownPublication
from griffier.ledger.acquired import Item, Outcome, Stand
from griffier.ledger.filing import Filing
from griffier.ledger.library import Library
from griffier.model import Source
from griffier.service.filing import FollowUp, file_all
from griffier.service.guarded import ReadOne, plainly
from griffier.service.reading import Read

Pair = tuple[Connector, Client]


@dataclass(frozen=True, slots=True)
class Got:
    """What came of one publication: a document and by which way, or why there is none."""

    words: str
    source: str | None = None
    document: str | None = None
    outcome: str | None = None
    error: GriffierError | None = None


def get_all(
    library: Library,
    sources: Sequence[Pair],
    words: Iterable[str],
    *,
    follow_ups: Sequence[FollowUp] = (),
    read: ReadOne = plainly,
) -> Iterator[Got]:
    """Fetch, read (by `read`) and file what each of `words` names; the first source that has
    it is taken. Raises the LibraryErrors that concern the library as a whole."""
    for each in words:
        try:
            yield _get(library, sources, each, follow_ups, read)
        except GriffierError as error:
            yield Got(each, error=error)


def _get(
    library: Library,
    sources: Sequence[Pair],
    words: str,
    follow_ups: Sequence[FollowUp],
    read: ReadOne,
) -> Got:
    source, client, change = _found(sources, words)
    fetched = source.fetch(client, change)
    if fetched is None:
        raise SourceGone(f"{source.title} gave nothing for {words}.")
    ready = read(Source(fetched.answer.data, fetched.name), fetched.answer.address)
    (filed,) = file_all(library, [Read(fetched.name, ready)], follow_ups=follow_ups)
    if not isinstance(filed.result, Filing):
        raise filed.result
    _note(library, source, change, filed.result.card.id, fetched.answer.mark)
    return Got(words, source.name, filed.result.card.id, filed.result.outcome.value)


def _found(sources: Sequence[Pair], words: str) -> tuple[Connector, Client, Change]:
    gone: GriffierError | None = None
    for source, client in sources:
        try:
            change = source.find(client, words)
        except SourceGone as error:
            gone = gone or error
            continue
        if change is not None:
            return source, client, change
    asked = ", ".join(source.name for source, _ in sources)
    raise gone or UnknownPublication(f"{words!r} names no publication known to {asked}.")


def _note(
    library: Library, source: Connector, change: Change, document: str, mark: str | None
) -> None:
    """Note with the item where its document is, so that a sync does not fetch it again."""
    known = library.facts(source.name, change.kind, change.id)
    if known is None:
        library.keep_items(source.name, Page((change,), None, more=False), [Choice.WANTED])
    item = Item(source.name, change, Stand.WANTED)
    library.settle_items([Outcome(item, document, mark)])
