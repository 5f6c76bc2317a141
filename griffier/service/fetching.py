"""Fetching the documents that are wanted of a source, reading and filing them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from griffier.acquire.client import Client
from griffier.acquire.connector import Connector
from griffier.errors import GriffierError, SourceRefused, SourceUnreachable
from griffier.ledger.acquired import Item, Outcome
from griffier.ledger.filing import Filing
from griffier.ledger.library import Library
from griffier.ledger.prepared import Prepared
from griffier.model import Source
from griffier.service.filing import FollowUp, file_all
from griffier.service.guarded import ReadOne
from griffier.service.reading import Read

BATCH: Final = 32  # documents fetched before they are filed together
_PATIENCE: Final = 5  # items in a row for which a source gives nothing before it is left alone


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one item: a document, and by which way; or why there is none."""

    item: Item
    document: str | None = None
    came: str | None = None
    code: int | None = None
    reason: str | None = None


class Fetching:
    """Fetches what is wanted, until `most` documents were tried or the source gives out;
    `stopped` then says why. `read` reads what came; with `scans` those documents are fetched
    again that held no text."""

    def __init__(
        self,
        library: Library,
        source: Connector,
        client: Client,
        follow_ups: Sequence[FollowUp],
        read: ReadOne,
        most: int | None = None,
        *,
        scans: bool = False,
    ) -> None:
        self._library, self._source, self._client = library, source, client
        self._follow_ups, self._left = follow_ups, most
        self._read, self._scans = read, scans
        self._silent = 0
        self.stopped: str | None = None

    def all_wanted(self, *, early: bool = False) -> Iterator[Came]:
        """Everything wanted and due, in the order it was listed; where `early`, also what
        failed and was to be left alone for a while."""
        past = -1
        while not self.stopped:
            most = BATCH if self._left is None else min(BATCH, self._left)
            if not most:
                return
            batch = self._library.wanted(
                self._source.name, most, past, early=early, scans=self._scans
            )
            if not batch:
                return
            past = batch[-1][0]
            yield from self._batch([item for _, item in batch])

    def _batch(self, items: Sequence[Item]) -> list[Came]:
        came: dict[int, Came] = {}
        outcomes: list[Outcome] = []
        reads: list[tuple[int, Read, str | None]] = []
        for at, item in enumerate(items):
            if self.stopped:
                break
            got = self._one(item)
            if isinstance(got, Outcome):
                outcomes.append(got)
                came[at] = Came(item, got.document, "unchanged", got.code, got.reason)
            else:
                reads.append((at, *got))
        for (at, _, mark), filed in zip(reads, self._filed(reads), strict=True):
            outcomes.append(_outcome(items[at], filed, mark))
            came[at] = _came(items[at], filed)
        self._library.settle_items(outcomes)
        return [came[at] for at in sorted(came)]

    def _filed(
        self, reads: Sequence[tuple[int, Read, str | None]]
    ) -> Iterator[Filing | GriffierError]:
        found = [read for _, read, _ in reads]
        for filed in file_all(self._library, found, follow_ups=self._follow_ups):
            yield filed.result

    def _one(self, item: Item) -> Outcome | tuple[Read, str | None]:
        """The document of an item, read; or what is to be noted where there is none."""
        if self._left is not None:
            self._left -= 1
        try:
            mark = item.mark if item.document else None
            fetched = self._source.fetch(self._client, item.change, mark)
        except GriffierError as error:
            return self._failed(item, error)
        self._silent = 0
        if fetched is None:
            return Outcome(item, item.document, item.mark)
        source = Source(fetched.answer.data, fetched.name)
        return self._made(source, fetched.answer.address), fetched.answer.mark

    def _made(self, source: Source, address: str) -> Read:
        result: Prepared | GriffierError
        try:
            result = self._read(source, address)
        except GriffierError as error:
            result = error
        return Read(source.name, result)

    def _failed(self, item: Item, error: GriffierError) -> Outcome:
        silent = isinstance(error, SourceUnreachable | SourceRefused)
        self._silent = self._silent + 1 if silent else 0
        wait = error.after if isinstance(error, SourceUnreachable) else None
        if self._silent >= _PATIENCE or wait:
            self.stopped = str(error)
        return Outcome(item, code=error.exit_code, reason=str(error), wait=wait)


def _outcome(item: Item, filed: Filing | GriffierError, mark: str | None) -> Outcome:
    if isinstance(filed, GriffierError):
        return Outcome(item, code=filed.exit_code, reason=str(filed))
    return Outcome(item, filed.card.id, mark)


def _came(item: Item, filed: Filing | GriffierError) -> Came:
    if isinstance(filed, GriffierError):
        return Came(item, code=filed.exit_code, reason=str(filed))
    return Came(item, filed.card.id, filed.outcome.value)
