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


RESOLUTION = """European Parliament resolution of 12 May 2021 on Belarus

1. Strongly condemns the attacks of Belarus.

2. Those responsible must be brought to justice. More efforts are needed. They are costly.
"""


def told(phrase: str) -> str:
    return "\n".join(pipeline.why(Source(RESOLUTION.encode()), phrase)[0][1])


def test_why_says_whose_the_left_out_subject_is() -> None:
    assert "the subject is left out: EU_PARLIAMENT" in told("condemns")


def test_why_says_what_a_clause_holds_without_an_entry() -> None:
    assert "a position, expect:according, of EU_PARLIAMENT" in told("justice")
    assert "a position, expect:verdict, of EU_PARLIAMENT" in told("needed")


def test_a_statement_says_how_its_actor_came_about() -> None:
    first = pipeline.read(Source(RESOLUTION.encode())).statements[0]
    assert "the sentence leaves out its subject: whoever declares" in first.explanation.steps


def test_why_knows_who_spoke_before() -> None:
    text = "9th EU-Japan Summit\nJoint Statement\n\nThe Participants discussed the fund. "
    text += "They underlined the need for reform of the market between the two."
    lines = pipeline.why(Source(text.encode()), "They underlined")[0][1]
    assert any("«They» is EU and JP" in line for line in lines)
