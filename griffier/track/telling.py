"""Promises and trails in plain words, for people: no line is cut."""

from collections.abc import Iterable, Iterator
from typing import Final

from griffier.ledger.entries import Card, Entry, Evidence, Figure, State
from griffier.lexicon.actors import actor_table
from griffier.model import Actor
from griffier.track.due import Due, reference_of
from griffier.track.followed import since
from griffier.track.measured import Measured, course, said
from griffier.track.rules import load_rules
from griffier.track.trail import Trail
from griffier.views.rows import clean

NOTHING_DUE: Final = "No promise to the House answers this."
NOTHING_FOLLOWED: Final = "No ask, promise or intention answers this.\n"
_INDENT: Final = "    "


def dues_told(found: Iterable[Due], on: object) -> str:
    """The promises, the earliest deadline first, each with its quotation and evidence."""
    parts = ["\n".join(_due(due)) for due in found]
    many = "promise" if len(parts) == 1 else "promises"
    head = f"{len(parts)} {many} to the House, as of {on}" if parts else NOTHING_DUE
    return "\n\n".join([head, *parts]) + "\n"


def trail_told(trail: Trail) -> str:
    """An entry, how it stands, all that bears on it by date, figures and history."""
    parts = [
        [*_entry(trail.entry, trail.card), *_status(trail)],
        ["What bears on it, by date", *_evidence_lines(trail.evidence)],
        *(_measured_lines(each, trail) for each in trail.measured if each.until(trail.on)),
        ["How it stood", *_history(trail)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def rules_told() -> str:
    """The rules, in the order they are tried."""
    return "".join(
        f"{rule.id}  {rule.state.value:<12}  {rule.says}\n" for rule in load_rules().values()
    )


def named(actors: Iterable[Actor]) -> str:
    """Actors by their English names; «–» for nobody."""
    return " + ".join(actor_table().label(actor.id, "en") for actor in actors) or "–"


def standing(state: State) -> str:
    """A state as it begins a line: «OVERDUE»."""
    return state.value.upper()


def _due(due: Due) -> Iterator[str]:
    entry, deadline = due.entry, due.entry.deadline
    late = f" by {due.over} {'day' if due.over == 1 else 'days'}" if due.over else ""
    by = f"{deadline.last}  «{clean(deadline.text)}»" if deadline else "no deadline"
    yield f"{standing(due.status.state)}{late}  {by}"
    yield f"{_INDENT}«{clean(entry.quote)}»"
    yield f"{_INDENT}{clean(due.promiser)}, {since(entry)}, {_place(entry, due.card)}"
    if deadline and due.expected != deadline.last:
        yield f"{_INDENT}The House is in recess on that day; it rises on {due.expected}."
    yield f"{_INDENT}{due.status.rule}: {due.status.reason}"
    for each in due.known:
        yield f"{_INDENT}{_one_line(each)}"
    yield f"{_INDENT}griffier follow {entry.id[:8]}"


def _one_line(each: Evidence) -> str:
    return f"{each.date}  {each.bears.value}: «{clean(each.quote)}» {clean(each.reason)}"


def _place(entry: Entry, card: Card | None) -> str:
    where = reference_of(card) or (card.name if card else entry.document[:12])
    return clean(f"{where}, p. {entry.page}" if entry.page else where)


def _entry(entry: Entry, card: Card | None) -> Iterator[str]:
    to = f" → {named(entry.recipients)}" if entry.recipients else ""
    via = f" ({clean(entry.via)})" if entry.via else ""
    yield f"{entry.act.value} by {named(entry.actors)}{via}{to}, {since(entry)}"
    yield f"{_INDENT}«{clean(entry.quote)}»"
    yield f"{_INDENT}{_place(entry, card)}, of {entry.published}; {entry.id}"
    if entry.deadline:
        yield f"{_INDENT}by {entry.deadline.last} («{clean(entry.deadline.text)}»)"


def _status(trail: Trail) -> Iterator[str]:
    status = trail.status
    yield f"{_INDENT}{standing(status.state)} on {trail.on}, by rule {status.rule}: {status.reason}"


def _evidence_lines(found: Iterable[Evidence]) -> Iterator[str]:
    empty = True
    figured: set[str] = set()
    for each in found:
        empty = False
        bears = "offered" if each.bears is State.UNKNOWN else each.bears.value
        quote = clean(each.quote) if each.kind == "figure" else f"«{clean(each.quote)}»"
        yield f"  {each.date or 'undated   '}  {each.kind}, {bears}: {quote}"
        # Of a series the reason is said once, and its sources stand with the figures below.
        if each.kind != "figure" or each.source not in figured:
            yield f"              {clean(each.reason)}"
        figured.add(each.source if each.kind == "figure" else "")
    if empty:
        yield "  Nothing on file."


def _measured_lines(found: Measured, trail: Trail) -> list[str]:
    """The figure before, each change since with what is no longer counted, and the sources."""
    told = course(found, trail.on)
    lines = [f"{actor_table().label(found.subject, 'en')}, {found.series.name}"]
    for number, figure in enumerate(told, start=1):
        when = "before" if figure is found.before else "since "
        moved = _moved(told[number - 2], figure) if number > 1 else ""
        lines.append(f"  {when}  {clean(said(found.series, figure))}{moved}  [{number}]")
    sources = [f"  [{number}] {clean(figure.source)}" for number, figure in enumerate(told, 1)]
    return [*lines, *sources]


def _moved(before: Figure, after: Figure) -> str:
    """Which of the things counted are counted no longer, and which are new."""
    gone = [item for item in before.items if item not in after.items]
    come = [item for item in after.items if item not in before.items] if before.items else []
    parts = [f"no longer {_labels(gone)}"] if gone else []
    parts += [f"now also {_labels(come)}"] if come else []
    return f" ({'; '.join(parts)})" if parts else ""


def _labels(items: list[str]) -> str:
    return ", ".join(clean(actor_table().label(item, "en")) for item in items)


def _history(trail: Trail) -> Iterator[str]:
    for each in trail.history:
        yield f"  {each.on}  {each.state.value} ({each.rule})"
