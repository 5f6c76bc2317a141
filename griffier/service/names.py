"""What a library knows by name, asked of it only when a query names something."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery
from griffier.search.fold import folded


class MeetingNames(Mapping[str, tuple[str, ...]]):
    """The ids of meetings by their names and series (folded), read once one is named."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        meetings: dict[str, list[str]] = {}
        for session in self._library.sessions():
            for name in {session.id, session.name, session.series, *session.names}:
                meetings.setdefault(folded(name), []).append(session.id)
        return {name: tuple(ids) for name, ids in meetings.items()}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class DocumentNames(Mapping[str, tuple[str, ...]]):
    """The ids of documents by identifier or number, asked of the library one by one."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, name: str) -> tuple[str, ...]:
        found = self._library.cards(CardQuery(identifier=name)).items
        if not found:
            raise KeyError(name)
        return tuple(card.id for card in found)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
