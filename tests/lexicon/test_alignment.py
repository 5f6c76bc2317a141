"""The tables behind declarations on alignment."""

import re

import pytest

from griffier.extract.alignment_lists import listings
from griffier.lexicon.actors import actor_table
from griffier.lexicon.alignment import (
    any_of,
    country_names,
    folded,
    load_alignment,
    loose,
    names_of,
)
from griffier.model import Span

WORDS = load_alignment()
OFFICIAL = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"


def test_every_official_language_of_the_union_is_there() -> None:
    assert set(OFFICIAL.split()) <= WORDS.languages.keys()
    assert WORDS.languages.keys() == country_names().keys()


@pytest.mark.parametrize("lang", WORDS.languages)
def test_examples_list_their_countries(lang: str) -> None:
    wording = WORDS.languages[lang]
    assert wording.examples
    for text, expected in wording.examples:
        found = listings(text, Span(0, len(text)), wording, WORDS.partners)
        assert [tuple(each.id for each in listing.countries) for listing in found] == [expected]


@pytest.mark.parametrize("lang", WORDS.languages)
def test_every_partner_and_target_has_a_name_in_every_language(lang: str) -> None:
    named = set(country_names()[lang].values())
    assert named >= WORDS.partners
    assert named >= {regime.target for regime in WORDS.regimes if regime.target}


def test_names_are_of_countries_griffier_knows() -> None:
    known = actor_table().kinds
    for names in country_names().values():
        assert {country for country in names.values() if known.get(country) != "country"} == set()


def test_every_name_is_found_with_a_digit_glued_to_it() -> None:
    for lang, names in country_names().items():
        for name, country in names.items():
            match = names_of(lang).search(f", {name}2 ")
            assert match is not None
            assert country_names()[lang][folded(match[0])] == country


def test_acts_belong_to_one_regime_each_and_look_like_numbers() -> None:
    acts = [act for regime in WORDS.regimes for act in regime.acts]
    assert len(acts) == len(set(acts))
    assert all(re.fullmatch(r"(19|20)\d\d/[1-9]\d{0,3}", act) for act in acts)
    assert len({regime.id for regime in WORDS.regimes}) == len(WORDS.regimes)


def test_a_year_counts_so_many_acts() -> None:
    assert WORDS.last_number(2011) < 1100
    assert WORDS.last_number(2022) < 3000
    assert WORDS.last_number(2031) == 9999


def test_phrases_take_any_apostrophe_dash_and_blank() -> None:
    assert re.fullmatch(loose("Bosnia-Herzegovina d'Ivoire"), "Bosnia–Herzegovina  d’Ivoire")
    assert any_of(("align with",)).search("they Align  with us")
    assert not any_of(()).search("anything")
