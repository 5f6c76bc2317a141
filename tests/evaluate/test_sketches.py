"""Short letters annotated sentence by sentence, and how well griffier reads them."""

from pathlib import Path

import pytest

from evals.sketches import Score, files, judge, kept, main, scored, sketches_in
from griffier import pipeline
from griffier.errors import DataError
from griffier.model import Source

SKETCH = """=== proef
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 mei 2022

Nederland steunde het voorstel van Malta. || SUPPORT/STATE:NL>MT~
Het regende die dag in Den Haag. ||
- Polen en Litouwen riepen de Commissie op met een plan te komen. || REQUEST:PL,LT>EU_COMMISSION
Frankrijk en Italië zegden {what} toe. || {held}
"""


def _file(folder: Path, what: str = "hulp", held: str = "COMMIT:FR,IT") -> Path:
    path = folder / "proef.txt"
    path.write_text(SKETCH.format(what=what, held=held), encoding="utf-8")
    return path


def test_what_is_right_is_counted_on_three_levels(tmp_path: Path) -> None:
    score, findings = scored(_file(tmp_path))
    assert score == Score(expected=3, given=3, act=3, who=3, full=3)
    assert not findings


def test_who_and_to_whom_are_told_apart(tmp_path: Path) -> None:
    who, _ = scored(_file(tmp_path, held="COMMIT:FR"))
    whom, _ = scored(_file(tmp_path, held="COMMIT:FR,IT>UA"))
    assert (who.act, who.who, who.full) == (3, 2, 2)
    assert (whom.act, whom.who, whom.full) == (3, 3, 2)


def test_what_is_missed_or_wrong_is_told_with_its_sentence(tmp_path: Path) -> None:
    score, (finding,) = scored(_file(tmp_path, held="WARN:FR,IT"))
    assert (score.expected, score.given, score.act) == (3, 3, 2)
    assert finding.sentence == "Frankrijk en Italië zegden hulp toe."
    assert finding.missed == ("WARN:FR,IT",)
    assert finding.wrong == ("COMMIT:FR,IT>",)


def test_what_may_be_there_counts_neither_way(tmp_path: Path) -> None:
    score, findings = scored(_file(tmp_path, held="?COMMIT:FR ; ? WARN"))
    assert (score.expected, score.given) == (2, 2)
    assert not findings


def test_an_annotation_nobody_can_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"sketch proef: «PROMISE:FR» does not say"):
        sketches_in(_file(tmp_path, held="PROMISE:FR"))


def test_a_sentence_that_was_not_read_is_an_error(tmp_path: Path) -> None:
    (sketch,) = sketches_in(_file(tmp_path))
    with pytest.raises(DataError, match="is not in the text that was read"):
        judge(sketch, pipeline.read(Source(b"Iets heel anders.", "ander.txt")))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_no_file_is_read_less_well_than_before(path: Path) -> None:
    floors = kept("floors")[path.stem]
    score, findings = scored(path)
    reached = {level: score.f1(level) for level in floors}
    assert all(reached[level] >= floors[level] for level in floors), (reached, findings)


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--findings"])
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1].startswith("all: ")
    assert all(path.stem in printed for path in files())
