"""One series, whatever a meeting is called and in which language."""

import pytest

from griffier.errors import DataError
from griffier.lexicon.meetings import load_meeting_table
from griffier.track.series import load_series, read_series, series_of


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("EU-Westelijke Balkantop", "eu-western-balkans"),
        ("EU–Western Balkans summit", "eu-western-balkans"),
        ("Balkantop", "eu-western-balkans"),
        ("top tussen de EU en China", "eu-china"),
        ("EU-Chinatop", "eu-china"),
        ("EU-China summit", "eu-china"),
        ("24th EU-Ukraine Summit", "eu-ukraine"),
        ("EU-VS-top", "eu-us"),
        ("EU-AU-top", "eu-african-union"),
        ("JBZ-raad", "jha-council"),
        ("Justice and Home Affairs Council", "jha-council"),
        ("informele Raad Buitenlandse Zaken", "foreign-affairs-council"),
        ("RBZ Handel", "foreign-affairs-council-trade"),
        ("Foreign Affairs Council (Defence)", "foreign-affairs-council-defence"),
        ("RAZEB", "general-affairs-and-external-relations-council"),
        ("TTE Council (Energy)", "energy-council"),
        ("Top van de Raad van Europa", "coe-summit"),
    ],
)
def test_names_of_one_series(name, series):
    assert series_of(name) == series


@pytest.mark.parametrize("name", ["top in Tirana", "Sociale Top", "Brdo summit", "Associatieraad"])
def test_names_that_tell_no_series(name):
    assert series_of(name) is None


def test_every_series_of_the_readers_is_known_or_left_out_on_purpose():
    open_ended = {
        *("associatieraad", "samenwerkingsraad", "partnerschapsraad"),
        "intergouvernementele-conferentie",  # each of these is with another counterpart
    }
    assert set(load_meeting_table().series) - set(load_series().by_lexicon) == open_ended


def test_both_names_of_a_series_name_it():
    for kind in load_series().kinds.values():
        for name in kind.names:
            assert series_of(name) == kind.id, name


def test_a_malformed_series_is_named():
    with pytest.raises(DataError, match="series x"):
        read_series('[[series]]\nid = "x"\n', "series.toml")
    twice = '[[series]]\nid = "x"\nnames = ["a", "b"]\nlexicon = ["l"]\n'
    with pytest.raises(DataError, match="series x: stands there twice"):
        read_series(twice + twice, "series.toml")
