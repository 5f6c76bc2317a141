"""Heads of invented letters in the layouts of ministries, registers and councils, read as
plain text from end to end: the cases of heads.txt."""

import re
from pathlib import Path

import pytest

from griffier import pipeline
from griffier.model import Metadata, Source

CASES = re.split(r"^=== ", Path(__file__).with_name("heads.txt").read_text("utf-8"), flags=re.M)[1:]


def said(found: Metadata) -> dict[str, str]:
    """What a head gave, written as the cases write it."""
    named = [f"{s.name or '-'}|{s.role or '-'}|{s.actor or '-'}" for s in found.senders]
    return {
        "kind": found.kind,
        "title": found.title or "",
        "date": str(found.date or ""),
        "addressee": (found.addressee or "").removeprefix("de ").removeprefix("De "),
        "place": found.place or "",
        "dossiers": ",".join(found.dossiers),
        "number": found.number or "",
        "senders": " & ".join(named),
    }


def test_there_are_enough_heads() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=[case.split("\n", 1)[0] for case in CASES])
def test_head(case: str) -> None:
    text, expected = case.split("\n", 1)[1].split("\n---\n")
    letter = pipeline.read(Source(text.encode(), "brief.txt")).letter
    found = said(letter.metadata) | {"lang": letter.lang}
    for line in expected.strip().splitlines():
        name, value = line.split("=", 1)
        assert found[name] in value.split(" ~ "), name
