"""Dates, periods and deadlines: the cases of dates.tsv, and what must always hold."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.annotate.dates import find_moments
from griffier.lexicon.dates import load_date_words
from griffier.model import Moment, Span

CASES = [
    [*line.split("\t"), ""][:4]
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = ["6", "december", "2022", "en", "tot en met", "–", "dinsdag", "jl.", "vóór", "het", "eind"]
WORDS += [
    "zomerreces",
    "van",
    "kwartaal",
    "tweede",
    "Q3",
    "2e",
    "31",
    ",",
    "volgend",
    "jaar",
    "mei",
]
WORDS += ["Raad", "binnen", "zes", "weken", "\n\n", "/", "-", ".", "ıİ", "na", "zomer", "1-2-2023"]


def shown(text: str, moment: Moment) -> str:
    days = f"{moment.first}" + (f"..{moment.last}" if moment.last != moment.first else "")
    mark = " deadline" if moment.kind == "deadline" else ""
    return f"{text[moment.start : moment.end]} @ {days}{mark}"


@pytest.mark.parametrize(("lang", "today", "text", "expected"), CASES)
def test_case(lang: str, today: str, text: str, expected: str) -> None:
    day = date.fromisoformat(today) if today else None
    found = find_moments(text, load_date_words(lang), day)
    assert " | ".join(shown(text, moment) for moment in found) == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


def test_nothing_is_found_in_what_is_taken() -> None:
    text = "zie www.voorbeeld.nl/6 mei 2022 en 7 mei 2022"
    end = text.index(" en")
    found = find_moments(text, load_date_words("nl"), None, [Span(4, end)])
    assert [text[m.start : m.end] for m in found] == ["7 mei 2022"]


def test_a_date_never_crosses_a_paragraph() -> None:
    assert find_moments("op 6\n\ndecember 2022", load_date_words("nl"), None)[0].first.day == 1


def test_words_that_leave_days_open_are_marked() -> None:
    found = find_moments("medio mei, op 6 mei", load_date_words("nl"), date(2023, 5, 1))
    assert [m.approximate for m in found] == [True, False]


@given(
    st.lists(st.sampled_from(WORDS), max_size=30), st.dates(date(2008, 1, 1), date(2026, 12, 31))
)
def test_spans_are_ordered_and_apart(words: list[str], today: date) -> None:
    text = " ".join(words)
    end = 0
    for moment in find_moments(text, load_date_words("nl"), today):
        assert end <= moment.start < moment.end <= len(text)
        assert moment.first <= moment.last
        assert (moment.kind == "date") == (moment.first == moment.last) or moment.kind == "deadline"
        end = moment.end


@pytest.mark.parametrize("piece", ["6, ", "6-", "2022-", "december en ", "vóór ", "begin ", "1."])
def test_hostile_repetition_stays_quick(piece: str) -> None:
    began = time.process_time()
    find_moments(piece * 20_000, load_date_words("nl"), date(2022, 12, 21))
    assert time.process_time() - began < 5
