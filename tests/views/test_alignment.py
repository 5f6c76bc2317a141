"""Alignment in the JSON contract."""

import json
from importlib.resources import files

import jsonschema

from griffier import pipeline
from griffier.model import Source
from griffier.views.contract import as_dict

SCHEMA = json.loads((files("griffier") / "schema" / "document.json").read_text("utf-8"))
TEXT = """Statement by the High Representative on behalf of the EU on the alignment of certain \
countries with a Council decision on restrictive measures in view of the situation in Belarus

On 27 March 2025, the Council adopted Decision (CFSP) 2025/6331 amending Decision 2012/642/CFSP.

Albania, Moldova (Republic of) and Norway align themselves with this Decision.

1 Published in the Official Journal, OJ L, 2025/633, 27.3.2025.
"""


def test_alignment_is_shown_with_its_exact_words() -> None:
    shown = as_dict(pipeline.read(Source(TEXT.encode())))
    jsonschema.validate(shown, SCHEMA)
    (alignment,) = shown["alignment"]
    (decision,) = alignment["decisions"]
    assert (decision["id"], decision["date"]) == ("2025/633", "2025-03-27")
    assert shown["text"][decision["start"] : decision["end"]] == "2025/633"
    assert alignment["aligned"] == ["AL", "MD", "NO"]
    assert alignment["regime"] == "BY"
    assert alignment["amends"] == ["2012/642"]
    assert alignment["oj"] == "OJ L, 2025/633, 27.3.2025"
    assert alignment["subject"] == "restrictive measures in view of the situation in Belarus"
    evidence = alignment["evidence"]
    assert shown["text"][evidence["start"] : evidence["end"]] == alignment["quote"]
    assert alignment["quote"].startswith("Albania, Moldova (Republic of)")


def test_a_letter_without_lists_has_none() -> None:
    shown = as_dict(
        pipeline.read(Source(b"Den Haag, 1 mei 2022\n\nNederland steunt dit voorstel."))
    )
    assert shown["alignment"] == []
