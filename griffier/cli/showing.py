"""`griffier show`: one line of the ledger, or one document, with all that belongs to it."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write
from griffier.errors import NotInLibrary

if TYPE_CHECKING:
    from griffier.ledger.entries import Card, Judgement
    from griffier.ledger.library import Library
    from griffier.service.showing import Shown


@click.command(short_help="Show one line of the ledger, or one document.")
@click.argument("identity", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@library_options
def show(identity: str, folder: str, database: str | None, *, as_json: bool) -> None:
    """Show a line of the ledger: its quotation where it stands, its document, why it is
    there, what people judged of it and how it stands with it.

    ID is that of a line, or of a document, of which the lines are then listed; six
    characters or more will do.

    \b
    Examples:
      griffier show 9baff62fef
      griffier show 9baff62fef --json | jq .context
    """
    with opened(folder, database) as library:
        try:
            write(_entry(library, identity, as_json=as_json))
        except NotInLibrary:
            write(_document(library, identity, as_json=as_json))


def _entry(library: "Library", identity: str, *, as_json: bool) -> str:
    from griffier.service.showing import shown

    found = shown(library, identity)
    if as_json:
        return json.dumps(as_dict(found), ensure_ascii=False) + "\n"
    return "\n".join(_lines(found)) + "\n"


def _document(library: "Library", identity: str, *, as_json: bool) -> str:
    from griffier.cli.lines import entry_lines
    from griffier.ledger.queries import EntryQuery
    from griffier.ledger.shown import card_dict, entry_dict

    try:
        card = library.card(identity)
    except NotInLibrary:
        raise NotInLibrary(f"The library holds no line and no document {identity!r}.") from None
    entries = library.every_entry(EntryQuery(document=card.id))
    if as_json:
        found = {**card_dict(card), "sources": _sources(library, card.id)}
        found["entries"] = [entry_dict(entry) for entry in entries]
        return json.dumps(found, ensure_ascii=False) + "\n"
    versions = [other.id for other in library.versions(card.id) if other.id != card.id]
    head = [*_card(card), *(f"  other version  {other}" for other in versions)]
    for each in _sources(library, card.id):
        gone = ", withdrawn there" if each["withdrawn"] else ""
        head.append(f"  source      {each['source']}, {each['kind']} {each['id']}{gone}")
    return "\n".join(head) + "\n\n" + "".join(map(entry_lines, entries))


def _sources(library: "Library", document: str) -> list[dict[str, Any]]:
    """The items of public sources whose document this is, and whether they still stand."""
    return [
        {
            "source": item.source,
            "kind": item.change.kind,
            "id": item.change.id,
            "withdrawn": item.change.withdrawn,
        }
        for item in library.items_of([document])
    ]


def as_dict(found: "Shown") -> dict[str, Any]:
    """Everything that is shown, for JSON."""
    from griffier.ledger.shown import card_dict, entry_dict

    return {
        **entry_dict(found.entry),
        "context": {"before": found.before, "quote": found.quote, "behind": found.behind},
        "document": card_dict(found.card),
        "judgements": [judgement_dict(judgement) for judgement in found.judgements],
        "history": [
            {"state": s.state.value, "on": s.on.isoformat(), "rule": s.rule, "reason": s.reason}
            for s in found.history
        ],
    }


def judgement_dict(judgement: "Judgement") -> dict[str, Any]:
    """A judgement, for JSON."""
    keys = ("id", "verdict", "value", "author", "reason", "document", "act", "quote", "entry")
    return {**{key: getattr(judgement, key) for key in keys}, "at": judgement.at.isoformat()}


def _lines(found: "Shown") -> Iterator[str]:
    from griffier.cli.lines import entry_lines, styled
    from griffier.views.rows import clean

    entry = found.entry
    yield entry_lines(entry).split("\n")[0].replace(entry.id[:10], entry.id)
    yield ""
    quote = styled(f"«{clean(found.quote)}»", bold=True)
    yield f"{clean(found.before)}{quote}{clean(found.behind)}"
    yield ""
    yield from _card(found.card)
    place = f"page {entry.page}, " if entry.page else ""
    yield f"  place       {place}characters {entry.start}–{entry.end}"
    for label, value in (("topic", entry.topic), ("concept", entry.concept), ("via", entry.via)):
        if value:
            yield f"  {label:<12}{clean(value)}"
    if entry.meeting:
        yield f"  meeting     {clean(entry.meeting)}"
    yield f"  why         {clean(entry.rule)}, {clean(entry.lexicon_entry)}"
    yield from (f"              {clean(step)}" for step in entry.steps)
    for judgement in found.judgements:
        said = f"{judgement.verdict} {judgement.value or ''}".strip()
        yield f"  judged      {clean(said)} by {clean(judgement.author)}, {judgement.at:%Y-%m-%d}"
        yield f"              {clean(judgement.reason)} ({judgement.id})"
    for status in found.history:
        yield f"  {status.on}  {status.state.value}: {clean(status.reason)} ({status.rule})"


def _card(card: "Card") -> Iterator[str]:
    from griffier.views.rows import clean

    yield f"  document    {clean(card.title or card.name)}"
    yield f"              {card.id}"
    facts = [
        str(card.date or "no date"),
        card.kind,
        card.identifier or card.number or "",
        card.name,
    ]
    yield f"              {', '.join(clean(fact) for fact in facts if fact)}"
    for sender in card.senders:
        yield f"  from        {clean(sender.name or '')} {clean(sender.role or '')}".rstrip()
    if card.replaced_by:
        yield f"  replaced by {card.replaced_by}"
