"""The commands on indicators: `griffier align`, `griffier visa`, `griffier indicator`."""

from typing import Any

import click

from griffier.cli.library import library_options

_DAY = "A day as YYYY-MM-DD."
_DATABASE = click.option(
    "--database",
    metavar="URL",
    envvar="GRIFFIER_DATABASE",
    help="PostgreSQL instead of SQLite (or GRIFFIER_DATABASE).",
)


@click.command(short_help="Count how often a country aligned with EU decisions.")
@click.argument("files", metavar="[FILE...]", nargs=-1)
@click.option("--country", metavar="CODE", required=True, help="A country: RS, Servië or Serbia.")
@click.option("--from", "first", metavar="YEAR", type=int, help="The first year.")
@click.option("--to", "last", metavar="YEAR", type=int, help="The last year.")
@click.option("--published", is_flag=True, help="Set the rates that others published beside it.")
@click.option("--half-years", "halves", is_flag=True, help="Count by half-year.")
@click.option("--lang", type=click.Choice(["en", "nl"]), default="en", help="Names in en or nl.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print one line of CSV per period.")
@library_options
@click.pass_context
def align(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Count the decisions of the Council that a country was listed as aligning with.

    FILE is a declaration on alignment, in any format and language griffier reads; without a
    FILE those filed in the library are counted. Each decision counts once, however many
    declarations name it, in the period in which the Council adopted it.

    Who is missing from a list was not listed, which is not to say that it refused. Where
    too few declarations were collected no rate is given but a sentence that says so;
    docs/indicators.md has the rule. Where the library knows which decisions exist (`griffier
    sync eurlex`), the rate is over these, and those without a declaration are named.

    \b
    Examples:
      griffier align --country RS declarations/*.html
      griffier align --country RS --from 2015 --to 2026 --published
      griffier align --country ME --half-years --json declarations/*.pdf | jq .periods
    """
    from griffier.cli import aligning

    ctx.exit(aligning.run(files, aligning.Wish(**options)))


@click.command(short_help="Say whom a country admits visa-free against the EU's list.")
@click.option("--country", metavar="CODE", required=True, help="A country: RS, Servië or Serbia.")
@click.option("--on", "day", metavar="DAY", help=f"How it stood on that day. {_DAY}")
@click.option("--from", "first", metavar="DAY", help=f"What changed since. {_DAY}")
@click.option("--to", "last", metavar="DAY", help=f"What changed until. {_DAY}")
@click.option("--lang", type=click.Choice(["en", "nl"]), default="en", help="Names in en or nl.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def visa(**options: Any) -> None:
    """Say which nationalities a country admits visa-free although the EU requires a visa.

    The EU's list is Annex I of Regulation (EU) 2018/1806 as it stood on the day. What the
    country does is known from dated snapshots (48, from November 2020 to February 2026): the
    last one at or before the day counts, and is named. With --from and --to every change
    is printed, with what newspapers and others report of it; where they contradict one
    another all are kept.

    \b
    Examples:
      griffier visa --country RS --on 2022-12-21
      griffier visa --country Servië --from 2022-12-21 --to 2026-02-17 --lang nl
      griffier visa --country AL --on 2022-12-21 --json | jq '.nationalities | length'
    """
    from griffier.cli import admitting

    admitting.run(admitting.Wish(**options))


@click.group(short_help="List, show and import series of figures.")
def indicator() -> None:
    """List, show and import series of figures, each figure with its source."""


@indicator.command("list", short_help="List the series there are.")
@click.option(
    "--library",
    metavar="DIR",
    envvar="GRIFFIER_LIBRARY",
    help="Also those that were imported into a library (or GRIFFIER_LIBRARY).",
)
@_DATABASE
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per series.")
def list_series(**options: Any) -> None:
    """List the series there are: those that come with griffier, and those of a library.

    \b
    Examples:
      griffier indicator list
      griffier indicator list --library tirana --json
    """
    from griffier.cli import figuring

    figuring.list_series(**options)


@indicator.command(short_help="Show the figures of a series.")
@click.argument("series", metavar="SERIES")
@click.option("--subject", metavar="ID", help="Only of this country or route.")
@click.option(
    "--library",
    metavar="DIR",
    envvar="GRIFFIER_LIBRARY",
    help="Also those that were imported into a library (or GRIFFIER_LIBRARY).",
)
@_DATABASE
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per figure.")
def show(series: str, **options: Any) -> None:
    """Show the figures of a series, each with its source.

    SERIES is an id that `griffier indicator list` prints.

    \b
    Examples:
      griffier indicator show visa-divergences --subject RS
      griffier indicator show cfsp-alignment-isac-fund --json
    """
    from griffier.cli import figuring

    figuring.show(series, **options)


@indicator.command("import", short_help="Keep figures from a file in a library.")
@click.argument("file", metavar="FILE")
@click.option(
    "--library",
    metavar="DIR",
    envvar="GRIFFIER_LIBRARY",
    help="The library that keeps them (or GRIFFIER_LIBRARY).",
)
@_DATABASE
@click.option("--series", metavar="TOML", help="What the series is, if it is a new one.")
@click.option("--source", metavar="TEXT", help="The source, for the monthly table of Frontex.")
@click.option("--check", is_flag=True, help="Only read the file and say what it holds.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures, one per line.")
def import_figures(file: str, **options: Any) -> None:
    """Keep figures from a file in a library; none is kept without a source.

    FILE is a CSV with the columns series, subject, period, value and source, and if you like
    total, note and items; or the table of monthly detections that Frontex publishes, as XLSX
    or CSV, which is known by its head. A new series is described in a TOML file
    (docs/indicators.md shows one): FILE with .toml in place of .csv, or --series.

    Everything is checked first: one line that is wrong, and nothing is kept.

    \b
    Examples:
      griffier indicator import asylum.csv --library tirana
      griffier indicator import Monthly_detections_of_IBC.xlsx --check
    """
    from griffier.cli import figuring

    figuring.import_file(file, **options)
