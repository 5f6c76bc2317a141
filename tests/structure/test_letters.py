"""Heads and closings of invented letters: who writes to whom, when, where, about what."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from griffier.lexicon.structure import structure_words
from griffier.model import Letter, Metadata
from griffier.structure import structure
from tests.factories import text_of

CASES = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))["letter"]
FIELDS = ("kind", "title", "addressee", "place", "number", "session", "identifier")


def read(case: dict[str, Any]) -> Letter:
    blocks = [" ".join(b.split()) for b in case["text"].strip().split("\n\n")]
    given = tuple((term, value) for term, value in case.get("given", []))
    text = text_of(*filter(None, blocks), given=given, furniture=tuple(case.get("furniture", ())))
    return structure(text, structure_words())


def senders(found: Metadata) -> list[str]:
    return [f"{s.name or '-'} | {s.role or '-'} | {s.actor or '-'}" for s in found.senders]


def test_there_are_enough_letters() -> None:
    assert len(CASES) >= 45


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_metadata(case: dict[str, Any]) -> None:
    letter = read(case)
    found = letter.metadata
    assert letter.lang == case.get("lang", "nl")
    for name in FIELDS:
        if name in case:
            assert getattr(found, name) == case[name], name
    if "senders" in case:
        assert senders(found) == case["senders"]
    if "date" in case:
        assert found.date == date.fromisoformat(case["date"])
    if "dossiers" in case:
        assert list(found.dossiers) == case["dossiers"]
    for name in case.get("absent", []):
        assert not getattr(found, name), name
