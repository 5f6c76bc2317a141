"""Meetings and their mentions: the cases of meetings.tsv, and what must always hold."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.annotate import annotate
from griffier.annotate.dates import find_times
from griffier.annotate.meetings import find_meetings
from griffier.lexicon.annotation import load_annotation
from griffier.model import Annotations, Letter, Meeting
from tests.annotate.letters import letter

CASES = [
    [*line.split("\t"), ""][:7]
    for line in (Path(__file__).parent / "meetings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = [
    "de",
    "Raad",
    "Top",
    "EU-Oekraïne",
    "Europese Raad",
    "van",
    "6 december 2022",
    "RBZ",
    "deze",
]
WORDS += [
    "in",
    "Tirana",
    "(Albanië)",
    "vond plaats",
    ".",
    "volgende",
    "en",
    "JBZ-raad",
    "bijeenkomst",
]


def found_in(row: list[str]) -> tuple[Letter, Annotations]:
    lang, kind, day, title, paragraphs = row[:5]
    made = letter(
        *paragraphs.split(" ¶ "), title=title, day=date.fromisoformat(day), kind=kind, lang=lang
    )
    return made, annotate(made, load_annotation(lang))


def shown(meeting: Meeting) -> str:
    days = f"{meeting.date}" if meeting.date else "-"
    if meeting.end_date:
        days += f"..{meeting.end_date}"
    where = f" / {meeting.place or '-'}, {meeting.country}" if meeting.country else ""
    return f"{meeting.id} / {meeting.name} / {days}{where}"


@pytest.mark.parametrize("row", CASES, ids=lambda row: (row[3] or row[4])[:50])
def test_meetings(row: list[str]) -> None:
    _, found = found_in(row)
    assert " | ".join(shown(meeting) for meeting in found.meetings) == row[5]


@pytest.mark.parametrize("row", CASES, ids=lambda row: (row[3] or row[4])[:50])
def test_mentions(row: list[str]) -> None:
    made, found = found_in(row)
    number = {meeting.id: at for at, meeting in enumerate(found.meetings, 1)}
    text = made.text.text
    shown = [f"{text[m.start : m.end]} > {number[m.meeting]}" for m in found.meeting_mentions]
    assert " | ".join(shown) == row[6]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_bodies() -> None:
    made = letter("De Europese Raad, de RBZ, de Eurogroep, de NAVO-top en de AVVN.", kind="letter")
    found = annotate(made, load_annotation("nl"))
    bodies = [meeting.body for meeting in found.meetings]
    assert bodies == ["EUROPEAN_COUNCIL", "EU_COUNCIL", "EUROGROUP", "NATO", "UN"]


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.booleans())
def test_mentions_are_ordered_and_known(words: list[str], titled: bool) -> None:
    title = "Verslag Raad Buitenlandse Zaken van 5 december 2022" if titled else ""
    made = letter(" ".join(words), title=title, day=date(2022, 12, 21))
    found = annotate(made, load_annotation("nl"))
    ids = [meeting.id for meeting in found.meetings]
    assert len(ids) == len(set(ids))
    end = 0
    for mention in found.meeting_mentions:
        assert end <= mention.start < mention.end <= len(made.text.text)
        assert mention.meeting in ids
        end = mention.end


@pytest.mark.parametrize(
    "piece", ["de Raad ", "RBZ en ", "top in Tirana ", "EU Top ", "RBZ van 6 december 2022 en "]
)
def test_hostile_repetition_stays_quick(piece: str) -> None:
    made = letter(piece * (60_000 // len(piece)), title="Verslag RBZ van 6 december 2022")
    words = load_annotation("nl")
    days = find_times(made.text.text, words.dates, None)[1]
    began = time.process_time()
    find_meetings(made, words.meetings, words.dates, days)
    assert time.process_time() - began < 5
