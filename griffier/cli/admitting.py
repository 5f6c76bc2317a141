"""`griffier visa`: whom a country admits visa-free against the Union's list."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from griffier.cli import output
from griffier.cli.tables import show_lines, show_table
from griffier.errors import UsageError
from griffier.indicators.countries import country_id, name
from griffier.indicators.visa import Change, Changes, Regime, changes_between, regime_on
from griffier.indicators.visa_data import Reported, visa_data
from griffier.service.visa import changes_dict, regime_dict

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    country: str
    day: str | None = None
    first: str | None = None
    last: str | None = None
    lang: str = "en"
    as_json: bool = False


def run(wish: Wish) -> None:
    """Print how it stood on a day, or what changed. Raises UsageError for a country or a
    day nothing is known of."""
    if (wish.day is None) == (wish.first is None and wish.last is None):
        raise UsageError("Ask for one day (--on) or for a period (--from and --to).")
    data = visa_data()
    country = country_id(wish.country, data.admitted, "visa policy")
    if wish.day is not None:
        regime = regime_on(data, country, _day(wish.day))
        _print(regime_dict(regime, data.annex)) if wish.as_json else _show(regime, wish.lang)
        return
    days = [each.date for each in data.snapshots]
    first = _day(wish.first) if wish.first else days[0]
    last = _day(wish.last) if wish.last else max(first, days[-1])
    found = changes_between(data, country, first, last)
    _print(changes_dict(found, data.annex)) if wish.as_json else _show_changes(found, wish.lang)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"«{text}» is no day; write it as 2022-12-21.") from error


def _print(answer: Json) -> None:
    output.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")


# --- for people ----------------------------------------------------------------------


def _show(regime: Regime, lang: str) -> None:
    count = len(regime.nationalities)
    title = (
        f"{_named(regime.country, lang)} on {regime.on}: {count} nationalities visa-free "
        "for whom the EU requires a visa"
    )
    show_table(title, ["code", "nationality"], _countries(regime.nationalities, lang))
    lines = [] if count else [title + "."]
    lines.append(f"Source: {regime.snapshot.source}.")
    if regime.next_snapshot:
        between = f"{regime.snapshot.date}; the next one is of {regime.next_snapshot}"
        lines.append(f"Snapshot of {between}.")
    lines += [f"Reported since: {each}." for each in _all_told(regime.since, lang)]
    show_lines([*lines, *regime.notes])


def _countries(codes: Sequence[str], lang: str) -> list[list[str]]:
    return [[code, name(code, lang)] for code in codes]


def _show_changes(found: Changes, lang: str) -> None:
    title = f"{_named(found.country, lang)}: visa-free for nationalities the EU requires a visa of"
    rows = [
        [
            f"{each.before.date} – {each.after.date}",
            _list(each.added, each, lang),
            _list(each.removed, each, lang),
            "; ".join(_all_told(each.reported, lang)),
        ]
        for each in found.changes
    ]
    show_table(title, ["between", "added", "ended", "reported"], rows)
    start, end = len(found.start.nationalities), len(found.end.nationalities)
    lines = [f"{found.first}: {start}; {found.last}: {end}."]
    if not rows:
        lines = [title + f": no change from {found.first} to {found.last}.", *lines]
    lines += [f"Only reported: {each}." for each in _all_told(found.elsewhere, lang)]
    lines.append(f"Source: {found.start.snapshot.source}; {found.end.snapshot.source}.")
    show_lines([*lines, *dict.fromkeys((*found.start.notes, *found.end.notes))])


def _list(codes: Sequence[str], change: Change, lang: str) -> str:
    moved = " (the EU's list moved)"
    return ", ".join(name(c, lang) + (moved if c in change.by_annex else "") for c in codes)


def _named(code: str, lang: str) -> str:
    return f"{name(code, lang)} ({code})"


def _all_told(reports: Sequence[Reported], lang: str) -> list[str]:
    """One phrase for all nationalities of which a source says the same."""
    same: dict[tuple[str, str, str, str | None], list[str]] = {}
    for each in reports:
        key = (each.change, each.period, each.source, each.note)
        same.setdefault(key, []).append(name(each.nationality, lang))
    return [
        f"{', '.join(names)} {change} {when} ({'; '.join(filter(None, (source, note)))})"
        for (change, when, source, note), names in same.items()
    ]
