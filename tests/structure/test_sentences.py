"""Where sentences end: cases of our own, and what holds for any text."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.lexicon.structure import structure_words
from griffier.structure.sentences import sentence_spans

DATA = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
CASES = [(lang, case) for lang, cases in DATA.items() for case in cases]
EXAMPLES = [
    (lang, example)
    for lang, words in structure_words().items()
    for example in words.abbreviations.examples
]


def split(lang: str, text: str) -> list[str]:
    abbreviations = structure_words()[lang].abbreviations
    return [text[s:e] for s, e in sentence_spans(text, 0, len(text), abbreviations)]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(("lang", "case"), CASES + EXAMPLES)
def test_cases(lang: str, case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    assert split(lang, text) == re.split(r" \| |\|", case)


_PIECES = st.sampled_from(
    ["De", "Raad", "jl.", "o.a.", "W.B.", "A.", "nr.", "12.", "(", "zie", ")", "«Ja.»", "…", "?",
     "!", "mln.", "art.", "http://a.b/c.", "–", "Ja.", "…).", "”", "Kosovo.", "i.v.m.", "."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60), st.integers(0, 20))
def test_sentences_cover_every_letter_in_order(words: list[str], start: int) -> None:
    text = " ".join(words)
    start = min(start, len(text))
    spans = list(sentence_spans(text, start, len(text), structure_words()["nl"].abbreviations))
    at = start
    for first, stop in spans:
        assert at <= first < stop <= len(text)
        assert not text[at:first].strip()
        assert text[first:stop] == text[first:stop].strip() or stop == len(text)
        at = stop
    assert not text[at:].strip()


@given(st.text(max_size=200))
def test_any_text_is_covered(text: str) -> None:
    for lang in ("nl", "en"):
        joined = "".join(split(lang, text))
        assert joined.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "hostile", ["(" * 50_000, "a.b." * 30_000, "? " * 50_000, "W." * 50_000, "(a. B" * 30_000,
                "jl. A " * 30_000],
)  # fmt: skip
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    began = time.process_time()
    split("nl", hostile)
    assert time.process_time() - began < 2.0
