"""Searching a library: one typed request in, one typed result out, for every door.

The command line, the site, the API, feeds and assistants all call `search`; what differs
is only how they show the result. Everything that narrows a search is part of the query, so
that a result can be named by its address.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from griffier.errors import QueryError, UsageError
from griffier.ledger.entries import Card, Entry
from griffier.ledger.library import Library
from griffier.search.described import described
from griffier.search.engine import DEEPEST, FACETS, STATEMENT_FACETS, Found, Index, Place, Wanted
from griffier.search.fields import Known
from griffier.search.highlight import QUOTED, quoted
from griffier.search.parser import parse
from griffier.search.plan import Plan, matchers, plan
from griffier.search.query import STATEMENTS, Query
from griffier.search.widen import did_you_mean, in_language, with_less, with_meaning
from griffier.search.words import LOCALES
from griffier.service.facets import Facet, facet
from griffier.service.names import DocumentNames, MeetingNames

SORTS: Final = ("relevance", "date", "oldest")
MOST_HITS: Final = 100  # on one page
_MOST_LESS: Final = 6  # queries tried where nothing was found


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked. `locale` (nl, en) is the language of labels, not of documents.

    `sort` is relevance, date (newest first) or oldest; None takes relevance where words are
    sought, date where only fields are. `meaning` also finds what the words mean, in either
    language. `lang` keeps to documents of one language. `cursor` comes from the result
    before and continues it. `facets` asks for counts, `only` of these fields where it names any,
    `values` is how many of each.
    """

    query: str
    locale: str = "nl"
    sort: str | None = None
    limit: int = 10
    cursor: str | None = None
    meaning: bool = False
    lang: str | None = None
    facets: bool = False
    values: int = 10
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that answers, with where it stands: `text[start:end] == quote`.

    `marks` are the stretches of the document's text that were sought; there are none where a
    paragraph was found by its `heading`. `entry` is the line of
    the ledger, where a statement was found.
    """

    document: str
    title: str | None
    kind: str
    lang: str
    date: date | None
    page: int | None
    quote: str
    start: int
    end: int
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    heading: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found. `query` is the canonical query that was asked, `described` says it in
    words by locale; `did_you_mean` is a query nearby that finds something, offered and never
    taken. `cursor` asks for the next page and is None at the end. `scope` is statements or
    paragraphs; `change` the change of the ledger up to which the index has read. `with_less`
    are, where nothing is found, queries that ask one thing less, with what they find."""

    query: str
    described: Mapping[str, str]
    total: int
    hits: tuple[Hit, ...]
    scope: str
    sort: str
    change: int
    facets: tuple[Facet, ...] = ()
    did_you_mean: str | None = None
    cursor: str | None = None
    with_less: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Searcher:
    """A library and its index, opened once and asked often; reading only."""

    library: Library
    index: Index
    _meetings: dict[int, Known] = field(default_factory=dict)

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request.

        Raises QueryError (which says where), UsageError for another field of the request,
        IndexMissing where the index has gone.
        """
        _check(request)
        query = self.understood(request)
        made = plan(query)
        sort = request.sort or ("relevance" if any(True for _ in matchers(made)) else "date")
        offset = _offset(request.cursor, query, sort)
        wanted = Wanted(made, query.scope, sort, offset, request.limit)
        found = self._found(wanted, request)
        return SearchResult(
            query=query.canonical,
            described=MappingProxyType({each: described(query, each) for each in LOCALES}),
            total=found.total,
            hits=self._hits(found.places, made),
            scope=query.scope,
            sort=sort,
            change=self.index.change,
            facets=self._facets(wanted, query, request) if request.facets else (),
            did_you_mean=None if found.total else self._nearby(query),
            cursor=_cursor(found, wanted, query),
            with_less=() if found.total else self._with_less(query),
        )

    def understood(self, request: SearchRequest) -> Query:
        """The query as it will be asked. Raises QueryError, UsageError."""
        query = parse(request.query, self._known())
        if request.meaning:
            query = with_meaning(query)
        if request.lang:
            try:
                query = in_language(query, request.lang)
            except KeyError:
                raise UsageError(f"{request.lang!r} is no language of documents.") from None
        return query

    def described(self, query: str, locale: str) -> str:
        """A query said in words. Raises QueryError."""
        return described(self.understood(SearchRequest(query)), locale)

    def _known(self) -> Known:
        """What the library knows by name; read again when the index has moved on."""
        change = self.index.change
        if change not in self._meetings:
            self._meetings = {change: self._read_known()}
        return self._meetings[change]

    def _read_known(self) -> Known:
        return Known(MeetingNames(self.library), DocumentNames(self.library))

    def _found(self, wanted: Wanted, request: SearchRequest) -> Found:
        try:
            return self.index.find(wanted)
        except QueryError as error:
            raise QueryError(str(error), request.query, 0, len(request.query)) from None

    def _nearby(self, query: Query) -> str | None:
        near = did_you_mean(query, self.index)
        if near is None or not self.index.find(Wanted(plan(near), near.scope, limit=1)).total:
            return None
        return near.canonical

    def _with_less(self, query: Query) -> tuple[tuple[str, int], ...]:
        """Queries that ask one thing less and find something, the narrowest first."""
        lesser = with_less(query)[:_MOST_LESS]
        totals = [self.index.find(Wanted(plan(each), each.scope, limit=1)).total for each in lesser]
        found = zip((each.canonical for each in lesser), totals, strict=True)
        return tuple(sorted((each for each in found if each[1]), key=lambda each: each[1]))

    # --- hits -------------------------------------------------------------------------

    def _hits(self, places: Sequence[Place], made: Plan) -> tuple[Hit, ...]:
        """The hits of a page, their documents and lines asked for at once. What went from the
        library since the index was written is left out."""
        documents = self.library.cards_and_texts(list({each.document for each in places}))
        ids = [each.entry for each in places if each.entry]
        lines = self.library.entries_by_id(ids) if ids else {}
        return tuple(
            self._hit(place, made, *documents[place.document], lines.get(place.entry or ""))
            for place in places
            if place.document in documents
        )

    def _hit(self, place: Place, made: Plan, card: Card, text: str, entry: Entry | None) -> Hit:
        whole = text[place.start : place.end]
        # A statement is quoted whole, whatever its length.
        most = len(whole) if place.scope == STATEMENTS else QUOTED
        span, marks = quoted(whole, place.lang, made, most)
        start = place.start + span.start
        return Hit(
            document=place.document,
            title=card.title,
            kind=card.kind,
            lang=place.lang,
            date=card.date,
            page=place.page,
            quote=whole[span.start : span.end],
            start=start,
            end=place.start + span.end,
            score=round(place.score, 4),
            heading=place.heading,
            marks=tuple((place.start + m.start, place.start + m.end) for m in marks),
            entry=entry,
        )

    # --- facets -----------------------------------------------------------------------

    def _facets(self, wanted: Wanted, query: Query, request: SearchRequest) -> tuple[Facet, ...]:
        """Counts of documents' fields where is searched; those of statements' fields among
        statements, which is where choosing one of them leads."""
        found: list[Facet] = []
        for scope, every in ((wanted.scope, FACETS), (STATEMENTS, STATEMENT_FACETS)):
            fields = [name for name in every if name in (request.only or every)]
            if not fields:
                continue
            asked = Wanted(wanted.plan, scope)
            counts = self.index.counts(asked, fields, request.values)
            met = self.library.sessions_by_id([each for each, _ in counts.get("meeting", ())])
            names = {each.id: each.name for each in met.values()}
            found += [
                facet(name, scope, counts[name], query, request.locale, names) for name in fields
            ]
        return tuple(each for each in found if each.values)


def _check(request: SearchRequest) -> None:
    if request.sort not in (None, *SORTS):
        raise UsageError(f"{request.sort!r} is no order; there are {', '.join(SORTS)}.")
    if not 1 <= request.limit <= MOST_HITS:
        raise UsageError(f"A page holds 1 to {MOST_HITS} hits, not {request.limit}.")
    if not 1 <= request.values <= MOST_HITS:
        raise UsageError(f"A facet shows 1 to {MOST_HITS} values, not {request.values}.")
    if request.locale not in LOCALES:
        raise UsageError(f"{request.locale!r} is no language to answer in: nl or en.")


# --- leafing ----------------------------------------------------------------------------


def _cursor(found: Found, wanted: Wanted, query: Query) -> str | None:
    behind = wanted.offset + len(found.places)
    if behind >= found.total or behind >= DEEPEST or not found.places:
        return None
    kept = json.dumps([behind, wanted.sort, _sign(query)])
    return base64.urlsafe_b64encode(kept.encode()).decode().rstrip("=")


def _offset(cursor: str | None, query: Query, sort: str) -> int:
    """Where to go on. Raises UsageError for a cursor of another search, or of none."""
    if cursor is None:
        return 0
    try:
        kept: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        offset, order, sign = kept
    except (binascii.Error, ValueError, TypeError):
        raise UsageError("That cursor was not made by a search.") from None
    if (order, sign) != (sort, _sign(query)) or not isinstance(offset, int):
        raise UsageError("That cursor belongs to another search.")
    if not 0 <= offset < DEEPEST:
        raise UsageError(f"Nobody leafs deeper than {DEEPEST} hits; narrow the search.")
    return offset


def _sign(query: Query) -> int:
    return binascii.crc32(query.canonical.encode("utf-8", "replace"))
