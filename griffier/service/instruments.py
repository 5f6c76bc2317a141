"""Instruments in a library: from the sentences of its documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from griffier.errors import NotInLibrary
from griffier.ledger.entries import Entry, Naming, Pointer
from griffier.ledger.entries import Instrument as KeptInstrument
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.service.lasting import lasting
from griffier.service.shelves import all_cards, all_entries, meetings_of_documents
from griffier.service.standing import LAG, is_large
from griffier.track.followed import ids, since
from griffier.track.instrument_sets import Passage
from griffier.track.instruments import Instrument, instruments

SHORTEST: Final = 3  # letters of an id that may stand for the whole


def all_instruments(library: Library) -> tuple[Instrument, ...]:
    """Every instrument the documents speak of, newest versions only."""
    return instruments(_passages(library))


def shown_instruments(library: Library) -> tuple[Instrument, ...]:
    """The same for a page: where the library is too large to read all of it, as they were kept
    last (`griffier refresh`)."""
    large = is_large(library)
    make = _as_kept if large else all_instruments
    return lasting(library, "instruments", lambda: make(library), LAG if large else 0.0)


def _as_kept(library: Library) -> tuple[Instrument, ...]:
    namings: dict[str, list[Naming]] = {}
    for naming in library.namings():
        namings.setdefault(naming.instrument, []).append(naming)
    ids_ = {each.entry for some in namings.values() for each in some if each.entry}
    entries = library.entries_by_id(sorted(ids_))
    return tuple(
        _from_kept(kept, namings[kept.id], entries)
        for kept in library.instruments()
        if kept.id in namings
    )


def _from_kept(
    kept: KeptInstrument, namings: Iterable[Naming], entries: Mapping[str, Entry]
) -> Instrument:
    """An instrument with its statements; where its text is and what settled it is not kept."""
    mine = {e.id: e for each in namings if (e := entries.get(each.entry or ""))}
    stated = tuple(sorted(mine.values(), key=lambda e: (str(since(e)), e.document, e.start)))
    laid = (e for e in stated if e.document == kept.presented_in and since(e) == kept.presented_on)
    return Instrument(
        id=kept.id,
        kind=kept.kind,
        name_nl=kept.name_nl,
        name_en=kept.name_en,
        presented=next((e for e in laid if ids(e.actors) == set(kept.presented_by)), None),
        settled=None,
        mentions=(),
        statements=stated,
        texts=(),
    )


def instrument(library: Library, wanted: str) -> Instrument:
    """One instrument, by its id or the beginning of it, or by words of its name.

    Raises NotInLibrary where there is none, or more than one.
    """
    return _one(all_instruments(library), wanted)


def shown_instrument(library: Library, wanted: str) -> Instrument:
    """As `instrument`, of those a page shows."""
    return _one(shown_instruments(library), wanted)


def _one(found: Sequence[Instrument], wanted: str) -> Instrument:
    exact = [each for each in found if each.id == wanted]
    begins = [each for each in found if len(wanted) >= SHORTEST and each.id.startswith(wanted)]
    named = [each for each in found if _named(each, wanted)]
    for some in (exact, begins, named):
        if len(some) == 1:
            return some[0]
        if some:
            which = ", ".join(each.id for each in some[:5])
            raise NotInLibrary(f"{wanted!r} may be several instruments: {which}.")
    raise NotInLibrary(f"No document of the library speaks of an instrument {wanted!r}.")


def keep_instruments(library: Library) -> int:
    """Keep every instrument and where documents name it; returns how many there are.

    One that no document names any longer keeps its id and has no namings.
    """
    found = all_instruments(library)
    library.add_instruments(map(_kept, found))
    named: dict[str, list[Naming]] = {each.document: [] for each in library.namings()}
    for each in found:
        for naming in _namings(each):
            named.setdefault(naming.document, []).append(naming)
    for document, namings in named.items():
        library.set_namings(document, namings)
    return len(found)


def _kept(each: Instrument) -> KeptInstrument:
    laid = each.presented
    day = since(laid) if laid else None
    later = [e.id for e in each.statements if day and (since(e) or day) > day]
    return KeptInstrument(
        id=each.id,
        kind=each.kind,
        name_nl=each.name_nl,
        name_en=each.name_en,
        presented_by=tuple(sorted(ids(laid.actors))) if laid else (),
        presented_on=day,
        presented_in=laid.document if laid else None,
        url=next((text.url for text in each.texts if text.url), None),
        followed_by=tuple(later),
    )


def _namings(each: Instrument) -> Iterator[Naming]:
    """A place is told once, with the statement that holds it if one does."""
    for mention in each.mentions:
        holding = [
            entry.id
            for entry in each.statements
            if entry.document == mention.document
            and entry.start < mention.end
            and mention.start < entry.end
        ]
        yield Naming(
            instrument=each.id,
            document=mention.document,
            start=mention.start,
            end=mention.end,
            reason=mention.reason,
            entry=holding[0] if holding else None,
        )


def _named(each: Instrument, wanted: str) -> bool:
    words = wanted.casefold()
    return any(words in (name or "").casefold() for name in (each.name_nl, each.name_en))


def _passages(library: Library) -> Iterator[Passage]:
    by_document: dict[str, list[Entry]] = {}
    for entry in all_entries(library, EntryQuery()):
        by_document.setdefault(entry.document, []).append(entry)
    sessions = meetings_of_documents(library)
    for card in all_cards(library, CardQuery()):
        if card.id not in by_document:
            continue
        contract = library.contract(card.id)
        text, pointers = contract["text"], tuple(_pointers(card.id, contract))
        for start, end in contract["sentences"]:
            yield Passage(
                document=card.id,
                lang=card.lang,
                date=card.date,
                sessions=sessions.get(card.id, frozenset()),
                text=text[start:end],
                start=start,
                entries=tuple(e for e in by_document[card.id] if start <= e.start < end),
                pointers=tuple(p for p in pointers if start <= p.start <= end),
            )


def _pointers(document: str, contract: dict[str, Any]) -> Iterator[Pointer]:
    """References, and the addresses in footnotes at the place of their marks."""
    for each in contract["references"]:
        span = each["start"], each["end"]
        yield Pointer(document, each["kind"], each["id"], *span, each["text"], each.get("url"))
    for note in contract["footnotes"]:
        anchor = note["anchor_start"]
        for url in note["urls"] if anchor is not None else ():
            yield Pointer(document, "url", url, anchor, anchor, note["text"], url)
