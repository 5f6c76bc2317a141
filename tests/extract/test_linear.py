"""No sentence, however hostile, takes more than work in proportion to its length."""

import sys
from types import FrameType
from typing import Any

import pytest

from griffier.extract.clauses import analyse
from griffier.extract.predicates import predicates
from griffier.extract.tokens import tokenise
from griffier.lexicon.extraction import load_extraction

HOSTILE = {
    "subordinators": "dat die ",
    "nested relative clauses": "de man die ",
    "infinitives": "om te doen ",
    "coordinators": "en of ",
    "commas": ", , ",
    "finite verbs": "is heeft wordt ",
    "doubtful verbs": "vragen besluiten ",
    "participles": ", gesteund door ",
    "conjuncts": "en steunt het plan ",
    "particles": "riep aan op uit ",
    "names": "Nederland Frankrijk ",
    "possessives": "zijn zijn ",
    "brackets": "( [ ",
}
SHORT, TIMES = 100, 8


def steps(text: str) -> int:
    """The number of lines executed to analyse `text`: the same on every machine."""
    words = load_extraction("nl")
    grammar, verbs = words.grammar, words.acts.verbs
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        tokens = tokenise(text, 0, len(text), grammar, verbs)
        predicates(tokens, analyse(tokens, grammar, verbs.particles), grammar, verbs)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_analysis_is_linear(unit: str) -> None:
    start = "De Raad zegt "
    short = steps(start + unit * SHORT)
    long = steps(start + unit * SHORT * TIMES)
    assert 0 < long < short * TIMES * 2
