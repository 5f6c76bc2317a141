"""Mentions labelled before the resolver was keep their sessions."""

from evals.meetings import main, score


def test_the_score_does_not_fall():
    found = score()
    total = [
        sum(getattr(each, name) for each in found.values())
        for name in ("right", "given", "labelled")
    ]
    right, given, labelled = total
    assert sum(each.mentions for each in found.values()) >= 150
    assert right / given >= 0.97
    assert right / labelled >= 0.95
    assert found["blind"].precision >= 0.90
    assert found["blind"].recall >= 0.90


def test_the_figures_are_printed(capsys):
    main()
    assert "open: 1" in capsys.readouterr().out
