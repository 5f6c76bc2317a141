"""Through whom and about what, in whole invented letters: the cases of topics.txt."""

import re
from pathlib import Path

import pytest

from griffier import pipeline
from griffier.evaluate.compare import overlap
from griffier.model import Source

CASES = re.split(r"^=== ", Path(__file__).with_name("topics.txt").read_text("utf-8"), flags=re.M)
LIKE = 0.8  # F1 of the words of two topics


@pytest.mark.parametrize("case", CASES[1:], ids=[case.split("\n", 1)[0] for case in CASES[1:]])
def test_via_and_topic(case: str) -> None:
    lines = [line.split(" || ") for line in case.splitlines()[1:]]
    blocks = "\n\n".join(line[0] for line in lines)
    document, at = pipeline.read(Source(blocks.encode(), "brief.txt")), 0
    for sentence, asked in (line for line in lines if len(line) == 2):
        act, via, topic = asked.split(" | ")
        at = document.text.index(sentence, at)
        end = at + len(sentence)
        inside = [s for s in document.statements if at <= s.evidence.start < end and s.act == act]
        assert inside, sentence
        assert via == "?" or via in (inside[0].via or "-"), sentence
        assert topic == "?" or overlap(topic, inside[0]) >= LIKE, sentence
