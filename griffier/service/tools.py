"""What an assistant can ask of a library, and how every answer cites.

Each function returns plain values with `found` first: where nothing was found it is false
and `told` says so, so that silence is never taken for an answer. Every line carries its
quotation, its offsets in the canonical text, the SHA-256 of the document and its address.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from griffier.errors import NotInLibrary, UsageError
from griffier.indicators.countries import country_id
from griffier.indicators.visa import changes_between, regime_on
from griffier.indicators.visa_data import visa_data
from griffier.ledger.entries import Entry, State
from griffier.ledger.library import Library
from griffier.ledger.shown import card_dict, entry_dict
from griffier.service import alignment, dossiers, standing
from griffier.service.dossier_json import dossier_dict, listed_dict
from griffier.service.dossier_making import dossier_of
from griffier.service.search import Searcher, SearchRequest
from griffier.service.visa import changes_dict, regime_dict
from griffier.track.due import Wish
from griffier.track.rows import due_row, trail_row

Json = dict[str, Any]
T = TypeVar("T")

MOST_TEXT = 8_000
"""The most characters of a document in one answer."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one library; `address` is what the outside world calls the site."""

    library: Library
    searcher: Callable[[], Searcher]
    address: str = ""

    def search(self, query: str, limit: int = 10, meaning: bool = False) -> Json:
        """Paragraphs and statements that answer a query (docs/search.md)."""
        asked = SearchRequest(query, locale="en", limit=limit, meaning=meaning)
        result = self.searcher().search(asked)
        hits = [
            {
                **self._cited(hit.document, hit.quote, hit.start, hit.end),
                "title": hit.title,
                "date": hit.date.isoformat() if hit.date else None,
                "page": hit.page,
                "statement": self.line(hit.entry) if hit.entry else None,
            }
            for hit in result.hits
        ]
        told = None if hits else "Nothing in this library answers this query."
        return {
            "found": bool(hits),
            "told": told,
            "total": result.total,
            "described": result.described["en"],
            "did_you_mean": result.did_you_mean,
            "with_less": [query for query, _ in result.with_less],
            "hits": hits,
        }

    def read(self, document: str, start: int = 0, length: int = 4_000) -> Json:
        """A document's card and a passage of its text."""
        card = _or_nothing(lambda: self.library.card(document))
        if isinstance(card, dict):
            return card
        text = self.library.text(card.id)
        end = min(len(text), max(0, start) + min(length, MOST_TEXT))
        passage = text[max(0, start) : end]
        return {
            "found": bool(passage),
            "told": None if passage else f"The text has {len(text)} characters.",
            "card": card_dict(card),
            "characters": len(text),
            "next": end if end < len(text) else None,
            **self._cited(card.id, passage, max(0, start), end),
        }

    def meetings(self, words: str = "", limit: int = 20) -> Json:
        """Meetings whose name, place or id has these words, the newest first."""
        low = words.lower()
        listed = [
            each
            for each in dossiers.listed(self.library)
            if low
            in " ".join((each.session.id, *each.session.names, each.session.place or "")).lower()
        ]
        told = None if listed else f"The library holds no meeting like {words!r}."
        shown = [listed_dict(each) for each in listed[:limit]]
        return {"found": bool(listed), "told": told, "total": len(listed), "meetings": shown}

    def dossier(self, meeting: str) -> Json:
        """What was intended, claimed, declared and done since, at one meeting."""
        session = _or_nothing(lambda: dossiers.find_session(self.library, meeting))
        if isinstance(session, dict):
            return session
        found = dossier_dict(dossier_of(self.library, session))
        address = f"{self.address}/meeting/{session.id}"
        return {"found": True, "told": None, "address": address, **found}

    def follow(self, statement: str, on: datetime.date) -> Json:
        """What bears on an ask or promise, and how it stands on a day."""
        entry = _or_nothing(lambda: self.library.entry(statement))
        if isinstance(entry, dict):
            return entry
        trail = standing.standing(self.library, entry, on)
        return {"found": True, "told": None, "line": self.line(entry), **trail_row(trail)}

    def due(self, on: datetime.date, state: str | None = None, limit: int = 50) -> Json:
        """Promises to the House as they stand on a day."""
        if state is not None and state not in set(State):
            raise UsageError(f"{state!r} is no state; there are {', '.join(State)}.")
        wish = Wish(states=frozenset({State(state)} if state else ()), every=True)
        found = standing.due(self.library, on, wish)
        return {
            "found": bool(found),
            "told": None if found else "No such promise is in this library.",
            "total": len(found),
            "promises": [
                {**due_row(each), "line": self.line(each.entry)} for each in found[:limit]
            ],
        }

    def alignment(self, country: str, first: int | None = None, last: int | None = None) -> Json:
        """How often a country was listed as aligning, and the rates others published."""
        wish = alignment.Wish(country, first, last, published=True)
        declared, known = alignment.filed_in(self.library), alignment.known_in(self.library)
        found = alignment.answer(declared, wish, known)
        return {"found": True, "told": None, **alignment.as_dict(found)}

    def visa(
        self,
        country: str,
        on: datetime.date | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
    ) -> Json:
        """Whom a country admits visa-free against the Union's list: on a day, or changes."""
        data = visa_data()
        code = country_id(country, data.admitted, "visa policy")
        if since and until:
            told = changes_dict(changes_between(data, code, since, until), data.annex)
        elif on:
            told = regime_dict(regime_on(data, code, on), data.annex)
        else:
            raise UsageError("Ask for one day (on) or for a period (since and until).")
        return {"found": True, "told": None, **told}

    def line(self, entry: Entry) -> Json:
        """A line of the ledger, cited."""
        told = {**entry_dict(entry), "statement_address": f"{self.address}/statement/{entry.id}"}
        return {**told, **self._cited(entry.document, entry.quote, entry.start, entry.end)}

    def _cited(self, document: str, quote: str, start: int, end: int) -> Json:
        return {
            "quote": quote,
            "start": start,
            "end": end,
            "document": document,
            "address": f"{self.address}/document/{document}",
        }


def _or_nothing(ask: Callable[[], T]) -> T | Json:
    """What is asked for, or the answer that it was not found."""
    try:
        return ask()
    except NotInLibrary as error:
        return {"found": False, "told": str(error)}
