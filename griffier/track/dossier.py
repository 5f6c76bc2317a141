"""The dossier of a meeting: what was intended, claimed, declared, and done since.

A pure function of values of the ledger. Rows are about one matter each: statements are
aligned by what `griffier.track.matching` finds, rows with one concept stand together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import Final

from griffier.ledger.entries import Card, Entry, Figure, MeetingLink, Part, Series, Session
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Act
from griffier.track.aligning import Group, add_later, grouped
from griffier.track.followed import HOUSES
from griffier.track.likeness import Sayings
from griffier.track.measured import Measured, measured
from griffier.track.shelf import Shelf
from griffier.track.verdicts import Verdict, sentence, verdict_of

_ASKING: Final = frozenset((Act.REQUEST, Act.EXPECT))
COLUMNS: Final = (Part.INTENDED, Part.CLAIMED, Part.DECLARED)


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: the statements in each column, the verdict and what it rests on.

    `says` is the verdict in a sentence. `reasons` say why statements stand on one row.
    `nearest` holds, for a silent column, the statement of it that comes nearest.
    """

    matter: str
    concept: str | None
    columns: Mapping[Part, tuple[Entry, ...]]
    verdict: Verdict
    says: str
    reasons: tuple[str, ...] = ()
    nearest: Mapping[Part, Entry] = field(default_factory=dict)
    figures: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A meeting with its documents, the links only offered, and its rows."""

    session: Session
    documents: tuple[tuple[MeetingLink, Card], ...]
    offered: tuple[tuple[MeetingLink, Card], ...]
    rows: tuple[Row, ...]


def dossier(
    session: Session,
    links: Iterable[MeetingLink],
    cards: Mapping[str, Card],
    entries: Iterable[Entry],
    later: Iterable[Entry] = (),
    measures: tuple[Sequence[Series], Sequence[Figure]] = ((), ()),
    contexts: Mapping[str, str] = MappingProxyType({}),
) -> Dossier:
    """The dossier of `session`.

    `links` are those of the session, made and offered; `cards` their documents by id;
    `entries` the lines of those documents; `later` lines of other documents since that may
    match a row; `measures` the series, and their figures, that may answer one; `contexts`,
    by `Entry.id`, the sentence and heading around a line.
    """
    mine = in_order((link for link in links if link.session == session.id), cards)
    made = [link for link in mine if link.certain]
    columns, since = _columns(session, made, list(entries))
    sayings = Sayings(contexts)
    groups = grouped(columns, sayings)
    add_later(groups, _dated([*since, *later]), sayings, {each.document for each in since})
    rows = [_row(group, columns, made, measures, sayings) for group in groups]
    return with_documents(session, mine, cards, tuple(_by_concept(rows)))


def with_documents(
    session: Session, links: Iterable[MeetingLink], cards: Mapping[str, Card], rows: tuple[Row, ...]
) -> Dossier:
    """A dossier of these rows, with the documents of `links` in their order."""
    pairs = [(link, cards[link.document]) for link in in_order(links, cards)]
    made = tuple(pair for pair in pairs if pair[0].certain)
    return Dossier(session, made, tuple(pair for pair in pairs if not pair[0].certain), rows)


def in_order(links: Iterable[MeetingLink], cards: Mapping[str, Card]) -> list[MeetingLink]:
    """By column, and within it by day and name."""
    return sorted(links, key=lambda link: _order(link, cards[link.document]))


def _order(link: MeetingLink, card: Card) -> tuple[object, ...]:
    return list(Part).index(link.part), str(card.date or ""), card.name, card.id


def _dated(entries: Iterable[Entry]) -> list[Entry]:
    """In order of date; of one quotation on one day, filed twice, the first."""
    found: dict[tuple[object, ...], Entry] = {}
    for each in sorted(entries, key=lambda e: (str(e.published), e.document, e.start)):
        found.setdefault((each.published, each.act, each.quote), each)
    return list(found.values())


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in entries}.values())


# --- columns --------------------------------------------------------------------------------


def _columns(
    session: Session, made: Sequence[MeetingLink], entries: Sequence[Entry]
) -> tuple[dict[Part, list[Entry]], list[Entry]]:
    """The entries that count, by column, and those of later documents that refer to it."""
    part_of = {link.document: link.part for link in made}
    columns: dict[Part, list[Entry]] = {part: [] for part in COLUMNS}
    since: list[Entry] = []
    for entry in sorted(_unique(entries), key=lambda e: (str(e.published), e.document, e.start)):
        part = part_of.get(entry.document)
        if part is None or not counts(entry):
            continue
        if part is Part.SINCE:
            since.append(entry)
        elif entry.meeting in (session.id, None):
            columns[part].append(entry)
    return columns, since


def counts(entry: Entry) -> bool:
    """Whether a line belongs in a dossier: it is about something, and more than courtesy
    or the traffic with the House."""
    if entry.weight == "minor" or not (entry.topic or entry.concept):
        return False
    house = any(each.id in HOUSES for each in (*entry.recipients, *entry.actors))
    return not house and entry.act is not Act.MEET


# --- rows -----------------------------------------------------------------------------------


def _row(
    group: Group,
    columns: Mapping[Part, Sequence[Entry]],
    made: Sequence[MeetingLink],
    measures: tuple[Sequence[Series], Sequence[Figure]],
    sayings: Sayings,
) -> Row:
    mine = {entry.id for entry in group.entries}
    filled = {
        part: found
        for part, column in columns.items()
        if (found := tuple(entry for entry in column if entry.id in mine))
    }
    if group.later:
        filled[Part.SINCE] = tuple(entry for entry, _ in group.later)
    everything = [entry for found in filled.values() for entry in found]
    concept = _concept(everything, sayings)
    matter = _matter(concept, everything)
    verdict = verdict_of(filled)
    filed = {link.part for link in made}
    reasons = [each.reason for each in group.matches]
    reasons += [match.reason for _, match in group.later]
    return Row(
        matter=matter,
        concept=concept,
        columns=filled,
        verdict=verdict,
        says=sentence(verdict, matter, filled.get(Part.INTENDED, ()), filed),
        reasons=tuple(dict.fromkeys(reasons)),
        nearest={part: entry for part, entry in group.nearest.items() if part in filed},
        figures=figures_beside(filled, measures),
    )


def _concept(entries: Sequence[Entry], sayings: Sayings) -> str | None:
    """The concept most of the entries have, else their sentences; of equals the first met."""
    found = [entry.concept for entry in entries if entry.concept]
    found = found or [around for each in entries if (around := sayings.of(each).concept)]
    return max(found, key=found.count, default=None)


def _matter(concept: str | None, entries: Sequence[Entry]) -> str:
    """What a row is about: the name of its concept, or the first topic."""
    if concept:
        known = load_thesaurus().concepts.get(concept)
        return known.labels["en"][0] if known else concept
    return f"«{next((entry.topic for entry in entries if entry.topic), '…')}»"


def figures_beside(
    columns: Mapping[Part, Sequence[Entry]], measures: tuple[Sequence[Series], Sequence[Figure]]
) -> tuple[Measured, ...]:
    """The figures that may answer what stands in the columns of a row but the last."""
    series, figures = measures
    shelf = Shelf(series=tuple(series), figures=tuple(figures))
    found: dict[tuple[str, str], Measured] = {}
    for entry in chain.from_iterable(columns.get(part, ()) for part in COLUMNS):
        # What one will ask at a meeting is measured like what one asked there.
        asked = replace(entry, modality="done") if entry.act in _ASKING else entry
        for each in measured(asked, shelf):
            found.setdefault((each.series.id, each.subject), each)
    return tuple(found[key] for key in sorted(found))


def _by_concept(rows: Sequence[Row]) -> list[Row]:
    """Rows of one concept together; those that fill most columns first, else in the order
    met; matters without a concept that one column alone speaks of behind them."""
    best: dict[str, tuple[int, int]] = {}
    keys = [row.concept or f"\0{number}" for number, row in enumerate(rows)]
    for number, (key, row) in enumerate(zip(keys, rows, strict=True)):
        best[key] = min(best.get(key, (9, 0)), (_rank(row), number))
    order = sorted(range(len(rows)), key=lambda n: (best[keys[n]], _rank(rows[n]), n))
    return [rows[number] for number in order]


def _rank(row: Row) -> int:
    filled = sum(part in row.columns for part in COLUMNS)
    return 3 - filled if filled > 1 or row.concept else 4
