"""Tools for AI assistants (Model Context Protocol): what they are called and what they say.

The tools read and never write. Docstrings are what an assistant is told of a tool.
"""

import datetime
import functools
from collections.abc import Callable
from typing import Annotated, Any

import anyio.to_thread
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from griffier import __version__
from griffier.errors import GriffierError, QueryError
from griffier.service.tools import Tools

INSTRUCTIONS = """\
griffier is a ledger of what governments report to their parliaments on summits and Council \
meetings: who asked whom to do what, what was promised, what came of it. Every answer carries \
exact quotations with offsets, the SHA-256 of the document and its address: cite them. \
"found": false means that this library does not have it, not that it did not happen. \
A country that is missing from a list of alignment was not listed; that is not a refusal."""

Json = dict[str, Any]
Day = Annotated[datetime.date | None, Field(description="A day as 2022-12-06.")]

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def server(tools: Tools) -> MCPServer:
    """The server of the tools, to be run over standard input and output or over HTTP."""
    made = MCPServer(
        name="griffier", title="griffier", instructions=INSTRUCTIONS, version=__version__
    )
    for tool in (_search, _read, _meetings, _dossier, _follow, _due, _alignment, _visa):
        made.tool(annotations=_READS)(tool(tools))
    return made


def _search(tools: Tools) -> Callable[..., Any]:
    async def search_statements(
        query: Annotated[str, Field(min_length=1, max_length=2000)],
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
        meaning: bool = False,
    ) -> Json:
        """Search the ledger and the text of the documents.

        Words, "phrases", visum*, AND, OR, NOT, NEAR/5, and fields: actor:NL recipient:RS
        act:request concept:visa-policy meeting: kind:report after:2022-01-01 before: on:2022
        is:promise. With a field of a statement (actor, recipient, act, concept) statements
        are found, else paragraphs. `meaning` finds a subject in Dutch and English alike.
        """
        return await _told(tools.search, query, limit, meaning)

    return search_statements


def _read(tools: Tools) -> Callable[..., Any]:
    async def read_document(
        document: Annotated[str, Field(description="The id, or its beginning.")],
        start: Annotated[int, Field(ge=0)] = 0,
        length: Annotated[int, Field(ge=1, le=8000)] = 4000,
    ) -> Json:
        """Read a passage of a document's text, with what the library knows of the document."""
        return await _told(tools.read, document, start, length)

    return read_document


def _meetings(tools: Tools) -> Callable[..., Any]:
    async def list_meetings(
        words: str = "", limit: Annotated[int, Field(ge=1, le=100)] = 20
    ) -> Json:
        """List meetings, the newest first, whose name, place or id has these words."""
        return await _told(tools.meetings, words, limit)

    return list_meetings


def _dossier(tools: Tools) -> Callable[..., Any]:
    async def meeting_dossier(
        meeting: Annotated[str, Field(description="An id, or words of a name or place.")],
    ) -> Json:
        """Open the dossier of a meeting: intended, claimed, declared, since, row by row."""
        return await _told(tools.dossier, meeting)

    return meeting_dossier


def _follow(tools: Tools) -> Callable[..., Any]:
    async def follow_statement(
        statement: Annotated[str, Field(description="The id of an ask or promise.")],
        on: Day = None,
    ) -> Json:
        """Follow an ask or promise: how it stands, by which rule, and all that bears on it."""
        return await _told(tools.follow, statement, on or datetime.date.today())

    return follow_statement


def _due(tools: Tools) -> Callable[..., Any]:
    async def promises_due(
        on: Day = None,
        state: Annotated[str | None, Field(examples=["overdue"])] = None,
        limit: Annotated[int, Field(ge=1, le=200)] = 50,
    ) -> Json:
        """List promises to the House with their deadlines: open, due, overdue, kept."""
        return await _told(tools.due, on or datetime.date.today(), state, limit)

    return promises_due


def _alignment(tools: Tools) -> Callable[..., Any]:
    async def alignment(
        country: Annotated[str, Field(examples=["RS", "Serbia"])],
        first: Annotated[int | None, Field(ge=1993, le=2100)] = None,
        last: Annotated[int | None, Field(ge=1993, le=2100)] = None,
    ) -> Json:
        """How often a country was listed as aligning with EU foreign-policy decisions, by
        year, and the rates others published with their denominators."""
        return await _told(tools.alignment, country, first, last)

    return alignment


def _visa(tools: Tools) -> Callable[..., Any]:
    async def visa_policy(
        country: Annotated[str, Field(examples=["RS", "Serbia"])],
        on: Day = None,
        since: Day = None,
        until: Day = None,
    ) -> Json:
        """Which nationalities a country admits visa-free although the EU requires a visa:
        on one day (`on`), or what changed between two (`since`, `until`)."""
        return await _told(tools.visa, country, on, since, until)

    return visa_policy


async def _told(ask: Callable[..., Json], *arguments: object) -> Json:
    """The answer, made beside the loop; an error of ours becomes the tool's own sentence."""
    try:
        return await anyio.to_thread.run_sync(functools.partial(ask, *arguments))
    except QueryError as error:
        raise ToolError(f"{error}\n{error.pointer}" if error.query else str(error)) from error
    except GriffierError as error:
        raise ToolError(str(error)) from error
