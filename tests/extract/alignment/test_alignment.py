"""What is read from declarations on alignment, by period, by trap and by language."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from griffier import pipeline
from griffier.model import Act, Alignment, Document, Source

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


def test_every_list_is_one_joint_statement_of_support() -> None:
    for _, case in CASES:
        document = read(case["text"])
        made = [s for s in document.statements if s.explanation.rule == "alignment"]
        actors = [tuple(actor.id for actor in s.actors) for s in made]
        assert sorted(actors) == sorted(each.aligned for each in document.alignment), case["name"]
        for statement in made:
            assert statement.act is Act.SUPPORT
            span = statement.evidence
            assert any(
                s.start <= span.start and span.end <= s.end for s in document.letter.sentences
            ), case["name"]


def test_the_promise_behind_the_list_is_made_by_who_is_listed() -> None:
    document = read(
        "Statement on the alignment of certain countries with restrictive measures\n\n"
        "On 20 May 2025, the Council adopted Decision (CFSP) 2025/963.\n\n"
        "The EFTA countries Iceland and Norway as well as Ukraine align themselves with it.\n\n"
        "They will ensure that their national policies conform to this Council Decision."
    )
    promise = next(s for s in document.statements if s.act is Act.COMMIT)
    assert [actor.id for actor in promise.actors] == ["IS", "NO", "UA"]


def test_a_letter_that_speaks_of_joining_lists_nobody() -> None:
    document = read(
        "Den Haag, 12 mei 2022\n\nNederland riep Servië en Kosovo op zich aan te sluiten bij de"
        " sancties. Albanië, Montenegro en Noord-Macedonië sluiten zich aan bij het beleid van"
        " de EU. Besluit (GBVB) 2022/265 is inmiddels van kracht."
    )
    assert [a.aligned for a in document.alignment if not a.decisions] == []


def test_the_promise_behind_a_list_is_by_the_countries_listed() -> None:
    title = "Declaration on the alignment of certain third countries with Decision 2011/376/CFSP"
    told = "On 27 June 2011, the Council adopted Decision 2011/376/CFSP."
    lists = "The candidate countries Croatia and Montenegro align themselves with this declaration."
    document = read(
        f"{title}\n\n{told}\n\n{lists}\n\nThey will ensure that their policies conform."
    )
    promise = next(s for s in document.statements if s.act is Act.COMMIT)
    assert [actor.id for actor in promise.actors] == ["HR", "ME"]
