"""Input made to be slow is read in time that grows with its size, no faster."""

import time

import pytest

from griffier.model import Source
from griffier.read.plain import read_plain

SHAPES = {
    "blanks": b"a" + b" " * 300_000 + b"b",
    "newlines": b"a" + b"\n" * 200_000 + b"b",
    "marks and numbers": b"x1 " * 10_000 + b"\n\n1 woord\n\n" * 10_000,
    "numbers before marks": b"1 woord\n\n" * 10_000 + b"x1 " * 10_000,
    "hyphens": b"woord-\nwoord-\n" * 10_000,
    "one long address": b"http://" + b"a-/" * 100_000 + b"\n" + b"b-/" * 60_000,
    "one long word": b"a-" * 200_000 + b"\nb",
    "brackets": b"(" * 300_000,
    "capitals": b"a" + b" AAA" * 80_000 + b"\nb c",
    "columns": b"links woord hier        rechts woord daar\n" * 5_000,
    "many columns": (b"a" + b" " * 9) * 300 + b"\n" + ((b"a" + b" " * 9) * 300 + b"\n") * 9,
    "superscripts": "a² ".encode() * 30_000,
    "labels": b"1.1.1.1.1.1." * 20_000,
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_hostile_text_takes_seconds_at_most(shape: str) -> None:
    started = time.process_time()
    text = read_plain(Source(SHAPES[shape], shape))
    assert text.text
    assert time.process_time() - started < 6
