"""A dossier in a wide terminal: the four columns side by side."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from griffier.cli.dossier_text import card_line, figures_line, told
from griffier.ledger.entries import Part
from griffier.track.dossier import Dossier, Row
from griffier.views.rows import clean

_STYLE = {
    Part.INTENDED: "yellow",
    Part.CLAIMED: "blue",
    Part.DECLARED: "green",
    Part.SINCE: "magenta",
}


def show(dossier: Dossier, console: Console) -> None:
    """Print the dossier: head, documents, a row for each matter, links offered."""
    session = dossier.session
    days = f"{session.date}" + (f" to {session.end_date}" if session.end_date else "")
    place = f", {session.place}" if session.place else ""
    console.print(Text(f"{session.name}, {days}{place}", style="bold"))
    console.print(Text(f"{session.id}    {'; '.join(map(clean, session.names))}", style="dim"))
    for link, card in dossier.documents:
        line = Text(f"  {link.part.value:<9} ", style=_STYLE[link.part])
        console.print(line + Text(card_line(card)))
    console.print(_grid(list(map(_head, Part)), console.width))
    for row in dossier.rows:
        console.rule(Text(row.says, style="bold"), align="left", style="dim")
        console.print(_grid([_cell(row, part) for part in Part], console.width))
    console.rule(style="dim")
    if dossier.offered:
        console.print(Text("Offered, not made; `griffier judge` says which are right:"))
    for link, card in dossier.offered:
        console.print(Text(f"  {link.part.value:<9} {card_line(card)}"))
        console.print(Text(f"            {link.score:.1f}: {link.reason}", style="dim"))


def _head(part: Part) -> Text:
    return Text(part.value, style=f"bold {_STYLE[part]}")


def _grid(cells: list[Text], width: int) -> Table:
    """One row of four columns of equal width."""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.width = width
    for _ in cells:
        grid.add_column(ratio=1)
    grid.add_row(*cells)
    return grid


def _cell(row: Row, part: Part) -> Text:
    """What a column says of a matter."""
    text = Text()
    for entry in row.columns.get(part, ()):
        text.append(f"{told(entry)}\n", style="dim")
        text.append(f"«{clean(entry.quote)}»\n")
    if near := row.nearest.get(part):
        text.append(f"nearest: «{clean(near.quote)}»\n", style="italic dim")
    if part is Part.SINCE:
        for found in row.figures:
            text.append(f"{figures_line(found)}\n")
    text.rstrip()
    return text
