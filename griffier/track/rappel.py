"""The reminder list («rappel») a committee sends twice a year: promises not yet kept.

In Dutch, as the House writes; grouped by ministry. The rows are shared by the Markdown
here and the Word file of `rappel_docx`.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from griffier.ledger.entries import Evidence, State
from griffier.track.due import Due, by_ministry
from griffier.track.rules import load_rules

STATES: Final = {
    State.OPEN: "open",
    State.DUE: "termijn nadert",
    State.OVERDUE: "termijn verstreken",
    State.REPEATED: "opnieuw toegezegd",
    State.PROGRESS: "voortgang",
    State.CONTRADICTED: "weersproken",
    State.UNKNOWN: "onbekend",
    State.KEPT: "nagekomen",
    State.LAPSED: "vervallen",
}
OUTSTANDING: Final = frozenset(State) - {State.KEPT, State.LAPSED}
COLUMNS: Final = ("Nr.", "Toezegging", "Gedaan", "Termijn", "Dagen over", "Stand en bewijs")
NOTHING: Final = "Er staan geen toezeggingen open."
_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#~])")


@dataclass(frozen=True, slots=True)
class Line:
    """One promise in the list, every field ready to be shown."""

    number: str
    quote: str
    promiser: str
    made: str
    reference: str
    deadline: str
    day: str
    over: str
    state: str
    reason: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rappel:
    """The whole list: one group of lines per ministry."""

    on: datetime.date
    groups: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def title(self) -> str:
        """The heading of the list."""
        return "Rappel openstaande toezeggingen"

    @property
    def summary(self) -> str:
        """How many there are, and how many are late."""
        lines = [line for _, group in self.groups for line in group]
        late = sum(line.over != "–" for line in lines)
        if not lines:
            return f"Stand op {dutch(self.on)}. {NOTHING}"
        many = "toezegging staat" if len(lines) == 1 else "toezeggingen staan"
        return (
            f"Stand op {dutch(self.on)}. {len(lines)} {many} open; "
            f"van {late} is de termijn verstreken."
        )


NOTE: Final = (
    "Deze lijst is opgemaakt uit de stukken in het dossier. Wat niet is opgenomen, kan niet als "
    "nagekomen zijn herkend. Mogelijke nakoming is vermeld en vraagt een oordeel."
)


def rappel(found: Sequence[Due], on: datetime.date) -> Rappel:
    """The list of what is outstanding among `found`, numbered through in order of ministry."""
    groups: list[tuple[str, tuple[Line, ...]]] = []
    number = 0
    outstanding = [due for due in found if due.status.state in OUTSTANDING]
    for ministry, dues in by_ministry(outstanding).items():
        lines = tuple(_line(number + at, due) for at, due in enumerate(dues, start=1))
        number += len(lines)
        groups.append((ministry if ministry != "–" else "Ministerie niet bekend", lines))
    return Rappel(on, tuple(groups))


def as_markdown(listed: Rappel) -> str:
    """The list in Markdown: a table per ministry."""
    parts = [f"# {listed.title}", listed.summary, NOTE]
    for ministry, lines in listed.groups:
        head = [f"| {' | '.join(COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}"]
        parts.append(f"## {_plain(ministry)}")
        parts.append("\n".join([*head, *map(_row, lines)]))
    return "\n\n".join(parts) + "\n"


def dutch(day: datetime.date) -> str:
    """«16 december 2022»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _line(number: int, due: Due) -> Line:
    entry, deadline = due.entry, due.entry.deadline
    made = entry.date or entry.published
    return Line(
        number=str(number),
        quote=f"«{entry.quote}»",
        promiser=due.promiser,
        made=dutch(made) if made else "–",
        reference=f"Kamerstuk {due.reference}"
        if due.card and due.card.dossiers
        else due.reference or "–",
        deadline=f"«{deadline.text}»" if deadline else "geen termijn genoemd",
        day=dutch(deadline.last) if deadline else "",
        over=str(due.over) if due.over else "–",
        state=STATES[due.status.state],
        reason=f"{load_rules()[due.status.rule].dutch} ({due.status.rule})",
        evidence=tuple(map(_evidence, due.known)),
    )


def _evidence(each: Evidence) -> str:
    words = {State.UNKNOWN: "Mogelijk nagekomen", State.REPEATED: "Opnieuw toegezegd"}
    what = words.get(each.bears, "Zie")
    return f"{what}: «{each.quote}» ({dutch(each.date) if each.date else 'zonder datum'})"


def _row(line: Line) -> str:
    cells = (
        line.number,
        f"{line.quote}<br>{line.promiser}",
        f"{line.made}<br>{line.reference}",
        "<br>".join(filter(None, (line.deadline, line.day))),
        line.over,
        "<br>".join((f"{line.state}. {line.reason}", *line.evidence)),
    )
    return f"| {' | '.join('<br>'.join(map(_plain, cell.split('<br>'))) for cell in cells)} |"


def _plain(text: str) -> str:
    """Words as words: nothing in them is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
