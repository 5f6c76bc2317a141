"""The readable view for a terminal: a calm ledger that fits its width, wrapped, never cut."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from griffier.model import Act, Document
from griffier.views.rows import (
    NO_STATEMENTS,
    NOTHING,
    Row,
    clean,
    explained,
    rows,
    summary,
    title,
    toward,
)

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
_NARROW = 76  # below this many columns the facts follow one another on a line,
_WIDE = 100  # below this many the topic stands under the rest


def show(
    document: Document, console: Console, *, explain: bool = False, name: str | None = None
) -> None:
    """Print the document's head and its ledger to `console`.

    `name` is that of the file, for a reader who has asked for several.
    """
    console.print(_head(document, name))
    found = rows(document)
    if not found:
        console.print(Text(NO_STATEMENTS, style="italic"))
    widths = _Widths(console.width, found) if console.width >= _NARROW else None
    for row in found:
        console.print(_entry(row, widths, explain))
    console.print()


class _Widths:
    """How wide the columns that wrap are; from `_WIDE` on the topic has one of its own."""

    def __init__(self, width: int, found: list[Row]) -> None:
        self.wide = width >= _WIDE
        free = width - _DATE - _ACT - _PLACE - 5 * _GAP
        share = free * 3 // 10 if self.wide else free // 2
        self.actor = min(share, max((len(row.actor) for row in found), default=0))
        self.recipient = min(share, max((len(toward(row)) for row in found), default=0))


def _head(document: Document, name: str | None) -> RenderableType:
    facts = Table.grid(padding=(0, _GAP))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for label, value in [*([("File", clean(name))] if name else []), *summary(document)]:
        facts.add_row(label, Text(value))
    return Group(Text(title(document), style="bold"), facts, Rule(style="dim"))


def _entry(row: Row, widths: _Widths | None, explain: bool) -> RenderableType:
    below: list[RenderableType] = []
    if widths and not widths.wide and row.topic != NOTHING:
        below.append(Text(row.topic))
    below.append(Text(f"«{row.quote}»", style="italic"))
    if row.notes:
        below.append(Text(" · ".join(row.notes), style="magenta"))
    if explain:
        below += [Text(step, style="dim") for step in explained(row)]
    first = _columns(row, widths) if widths else _sentence(row)
    return Group(first, Padding(Group(*below), (0, 0, 1, _DATE + _GAP if widths else _GAP)))


def _sentence(row: Row) -> Text:
    """The facts one after another; what is not known is left out."""
    date = Text(row.date if row.date != NOTHING else "", style="dim")
    known = [Text(value) for value in (toward(row), row.topic, row.place) if value != NOTHING]
    facts = [date, Text(row.actor), _act(row), *known]
    return Text("  ").join(fact for fact in facts if fact)


def _columns(row: Row, widths: _Widths) -> Table:
    quiet = "dim" if row.minor else ""
    line = Table.grid(padding=(0, _GAP), expand=True)
    line.add_column(width=_DATE, style="dim")
    line.add_column(width=widths.actor, overflow="fold", style=quiet)
    line.add_column(width=_ACT)
    line.add_column(width=widths.recipient, overflow="fold", style=quiet)
    line.add_column(ratio=1, overflow="fold", style=quiet)
    line.add_column(width=_PLACE, justify="right", style="dim")
    topic = Text(row.topic if widths.wide else "")
    line.add_row(row.date, Text(row.actor), _act(row), Text(toward(row)), topic, row.place)
    return line


def _act(row: Row) -> Text:
    return Text(row.act, style="dim" if row.minor else _STYLES.get(Act(row.act), "bold"))
