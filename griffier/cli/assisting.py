"""`griffier mcp`: tools for AI assistants over standard input and output."""

import click

from griffier.cli.library import library_options, opened
from griffier.errors import MissingExtra


@click.command(short_help="Give an AI assistant tools that cite (MCP over stdio).")
@click.option("--address", metavar="URL", default="", help="Of the site, for addresses that work.")
@library_options
def mcp(folder: str, database: str | None, address: str) -> None:
    """Serve tools for AI assistants by the Model Context Protocol, over standard input and
    output: search, read a document, open a meeting, follow an ask, what is due, alignment
    and visa figures. Every answer carries quotation, offsets, the document's hash and its
    address; what the library does not have is said not to be found.

    The same tools are at /mcp of `griffier serve`.

    \b
    Examples:
      griffier mcp --library tirana
      griffier mcp --library tirana --address https://griffier.example.org
    """
    try:
        from griffier.serve.assistants import server
        from griffier.serve.finder import Finder
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    from griffier.service.tools import Tools

    with opened(folder, database) as library:
        finder = Finder(library)
        server(Tools(library, finder.searcher, address.rstrip("/"))).run("stdio")
