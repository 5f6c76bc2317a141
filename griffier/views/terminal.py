"""The readable view for a terminal: a calm ledger that fits its width, wrapped, never cut."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from griffier.model import Act, Document
from griffier.views.rows import NO_STATEMENTS, Row, explained, rows, summary, title, toward

# What is asked, what is promised or settled, what is judged; the rest is plain.
_STYLES = {
    Act.REQUEST: "bold yellow",
    Act.EXPECT: "bold yellow",
    Act.COMMIT: "bold green",
    Act.AGREE: "bold green",
    Act.PROPOSE: "bold cyan",
    Act.PROVIDE: "bold cyan",
    Act.SUPPORT: "bold blue",
    Act.EMPHASISE: "bold blue",
    Act.OPPOSE: "bold red",
    Act.WARN: "bold red",
}
_DATE, _ACT, _PLACE = 10, 9, 7  # «2022-12-06», «EMPHASISE», «l. 1234»
_GAP = 2


def show(document: Document, console: Console, *, explain: bool = False) -> None:
    """Print the document's head and its ledger to `console`."""
    console.print(_head(document))
    found = rows(document)
    if not found:
        console.print(Text(NO_STATEMENTS, style="italic"))
    widths = _Widths.of(console.width)
    for row in found:
        console.print(_entry(row, widths, explain))
    console.print()


class _Widths:
    """How the free width is shared by the columns that wrap."""

    def __init__(self, actor: int, recipient: int) -> None:
        self.actor, self.recipient = actor, recipient

    @classmethod
    def of(cls, width: int) -> "_Widths":
        free = max(30, width - _DATE - _ACT - _PLACE - 5 * _GAP)
        return cls(actor=free * 3 // 10, recipient=free * 3 // 10)


def _head(document: Document) -> RenderableType:
    facts = Table.grid(padding=(0, _GAP))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for label, value in summary(document):
        facts.add_row(label, Text(value))
    return Group(Text(title(document), style="bold"), facts, Rule(style="dim"))


def _entry(row: Row, widths: _Widths, explain: bool) -> RenderableType:
    quiet = "dim" if row.minor else ""
    line = Table.grid(padding=(0, _GAP), expand=True)
    line.add_column(width=_DATE, style="dim")
    line.add_column(width=widths.actor, overflow="fold", style=quiet)
    line.add_column(width=_ACT)
    line.add_column(width=widths.recipient, overflow="fold", style=quiet)
    line.add_column(ratio=1, overflow="fold", style=quiet)
    line.add_column(width=_PLACE, justify="right", style="dim")
    act = Text(row.act, style=quiet or _STYLES.get(Act(row.act), "bold"))
    line.add_row(row.date, Text(row.actor), act, Text(toward(row)), Text(row.topic), row.place)
    below: list[RenderableType] = [Text(f"«{row.quote}»", style="italic")]
    if row.notes:
        below.append(Text(" · ".join(row.notes), style="magenta"))
    if explain:
        below += [Text(step, style="dim") for step in explained(row)]
    return Group(line, Padding(Group(*below), (0, 0, 1, _DATE + _GAP)))
