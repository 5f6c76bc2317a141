"""`griffier search` and `griffier index`: finding quotations, and keeping what finds them."""

from typing import Any

import click

from griffier.cli.library import library_options
from griffier.errors import QueryError


@click.command(short_help="Find paragraphs and statements, each with its quotation.")
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@library_options
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date", "oldest"]),
    help="Best first, newest first or oldest first.",
)
@click.option("--limit", metavar="N", type=int, default=10, show_default=True, help="Hits shown.")
@click.option("--page", "cursor", metavar="CURSOR", help="Go on where a result before ended.")
@click.option("--lang", metavar="LANG", help="Only documents in this language.")
@click.option("--meaning", is_flag=True, help="Find what the words mean, in either language.")
@click.option("--facets", is_flag=True, help="Also count by actor, act, year and so on.")
@click.option("--locale", type=click.Choice(["nl", "en"]), default="nl", help="Say it in nl or en.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.pass_context
def search(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> None:
    """Find paragraphs and statements of a library, each with its exact quotation.

    QUERY is words, "phrases", beginnings (visum*), joined by AND, OR, NOT and NEAR/5, with
    parentheses and fields: actor: recipient: act: is: concept: meeting: kind: lang: dossier:
    document: after: before: on: deadline: meaning: in:. Words are found in every form, and in
    compounds. With a field that asks something of a statement, statements are sought, else
    paragraphs. docs/search.md explains it all.

    What was understood is said back on the first line. A query that is wrong is refused,
    with a caret under the place. Like grep, the exit code is 1 when nothing is found.

    The index is brought up to date first, if the library may be written to.

    \b
    Examples:
      griffier search visumbeleid Servië
      griffier search 'actor:NL recipient:RS act:request concept:visa-policy after:2022-01-01'
      griffier search '"Westelijke Balkan" AND (visum* OR asiel) NOT kind:agenda' --sort date
      griffier search --meaning visumbeleid --json | jq -r '.hits[].quote'
    """
    from griffier.cli import finding

    try:
        ctx.exit(finding.run(" ".join(query), finding.Wish(**options)))
    except QueryError as error:
        click.echo(f"griffier: {error}", err=True)
        if error.query:
            click.echo("\n".join(f"  {line}" for line in error.pointer.splitlines()), err=True)
        ctx.exit(error.exit_code)


@click.command(short_help="Build the search index of a library, or bring it up to date.")
@library_options
@click.option("--rebuild", is_flag=True, help="Make it anew from the ledger.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def index(folder: str, database: str | None, *, rebuild: bool, as_json: bool) -> None:
    """Build the search index of a library, or bring it up to date.

    The index holds nothing that the ledger does not: it can be thrown away and made anew.
    Searches go on while it is written, and see a document only when it is in completely.

    \b
    Examples:
      griffier index --library archive
      griffier index --library archive --rebuild
    """
    from griffier.cli import finding

    finding.index(folder, database, rebuild=rebuild, as_json=as_json)
