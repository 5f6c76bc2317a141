"""Instruments as rows for JSON and in plain words for people."""

from collections.abc import Iterable
from typing import Any, Final

from griffier.ledger.entries import Entry
from griffier.track.followed import since
from griffier.track.instruments import Instrument
from griffier.track.rows import entry_row
from griffier.track.telling import named
from griffier.views.rows import clean

NONE: Final = "No statement names an instrument.\n"


def instrument_row(each: Instrument, *, whole: bool = False) -> dict[str, Any]:
    """One instrument; `whole` adds its mentions and statements themselves."""
    days = sorted(mention.date for mention in each.mentions if mention.date)
    row: dict[str, Any] = {
        "id": each.id,
        "kind": each.kind,
        "name": {"nl": each.name_nl, "en": each.name_en},
        "presented": entry_row(each.presented) if each.presented else None,
        "settled": entry_row(each.settled) if each.settled else None,
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "documents": sorted({mention.document for mention in each.mentions}),
        "statements": len(each.statements),
        "texts": [{"kind": t.kind, "id": t.id, "url": t.url} for t in each.texts],
    }
    if whole:
        row["statements"] = [entry_row(entry) for entry in each.statements]
        row["mentions"] = [
            {
                "document": mention.document,
                "date": mention.date.isoformat() if mention.date else None,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "reason": mention.reason,
            }
            for mention in each.mentions
        ]
    return row


def instruments_told(found: Iterable[Instrument]) -> str:
    """One line per instrument: its id, kind, names, by whom it was laid before others."""
    lines = [
        f"{each.id}  ({each.kind.replace('-', ' ')}, {_count(each)}){_laid(each)}\n"
        for each in found
    ]
    return "".join(lines) or NONE


def instrument_told(each: Instrument) -> str:
    """One instrument: names, who presented it, where its text is, every statement by date."""
    names = [f"  {lang}: {name}" for lang, name in _names(each)]
    lines = [f"{clean(each.name)}  ({each.kind.replace('-', ' ')})", *names]
    for word, entry in (("presented", each.presented), ("settled", each.settled)):
        if entry:
            lines.append(f"  {word} by {named(entry.actors)}, {since(entry)}")
    lines += [f"  text: {clean(text.url or text.id)}" for text in each.texts]
    lines += ["", "What was said of it, by date"]
    lines += [line for entry in each.statements for line in _statement(entry)]
    lines += ["", "Where it is named"]
    lines += [
        f"  {mention.date}  «{clean(mention.text)}», {clean(mention.reason)}"
        for mention in each.mentions
    ]
    return "\n".join(lines) + "\n"


def _names(each: Instrument) -> list[tuple[str, str]]:
    pairs = (("Dutch", each.name_nl), ("English", each.name_en))
    return [(lang, clean(name)) for lang, name in pairs if name]


def _count(each: Instrument) -> str:
    number = len(each.statements)
    return f"{number} {'statement' if number == 1 else 'statements'}"


def _laid(each: Instrument) -> str:
    return f", presented by {named(each.presented.actors)}" if each.presented else ""


def _statement(entry: Entry) -> Iterable[str]:
    to = f" → {named(entry.recipients)}" if entry.recipients else ""
    yield f"  {since(entry)}  {entry.act.value} by {named(entry.actors)}{to}"
    yield f"              «{clean(entry.quote)}»  {entry.id[:8]}"
