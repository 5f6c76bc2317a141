"""One line of the ledger with all that belongs to it."""

from dataclasses import dataclass

from griffier.ledger.entries import Card, Entry, Judgement, Status
from griffier.ledger.library import Library

_ASIDE = 400  # characters of context on either side, at most


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry, the paragraph around its quotation in three pieces (before, the quotation,
    behind), its document, what was judged of it and how it stood over time."""

    entry: Entry
    before: str
    quote: str
    behind: str
    card: Card
    judgements: tuple[Judgement, ...]
    history: tuple[Status, ...]


def shown(library: Library, entry: str) -> Shown:
    """Everything about an entry, by its id or the beginning of it.

    Raises NotInLibrary, AmbiguousId.
    """
    line = library.entry(entry)
    before, quote, behind = around(library.text(line.document), line.start, line.end)
    return Shown(
        line,
        before,
        quote,
        behind,
        library.card(line.document),
        library.judgements_of(line.id),
        library.status_history(line.id),
    )


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The paragraph that holds a quotation, parted by it; long ones are cut at a word."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    before, behind = text[first:start], text[end : last if last >= 0 else len(text)]
    if len(before) > _ASIDE:
        before = "… " + before[-_ASIDE:].partition(" ")[2]
    if len(behind) > _ASIDE:
        behind = behind[:_ASIDE].rpartition(" ")[0] + " …"
    return before, text[start:end], behind
