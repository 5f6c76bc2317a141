"""What is read in single sentences, and what holds of every statement."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from griffier.model import Statement
from tests.extract.reading import read_body, statements_in

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text())["case"]


def shown(statement: Statement) -> str:
    """The notation of sentences.toml."""
    who = "+".join(actor.id for actor in statement.actors)
    whom = "+".join(actor.id for actor in statement.recipients)
    modality = f" [{statement.modality}]" if statement.modality != "done" else ""
    return f"{statement.act} {who} >{' ' + whom if whom else ''}{modality}"


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    found = statements_in(case["text"], case.get("kind", "report"))
    assert sorted(map(shown, found)) == sorted(case["statements"])


WORDS = st.sampled_from(
    [
        "Nederland",
        "Servië",
        "de",
        "het",
        "Commissie",
        "Raad",
        "heeft",
        "wordt",
        "zal",
        "riep",
        "op",
        "aan",
        "dat",
        "om",
        "te",
        "en",
        ",",
        ";",
        ":",
        "(",
        ")",
        "«",
        "benadrukte",
        "gesteund",
        "door",
        "voorstel",
        "niet",
        "zich",
        "die",
        "waarbij",
        "hij",
        "van",
        "voor",
        "belang",
        ".",
        "acht",
        "verwachten",
        "informeren",
        "uw",
        "Kamer",
        "vóór",
        "zomer",
        "2023",
        "als",
        "mocht",
        "-",
        "–",
        "zijn",
        "is",
        "?",
        "!",
        "te",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_order_of_words_is_read_and_quoted_exactly(words: list[str]) -> None:
    document = read_body("Nederland steunt dit. " + " ".join(words))
    for statement in document.statements:
        span = statement.evidence
        assert 0 <= span.start < span.end <= len(document.text)
        assert any(s.start <= span.start and span.end <= s.end for s in document.letter.sentences)
        assert statement.explanation.rule
        assert statement.explanation.entry
        if statement.topic:
            topic = statement.topic
            assert document.text[topic.start : topic.end] == topic.text
