"""What is new, as entries to subscribe to: a search, a meeting, an actor, the promises.

An entry's time is when its document was filed, which is when a subscriber could first have
seen it; its id is its permanent address, so that it is never shown twice.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from griffier.ledger.entries import Card, Entry
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.lexicon.actors import actor_table
from griffier.service import dossiers, overview, standing
from griffier.service.search import Hit, Searcher, SearchRequest
from griffier.track.due import Due, Wish

MOST = 50
"""Entries in one feed."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: `path` is its permanent address on the site, `quote` what it quotes."""

    path: str
    title: str
    quote: str
    lang: str
    at: datetime.datetime
    document: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `path` is the page that shows the same, `items` the newest first."""

    path: str
    title: str
    items: tuple[Item, ...]


def of_search(library: Library, searcher: Searcher, query: str, locale: str) -> Feed:
    """What a search finds, the newest documents first. Raises QueryError."""
    request = SearchRequest(query, locale=locale, sort="date", limit=MOST)
    result = searcher.search(request)
    items = (of_hit(library, hit, locale) for hit in result.hits)
    return Feed(_search_path(result.query), result.described[locale], _newest(items))


def of_meeting(library: Library, meeting: str, locale: str) -> Feed:
    """Every line of the documents of a meeting. Raises NotInLibrary, AmbiguousId."""
    session = dossiers.find_session(library, meeting)
    entries = library.entries(EntryQuery(meeting=session.id, limit=MOST), counted=False).items
    return Feed(f"/meeting/{session.id}", session.name, _of_entries(library, entries, locale))


def of_actor(library: Library, actor: str, locale: str) -> Feed:
    """What an actor did and what was asked of it. Raises UsageError."""
    queries = (EntryQuery(actor=actor, limit=MOST), EntryQuery(recipient=actor, limit=MOST))
    found = [e for query in queries for e in library.entries(query, counted=False).items]
    unique = list({entry.id: entry for entry in found}.values())
    name = actor_table().label(actor, locale)
    return Feed(f"/actor/{actor}", name, _of_entries(library, unique, locale))


def of_promises(library: Library, on: datetime.date, locale: str) -> Feed:
    """Promises to the House, as they stand on a day."""
    found = standing.due(library, on, Wish(every=True))
    newest = sorted(found, key=_filed, reverse=True)[:MOST]
    entries = [each.entry for each in newest]
    title = {"nl": "Toezeggingen aan de Kamer", "en": "Promises to the House"}[locale]
    return Feed("/promises", title, _of_entries(library, entries, locale))


def _of_entries(library: Library, entries: Sequence[Entry], locale: str) -> tuple[Item, ...]:
    cards = overview.cards_of(library, entries)
    return _newest(_item(entry, cards[entry.document], locale) for entry in entries)


def of_hit(library: Library, hit: Hit, locale: str) -> Item:
    """What a search found, as an entry."""
    card = library.card(hit.document)
    if hit.entry:
        return _item(hit.entry, card, locale)
    path = f"/document/{card.id}#{hit.start}"
    title = card.title or card.name
    return Item(path, title, hit.quote, hit.lang, card.filed, card.id, hit.page)


def _item(entry: Entry, card: Card, locale: str) -> Item:
    return Item(
        path=f"/statement/{entry.id}",
        title=told(entry, locale),
        quote=entry.quote,
        lang=entry.lang,
        at=card.filed,
        document=card.title or card.name,
        page=entry.page,
    )


def told(entry: Entry, locale: str) -> str:
    """A line in a few words: «Nederland: REQUEST → Servië»."""
    names = actor_table()
    who = " + ".join(names.label(actor.id, locale) for actor in entry.actors) or "–"
    whom = " + ".join(names.label(actor.id, locale) for actor in entry.recipients)
    return f"{who}: {entry.act.value}{f' → {whom}' if whom else ''}"


def _filed(due: Due) -> datetime.datetime:
    return due.card.filed if due.card else datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _newest(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.at, reverse=True)[:MOST])


def _search_path(query: str) -> str:
    from urllib.parse import urlencode

    return f"/search?{urlencode({'q': query})}"
