"""A dossier as plain text, the columns one below the other, and as Markdown."""

import textwrap
from collections.abc import Iterator

from griffier.cli.lines import ID, notes, styled, who
from griffier.ledger.entries import Card, Entry, Figure, MeetingLink, Part
from griffier.track.dossier import Dossier, Row
from griffier.track.measured import Measured
from griffier.views.rows import clean

_COLOUR = {
    Part.INTENDED: "yellow",
    Part.CLAIMED: "blue",
    Part.DECLARED: "green",
    Part.SINCE: "magenta",
}


def as_text(dossier: Dossier, width: int | None) -> str:
    """The dossier for a reader; lines are wrapped at `width`, or not at all."""
    lines = [*_head(dossier), ""]
    for row in dossier.rows:
        lines += [styled(row.says, bold=True), *_row_lines(row), ""]
    lines += _offered(dossier)
    return "\n".join(line for each in lines for line in _wrapped(each, width)) + "\n"


def _wrapped(line: str, width: int | None) -> list[str]:
    if not width or len(line) <= width or "\x1b" in line:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False)


def _head(dossier: Dossier) -> Iterator[str]:
    session = dossier.session
    days = f"{session.date}" + (f" to {session.end_date}" if session.end_date else "")
    place = f", {session.place}" if session.place else ""
    yield styled(f"{session.name}, {days}{place}", bold=True)
    others = [name for name in session.names if name != session.name]
    if others:
        yield f"also: {'; '.join(map(clean, others))}"
    yield f"id: {session.id}"
    for link, card in dossier.documents:
        yield f"  {link.part.value:<9} {card_line(card)}"


def card_line(card: Card) -> str:
    """A document on one line."""
    return f"{card.date or 'no date'}  {card.id[:ID]}  {clean(card.title or card.name)}"


def _row_lines(row: Row) -> Iterator[str]:
    for part in Part:
        for entry in row.columns.get(part, ()):
            label = styled(f"{part.value:<9}", fg=_COLOUR[part])
            yield f"  {label} {told(entry)}"
            yield f"            «{clean(entry.quote)}»"
    for part, entry in row.nearest.items():
        yield f"  nearest in {part.value}: «{clean(entry.quote)}» ({entry.id[:ID]})"
    for found in row.figures:
        yield f"  figures   {figures_line(found)}"


def told(entry: Entry) -> str:
    """Who did what, on which day, with the id of the line."""
    towards = f" → {who(entry.recipients)}" if entry.recipients else ""
    facts = [f"{who(entry.actors)} {entry.act.value}{towards}", *notes(entry)]
    return "  ".join([entry.id[:ID], str(entry.published or "no date"), *facts])


def figures_line(found: Measured) -> str:
    """A series before and since, in one line."""
    before = f"{_figure(found.before)}; " if found.before else ""
    after = found.after
    shown = [*after[:1], *(after[-1:] if len(after) > 1 else ())]
    since = f"since {', '.join(map(_figure, shown))}" if shown else "none since"
    return f"{found.series.name}, {found.subject}: before {before or 'none; '}{since}"


def _figure(figure: Figure) -> str:
    return f"{figure.value:g} ({figure.period})" if figure.value is not None else figure.period


def _offered(dossier: Dossier) -> Iterator[str]:
    if dossier.offered:
        yield styled("Offered, not made; `griffier judge` says which are right:", bold=True)
    for link, card in dossier.offered:
        yield f"  {link.part.value:<9} {card_line(card)}"
        yield f"            {link.score:.1f}: {link.reason}"


# --- Markdown -------------------------------------------------------------------------------


def as_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown, with the rows as a table."""
    session = dossier.session
    heads = [part.value for part in Part]
    lines = [f"# {session.name}, {session.date}", "", f"`{session.id}`", ""]
    lines += [_document(link, card) for link, card in dossier.documents]
    lines += ["", f"| matter | {' | '.join(heads)} |", f"|{' --- |' * (len(heads) + 1)}"]
    lines += [_markdown_row(row) for row in dossier.rows]
    if dossier.offered:
        lines += ["", "## Offered, not made", ""]
        lines += [f"{_document(link, card)}: {link.reason}" for link, card in dossier.offered]
    return "\n".join(lines) + "\n"


def _document(link: MeetingLink, card: Card) -> str:
    return f"- {link.part.value}: {_cell(card.title or card.name)}, {card.date or 'no date'}"


def _markdown_row(row: Row) -> str:
    cells = [
        "<br>".join(_markdown_entry(entry) for entry in row.columns.get(part, ())) for part in Part
    ]
    cells[-1] += "".join(f"<br>{_cell(figures_line(found))}" for found in row.figures)
    return f"| {_cell(row.says)} | {' | '.join(cells)} |"


def _markdown_entry(entry: Entry) -> str:
    return (
        f"{entry.published or ''} {who(entry.actors)} **{entry.act.value}** «{_cell(entry.quote)}»"
    )


def _cell(text: str) -> str:
    marked = clean(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return marked.replace("*", "\\*").replace("_", "\\_").replace("\n", " ")
