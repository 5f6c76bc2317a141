"""What a library holds, without what only says when and in how many steps it came."""

from dataclasses import replace
from typing import Any

from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery


def state(library: Library) -> dict[str, Any]:
    """Cards, lines, statuses, items and cursors, in an order of their own."""
    cards = {
        (card.id, card.work, card.replaced_by, card.name, card.url, card.title)
        for card in _cards(library)
    }
    items = {_item(each) for each in library.items(None)}
    streams = {(s.source, s.stream, s.cursor, s.current, s.reason) for s in library.streams()}
    lines = {(e.id, e.document, e.quote, e.meeting) for e in library.every_entry(EntryQuery())}
    statuses = {(s.entry, s.state, s.rule, s.reason, s.evidence) for s in _statuses(library)}
    return {
        "cards": cards,
        "items": items,
        "streams": streams,
        "lines": lines,
        "statuses": statuses,
    }


def _item(item: Any) -> tuple[Any, ...]:
    change = item.change
    said = (
        change.kind,
        change.id,
        change.edition,
        change.about,
        repr(sorted(change.facts.items())),
    )
    return (item.source, *said, item.state, item.document, item.mark, item.reason)


def _cards(library: Library) -> list[Any]:
    query, found = CardQuery(limit=500, replaced=True), []
    while True:
        page = library.cards(query)
        found += page.items
        if page.after is None:
            return found
        query = replace(query, after=page.after)


def _statuses(library: Library) -> list[Any]:
    return list(library.statuses().values())
