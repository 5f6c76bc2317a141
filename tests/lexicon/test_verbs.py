import csv
import time
from functools import cache
from pathlib import Path

import pytest

from griffier.errors import DataError
from griffier.lexicon import verbs
from griffier.lexicon.conjugation import Form
from griffier.lexicon.verbs import VerbTable, build_verbs

_CSV = Path(__file__).parent / "verb_forms.csv"
CASES = list(csv.DictReader(_CSV.read_text(encoding="utf-8").splitlines()))
LANGUAGES = ("nl", "en")


@cache
def table(lang: str) -> VerbTable:
    return build_verbs(lang, ())


def lemmas(lang: str) -> list[str]:
    irregular, regular = verbs._load(lang)
    return [*irregular, *regular]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}-{case['form']}")
def test_a_form_has_its_lemma_and_kind(case: dict[str, str]) -> None:
    kind = getattr(Form, case["kind"].upper())
    readings = table(case["lang"]).forms.get(case["form"], ())
    assert any(lemma == case["lemma"] and form & kind for lemma, form in readings)


def test_the_cases_are_many() -> None:
    assert sum(case["lang"] == "nl" for case in CASES) >= 150
    assert sum(case["lang"] == "en" for case in CASES) >= 80


@pytest.mark.parametrize(("lang", "least"), [("nl", 6000), ("en", 3000)])
def test_the_table_is_large_and_names_no_verb_twice(lang: str, least: int) -> None:
    listed = lemmas(lang)
    assert len(listed) >= least
    path = Path(verbs.__file__).parent / lang / "verbs.csv"
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(set(listed)) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_verb_has_forms_of_its_own(lang: str) -> None:
    known = {lemma for readings in table(lang).forms.values() for lemma, _ in readings}
    assert set(lemmas(lang)) <= known
    assert all(table(lang).forms)
    assert all(form for readings in table(lang).forms.values() for _, form in readings)
    assert all(word == word.strip().lower() for word in table(lang).forms)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_names_each_lemma_once(lang: str) -> None:
    for readings in table(lang).forms.values():
        assert len({lemma for lemma, _ in readings}) == len(readings)


def test_separable_verbs_are_found_joined_and_split() -> None:
    forms, particles = table("nl").forms, table("nl").particles
    for lemma in lemmas("nl"):
        particle, _, base = lemma.rpartition("|")
        if not particle:
            continue
        assert particles[base][particle] == lemma
        assert any(found == base and form & Form.FINITE for found, form in forms[base])
        assert any(found == lemma for found, _ in forms[particle + base])


def test_english_has_no_separable_verbs() -> None:
    assert not table("en").particles


def test_verbs_of_the_acts_are_added() -> None:
    added = build_verbs("nl", ["rond|bazuinen", "verzinnebeelden"])
    assert ("rond|bazuinen", Form.PARTICIPLE) in added.forms["rondgebazuind"]
    assert added.particles["bazuinen"]["rond"] == "rond|bazuinen"


def test_auxiliaries_are_read_first() -> None:
    assert table("nl").forms["was"][0][0] == "zijn"
    assert table("en").forms["saw"][0][0] == "see"


def test_a_short_row_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "verbs.csv").write_text("infinitive,present\nlopen,loop\n", "utf-8")
    monkeypatch.setattr(verbs, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"verbs\.csv.*lopen"):
        verbs._load("xx")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_built_in_a_moment(lang: str) -> None:
    build_verbs(lang, ())
    start = time.process_time()
    build_verbs(lang, ())
    assert time.process_time() - start < 0.5  # measured: 0.07 s; the rest is for slow machines
