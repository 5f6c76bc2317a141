"""Statements of the columns of a dossier, grouped into rows about one matter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from griffier.ledger.entries import Entry, Part
from griffier.track.likeness import Sayings, Scale, same_parties
from griffier.track.matching import ENOUGH, Match, matches

_LOOSE = 0.5  # of what a match asks for; members of one row are at least so like on average
_NEAREST = 0.5  # likewise; what comes this near is shown beside a silent column


@dataclass(slots=True)
class Group:
    """Entries about one matter, with the matches that brought them together."""

    entries: list[Entry]
    matches: list[Match] = field(default_factory=list)
    later: list[tuple[Entry, Match]] = field(default_factory=list)
    nearest: dict[Part, Entry] = field(default_factory=dict)


def grouped(columns: Mapping[Part, Sequence[Entry]], sayings: Sayings) -> list[Group]:
    """Rows, best matches first joined, in order of the text of the first column they are in.

    Two groups join through a match where their members are like one another throughout,
    so that a chain of near things does not end in one row.
    """
    entries = [entry for column in columns.values() for entry in column]
    of = {entry.id: Group([entry]) for entry in entries}
    scale = Scale(entries, sayings)
    found = matches([list(column) for column in columns.values() if column], scale)
    for match in sorted(found, key=lambda m: (-m.score, m.one, m.other)):
        one, other = of[match.one], of[match.other]
        if one is not other and _alike(one, other, scale):
            one.entries += other.entries
            one.matches += other.matches
            of |= {entry.id: one for entry in other.entries}
        if of[match.one] is of[match.other]:
            of[match.one].matches.append(match)
    groups = list({id(group): group for group in (of[e.id] for e in entries)}.values())
    _near(groups, columns, scale)
    return groups


def _alike(one: Group, other: Group, scale: Scale) -> bool:
    scores = [scale.score(a, b) for a in one.entries for b in other.entries]
    return sum(scores) >= _LOOSE * ENOUGH * len(scores)


def _near(groups: Sequence[Group], columns: Mapping[Part, Sequence[Entry]], scale: Scale) -> None:
    """For each silent column of a row, what comes nearest in it."""
    for group in groups:
        mine = {entry.id for entry in group.entries}
        for part, column in columns.items():
            if any(entry.id in mine for entry in column):
                continue
            rated = [(max(scale.score(a, b) for a in group.entries), b) for b in column]
            best = max(rated, key=lambda pair: (pair[0], pair[1].id), default=None)
            if best and best[0] >= _NEAREST * ENOUGH:
                group.nearest[part] = best[1]


def add_later(
    groups: Sequence[Group],
    later: Sequence[Entry],
    sayings: Sayings,
    referring: Collection[str],
) -> None:
    """Give each later entry to the row it matches best, in order of date.

    It has to speak of the same countries and bodies: much is said of sanctions later that
    is not about the asks of this meeting. Where neither names any, its document must refer
    to the meeting (`referring`). What matches no row is left out.
    """
    rows = [(group, entry) for group in groups for entry in group.entries]
    scale = Scale([*(entry for _, entry in rows), *later], sayings)
    told = tuple(sayings.of(entry).told for _, entry in rows)
    concerned = cache(partial(_concerned, told))
    for entry in later:
        rated = [
            (scale.score(rows[number][1], entry), -number)
            for number in concerned(sayings.of(entry).told, entry.document in referring)
        ]
        score, number = max(rated, default=(0.0, 0))
        if score >= ENOUGH:
            group, each = rows[-number]
            like = scale.likeness(each, entry)
            match = Match(each.id, entry.id, score, like.reason, like.concept)
            group.later.append((entry, match))


def _concerned(
    told: Sequence[frozenset[str]],
    mine: frozenset[str],
    refers: bool,
) -> list[int]:
    """Which of the rows, by the parties they speak of, may be what is said of the same ones."""
    fit: dict[frozenset[str], bool] = {}
    for each in set(told):
        same = same_parties(each, mine)
        fit[each] = refers if same is None else same
    return [number for number, each in enumerate(told) if fit[each]]
