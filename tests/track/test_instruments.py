"""Instruments: what is a name of one, and which names are of the same."""

import dataclasses

import pytest

from griffier.ledger.entries import Pointer
from griffier.model import Actor
from griffier.track.instrument_sets import Passage
from griffier.track.instrument_words import instrument_examples
from griffier.track.instruments import Instrument, instruments
from griffier.track.namings import namings
from tests.track.ledgers import day, entry

EXAMPLES = instrument_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text)
def test_an_example_is_one_thing_of_its_kind(example):
    (found,) = namings(example.text, example.lang)
    assert found.kind == example.kind
    assert not found.bare


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text)
def test_an_example_is_no_other_kind(example):
    others = {other.kind for other in EXAMPLES} - {example.kind}
    assert not {found.kind for found in namings(example.text, example.lang)} & others


@pytest.mark.parametrize(
    ("sentence", "lang", "names"),
    [
        (
            "Nederland acht het EU-steunpakket voor energie positief.",
            "nl",
            ["EU-steunpakket voor energie"],
        ),
        (
            "De Commissie zal de mededeling over visserij later presenteren.",
            "nl",
            ["mededeling over visserij"],
        ),
        ("Het Belgische voorstel wijzigt verordening 883/2004.", "nl", ["verordening 883/2004"]),
        ("De herziening van de verordening 883/2004 loopt.", "nl", ["verordening 883/2004"]),
        ("De lang verwachte terugkeerverordening kwam uit.", "nl", ["terugkeerverordening"]),
        ("Italië ging daarmee akkoord.", "nl", []),
        ("Zij legden een stemverklaring af.", "nl", []),
        ("Nederland is van plan te gaan.", "nl", []),
        ("De impact van de maatregel is groot.", "nl", []),
        (
            "We welcome the energy support package of one billion euro.",
            "en",
            ["energy support package"],
        ),
        ("They reached agreement in principle.", "en", []),
        ("De Raad besprak het asiel- en migratiepact.", "nl", ["asiel- en migratiepact"]),
        ("The Council invited the co-legislators to reach agreement on it.", "en", []),
        ("Hij noemde het akkoord met Iran een schande.", "nl", ["akkoord met Iran"]),
        ("Dat tast het Groeipact zodra nodig aan.", "nl", ["Groeipact"]),
    ],
)
def test_names_in_sentences(sentence, lang, names):
    assert [found.text for found in namings(sentence, lang)] == names


def test_a_name_in_two_languages_has_the_same_words():
    (dutch,) = namings("het EU-steunpakket voor energie", "nl")
    (english,) = namings("the energy support package", "en")
    assert (dutch.kind, dutch.stems) == (english.kind, english.stems)


def test_ordinals_and_numbers_are_kept_apart_from_words():
    assert [
        namings(text, "nl")[0].number
        for text in (
            "het derde genderactieplan",
            "de verordening 883/2004",
            "het 11e sanctiepakket",
            "het noodfonds",
        )
    ] == ["derde", "883/2004", "11e", None]


# --- which are one ----------------------------------------------------------------------


def passage(document, on, text, lang="nl", sessions=(), act=None, who="NL", start=0, **more):
    """A sentence; with `act` the whole of it is a statement with the text as its topic."""
    made = ()
    if act:
        made = (
            entry(
                act,
                who,
                on=on,
                document=document,
                start=start,
                end=start + len(text),
                lang=lang,
                quote=text,
                topic=more.pop("topic", None),
            ),
        )
    return Passage(document, lang, day(on), frozenset(sessions), text, start, made, **more)


def only(*passages: Passage) -> Instrument:
    (found,) = instruments(passages)
    return found


def test_a_package_and_an_action_plan_are_two():
    found = instruments(
        [
            passage(
                "v",
                "2022-12-21",
                "Het EU-steunpakket voor energie acht Nederland positief.",
                act="SUPPORT",
            ),
            passage(
                "v",
                "2022-12-21",
                "De Commissie presenteerde een Actieplan migratie voor de Westelijke Balkanroute.",
                act="PROPOSE",
                who="EU_COMMISSION",
                start=90,
            ),
            passage(
                "v", "2022-12-21", "Nederland verwelkomt het Actieplan.", act="SUPPORT", start=190
            ),
        ]
    )
    assert [(each.kind, each.name, len(each.statements)) for each in found] == [
        ("action-plan", "Actieplan migratie voor de Westelijke Balkanroute", 2),
        ("package", "EU-steunpakket voor energie", 1),
    ]
    assert found[0].presented is not None
    assert found[0].presented.actors == (Actor("EU_COMMISSION", "EU_COMMISSION"),)
    assert found[1].presented is None


def test_one_thing_in_two_languages_has_both_names():
    found = only(
        passage(
            "v", "2022-12-16", "Nederland steunt het EU-steunpakket voor energie.", act="SUPPORT"
        ),
        passage(
            "d",
            "2022-12-06",
            "We welcome the energy support package.",
            "en",
            act="SUPPORT",
            who="EU",
        ),
    )
    assert (found.name_nl, found.name_en) == (
        "EU-steunpakket voor energie",
        "energy support package",
    )
    assert found.id == "eu-steunpakket-voor-energie"
    assert len(found.statements) == 2


