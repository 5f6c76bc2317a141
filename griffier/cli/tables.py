"""Small tables for people: ruled and coloured in a terminal, aligned plain text elsewhere."""

from collections.abc import Sequence

from griffier.cli import output

Rows = Sequence[Sequence[str]]


def show_table(title: str, heads: Sequence[str], rows: Rows, numbers: Sequence[int] = ()) -> None:
    """Print a table; `numbers` are the columns set flush right. No rows print nothing."""
    if not rows:
        return
    if output.to_terminal():
        _rich_table(title, heads, rows, numbers)
    else:
        output.write(plain_table(title, heads, rows, numbers))


def show_lines(lines: Sequence[str]) -> None:
    """Print sentences, each on a line of its own, wrapped in a terminal."""
    for line in lines:
        if output.to_terminal():
            from rich.console import Console

            output.prepare()
            Console(highlight=False).print(line, markup=False)
        else:
            output.write(line + "\n")


def plain_table(title: str, heads: Sequence[str], rows: Rows, numbers: Sequence[int] = ()) -> str:
    """The table as text, columns two spaces apart and as wide as they need to be."""
    cells = [list(heads), *(list(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if at in numbers else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([title, *lines, "", ""])


def _rich_table(title: str, heads: Sequence[str], rows: Rows, numbers: Sequence[int]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title), title_justify="left", title_style="bold")
    for at, head in enumerate(heads):
        right = at in numbers
        # A source or a quotation that is cut off is none: long words go on on the next line.
        table.add_column(head, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    output.prepare()
    Console(highlight=False).print(table)
