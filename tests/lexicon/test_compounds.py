"""Words come down to the same stems in every form, and compounds to known parts only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.lexicon.compounds import LONGEST, Decompounder, Inflection
from griffier.lexicon.thesaurus import load_reading

PARTS = ["visum", "beleid", "terugkeer", "samenwerking", "handel", "akkoord", "grens", "controle"]


def inflection(lang):
    reading = load_reading(lang)
    return Inflection(reading.endings, reading.shortest, reading.kept, reading.hardened)


NL, EN = inflection("nl"), inflection("en")
CUTTER = Decompounder(NL, load_reading("nl").links, {}, PARTS)


@pytest.mark.parametrize(
    "forms",
    [
        ("akkoord", "akkoorden", "akkoordje", "akkoordjes"),
        ("prijs", "prijzen"),
        ("tarief", "tarieven"),
        ("staat", "staten"),
        ("grens", "grenzen"),
        ("plan", "plannen"),
        ("bos", "bossen"),
        ("sanctie", "sancties"),
        ("europees", "europese"),
        ("digitaal", "digitale"),
        ("duurzaam", "duurzame"),
        ("haven", "havens"),
        ("maatregel", "maatregelen"),
    ],
)
def test_dutch_forms_of_one_word_have_one_stem(forms):
    assert len({NL.stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "forms", [("policy", "policies"), ("tax", "taxes"), ("process", "processes"), ("visa", "visas")]
)
def test_english_forms_of_one_word_have_one_stem(forms):
    assert len({EN.stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("gas", "gast"), ("handel", "handig"), ("boer", "boor"), ("crisis", "cri")]
)
def test_different_words_keep_different_stems(one, other):
    assert NL.stem(one) != NL.stem(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("visumbeleid", ["visum", "beleid"]),
        ("terugkeersamenwerking", ["terugkeer", "samenwerking"]),
        ("handelsakkoorden", ["handel", "akkoord"]),
        ("grenscontroles", ["grens", "controle"]),
        ("visumbeleidscontrole", ["visum", "beleid", "controle"]),
    ],
)
def test_a_compound_is_cut_into_its_parts(word, parts):
    assert list(CUTTER.parts(word)) == [NL.stem(part) for part in parts]


@pytest.mark.parametrize("word", ["visumdienst", "handelaar", "behandeling", "begrensd", "visum"])
def test_what_has_an_unknown_part_stays_whole(word):
    assert CUTTER.parts(word) == (NL.stem(word),)


@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=3), st.sampled_from(["", "s"]))
def test_whatever_is_put_together_comes_apart(parts, link):
    assert list(CUTTER.parts(link.join(parts))) == [NL.stem(part) for part in parts]


@given(st.text(max_size=LONGEST * 2))
def test_stems_are_final_and_never_empty_of_a_word(word):
    for language in (NL, EN):
        stem = language.stem(word)
        assert language.stem(stem) == stem
        assert len(stem) <= len(word)
        assert bool(stem) == bool(word)
    assert CUTTER.parts(word)


def test_english_has_no_compounds():
    cutter = Decompounder(EN, load_reading("en").links, {}, ["visa", "policy"])
    assert cutter.parts("visapolicy") == ("visapolicy",)
