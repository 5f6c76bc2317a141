"""The tools for assistants, asked by a real client over stdio and over HTTP."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra «serve» is not installed")

from mcp import Client, StdioServerParameters

from griffier.ledger.library import Library
from griffier.service.search import Searcher

Json = dict[str, Any]
Ask = Callable[[Client], Awaitable[None]]


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    """The tools of a site on a free port of this machine."""
    command = [sys.executable, "-m", "griffier", "serve", "--port", "0", "--library", str(library)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "GRIFFIER_RATE": "0"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    with process:
        assert process.stdout
        (base,) = re.findall(r"http://\S+", process.stdout.readline())
        yield f"{base}/mcp"
        process.terminate()
        process.communicate(timeout=300)


@pytest.fixture(params=["stdio", "http"])
def ask(request: pytest.FixtureRequest, library: Path) -> Callable[..., Json]:
    """Call a tool and get its answer; what is an error gets the key `error`."""
    if request.param == "stdio":
        arguments = ["-m", "griffier", "mcp", "--library", str(library)]
        where: Any = StdioServerParameters(command=sys.executable, args=arguments)
    else:
        where = request.getfixturevalue("address")

    async def call(tool: str, arguments: Json) -> Json:
        async with Client(where) as client:
            answer = await client.call_tool(tool, arguments)
        text = answer.content[0].text  # type: ignore[union-attr]
        return {"error": text} if answer.is_error else json.loads(text)

    return lambda tool, **arguments: asyncio.run(call(tool, arguments))


def test_answers_cite_what_the_library_holds(ask: Callable[..., Json], library: Path) -> None:
    answer = ask("search_statements", query="actor:NL recipient:RS act:request")
    assert answer["found"]
    assert answer["described"].startswith("Statements")
    with Library.open(library) as opened:
        for hit in answer["hits"]:
            text = opened.text(hit["document"])
            assert text[hit["start"] : hit["end"]] == hit["quote"]
            assert hit["address"].endswith(f"/document/{hit['document']}")
    ask_id = answer["hits"][0]["statement"]["id"]
    trail = ask("follow_statement", statement=ask_id, on="2026-11-28")
    assert trail["line"]["quote"] == answer["hits"][0]["quote"]
    assert trail["status"]["rule"]


def test_nothing_found_is_said(ask: Callable[..., Json]) -> None:
    for tool, arguments in (
        ("search_statements", {"query": "zeppelinhangar"}),
        ("read_document", {"document": "ffffffffffff"}),
        ("meeting_dossier", {"meeting": "atlantis"}),
        ("follow_statement", {"statement": "ffffffffffff"}),
        ("list_meetings", {"words": "atlantis"}),
    ):
        answer = ask(tool, **arguments)
        assert answer["found"] is False, tool
        assert answer["told"], tool


def test_what_is_not_understood_is_an_error(ask: Callable[..., Json]) -> None:
    assert "^" in ask("search_statements", query="visum (asiel")["error"]
    assert "Atlantis" in ask("visa_policy", country="Atlantis", on="2022-12-21")["error"]
    assert "no state" in ask("promises_due", state="forgotten")["error"]


def test_figures_and_dossiers(ask: Callable[..., Json]) -> None:
    assert len(ask("visa_policy", country="RS", on="2022-12-21")["nationalities"]) == 20
    rates = ask("alignment", country="Serbia", first=2022, last=2022)["published"]
    assert {(rate["aligned"], rate["total"]) for rate in rates} >= {(65, 136)}
    dossier = ask("meeting_dossier", meeting="eu-western-balkans-2022-12-06")
    assert {link["part"] for link in dossier["documents"]} >= {"intended", "claimed", "declared"}
    assert ask("promises_due", on="2026-11-28", state="overdue")["found"]
    document = dossier["documents"][0]["document"]["id"]
    passage = ask("read_document", document=document, start=0, length=100)
    assert len(passage["quote"]) == 100
    assert passage["next"] == 100


def test_tools_say_that_they_only_read(library: Path) -> None:
    from griffier.serve.assistants import server
    from griffier.service.tools import Tools

    async def listed() -> list[Any]:
        with Library.open(library) as opened:
            async with Client(server(Tools(opened, _never))) as client:
                return list((await client.list_tools()).tools)

    tools = asyncio.run(listed())
    assert len(tools) == 8
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


def _never() -> Searcher:
    raise AssertionError("nobody searches here")