@pytest.mark.parametrize(
    ("text", "on", "kind"),
    [
        ("Nederland steunt het steunpakket voor de landbouw.", "2022-12-16", "package"),
        ("Nederland steunt het EU-steunpakket voor energie.", "2026-01-16", "package"),
        ("Nederland steunt het actieplan voor energie.", "2022-12-16", "action-plan"),
    ],
)
def test_another_matter_another_time_or_another_kind_is_another_thing(text, on, kind):
    first = passage(
        "a", "2022-12-01", "Nederland steunt het EU-steunpakket voor energie.", act="SUPPORT"
    )
    found = instruments([first, passage("b", on, text, act="SUPPORT")])
    assert len(found) == 2
    assert kind in {each.kind for each in found}
    assert len({each.id for each in found}) == 2


def test_a_regulation_is_one_thing_at_any_time():
    found = only(
        passage("a", "2011-10-04", "Griekenland bekritiseerde de Dublinverordening.", act="OPPOSE"),
        passage("b", "2023-06-16", "Italië bekritiseerde de Dublinverordening.", act="OPPOSE"),
    )
    assert len(found.mentions) == 2


def test_two_ordinals_are_two_things():
    found = instruments(
        [
            passage("a", "2014-01-01", "De Raad besprak het derde spoorpakket.", act="DISCUSS"),
            passage("b", "2014-06-01", "De Raad besprak het vierde spoorpakket.", act="DISCUSS"),
        ]
    )
    assert [each.name for each in found] == ["derde spoorpakket", "vierde spoorpakket"]


def test_a_bare_word_joins_the_only_thing_of_its_kind_at_the_meeting():
    known = passage(
        "d", "2022-12-06", "We welcome the energy support package.", "en", ("tirana",), "SUPPORT"
    )
    bare = passage("a", "2022-11-25", "Nederland steunt dit pakket.", "nl", ("tirana",), "SUPPORT")
    found = only(known, bare)
    assert len(found.statements) == 2
    assert "only one of its kind at tirana" in found.mentions[1].reason
    elsewhere = passage(
        "a", "2022-11-25", "Nederland steunt dit pakket.", "nl", ("brdo",), "SUPPORT"
    )
    assert len(only(known, elsewhere).statements) == 1


def test_a_bare_word_joins_nothing_where_two_are_meant():
    known = [
        passage(
            "d",
            "2022-12-06",
            "We welcome the energy support package.",
            "en",
            ("tirana",),
            "SUPPORT",
        ),
        passage("e", "2022-12-06", "We welcome the roaming package.", "en", ("tirana",), "SUPPORT"),
    ]
    bare = passage("a", "2022-11-25", "Nederland steunt dit pakket.", "nl", ("tirana",), "SUPPORT")
    assert [len(each.statements) for each in instruments([*known, bare])] == [1, 1]


def test_what_is_named_by_its_kind_alone_or_in_no_statement_is_left_out():
    assert (
        instruments([passage("a", "2022-11-25", "Nederland steunt dit pakket.", act="SUPPORT")])
        == ()
    )
    assert instruments([passage("a", "2022-11-25", "Het energiepakket is groot.")]) == ()


def test_a_text_is_where_a_sentence_points_that_names_nothing_else():
    com = Pointer("a", "com", "COM(2022) 1", 50, 60, "COM(2022) 1", "https://example.org/com")
    found = only(
        passage(
            "a",
            "2022-11-25",
            "De Commissie presenteerde de mededeling over havens.",
            act="PROPOSE",
            pointers=(com,),
        )
    )
    assert [text.id for text in found.texts] == ["COM(2022) 1"]
    two = passage(
        "a",
        "2022-11-25",
        "De Raad besprak de mededeling over havens en het spoorpakket.",
        act="DISCUSS",
        pointers=(com,),
    )
    assert all(each.texts == () for each in instruments([two]))


def test_presenting_its_progress_is_not_presenting_it():
    found = only(
        passage(
            "a",
            "2018-11-30",
            "De Commissie presenteerde de voortgang van het Externe Investeringsplan voor Afrika.",
            act="PROPOSE",
            topic="voortgang van het Externe Investeringsplan voor Afrika",
        )
    )
    assert found.presented is None
    found = only(
        passage(
            "a",
            "2018-11-30",
            "De Commissie presenteerde het Externe Investeringsplan voor Afrika.",
            act="PROPOSE",
            topic="Externe Investeringsplan voor Afrika",
        )
    )
    assert found.presented is not None


def test_a_relative_clause_is_about_the_thing_just_named():
    text = "De Commissie lichtte het energiepakket toe dat zij begin november heeft aangekondigd."
    clause = "zij begin november heeft aangekondigd"
    start = text.index(clause)
    told = entry(
        "PROPOSE",
        "EU_COMMISSION",
        on="2022-12-16",
        document="v",
        quote=clause,
        start=start,
        end=start + len(clause),
    )
    found = only(Passage("v", "nl", day("2022-12-16"), frozenset(), text, 0, (told,)))
    assert found.presented == told
    other = text.replace("energiepakket toe dat", "energiepakket toe, want")
    moved = dataclasses.replace(told, start=other.index(clause), end=other.index(clause) + 10)
    assert (
        instruments([Passage("v", "nl", day("2022-12-16"), frozenset(), other, 0, (moved,))]) == ()
    )
