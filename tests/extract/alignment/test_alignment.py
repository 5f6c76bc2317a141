"""What is read from declarations on alignment, by period, by trap and by language."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from griffier import pipeline
from griffier.model import Alignment, Document, Source

CASES = [
    (path.stem, case)
    for path in sorted(Path(__file__).parent.glob("*.toml"))
    for case in tomllib.loads(path.read_text())["case"]
]


def read(text: str) -> Document:
    return pipeline.read(Source(text.strip().encode()))


def shown(alignment: Alignment) -> str:
    decisions = (f"{d.id}@{d.date.isoformat()}" if d.date else d.id for d in alignment.decisions)
    return f"{' '.join(decisions)} > {' '.join(alignment.aligned)}"


@pytest.mark.parametrize(
    "case", [c for _, c in CASES], ids=[f"{file}: {c['name']}" for file, c in CASES]
)
def test_lists(case: dict[str, Any]) -> None:
    document = read(case["text"])
    assert [shown(each) for each in document.alignment] == case["lists"]
    for each in document.alignment:
        if "oj" in case:
            assert each.oj == case["oj"]
        if "regime" in case:
            assert each.regime == case["regime"]
        if "subject" in case:
            assert each.subject == case["subject"]
        if "amends" in case:
            assert list(each.amends) == case["amends"]


@pytest.mark.parametrize("case", [c for _, c in CASES], ids=[c["name"] for _, c in CASES])
def test_evidence_and_numbers_stand_in_the_text(case: dict[str, Any]) -> None:
    document = read(case["text"])
    for each in document.alignment:
        assert document.text[each.evidence.start : each.evidence.end].strip()
        for decision in each.decisions:
            printed = "".join(document.text[decision.start : decision.end].split())
            year, number = decision.id.split("/")
            assert printed.startswith(year)
            assert number in printed


WORDS = (
    "Albania Norway Serbia 2022/265 (CFSP) Decision align themselves with this not , . : and the of"
    " On 23 February 2022 Council adopted amending against in L 42 I, p. 9 [1] 1 * Belarus"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=60))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    document = read("Declaration on the alignment of certain countries\n\n" + " ".join(words))
    for each in document.alignment:
        assert each.aligned
        assert len(set(each.aligned)) == len(each.aligned)
        assert 0 <= each.evidence.start < each.evidence.end <= len(document.text)
