"""From gold and readings to a report, on files of our own and on the specimens."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from griffier.errors import DamagedDocument, DataError
from griffier.evaluate import (
    check_floors,
    evaluate,
    gold_hash,
    judge,
    load_floors,
    load_gold_directory,
    raise_floors,
)
from griffier.evaluate.floors import save_floors
from griffier.evaluate.tally import Share, Tally
from griffier.model import Deadline, Document, Source

EVALS = Path(__file__).parents[2] / "evals"
GOLD = load_gold_directory(EVALS)


def by_name(source: Source):
    stem = Path(source.name).name.split(".")[0]
    return next(gold for gold in GOLD if gold.name == stem)


@pytest.fixture
def perfect(oracle):
    return lambda source: oracle(by_name(source))


@pytest.fixture
def silent(oracle):
    def read(source: Source) -> Document:
        return replace(oracle(by_name(source)), statements=())

    return read


def test_a_perfect_reading_scores_one_everywhere(perfect) -> None:
    report = evaluate(EVALS, perfect)
    assert len(report.documents) == len(GOLD)
    assert {name: tally.f1 for name, tally in report.tallies().items() if tally.f1 < 1} == {}
    assert {name: s.value for name, s in report.shares().items() if s.value != 1} == {}
    assert not any(d.misses or d.spurious or d.wrong for d in report.documents)


def test_silence_has_full_precision_and_no_recall(silent) -> None:
    tally = evaluate(EVALS, silent).tallies("dev")["act"]
    assert (tally.precision, tally.recall, tally.f1) == (1.0, 0.0, 0.0)


def test_a_document_without_statements_is_right_when_silent(silent) -> None:
    report = evaluate(EVALS, silent)
    quiet = [d for d in report.documents if d.tallies["act"].gold == 0]
    assert len(quiet) >= 2
    assert all(d.tallies["act"].f1 == 1 for d in quiet)


def test_a_document_that_cannot_be_read_counts_as_missed(perfect) -> None:
    def read(source: Source) -> Document:
        if "tirana-verslag" in source.name:
            raise DamagedDocument("it ends in the middle")
        return perfect(source)

    report = evaluate(EVALS, read)
    lost = next(d for d in report.documents if d.error)
    assert lost.error == "it ends in the middle"
    assert lost.tallies["act"].hits == 0
    assert sum(t.gold for t in lost.acts.values()) == lost.tallies["act"].gold
    assert len(lost.misses) == lost.tallies["act"].gold > 0
    assert "not read: it ends in the middle" in report.table()


def test_every_rendition_is_read_when_asked(perfect) -> None:
    report = evaluate(EVALS, perfect, renditions=True)
    names = [d.name for d in report.documents]
    assert len(names) == len(set(names)) > len(GOLD)
    assert {"tirana-verslag.kst.pdf", "tirana-verslag.koop.xml"} <= set(names)


def test_misses_slips_and_spurious_ones_are_listed_with_their_sentence(oracle) -> None:
    gold = next(g for g in GOLD if g.name == "tirana-verslag")
    document = oracle(gold)
    first, second, *rest = document.statements
    wrong = replace(first, recipients=())
    strange = replace(second, act=second.act.WARN)
    score = judge(gold, replace(document, statements=(wrong, strange, *rest)))
    assert [f.act for f in score.misses] == [second.act.value]
    assert [f.act for f in score.spurious] == ["WARN"]
    assert score.wrong[0].remark == "gold: NL to TK"
    assert gold.statements[0].sentence in score.wrong[0].line()


def test_deadlines_topics_and_modality_are_compared_on_pairs(oracle) -> None:
    gold = next(g for g in GOLD if g.name == "tirana-verslag")
    document = oracle(gold)
    late = tuple(
        replace(
            s,
            modality="expected",
            topic=None,
            deadline=s.deadline and Deadline("", date(2030, 1, 1), date(2030, 1, 1)),
        )
        for s in document.statements
    )
    score = judge(gold, replace(document, statements=late))
    assert score.tallies["full"].f1 == 1
    assert score.tallies["deadlines"].hits == 0
    assert score.tallies["deadlines"].gold == score.tallies["deadlines"].predicted > 0
    assert score.shares["modality"].value == 0
    assert score.shares["topic"].value == 0


def test_metadata_is_compared_as_printed_but_for_article_and_case(oracle) -> None:
    gold = next(g for g in GOLD if g.name == "tirana-verslag")
    document = oracle(gold)
    metadata = replace(document.letter.metadata, addressee="Aan de voorzitter van de Tweede "
                       "Kamer der Staten-Generaal", place="Delft")  # fmt: skip
    score = judge(gold, replace(document, letter=replace(document.letter, metadata=metadata)))
    assert score.shares["addressee"] == Share(1.0, 1)
    assert score.shares["place"] == Share(0.0, 1)


def test_footnotes_need_their_word_and_meetings_their_day(oracle) -> None:
    gold = next(g for g in GOLD if g.name == "tirana-verslag")
    document = oracle(gold)
    text = replace(document.letter.text, notes=())
    meetings = tuple(replace(m, date=date(1999, 1, 1)) for m in document.annotations.meetings)
    bare = replace(
        document,
        letter=replace(document.letter, text=text),
        annotations=replace(document.annotations, meetings=meetings),
    )
    score = judge(gold, bare)
    assert score.tallies["footnotes"] == Tally(0, 0, len(gold.footnotes))
    assert score.shares["url"].value == 0
    assert score.tallies["meetings"] == Tally(0, len(meetings), len(meetings))
    assert score.shares["meeting"].value == 0


def test_the_report_is_json_and_a_table(perfect) -> None:
    report = evaluate(EVALS, perfect)
    data = json.loads(json.dumps(report.as_dict()))
    assert set(data["splits"]) == {"dev", "test"}
    assert data["total"]["act"]["f1"] == 1.0
    assert data["total"]["fields"]["date"] == 1.0
    lines = report.table().splitlines()
    assert lines[0].split()[:2] == ["document", "split"]
    assert any(line.startswith("all") and "test" in line for line in lines)


def test_acts_add_up_to_the_level_of_the_act(perfect, silent) -> None:
    for read in (perfect, silent):
        report = evaluate(EVALS, read)
        total = report.tallies()["act"]
        assert sum(t.gold for t in report.acts().values()) == total.gold
        assert sum(t.predicted for t in report.acts().values()) == total.predicted
        assert sum(t.hits for t in report.acts().values()) == total.hits
    assert len(report.acts()) == 13


def test_findings_are_in_the_table_only_when_asked(silent) -> None:
    report = evaluate(EVALS, silent)
    assert "missed" not in report.table()
    assert "missed    REQUEST NL > RS" in report.table(findings=True)


def test_floors_rise_and_never_fall(perfect, silent, tmp_path: Path) -> None:
    path, pin = tmp_path / "floors.json", gold_hash(EVALS)
    good, bad = evaluate(EVALS, perfect), evaluate(EVALS, silent)
    assert load_floors(path).scores == {}
    save_floors(raise_floors(good, load_floors(path), pin), path)
    floors = load_floors(path)
    assert floors.scores["test"] == {"act": 1.0, "full": 1.0, "who": 1.0}
    assert check_floors(good, floors, pin) == []
    assert "dev, act: F1 0.0000 is below its floor 1.000." in check_floors(bad, floors, pin)
    assert raise_floors(bad, floors, pin) == floors


def test_floors_of_other_gold_are_refused(perfect, tmp_path: Path) -> None:
    report = evaluate(EVALS, perfect)
    floors = raise_floors(report, load_floors(tmp_path / "none.json"), "another hash")
    assert len(check_floors(report, floors, gold_hash(EVALS))) == 1


def test_a_broken_floors_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"floors": 3}')
    with pytest.raises(DataError, match=r"floors\.json"):
        load_floors(path)


def test_tallies_add_up() -> None:
    total = Tally(1, 2, 4) + Tally(1, 2, 0)
    assert (total.precision, total.recall) == (0.5, 0.5)
    assert Tally().f1 == 1.0
    assert Share().value is None
