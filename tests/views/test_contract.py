"""The JSON contract: its schema, its offsets, its order."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import griffier
from griffier.model import Act, Document, Role
from griffier.views.contract import as_dict, as_json
from tests.views import factory

SCHEMA = json.loads(
    Path(griffier.__file__).with_name("schema").joinpath("document.json").read_text("utf-8")
)


def valid(shown: dict[str, Any]) -> list[str]:
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(shown)]


@pytest.fixture
def document() -> Document:
    return factory.document()


@pytest.mark.parametrize("layout", [False, True])
def test_a_document_keeps_to_the_schema(document: Document, layout: bool) -> None:
    assert valid(as_dict(document, layout=layout)) == []
    assert valid(as_dict(factory.silent(), layout=layout)) == []


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_names_every_act_and_role() -> None:
    assert SCHEMA["$defs"]["statement"]["properties"]["act"]["enum"] == [act.value for act in Act]
    assert SCHEMA["$defs"]["part"]["properties"]["role"]["enum"] == [role.value for role in Role]


@pytest.mark.parametrize("spoiler", [{"id": "not a hash"}, {"lang": 3}, {"mood": "good"}])
def test_the_schema_refuses_what_is_not_the_contract(
    document: Document, spoiler: dict[str, Any]
) -> None:
    assert valid(as_dict(document) | spoiler)


def test_every_stretch_is_what_its_offsets_say(document: Document) -> None:
    shown = as_dict(document)
    text = shown["text"]
    assert [s["quote"] for s in shown["statements"]] == [
        text[s["evidence"]["start"] : s["evidence"]["end"]] for s in shown["statements"]
    ]
    kinds = ("footnotes", "references", "mentions", "moments", "amounts", "fulfils")
    stretches = [entry for kind in kinds for entry in shown[kind]]
    assert len(stretches) == 6
    assert all(entry["text"] == text[entry["start"] : entry["end"]] for entry in stretches)


def test_statements_stand_in_order_of_the_text(document: Document) -> None:
    assert [s["id"] for s in as_dict(document)["statements"]] == ["s1", "s2", "s3", "s4", "s5"]


def test_a_statement_tells_everything(document: Document) -> None:
    asked = as_dict(document)["statements"][1]
    assert asked["actors"] == [
        {"id": "PL", "text": "Polen", "person": None},
        {"id": "LT", "text": "Litouwen", "person": None},
    ]
    assert asked["recipients"] == [{"id": "NO", "text": "Noorwegen", "person": None}]
    assert (asked["meeting"], asked["meeting_id"]) == ("Zeetop", "m1")
    assert asked["deadline"] == {
        "text": "vóór 1 mei 2021",
        "from": "2021-03-01",
        "to": "2021-04-30",
    }
    assert asked["confidence"] == 0.876
    assert asked["explanation"]["rule"] == asked["rule"] == "request.particle"


def test_evidence_leads_to_its_page(document: Document) -> None:
    pages = [s["evidence"]["page"] for s in as_dict(document)["statements"]]
    assert pages == [1, 1, 2, 2, 2]


def test_without_origins_there_is_no_page(document: Document) -> None:
    letter = replace(document.letter, text=replace(document.letter.text, origins=(), pages=()))
    shown = as_dict(replace(document, letter=letter))
    assert {s["evidence"]["page"] for s in shown["statements"]} == {None}
    assert shown["metadata"]["pages"] is None
    assert valid(shown) == []


def test_a_footnote_names_its_word_and_addresses(document: Document) -> None:
    note = as_dict(document)["footnotes"][0]
    text = document.text
    assert (note["mark"], note["anchor"]) == ("1", "ZEEPLAN")
    assert text[note["anchor_start"] : note["anchor_end"]] == "ZEEPLAN"
    assert note["urls"] == ["https://example.org/zee/plan"]


def test_letters_stay_letters_on_one_line(document: Document) -> None:
    line = as_json(document)
    assert "vóór" in line
    assert "\n" not in line
    assert json.loads(line) == as_dict(document)


def test_line_separators_do_not_tear_json_lines(document: Document) -> None:
    torn = replace(document.letter.text, text=document.text.replace("Havens", "Haven\u2028", 1))
    line = as_json(replace(document, letter=replace(document.letter, text=torn)))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == torn.text


def test_layout_is_there_when_asked(document: Document) -> None:
    assert "layout" not in as_dict(document)
    layout = as_dict(document, layout=True)["layout"]
    assert layout["furniture"] == [
        {"page": 2, "box": [72.0, 800.0, 520.0, 812.0], "text": "pagina 2 van 2"}
    ]
    assert layout["given"] == [["creator", "Ministerie van Zeezaken"]]
    assert layout["origins"][0]["box"] == [72.0, 90.5, 520.0, 102.25]
