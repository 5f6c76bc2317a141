"""By when: the cases of deadlines.tsv, each a sentence of a small letter."""

from pathlib import Path

import pytest

from tests.extract.reading import statements_in

CASES = [
    [*line.split("\t"), ""][:3]
    for line in Path(__file__).with_name("deadlines.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "sentence", "expected"), CASES, ids=lambda text: text[:50])
def test_deadline(kind: str, sentence: str, expected: str) -> None:
    found = [s.deadline for s in statements_in(sentence, kind) if s.deadline]
    assert " ".join(str(deadline.last) for deadline in found) == expected
