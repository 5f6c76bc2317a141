"""Whole letters annotated field by field, and how well griffier reads them."""

from pathlib import Path

import pytest

from evals.fields import Share, files, judge, kept, letters_in, main, scored
from griffier import pipeline
from griffier.errors import DataError
from griffier.model import Source

LETTER = """=== proef
21 501-02 Raad Algemene Zaken
Nr. 12 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 3 mei 2022

Hierbij bied ik u het verslag aan van de Raad Algemene Zaken van 26 april 2022.

Polen steunde het voorstel van Malta. || {met}
Het regende die dag in Luxemburg. || 2022-04-26
Ik zal de Kamer vóór 1 juni over het vervolg informeren. || < {due}
---
kind=report ~ letter
number={number}
meetings={meetings}
"""


def _scored(
    folder: Path,
    met: str = "2022-04-26",
    due: str = "2022-05-31",
    number: str = "12",
    meetings: str = "2022-04-26",
) -> tuple[dict[str, Share], list[str]]:
    path = folder / "proef.txt"
    path.write_text(LETTER.format(met=met, due=due, number=number, meetings=meetings), "utf-8")
    shares, findings = scored(path)
    return shares, [f"{each.field} {each.asked} {each.given}" for each in findings]


def test_every_field_is_counted_by_itself(tmp_path: Path) -> None:
    shares, findings = _scored(tmp_path)
    fields = ("kind", "number", "meetings", "meeting", "deadline")
    assert all(shares[field] == Share(1, 1) for field in fields)
    assert findings == ["unread - nothing"]  # the weather is no statement


@pytest.mark.parametrize(
    ("wrong", "finding"),
    [
        ({"met": "2022-04-25~-"}, "meeting - or 2022-04-25 2022-04-26"),
        ({"due": "2022-06-01"}, "deadline 2022-06-01 2022-05-31"),
        ({"due": "-"}, "deadline - 2022-05-31"),
        ({"number": "13"}, "number 13 12"),
        ({"meetings": "2022-04-26 2022-06-30"}, "meetings 2022-06-30 -"),
        ({"meetings": ""}, "meetings - 2022-04-26"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, wrong: dict[str, str], finding: str) -> None:
    assert finding in _scored(tmp_path, **wrong)[1]


def test_a_meeting_not_asked_for_may_be_there(tmp_path: Path) -> None:
    assert "meetings" not in _scored(tmp_path, meetings="(2022-04-26)")[0]


def test_a_field_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proef.txt"
    path.write_text("=== proef\nBrief\n---\ncolour=red\n", encoding="utf-8")
    with pytest.raises(DataError, match="behind «---» stand fields of a head"):
        letters_in(path)


def test_a_sentence_that_was_not_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "proef.txt"
    path.write_text("=== proef\nPolen stemde in. || -\n---\nkind=other\n", encoding="utf-8")
    (letter,) = letters_in(path)
    with pytest.raises(DataError, match="is not in the text that was read"):
        judge(letter, pipeline.read(Source(b"Iets heel anders.", "ander.txt")))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_no_file_is_read_less_well_than_before(path: Path) -> None:
    floors = kept("floors")[path.stem]
    shares, findings = scored(path)
    reached = {field: shares[field].rate for field in floors}
    assert all(reached[field] >= floors[field] for field in floors), (reached, findings)


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--findings"])
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1].startswith("all: ")
    assert all(path.stem in printed for path in files())
