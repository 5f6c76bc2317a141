"""Every labelled sentence gives exactly the actors it is labelled with."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.annotate.actors import find_mentions
from griffier.lexicon.actors import actor_table
from griffier.lexicon.offices import office_register
from griffier.model import Letter, Mention, Metadata, Sender, Text

CASES = tomllib.loads(Path(__file__).with_name("actor_cases.toml").read_text("utf-8"))["case"]
FORMS = {"noun", "adjective", "capital", "inhabitant"}


def letter(text, lang="nl", **metadata):
    metadata.setdefault("date", date(2022, 12, 21))
    return Letter(Text(text, ()), lang, Metadata(**metadata), ())


def mentions(text, lang="nl", **metadata):
    return find_mentions(letter(text, lang, **metadata), actor_table(), office_register())


def as_label(mention: Mention, text: str, label: list[str]) -> list[str]:
    found = [text[mention.start : mention.end], mention.entity]
    if len(label) == 3:
        found.append(mention.form if label[2] in FORMS else mention.person or "")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_sentence_names_exactly_these_actors(case):
    text, labels = case["text"], case["finds"]
    known = {key: value for key, value in case.items() if key not in ("text", "finds")}
    found = mentions(text, **known)
    padded = [*labels, *([[]] * (len(found) - len(labels)))]
    assert [as_label(*each) for each in zip(found, [text] * len(found), padded, strict=False)] == (
        labels
    )


PIECES = [
    *("de", "het", "van", "voor", "en", ",", ".", "-", "(", ")", "’s", "\n\n", "–", "niet"),
    *("Servische", "president", "Vučić", "Raad", "EU", "lidstaten", "Minister", "minister"),
    *("Buitenlandse Zaken", "Turkije", "Brussel", "in", "leden", "VVD", "fractie", "regio"),
    *("oud", "toenmalig", "verschillende", "Westelijke Balkan", "top", "W", "B", "İ", "Kamer"),
    *("commissie", "voorzitter", "NAVO", "Congo", "kabinet", "Rutte", "III", "hierna", "Jansen"),
]


@given(st.lists(st.sampled_from(PIECES)).map(" ".join), st.sampled_from(["nl", "en", "de"]))
def test_mentions_lie_in_the_text_in_order_and_apart(text, lang):
    found = mentions(text, lang)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all("\n" not in text[each.start : each.end] for each in found)


@given(st.text())
def test_any_text_can_be_read(text):
    found = mentions(text)
    assert all(text[each.start : each.end].strip() for each in found)


def test_an_empty_letter_names_nobody():
    assert mentions("") == ()


def test_senders_are_known_by_surname():
    sender = Sender("J.J. Onbekend", "Minister van Buitenlandse Zaken", "NL")
    text = "Minister Onbekend sprak. De Minister zegde toe."
    found = mentions(text, senders=(sender,))
    assert [(each.entity, each.person) for each in found] == [
        ("NL", "J.J. Onbekend"),
        ("NL", "J.J. Onbekend"),
    ]


def test_the_one_who_signs_is_the_minister_of_the_letter():
    sender = Sender("W.B. Hoekstra", "Minister van Buitenlandse Zaken", "NL")
    (found,) = mentions("De Minister zegde dit toe.", senders=(sender,))
    assert (found.entity, found.person, found.kind) == ("NL", "Wopke Hoekstra", "role")


def test_a_signature_is_led_back_to_the_register():
    sender = Sender("W.B. Hoekstra", "Minister van Buitenlandse Zaken", "NL")
    text = "De Minister van Buitenlandse Zaken,\n\nW.B. Hoekstra\n\nVerslag"
    found = mentions(text, senders=(sender,))
    assert [(text[each.start : each.end], each.person) for each in found] == [
        ("Minister van Buitenlandse Zaken", "Wopke Hoekstra"),
        ("W.B. Hoekstra", "Wopke Hoekstra"),
    ]


def test_a_government_speaks_in_its_own_letter_only():
    belgian = Sender("A. B.", "Minister", "BE")
    assert mentions("De regering besloot.", senders=(belgian,))[0].entity == "BE"
    assert mentions("De regering besloot.", kind="declaration") == ()
    assert mentions("The government decided.", "en") == ()


def test_without_a_date_names_still_lead_to_their_country():
    found = mentions("President Macron belde met de Servische president.", date=None)
    assert [(each.entity, each.person) for each in found] == [
        ("FR", "Emmanuel Macron"),
        ("RS", None),
    ]


def test_reading_is_linear_in_the_length_of_hostile_text():
    for piece in ("(", "de leden Jansen, ", "een aantal ", "EU-", "Minister van ", "Jansen-"):
        text = piece * 20_000
        begin = process_time()  # not the clock: other programs may use the machine
        mentions(text)
        assert process_time() - begin < 10


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ik zag mijn collega Nalbandian. Nalbandian zweeg.", ["collega Nalbandian", "Nalbandian"]),
        ("Ik zag premier Onbekend. Later zei de premier ja.", ["premier Onbekend", "premier"]),
        ("De autoriteiten werken eraan, zei de president.", ["autoriteiten", "president"]),
        ("Hierover spreekt de Minister met uw collega.", []),
    ],
)
def test_on_a_visit_the_host_is_meant(text, named):
    found = mentions(text, title="Verslag van een bezoek aan Armenië")
    assert [text[m.start : m.end] for m in found if m.entity == "AM"] == named
