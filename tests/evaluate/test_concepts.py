"""Topics labelled before the matcher was asked keep their concepts."""

import tomllib

import pytest

from evals.concepts import PAIRS, main, score
from griffier.lexicon.thesaurus import load_thesaurus


def test_every_label_is_a_concept():
    raw = tomllib.loads(PAIRS.read_text("utf-8"))
    concepts = {concept for pairs in raw.values() for concept in pairs.values() if concept}
    assert concepts <= set(load_thesaurus().concepts)
    assert sum(map(len, raw.values())) >= 150


@pytest.mark.parametrize(("lang", "precision", "recall"), [("nl", 0.85, 0.70), ("en", 0.92, 0.88)])
def test_the_score_does_not_fall(lang, precision, recall):
    found = score(lang)
    assert found.precision >= precision, found.missed
    assert found.recall >= recall, found.missed


def test_the_figures_are_printed(capsys):
    main()
    assert "nl: 98 topics, precision 0." in capsys.readouterr().out
