"""Follow-through on asks and promises labelled by hand, through the whole pipeline."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evals import following
from evals.following import Judged, Later, Pair, Score, judge
from griffier.errors import DataError
from griffier.ledger.entries import Evidence, State

# Precision, recall. The whole pipeline is counted, so a floor lies three pairs below what was
# measured: one sentence read otherwise is no fault of following up.
FLOORS = {"bears": (0.96, 0.28), "said": (0.96, 0.31), "fulfils": (0.96, 0.13)}


@pytest.fixture(scope="module")
def judged() -> Judged:
    return judge()


@pytest.mark.parametrize("what", FLOORS)
def test_what_is_found_holds_its_floor(judged: Judged, what: str) -> None:
    score = judged.of("open").scores[what]
    precision, recall = FLOORS[what]
    assert score.precision >= precision, "\n".join(judged.findings)
    assert score.recall >= recall, "\n".join(judged.findings)


def test_the_set_is_large_and_has_all_labels(judged: Judged) -> None:
    labels = [pair.later.label for pair in judged.pairs]
    assert len(labels) >= 40
    assert min(labels.count(each) for each in ("fulfils", "bears", "not")) >= 25
    assert len({pair.line for pair in judged.pairs}) >= 40
    assert sum(not pair.read for pair in judged.pairs) < len(labels) / 10


def test_a_blind_part_stands_beside_it_and_is_measured_apart(judged: Judged) -> None:
    blind, seen = judged.of("blind"), judged.of("open")
    assert len(blind.pairs) >= 40
    assert len(blind.pairs) + len(seen.pairs) == len(judged.pairs)
    assert not {pair.line for pair in blind.pairs} & {pair.line for pair in seen.pairs}
    assert blind.scores["bears"].recall >= 0.1
    strays = {line for line, *_ in blind.unlabelled}
    assert strays <= {pair.line for pair in blind.pairs}


@pytest.fixture
def pair() -> Callable[..., Pair]:
    def make(label: str, bears: State | None = None, *, said: bool = True) -> Pair:
        given = bears and Evidence("statement", "s", None, "woorden", bears, "Omdat.")
        return Pair("lijn", Later(label, said, "doc", "woorden"), given, True)  # type: ignore[arg-type]

    return make


def test_scores_count_what_is_given_and_what_is_labelled(pair: Callable[..., Pair]) -> None:
    pairs = (
        pair("fulfils", State.KEPT),
        pair("fulfils", State.PROGRESS),
        pair("bears", None, said=False),
        pair("bears", State.KEPT),
        pair("not", State.OPEN),
        pair("not"),
    )
    scores = Judged(pairs, ()).scores
    assert scores["bears"] == Score(given=4, right=3, labelled=4)
    assert scores["said"] == Score(given=4, right=3, labelled=3)
    assert scores["fulfils"] == Score(given=2, right=1, labelled=2)


def test_what_nobody_labelled_counts_as_wrong(pair: Callable[..., Pair]) -> None:
    stray = Evidence("statement", "s", None, "woorden", State.KEPT, "Omdat.")
    judged = Judged((pair("bears", State.OPEN),), (("lijn", "doc", stray),))
    assert judged.scores["bears"] == Score(given=2, right=1, labelled=1)
    assert judged.scores["fulfils"] == Score(given=1, right=0, labelled=0)
    assert [each.split(":")[0] for each in judged.findings] == ["unlabelled (kept)"]


def test_findings_tell_apart_what_went_wrong(pair: Callable[..., Pair]) -> None:
    pairs = (pair("bears"), pair("not", State.OPEN), pair("fulfils", State.PROGRESS))
    heads = [each.split(":")[0] for each in Judged(pairs, ()).findings]
    assert heads == ["missed (bears)", "wrong", "fulfils, given as progress"]


@pytest.mark.parametrize(
    ("later", "complaint"),
    [
        ("bears said | servie | Dit staat er niet", "does not stand in servie"),
        ("bears said | nergens | Woorden", "no document 'nergens'"),
        ("klopt said | servie | Servië", "no label 'klopt said'"),
    ],
)
def test_labels_that_fit_nothing_are_refused(
    later: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "follow.toml"
    path.write_text(
        '[[letter]]\nname = "servie"\nhouse = true\ntitle = "Servië"\n'
        'dateline = "Den Haag, 24 maart 2023"\ntext = "Nederland riep Servië op tot hervorming."\n'
        '[[line]]\ndocument = "servie"\nact = "REQUEST"\nwords = "riep Servië op"\n'
        f'later = "{later}"\n',
        "utf-8",
    )
    monkeypatch.setattr(following, "load_gold_directory", lambda _: ())
    with pytest.raises(DataError, match=complaint):
        judge(path)


def test_the_command_prints_a_line_for_each_figure(
    judged: Judged, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["following", "--findings"])
    monkeypatch.setattr(following, "judge", lambda: judged)
    following.main()
    out = capsys.readouterr().out
    for part in (judged.of("open"), judged.of("blind")):
        assert "".join(f"  {name}: {score}\n" for name, score in part.scores.items()) in out
    assert all(finding in out for finding in judged.of("open").findings)
    assert not any(finding in out for finding in judged.of("blind").findings)
