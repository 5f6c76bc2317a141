"""Writes the pages of docs/reference and the picture in README.md from the program itself.

python docs/generate.py            write them again
python docs/generate.py --check    say which of the pages are out of date, and fail
"""

import inspect
import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from griffier.errors import GriffierError

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PICTURE = ROOT / "docs" / "images" / "ledger.svg"
PICTURED = ROOT / "specimens" / "built" / "tirana-verslag.kst.pdf"
_MADE = "<!-- Written by docs/generate.py; change the program, then run `make docs`. -->"


# --- the command line ----------------------------------------------------------------


def cli_reference() -> str:
    """Every command with its help and its options, as Markdown."""
    from griffier.cli import main

    lines = ["# Command line", "", _MADE, "", *_help(main), ""]
    lines += [*_options(main), "`python -m griffier` is the same program.", ""]
    for name, command in _commands(main):
        lines += [f"## griffier {name}", "", *_usage(name, command), "", *_help(command), ""]
        lines += _options(command)
    lines += ["Exit codes stand in [errors.md](errors.md).", ""]
    return "\n".join(lines)


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command and every command of a group, with its words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            yield f"{before}{name}", command
            if isinstance(command, click.Group):
                yield from _commands(command, f"{before}{name} ")


def _usage(name: str, command: click.Command) -> list[str]:
    operands = [p.make_metavar(click.Context(command)) for p in command.params if _operand(p)]
    return ["```text", " ".join(["griffier", name, "[OPTIONS]", *operands]), "```"]


def _operand(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _help(command: click.Command) -> list[str]:
    """Paragraphs as they are; those click must not wrap (after «\\b») as code."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(command.help or "")):
        if not paragraph.startswith("\b"):
            lines += [" ".join(paragraph.split()), ""]
            continue
        heading, *examples = paragraph.lstrip("\b\n").split("\n")
        lines += [heading, "", "```sh", *(line.strip() for line in examples), "```", ""]
    return lines[:-1]


def _options(command: click.Command) -> list[str]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    if not options:
        return []
    rows = [f"| `{_spelling(option)}` | {option.help} |" for option in options]
    return ["| option | meaning |", "| --- | --- |", *rows, ""]


def _spelling(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or 'VALUE'}"
    return ", ".join(option.opts) + value


# --- errors --------------------------------------------------------------------------


def errors_reference() -> str:
    """Every class of griffier.errors with its exit code and meaning, as Markdown."""
    from griffier.errors import GriffierError

    lines = [
        "# Errors and exit codes",
        "",
        _MADE,
        "",
        "Every error griffier raises on purpose is a `griffier.GriffierError`; the classes "
        "stand in `griffier.errors`. Its text is one sentence that says what is wrong and "
        "where. The command line prints it on standard error and ends with the exit code "
        "of its class; `griffier read` goes on with the other files first and ends with "
        "the code of the first failure.",
        "",
        "| exit code | class | meaning |",
        "| --- | --- | --- |",
        "| 0 | | Everything was done. |",
        "| 1 | | `griffier why`: no sentence holds the words. |",
    ]
    for error in sorted(_tree(GriffierError), key=lambda error: error.exit_code):
        meaning = " ".join((inspect.getdoc(error) or "").split())
        lines.append(f"| {error.exit_code} | `{error.__name__}` | {meaning} |")
    return "\n".join([*lines, ""])


def _tree(root: type["GriffierError"]) -> Iterator[type["GriffierError"]]:
    yield root
    for child in root.__subclasses__():
        if child.__module__ == root.__module__:
            yield from _tree(child)


# --- the picture ---------------------------------------------------------------------


def picture() -> str:
    """What `griffier read` shows in a terminal of 100 columns, as SVG."""
    from rich.console import Console

    import griffier
    from griffier.views.terminal import show

    console = Console(width=100, record=True, file=io.StringIO(), force_terminal=True)
    show(griffier.read(PICTURED), console)
    command = f"griffier read {PICTURED.relative_to(ROOT)}"
    drawn = console.export_svg(title=command, unique_id="griffier")
    # The fonts it would fetch from elsewhere; a reader's own monospace does as well.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "cli.md": cli_reference,
    REFERENCE / "errors.md": errors_reference,
}


def stale() -> list[Path]:
    """The pages that no longer say what the program says."""
    return [
        path
        for path, page in PAGES.items()
        if not path.exists() or path.read_text(encoding="utf-8") != page()
    ]


def main() -> int:
    """Write or check; the exit code is 1 where a page is out of date."""
    if "--check" in sys.argv[1:]:
        for path in stale():
            print(f"{path.relative_to(ROOT)} is out of date: run `make docs`.")
        return 1 if stale() else 0
    for path, page in {**PAGES, PICTURE: picture}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8", newline="\n")
        print(f"Wrote {path.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
