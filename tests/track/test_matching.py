"""Whether two statements are the same thing, and why."""

import pytest

from evals.matches import score
from griffier.errors import DataError
from griffier.ledger.entries import Entry
from griffier.model import Act, Actor
from griffier.track.glossary import read_glossary, sense_of
from griffier.track.likeness import Scale
from griffier.track.matching import matches


def entry(id_, lang, quote, *, recipients=(), concept=None):
    return Entry(
        id=id_, document=id_[0], kind="report", lang=lang, published=None, act=Act.REQUEST,
        actors=(Actor("NL", "Nederland"),), quote=quote, start=0, end=len(quote), topic=quote,
        recipients=tuple(Actor(each, each) for each in recipients), concept=concept,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("het prijsplafond voor gas", "the price cap on gas"),
        ("18 miljard euro voor Oekraïne", "18 billion euro for Ukraine"),
        ("de sanctieomzeiling", "circumvention of sanctions"),
        ("de ontbossingsverordening", "the deforestation regulation"),
        ("mensensmokkel", "migrant smuggling"),
    ],
)
def test_both_languages_say_the_same(dutch, english):
    mine, theirs = sense_of(dutch, "nl"), sense_of(english, "en")
    assert mine.ids & theirs.ids
    assert mine.names == theirs.names


def test_speakers_are_not_what_it_is_about():
    sense = sense_of("Nederland en de Europese Raad riepen Servië op", "nl")
    assert sense.names == {"RS"}


def test_a_match_says_why():
    a = entry("a1", "nl", "het visumbeleid van Servië", recipients=["RS"], concept="visa-policy")
    b = entry("b1", "en", "the visa policy of Serbia", recipients=["RS"], concept="visa-policy")
    (match,) = matches([[a], [b]])
    assert match.reason.startswith("Both have the concept visa-policy; RS; the words ")
    assert "visum / visa" in match.reason


def test_another_country_is_another_thing():
    a = entry("a1", "nl", "toetreding van Kroatië tot Schengen")
    b = entry("b1", "en", "the accession of Bulgaria to Schengen")
    c = entry("b2", "en", "the accession of Croatia to Schengen")
    scale = Scale([a, b, c])
    assert scale.likeness(a, c).score > scale.likeness(a, b).score + 0.3
    assert [(m.one, m.other) for m in matches([[a], [b, c]])] == [("a1", "b2")]


def test_the_measure_is_symmetric_and_repeats():
    a = entry("a1", "nl", "steun voor de natuurherstelverordening")
    b = entry("b1", "en", "the nature restoration law")
    scale = Scale([a, b])
    assert (
        scale.likeness(a, b).score
        == scale.likeness(b, a).score
        == Scale([b, a]).likeness(a, b).score
    )


def test_a_malformed_glossary_is_named():
    with pytest.raises(DataError, match="the first line"):
        list(read_glossary("a,b\n", "glossary.csv"))
    with pytest.raises(DataError, match="line 2"):
        list(read_glossary("nl,en\nvisum,\n", "glossary.csv"))


@pytest.mark.parametrize(
    ("split", "precision", "recall"), [("open", 0.97, 0.84), ("blind", 0.95, 0.84)]
)
def test_the_score_does_not_fall(split, precision, recall):
    found = score()[split]
    assert found.pairs >= 300
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall
