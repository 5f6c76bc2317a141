"""English declarations, press statements and resolutions: in whose name they speak."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier import pipeline
from griffier.model import Source, Statement

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("declarations.toml").read_text("utf-8")
)["case"]


def _said(statement: Statement) -> str:
    who, whom = ("+".join(a.id for a in each) for each in (statement.actors, statement.recipients))
    return f"{statement.act} {who} > {whom}".strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_declaration(case: dict[str, Any]) -> None:
    document = pipeline.read(Source(f"{case['title']}\n\n{case['text'].strip()}\n".encode()))
    found = [_said(statement) for statement in document.statements]
    assert found == case["statements"]
