"""`griffier due`, `rappel`, `follow` and `status-rules`: what came of asks and promises."""

import datetime
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from griffier.cli.library import opened
from griffier.cli.output import write
from griffier.errors import UsageError
from griffier.service import following
from griffier.track.due import Wish
from griffier.track.rows import due_csv, due_row, trail_row
from griffier.track.rules import load_rules
from griffier.track.telling import NOTHING_FOLLOWED, dues_told, rules_told, trail_told

if TYPE_CHECKING:
    from griffier.ledger.library import Library
    from griffier.ledger.queries import EntryQuery

Place = tuple[str, str | None]
"""Which library: its folder, and the address of its database where it has one."""


@dataclass(frozen=True, slots=True)
class Form:
    """In which form the answer is wanted."""

    as_json: bool = False
    as_csv: bool = False
    as_ics: bool = False

    def check(self) -> None:
        """Raise UsageError for two forms at once."""
        if self.as_json + self.as_csv + self.as_ics > 1:
            raise UsageError("Choose one of --json, --csv and --ics.")


def due(place: Place, on: datetime.date | None, wish: Wish, form: Form) -> None:
    """Print the promises to the House."""
    form.check()
    day = day_of(on)
    with opened(*place) as library:
        found = following.due(library, day, wish)
    if form.as_json:
        for each in found:
            write(_line(due_row(each)))
    elif form.as_csv:
        write(due_csv(found))
    elif form.as_ics:
        from griffier.track.calendar import as_ics

        write(as_ics(found, day).decode("utf-8"))
    else:
        write(dues_told(found, day))


def rappel(
    place: Place, on: datetime.date | None, ministry: str | None, target: str | None
) -> None:
    """Print the reminder list, or write it as Word or Markdown."""
    from griffier.track.rappel import as_markdown
    from griffier.track.rappel import rappel as listed

    day = day_of(on)
    if target and Path(target).suffix.lower() not in (".docx", ".md"):
        raise UsageError(f"{target}: the list is written as .docx or .md.")
    with opened(*place) as library:
        found = following.due(library, day, Wish(ministry=ministry, every=True))
    made = listed(found, day)
    if target is None:
        write(as_markdown(made))
    elif target.lower().endswith(".docx"):
        from griffier.track.rappel_docx import as_docx

        _write_file(target, as_docx(made))
    else:
        _write_file(target, as_markdown(made).encode("utf-8"))


def follow(
    place: Place,
    ids: Sequence[str],
    query: "EntryQuery",
    on: datetime.date | None,
    *,
    as_json: bool,
) -> None:
    """Print everything that bears on some asks or promises, by id or by what is asked of them."""
    day = day_of(on)
    with opened(*place) as library:
        if ids:
            found = tuple(following.follow(library, each, day) for each in ids)
        else:
            found = following.follow_all(library, query, day)
    if as_json:
        for each in found:
            write(_line(trail_row(each)))
    else:
        write("\n".join(map(trail_told, found)) or NOTHING_FOLLOWED)


def refresh(
    place: Place, on: datetime.date | None, parts: Collection[str], *, as_json: bool
) -> None:
    """Keep what has changed of what is worked out beforehand; say how much."""
    from griffier.service.instruments import keep_instruments

    told: dict[str, Any] = {"on": day_of(on).isoformat()}
    with opened(*place) as library:
        if "dossiers" in parts:
            told["dossiers"] = _dossiers(library)
        if "statuses" in parts:
            told["changed"] = _statuses(library, day_of(on))
        if "instruments" in parts:
            told["instruments"] = keep_instruments(library)
    write(_line(told) if as_json else _refreshed(told))


def _statuses(library: "Library", day: datetime.date) -> int:
    from griffier.cli.progress import parts

    with parts("Statuses") as told:
        return following.refresh(library, day, told)


def _dossiers(library: "Library") -> int:
    from griffier.cli.progress import counting
    from griffier.service.dossier_keeping import keep_all

    with counting("Dossiers", len(library.sessions())) as advance:
        return keep_all(library, lambda: advance(1))


def _refreshed(told: dict[str, Any]) -> str:
    said = []
    if "changed" in told:
        said.append(f"{told['changed']} {'status' if told['changed'] == 1 else 'statuses'} changed")
    if "instruments" in told:
        said.append(f"instruments named: {told['instruments']}")
    if "dossiers" in told:
        said.append(f"dossiers worked out anew: {told['dossiers']}")
    return "; ".join(said) + ".\n"


def status_rules(*, as_json: bool) -> None:
    """Print the rules."""
    if not as_json:
        write(rules_told())
        return
    for rule in load_rules().values():
        about = sorted(each.value for each in rule.about)
        write(_line({"id": rule.id, "state": rule.state.value, "of": about, "says": rule.says}))


def day_of(asked: datetime.date | None) -> datetime.date:
    """The day asked about, today if none: the only clock of these commands."""
    return asked or datetime.datetime.now(datetime.UTC).astimezone().date()


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _write_file(target: str, content: bytes) -> None:
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {target}.", err=True)
