"""By when, in whole invented letters with traps: the cases of deadlines.txt."""

import re
from pathlib import Path

import pytest

from griffier import pipeline
from griffier.model import Source

CASES = re.split(r"^=== ", Path(__file__).with_name("deadlines.txt").read_text("utf-8"), flags=re.M)


def test_there_are_enough_sentences() -> None:
    assert sum(case.count(" || ") for case in CASES) >= 220


@pytest.mark.parametrize("case", CASES[1:], ids=[case.split("\n", 1)[0] for case in CASES[1:]])
def test_deadlines(case: str) -> None:
    lines = [line.split(" || ") for line in case.splitlines()[1:]]
    blocks = "\n\n".join(line[0] for line in lines)
    document, at = pipeline.read(Source(blocks.encode(), "brief.txt")), 0
    for sentence, due in (line for line in lines if len(line) == 2):
        bare = re.sub(r"^\d+\. ", "", sentence)
        at = document.text.index(bare, at)
        inside = [s for s in document.statements if at <= s.evidence.start < at + len(bare)]
        found = {str(s.deadline.last) for s in inside if s.deadline} or {"-"}
        assert len(found) == 1, sentence
        assert found <= set(due.split("~")), sentence
