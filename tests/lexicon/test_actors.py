"""Each entry of the actor tables finds its example, and the example finds the entry."""

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest

import griffier.lexicon
from griffier.annotate.actors import find_mentions
from griffier.errors import DataError
from griffier.lexicon import actors, roles
from griffier.lexicon.actors import actor_table
from griffier.lexicon.offices import office_register
from griffier.lexicon.vocabulary import Vocabulary
from griffier.model import Letter, Metadata, Text

SHARED = Path(griffier.lexicon.__file__).parent / "shared"
TABLE, OFFICES = actor_table(), office_register()
ROWS = list(csv.DictReader((SHARED / "countries.csv").read_text("utf-8").splitlines()))
BODIES = list(csv.DictReader((SHARED / "bodies.csv").read_text("utf-8").splitlines()))
GROUPS = tomllib.loads((SHARED / "groups.toml").read_text("utf-8"))
# Two countries answer to these; without other evidence the stage must abstain.
SHARED_NAMES = {"Congo", "Korea"}


def found(text, lang):
    letter = Letter(Text(text, ()), lang, Metadata(date=date(2022, 12, 21)), ())
    mentions = find_mentions(letter, TABLE, OFFICES)
    return [(text[each.start : each.end], each.entity, each.form) for each in mentions]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["id"] != "TK"], ids=lambda row: row["id"]
)
@pytest.mark.parametrize(
    ("lang", "frame"), [("nl", "Gisteren steunde {} dit."), ("en", "So {} agreed.")]
)
def test_every_name_of_a_country_finds_it(row, lang, frame):
    for name in row[lang].split("|"):
        if name in SHARED_NAMES:
            assert found(frame.format(name), lang) == []
        else:
            assert found(frame.format(name), lang) == [(name, row["id"], "noun")]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["nl_adjective"]], ids=lambda row: row["id"]
)
def test_every_dutch_adjective_modifies_and_names_the_government(row):
    for adjective in row["nl_adjective"].split("|"):
        ending = "ese" if adjective.endswith("ees") else None
        inflected = adjective[:-3] + ending if ending else adjective + "e"
        if adjective in ("Congolees", "Koreaans"):
            assert found(f"De {inflected} havens groeien.", "nl") == []
            continue
        assert found(f"De {inflected} havens groeien.", "nl") == [
            (inflected, row["id"], "adjective")
        ]
        phrase = f"{inflected} autoriteiten"
        assert found(f"De {phrase} werken mee.", "nl") == [(phrase, row["id"], "noun")]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["en_adjective"]], ids=lambda row: row["id"]
)
def test_every_english_adjective_modifies_and_names_the_government(row):
    for adjective in row["en_adjective"].split("|"):
        if adjective in ("Congolese", "Korean"):
            continue
        phrase = f"{adjective} authorities"
        assert found(f"The {phrase} helped.", "en") == [(phrase, row["id"], "noun")]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["nl_capital"]], ids=lambda row: row["id"]
)
def test_every_capital_is_a_government_or_a_place(row):
    for lang, frame, place in (
        ("nl", "Daarom weigert {} dat.", "De top in {} slaagde."),
        ("en", "So {} refuses.", "The summit in {} went well."),
    ):
        for capital in row[f"{lang}_capital"].split("|"):
            assert found(frame.format(capital), lang) == [(capital, row["id"], "capital")]
            assert found(place.format(capital), lang) == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["nl_people"]], ids=lambda row: row["id"]
)
def test_every_people_finds_its_country(row):
    for people in row["nl_people"].split("|"):
        entities = {entity for _, entity, _ in found(f"Volgens de {people} is dat zo.", "nl")}
        assert entities == (
            {row["id"]} if not people.startswith(("Congolees", "Congolezen")) else set()
        )


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["id"])
@pytest.mark.parametrize(
    ("lang", "frame"), [("nl", "Ook meldde {} dat."), ("en", "Then {} said so.")]
)
def test_every_name_of_a_body_finds_it(row, lang, frame):
    for name in filter(None, row[lang].split("|")):
        assert [each[:2] for each in found(frame.format(name), lang)] == [(name, row["id"])]


