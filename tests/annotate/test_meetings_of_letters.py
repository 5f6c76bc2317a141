"""Meetings of whole invented letters, and at which of them each thing was said or done: the
letters of meetings.txt."""

import re
from pathlib import Path

import pytest

from griffier import pipeline
from griffier.model import Document, Source

CASES = re.split(r"^=== ", Path(__file__).with_name("meetings.txt").read_text("utf-8"), flags=re.M)


def days_of(document: Document) -> list[str]:
    return [str(meeting.date) for meeting in document.annotations.meetings if meeting.date]


@pytest.mark.parametrize("case", CASES[1:], ids=[case.split("\n", 1)[0] for case in CASES[1:]])
def test_meetings_and_what_was_done_there(case: str) -> None:
    letter, asked = case.split("\n", 1)[1].split("\n@@")
    lines = [line.split(" || ") for line in letter.splitlines()]
    document = pipeline.read(Source("\n".join(line[0] for line in lines).encode(), "brief.txt"))
    days = {str(m.id): str(m.date) for m in document.annotations.meetings}
    wanted = [day for day in asked.split() if not day.startswith("(")]
    optional = {day.strip("()") for day in asked.split()}
    assert set(wanted) <= set(days_of(document)) <= optional
    for sentence, day in (line for line in lines if len(line) == 2 and line[1].strip()):
        at = document.text.index(sentence)
        inside = [s for s in document.statements if at <= s.evidence.start < at + len(sentence)]
        met = {days.get(s.meeting or "", "-") for s in inside}
        assert met, sentence
        assert met <= set(day.split("~")), sentence
