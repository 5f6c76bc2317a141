"""The whole stage on one letter: what each part finds must fit together."""

from datetime import date
from pathlib import Path

import pytest

from griffier.annotate import annotate
from griffier.lexicon.annotation import load_annotation
from griffier.model import Source
from tests.annotate.letters import letter

SEED = Path(__file__).parents[3] / "shared" / "seed"


def test_no_date_within_a_reference_or_a_sum() -> None:
    made = letter(
        "Zie https://voorbeeld.nl/6-december-2022/ en PB L 335 van 13.12.2014, voor 2023 euro, "
        "van 6 mei 2022.",
        day=date(2022, 12, 21),
    )
    found = annotate(made, load_annotation("nl"))
    assert [made.text.text[m.start : m.end] for m in found.moments] == ["6 mei 2022"]
    assert [each.kind for each in found.references] == ["url", "oj"]
    assert [each.currency for each in found.amounts] == ["EUR"]


def test_a_deadline_still_dates_its_meeting() -> None:
    made = letter("Ik informeer u vóór de Europese Raad van 23 en 24 maart.", day=date(2023, 3, 1))
    found = annotate(made, load_annotation("nl"))
    assert [(m.kind, m.last) for m in found.moments] == [("deadline", date(2023, 3, 22))]
    assert found.meetings[0].date == date(2023, 3, 23)


def test_an_empty_letter_has_nothing() -> None:
    found = annotate(letter(""), load_annotation("en"))
    assert not any((found.moments, found.references, found.meetings, found.abbreviations))


@pytest.mark.parametrize("name", ["kamerbrief.pdf", "kamerbrief.docx", "kamerbrief.html"])
def test_the_seed_letter(name: str) -> None:
    if not SEED.exists():
        pytest.skip("the seed letter does not lie beside the project (../shared/seed)")
    from griffier.lexicon.structure import structure_words
    from griffier.read import read_text
    from griffier.structure import structure

    text = read_text(Source((SEED / name).read_bytes(), name))
    found = annotate(structure(text, structure_words()), load_annotation("nl"))
    summit, council = found.meetings
    assert (summit.date, summit.place, summit.country) == (date(2022, 12, 6), "Tirana", "AL")
    assert (council.date, council.body) == (date(2022, 12, 8), "EU_COUNCIL")
    assert [each.short for each in found.abbreviations] == ["GBVB"]
    assert found.references[-1].id.endswith("tirana-declaration-6-december-2022/")