@pytest.mark.parametrize("identity", GROUPS)
@pytest.mark.parametrize(
    ("lang", "frame"), [("nl", "Dat steunen {} ook."), ("en", "Then {} agreed.")]
)
def test_every_name_of_a_group_finds_it(identity, lang, frame):
    for name in GROUPS[identity][lang]:
        assert [each[:2] for each in found(frame.format(name), lang)] == [(name, identity)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_role_and_field_finds_its_examples(lang):
    book = TABLE.roles(lang)
    examples = [each for role in book.roles for each in role.examples]
    examples += [each for several in book.field_examples.values() for each in several]
    for text, words, entity in examples:
        assert (words, entity) in [each[:2] for each in found(text, lang)], text


def test_codes_are_those_of_iso_3166_and_kosovo():
    codes = [row["id"] for row in ROWS]
    assert len(codes) == len(set(codes)) == 250
    assert all(len(code) == 2 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("group", "day", "size", "member", "stranger"),
    [
        ("MEMBER_STATES", date(2003, 1, 1), 15, "GB", "PL"),
        ("MEMBER_STATES", date(2004, 5, 1), 25, "PL", "BG"),
        ("MEMBER_STATES", date(2007, 1, 1), 27, "BG", "HR"),
        ("MEMBER_STATES", date(2013, 6, 30), 27, "GB", "HR"),
        ("MEMBER_STATES", date(2013, 7, 1), 28, "HR", "RS"),
        ("MEMBER_STATES", date(2020, 1, 31), 28, "GB", "RS"),
        ("MEMBER_STATES", date(2020, 2, 1), 27, "HR", "GB"),
        ("NATO", date(2020, 3, 27), 30, "MK", "FI"),
        ("NATO", date(2024, 3, 7), 32, "SE", "RS"),
        ("EUROZONE", date(2023, 1, 1), 20, "HR", "BG"),
        ("SCHENGEN", date(2023, 1, 1), 27, "HR", "RO"),
        ("WESTERN_BALKANS", date(2022, 12, 6), 6, "XK", "HR"),
        ("V4", date(2022, 12, 6), 4, "HU", "AT"),
    ],
)
def test_members_of_a_group_on_a_day(group, day, size, member, stranger):
    members = TABLE.members(group, day)
    assert len(members) == size
    assert member in members
    assert stranger not in members


def test_labels_in_both_languages():
    assert TABLE.label("RS", "nl") == "Servië"
    assert TABLE.label("RS", "en") == "Serbia"
    assert TABLE.label("TK", "en") == "House of Representatives"
    assert TABLE.label("RVO", "en") == "Netherlands Enterprise Agency"
    assert TABLE.label("PERSON:Jan Smit", "en") == "Jan Smit"
    assert TABLE.label("NOT_THERE", "en") == "NOT_THERE"


def test_malformed_entries_are_named(monkeypatch):
    with pytest.raises(DataError, match=r"groups\.toml, X: ZZ is no country"):
        actors._group("X", {"nl": ["x"], "en": ["x"], "members": ["ZZ"]}, {})
    with pytest.raises(DataError, match="a name in each language"):
        actors._group("X", {"nl": ["x"]}, {})
    with pytest.raises(DataError, match="unknown key"):
        roles._role({"words": ["x"], "colour": "red"}, "nl")
    with pytest.raises(DataError, match="examples of three parts"):
        roles._role({"words": ["x"]}, "nl")
    with pytest.raises(DataError, match="already a country"):
        actors._add_body(["NL", "x", "x"], {}, {"NL": "country"}, {})


def test_phrases_ask_for_the_capitals_they_are_printed_with():
    table = Vocabulary[str]()
    table.add("VS", "abbreviation")
    table.add("Polen", "name")
    table.add("lidstaten", "word")
    table.add("Raad van Europa", "long")
    table.add("Raad", "short")

    def hit(words):
        found = table.longest(words, [word.lower() for word in words], 0)
        return found and (found.end, found.values)

    assert hit(["VS"]) == (1, ("abbreviation",))
    assert hit(["vs"]) is hit(["Vs"]) is None
    assert hit(["POLEN"]) == hit(["Polen"]) == (1, ("name",))
    assert hit(["polen"]) is None
    assert hit(["Lidstaten"]) == (1, ("word",))
    assert hit(["Raad", "van", "Europa"]) == (3, ("long",))
    assert hit(["Raad", "van", "State"]) == (1, ("short",))
