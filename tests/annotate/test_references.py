"""References: the cases of references.tsv, spans, addresses, and hostile input."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.annotate.references import find_references
from griffier.lexicon.references import load_reference_forms

FORMS = load_reference_forms()
CASES = [
    [*line.split("\t"), ""][:2]
    for line in (Path(__file__).parent / "references.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = ["Kamerstuk", "Kamerstukken", "21 501-20", ",", "nr.", "nrs.", "1873", "en", "(", ")", "II"]
WORDS += [
    "COM(2022)",
    "457",
    "www.",
    "https://a.nl/b",
    "motie",
    "van",
    "het lid",
    "Piri",
    "c.s.",
    "V",
]
WORDS += [
    "Verordening (EU)",
    "2018/1806",
    "2014/145/GBVB",
    "PB L",
    "335",
    "İ",
    "artikel",
    "100",
    "VEU",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: str) -> None:
    found = find_references(text, FORMS)
    assert " | ".join(f"{each.kind} {each.id}" for each in found) == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "Kamerstuk 21 501-20, nr. 1873",
            "https://zoek.officielebekendmakingen.nl/kst-21501-20-1873.html",
        ),
        ("Kamerstuk 29 521", "https://zoek.officielebekendmakingen.nl/dossier/29521"),
        ("Kamerstuk 33 400 (R1957), nr. 7", None),
        (
            "Verordening (EG) nr. 539/2001",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32001R0539",
        ),
        (
            "(CFSP) 2022/265",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32022D0265",
        ),
        ("OJ L 42 I", None),
        ("www.voorbeeld.nl", "https://www.voorbeeld.nl"),
    ],
)
def test_address(text: str, url: str | None) -> None:
    assert [each.url for each in find_references(text, FORMS)] == [url]


def test_spans_of_a_list() -> None:
    text = "Kamerstukken 21501-02 nrs. 2588 en 2589"
    quotes = [text[each.start : each.end] for each in find_references(text, FORMS)]
    assert quotes == ["Kamerstukken 21501-02 nrs. 2588", "2589"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_spans_are_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for each in find_references(text, FORMS):
        assert end <= each.start < each.end <= len(text)
        assert each.id
        end = each.end


@pytest.mark.parametrize(
    "piece", ["Kamerstuk ", "21 501-20, ", "motie van het lid A", "www.", "com("]
)
def test_hostile_repetition_stays_quick(piece: str) -> None:
    began = time.process_time()
    find_references(piece * 20_000, FORMS)
    assert time.process_time() - began < 5
