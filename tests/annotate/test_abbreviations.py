"""Short forms a text defines, and brackets that define nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.annotate.abbreviations import find_abbreviations
from griffier.lexicon.abbreviations import load_abbreviation_words

WORDS = load_abbreviation_words()
DEFINED = [
    (
        "het Gemeenschappelijk Buitenlands- en Veiligheidsbeleid van de EU (GBVB).",
        "GBVB",
        "Gemeenschappelijk Buitenlands- en Veiligheidsbeleid van de EU",
    ),
    (
        "de Vereniging van Nederlandse Gemeenten (VNG)",
        "VNG",
        "Vereniging van Nederlandse Gemeenten",
    ),
    ("de Raad Buitenlandse Zaken (RBZ) sprak", "RBZ", "Raad Buitenlandse Zaken"),
    ("de Europese Raad (ER) van oktober", "ER", "Europese Raad"),
    ("de Hoge Vertegenwoordiger (HV) zei", "HV", "Hoge Vertegenwoordiger"),
    ("de European Peace Facility (EPF) betaalt", "EPF", "European Peace Facility"),
    ("de Europese Commissie (hierna: de Commissie) stelt", "Commissie", "Europese Commissie"),
    ("de Europese Commissie (hierna: Commissie) stelt", "Commissie", "Europese Commissie"),
    ("the European External Action Service (EEAS)", "EEAS", "European External Action Service"),
    ("het Verenigd Koninkrijk (VK) trad uit", "VK", "Verenigd Koninkrijk"),
    (
        "gekwalificeerde meerderheid van stemmen (GMS)",
        "GMS",
        "gekwalificeerde meerderheid van stemmen",
    ),
    ("niet-gouvernementele organisaties (ngo's)", "ngo's", "niet-gouvernementele organisaties"),
    (
        "de Noord-Atlantische Verdragsorganisatie (NAVO)",
        "NAVO",
        "Noord-Atlantische Verdragsorganisatie",
    ),
    (
        "het Europees Openbaar Ministerie (hierna te noemen: EOM)",
        "EOM",
        "Europees Openbaar Ministerie",
    ),
    (
        "de Raad voor Concurrentievermogen (RvC) sprak",
        "RvC",
        "Raad voor Concurrentievermogen",
    ),
    (
        "the United Nations Relief and Works Agency (hereinafter: “UNRWA”)",
        "UNRWA",
        "United Nations Relief and Works Agency",
    ),
]
UNDEFINED = [
    "de heer Smit (VVD) sprak",
    "in Tirana (Albanië) sprak",
    "de Europese Vredesfaciliteit (EPF) betaalt",
    "zie de brief (Kamerstuk 21 501-20, nr. 1873)",
    "het eerste punt (A) en het tweede (B)",
    "Verordening (EU) 2018/1806",
    "hij sprak (zie bijlage)",
    "de minister (niet aanwezig) sprak",
    "(EU) aan het begin",
    "Vragen van het lid Erkens (VVD) aan",
]


@pytest.mark.parametrize(("text", "short", "long"), DEFINED)
def test_defined(text: str, short: str, long: str) -> None:
    (found,) = find_abbreviations(text, WORDS)
    assert (found.short, found.long) == (short, long)
    assert text[found.start : found.end].startswith(long)
    assert text[found.end - 1] == ")"


@pytest.mark.parametrize("text", UNDEFINED)
def test_not_defined(text: str) -> None:
    assert find_abbreviations(text, WORDS) == ()


def test_a_long_form_stays_in_its_paragraph() -> None:
    assert find_abbreviations("Raad Buitenlandse\n\nZaken (RBZ)", WORDS) == ()


@given(st.text(alphabet="AaBb (\n)-:V", max_size=80))
def test_spans_are_ordered(text: str) -> None:
    begin = 0
    for each in find_abbreviations(text, WORDS):
        assert begin <= each.end <= len(text)
        assert text[each.start :].startswith(each.long)
        begin = each.end
