"""What kind of document a letter is, by its subject and first sentence: kinds.tsv."""

from pathlib import Path

import pytest

from griffier import pipeline
from griffier.model import Source

LETTER = """Ministerie van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag

Datum 12 mei 2021
Betreft {}

Geachte voorzitter,

{}

De Minister van Buitenlandse Zaken,

S.W. Kolff
"""
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "subject", "opening"), CASES, ids=lambda text: text[:40])
def test_kind(kind: str, subject: str, opening: str) -> None:
    read = pipeline.read(Source(LETTER.format(subject, opening).encode(), "brief.txt"))
    assert read.letter.metadata.kind in kind.split("~")
