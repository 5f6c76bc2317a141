"""What is exported: the lines of a library that are asked for, and what belongs to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from griffier.export.tables import (
    ALIGNMENTS,
    DOCUMENTS,
    EVIDENCE,
    FIGURES,
    INSTRUMENTS,
    MEETINGS,
    STATEMENTS,
    STATUSES,
    Table,
)
from griffier.indicators.builtin import published_figures, visa_figures
from griffier.indicators.visa_data import visa_data
from griffier.ledger.aligning import FiledList
from griffier.ledger.entries import Card, Entry, Evidence, Figure, Instrument, Session, Status
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery

_EVERYTHING = EntryQuery()
_PAGE = 1_000


@dataclass(slots=True)
class Selection:
    """Lines of a library by a question; documents and meetings are those of the lines, or all
    of them where everything is asked for."""

    library: Library
    query: EntryQuery = _EVERYTHING
    _cards: dict[str, Card] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return self.query == _EVERYTHING

    def check(self) -> None:
        """Raise what asking for the lines raises (UsageError, NotInLibrary, AmbiguousId), before
        anything is written."""
        self.library.entries(replace(self.query, limit=1), counted=False)

    def entries(self) -> Iterator[Entry]:
        """The lines, newest document first, fetched as they are asked for."""
        return self.library.every_entry(self.query)

    def card(self, document: str) -> Card:
        """A document by its id, fetched once."""
        if document not in self._cards:
            self._cards[document] = self.library.card(document)
        return self._cards[document]

    def cards(self) -> Iterator[Card]:
        """The documents."""
        if self.whole:
            yield from self._all_cards()
        elif self._only_document():
            yield self.card(self.query.document or "")
        else:
            for document in dict.fromkeys(entry.document for entry in self.entries()):
                yield self.card(document)

    def sessions(self) -> tuple[Session, ...]:
        """The meetings."""
        known = self.library.sessions()
        if self.whole:
            return known
        named = {entry.meeting for entry in self.entries()}
        return tuple(session for session in known if session.id in named)

    def statuses(self) -> Iterator[Status]:
        """How it stands with each line that has a status, in the order of the lines."""
        known = self.library.statuses()
        return (known[entry.id] for entry in self.entries() if entry.id in known)

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """What each status rests on, with the id of its line."""
        return ((status.entry, each) for status in self.statuses() for each in status.evidence)

    def instruments(self) -> Iterator[Instrument]:
        """The packages, plans and declarations that the documents name."""
        known = self.library.instruments()
        if self.whole:
            return iter(known)
        chosen = {card.id for card in self.cards()}
        named = {each.instrument for each in self.library.namings() if each.document in chosen}
        return (each for each in known if each.id in named)

    def alignments(self) -> Iterator[FiledList]:
        """Every list of countries in the documents."""
        if self.whole:
            return iter(self.library.alignments())
        chosen = {card.id for card in self.cards()}
        return (each for each in self.library.alignments() if each.document in chosen)

    def figures(self) -> Iterator[Figure]:
        """All figures there are, shipped and imported; they belong to no line."""
        yield from published_figures()
        yield from visa_figures(visa_data())
        for series in self.library.series():
            yield from self.library.figures(series.id)

    def values(self, table: Table) -> Iterator[Any]:
        """The values of a table."""
        of = {
            STATEMENTS.name: self.entries,
            DOCUMENTS.name: self.cards,
            MEETINGS.name: lambda: iter(self.sessions()),
            STATUSES.name: self.statuses,
            EVIDENCE.name: self.evidence,
            INSTRUMENTS.name: self.instruments,
            ALIGNMENTS.name: self.alignments,
            FIGURES.name: self.figures,
        }
        return of[table.name]()

    def stamp(self) -> datetime:
        """The moment the newest of the documents was filed."""
        days = [card.filed for card in self.cards()]
        newest = max(days, default=datetime(1970, 1, 1))
        return newest if newest.tzinfo else newest.replace(tzinfo=UTC)

    def _only_document(self) -> bool:
        """One whole document is a document even where it states nothing."""
        return self.query == replace(_EVERYTHING, document=self.query.document)

    def _all_cards(self) -> Iterator[Card]:
        query = CardQuery(limit=_PAGE)
        while True:
            page = self.library.cards(query)
            yield from page.items
            if page.after is None:
                return
            query = replace(query, after=page.after)
