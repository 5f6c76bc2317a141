"""What can be typed. Only click is imported here; each command imports what it needs."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

import griffier
from griffier.errors import GriffierError

# Command docstrings are the help texts users read, and docs/reference/cli.md.


_ELSEWHERE = {
    "account": "griffier.cli.accounting",
    "add": "griffier.cli.adding",
    "backup": "griffier.cli.backing",
    "batch": "griffier.cli.batching",
    "align": "griffier.cli.indicator_commands",
    "indicator": "griffier.cli.indicator_commands",
    "visa": "griffier.cli.indicator_commands",
    "digest": "griffier.cli.alerting",
    "hooks": "griffier.cli.alerting",
    "due": "griffier.cli.following_commands",
    "export": "griffier.cli.exporting",
    "follow": "griffier.cli.following_commands",
    "restore": "griffier.cli.backing",
    "rappel": "griffier.cli.following_commands",
    "status-rules": "griffier.cli.following_commands",
    "refresh": "griffier.cli.following_commands",
    "instrument": "griffier.cli.instrumenting",
    "instruments": "griffier.cli.instrumenting",
    "serve": "griffier.cli.serving",
    "mcp": "griffier.cli.assisting",
    "judge": "griffier.cli.judging",
    "judgements": "griffier.cli.judging",
    "ledger": "griffier.cli.ledgering",
    "meeting": "griffier.cli.meeting",
    "show": "griffier.cli.showing",
    "undo": "griffier.cli.judging",
    "verify": "griffier.cli.verifying",
    "sync": "griffier.cli.syncing",
    "get": "griffier.cli.syncing",
    "index": "griffier.cli.searching",
    "search": "griffier.cli.searching",
}
"""Commands that live in modules of their own: the module defines a command of that name
(a hyphen is an underscore there), and is imported when the command is asked for."""


class _Commands(click.Group):
    """Ends every command that fails on purpose with its sentence and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module(_ELSEWHERE[cmd_name]), cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the commands nearest to one that does not exist."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=3)
            if near and "Did you mean" not in error.message:
                ctx.fail(f"{error.message} Did you mean {' or '.join(near)}?")
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except GriffierError as error:
            click.echo(f"griffier: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(griffier.__version__, prog_name="griffier", message="%(prog)s %(version)s")
def main() -> None:
    """Read what governments report to their parliaments: who did what, by whose words.

    griffier works offline, without a language model, and gives the same answer every time.
    Each line it prints carries its exact quotation.

    \b
    Examples:
      griffier read letter.pdf
      griffier read letter.pdf --explain
      griffier why letter.pdf "drong aan"
      griffier read *.pdf --json > letters.jsonl
    """


@main.command(short_help="Print what documents state, each line with its quotation.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per document.")
@click.option("--markdown", is_flag=True, help="Print Markdown, with the ledger as a table.")
@click.option(
    "--html",
    metavar="FILE",
    help="Write one page with every letter and its statements marked; - prints it.",
)
@click.option("--explain", is_flag=True, help="Say by which rule and entry each line came.")
@click.option("--layout", is_flag=True, help="With --json: where the text stood in the original.")
@click.option("--ocr", is_flag=True, help="Recognise the words in scans (needs tesseract).")
@click.pass_context
def read(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Read documents and print their statements, each with its quotation.

    FILE is a PDF, DOCX, ODT, HTML, XML or text file; - reads standard input. Without an option
    a readable ledger is printed: in colour in a terminal (unless NO_COLOR is set), as
    plain UTF-8 text with uncut lines elsewhere.

    In JSON a document is known by its id, the SHA-256 of its bytes, not by a file name: the
    same bytes always give the same line.

    With --ocr a PDF that holds pictures in place of text is not refused: tesseract recognises
    the words, statements are less sure by the confidence of theirs, and one that rests on
    words in doubt is marked `doubtful` (docs/scans.md).

    A file that cannot be read is named on standard error and the others are still read;
    the exit code is then that of the first failure (docs/reference/errors.md lists them).

    \b
    Examples:
      griffier read letter.pdf
      curl -s https://example.org/letter.pdf | griffier read -
      griffier read report.docx --html report.html
      griffier read *.pdf --json | jq -r '.statements[] | [.act, .quote] | @tsv'
    """
    from griffier.cli import garbage

    garbage.put_off()
    from griffier.cli import reading

    ctx.exit(reading.run(files, reading.Wish(**options)))


@main.command(short_help="Say why a sentence gave its statements, or none.")
@click.argument("file", metavar="FILE")
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--json", "as_line", is_flag=True, help="Print one line of JSON.")
@click.pass_context
def why(ctx: click.Context, /, file: str, words: tuple[str, ...], as_line: bool) -> None:
    """Say how each sentence of a document that holds some words was read.

    Prints the sentence, the statements it gives, and its clauses: their verbs, the lexicon
    entry each verb fits or what that entry still wants, and whom the subject names. It is
    the place to begin when a line of the ledger is missing or wrong.

    FILE is a document as for `griffier read`, or -; capitals in WORDS do not matter. As
    with grep the exit code is 1 when no sentence holds the words.

    \b
    Examples:
      griffier why letter.pdf verzocht
      griffier why letter.pdf "drong er bij Duitsland op aan"
      griffier why letter.pdf "zegt toe" --json
    """
    from griffier.cli import garbage

    garbage.put_off()
    from griffier.cli import explaining

    ctx.exit(explaining.run(file, words, as_line=as_line))


@main.command("eval", short_help="Score griffier on annotated documents.")
@click.argument("directory", metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--findings", is_flag=True, help="Print every miss and slip below the table.")
@click.option("--renditions", is_flag=True, help="Read each document in every format it has.")
@click.option("--raise-floors", is_flag=True, help="Lift the floors to what is reached now.")
@click.option("--calibrate", is_flag=True, help="Print what each doubt weighs, as measured now.")
def evaluate(directory: str, **options: Any) -> None:
    """Score griffier on documents annotated by hand, and hold it to its floors.

    DIR holds the annotations (docs/evaluation.md explains them) and floors.json, the
    scores no change may fall below. A score below its floor ends with exit code 4.

    \b
    Examples:
      griffier eval evals
      griffier eval evals --findings
    """
    from griffier.cli import evaluating

    evaluating.run(Path(directory), evaluating.Wish(**options))


@main.command(short_help="Print the JSON Schema of the JSON output.")
def schema() -> None:
    """Print the JSON Schema of what `griffier read --json` prints.

    \b
    Example:
      griffier schema > document.schema.json
    """
    from griffier.cli.output import write

    write(Path(griffier.__file__).with_name("schema").joinpath("document.json").read_text("utf-8"))


@main.command(short_help="Print the concepts a topic can have.")
@click.option("--json", "as_json", is_flag=True, help="Print SKOS as JSON-LD.")
@click.option("--turtle", is_flag=True, help="Print SKOS in Turtle.")
def thesaurus(**options: Any) -> None:
    """Print the thesaurus: the subjects a statement's topic can be about.

    Without an option each concept is one line, with its Dutch and English name, below the
    broader one. docs/thesaurus.md explains how topics get their concept.

    \b
    Examples:
      griffier thesaurus | grep visa
      griffier thesaurus --turtle > griffier.ttl
    """
    from griffier.cli import concepts

    concepts.run(concepts.Wish(**options))
