"""Every view of every specimen letter, as the pipeline reads it."""

import json
from pathlib import Path

import lxml.html
import pytest
from jsonschema import Draft202012Validator

import griffier
from griffier.views.contract import as_dict
from griffier.views.markdown import as_markdown
from griffier.views.plain import as_text
from griffier.views.webpage import as_html

ROOT = Path(__file__).parents[2]
LETTERS = sorted((ROOT / "specimens" / "built").iterdir())
SCHEMA = json.loads((ROOT / "griffier" / "schema" / "document.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_a_letter_in_every_view(path: Path) -> None:
    document = griffier.read(path)
    shown = as_dict(document, layout=True)
    assert [error.message for error in VALIDATOR.iter_errors(shown)] == []

    quotes = [statement["quote"] for statement in shown["statements"]]
    spans = [(s["evidence"]["start"], s["evidence"]["end"]) for s in shown["statements"]]
    assert quotes == [document.text[start:end] for start, end in spans]
    assert all(quotes)
    assert len({statement["id"] for statement in shown["statements"]}) == len(quotes)

    plain = as_text(document)
    assert all(f"«{quote}»" in plain for quote in quotes)
    assert as_markdown(document).count("\n| ") == (len(quotes) + 2 if quotes else 0)

    root = lxml.html.fromstring(as_html([document]))
    assert len(root.find_class("note")) == len(quotes)
    assert len(root.xpath("//a[contains(@class,'key')][contains(@href,'#d1n')]")) == len(quotes)


def test_there_is_a_letter_of_every_format() -> None:
    endings = {path.suffix for path in LETTERS}
    assert {".pdf", ".docx", ".html", ".xml", ".txt"} <= endings
