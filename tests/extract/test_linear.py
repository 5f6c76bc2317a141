"""No sentence, however hostile, takes more than time in proportion to its length."""

import time

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


def seconds(text: str) -> float:
    """The least CPU time that the analysis of `text` takes in three runs."""
    words = load_extraction("nl")
    grammar, verbs = words.grammar, words.acts.verbs
    taken = []
    for _ in range(3):
        started = time.process_time()
        tokens = tokenise(text, 0, len(text), grammar, verbs)
        predicates(tokens, analyse(tokens, grammar, verbs.particles), grammar, verbs)
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_analysis_is_linear(unit: str) -> None:
    start = "De Raad zegt "
    short = seconds(start + unit * SHORT)
    long = seconds(start + unit * SHORT * TIMES)
    assert long < max(short, 0.002) * TIMES * 3
