"""Our promises beside the House's register of commitments."""

from dataclasses import replace

import pytest

from griffier.ledger.entries import Commitment, State
from griffier.track.gather import evidence, status_of
from griffier.track.register import registered, state_of
from griffier.track.shelf import Shelf
from tests.track.ledgers import card, day, entry

QUOTE = (
    "Ik zeg toe de Kamer te informeren over de gevolgen van de visumplicht voor seizoenarbeiders "
    "in de tuinbouw."
)
PROMISE = entry("COMMIT", "NL", "TK", on="2022-12-16", by="2023-03-31", quote=QUOTE, document="d")
LETTER = card("d", "2022-12-16")  # of W.B. Hoekstra, De Minister van Buitenlandse Zaken
LINE = Commitment(
    number="TZ202212-114",
    text="De minister informeert de Kamer over wat de visumplicht betekent voor "
    "seizoenarbeiders in de tuinbouw.",
    told="Voldaan",
    state=State.KEPT,
    promiser="Hoekstra, W.B.",
    office="Minister van Buitenlandse Zaken",
    made=day("2022-12-08"),
    deadline=day("2023-04-01"),
    known=day("2023-03-20"),
)


def shelf(*lines, promise=PROMISE, letter=LETTER):
    return Shelf(entries=(promise,), cards={letter.id: letter}, register=lines)


def found(*lines, promise=PROMISE, letter=LETTER):
    return [(e.source, e.bears) for e in registered(promise, shelf(*lines, letter=letter))]


def test_words_promiser_and_deadline_make_it_certain():
    (proof,) = registered(PROMISE, shelf(LINE))
    assert (proof.kind, proof.source, proof.bears) == ("register", "TZ202212-114", State.KEPT)
    assert proof.quote == LINE.text
    assert proof.date == day("2023-03-20")
    assert proof.reason == (
        "The House's register has it as TZ202212-114, «Voldaan»: same words, promiser (Hoekstra) "
        "and deadline."
    )


def test_the_register_decides_from_the_day_it_is_known():
    standing = status_of(PROMISE, shelf(LINE), day("2023-03-20"))
    assert (standing.state, standing.rule) == (State.KEPT, "K4")
    assert status_of(PROMISE, shelf(LINE), day("2023-03-19")).state is State.DUE
    partly = replace(LINE, told="Deels voldaan", state=State.PROGRESS)
    assert status_of(PROMISE, shelf(partly), day("2023-03-25")).rule == "D2"
    assert status_of(PROMISE, shelf(replace(partly, known=LINE.made)), day("2022-12-20")).rule == (
        "P3"
    )
    open_ = replace(LINE, told="Openstaand", state=State.OPEN)
    assert status_of(PROMISE, shelf(open_), day("2023-04-01")).rule == "D1"
    assert [each.bears for each in evidence(PROMISE, shelf(open_))] == [State.OPEN]


def test_a_number_in_the_quotation_decides_alone():
    named = replace(PROMISE, quote="Ik kom terug op toezegging TZ202212-114.")
    other = replace(LINE, number="TZ202212-115")
    assert found(LINE, other, promise=named) == [("TZ202212-114", State.KEPT)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (replace(LINE, deadline=None), "no deadline to compare"),
        (replace(LINE, deadline=day("2023-12-31")), "no deadline to compare, or another"),
        (replace(LINE, promiser="Kaag, S.A.M.", office=""), "the promiser is not known"),
    ],
)
def test_what_agrees_in_part_is_offered(line, reason):
    (proof,) = registered(PROMISE, shelf(line))
    assert proof.bears is State.UNKNOWN
    assert reason in proof.reason
    assert status_of(PROMISE, shelf(line), day("2023-03-25")).rule == "D2"


def test_two_lines_that_agree_as_well_decide_nothing():
    other = replace(LINE, number="TZ202212-115", told="Openstaand", state=State.OPEN)
    assert found(LINE, other) == [
        ("TZ202212-114", State.UNKNOWN),
        ("TZ202212-115", State.UNKNOWN),
    ]


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, text="De minister informeert de Kamer over de begroting van Defensie."),
        replace(LINE, promiser="Kaag, S.A.M.", office="", deadline=None),
        replace(LINE, made=day("2021-01-01")),
        replace(LINE, made=day("2023-06-01")),
    ],
)
def test_what_is_another_promise_is_not_shown(line):
    assert found(line) == []


def test_only_promises_to_the_house_stand_in_it():
    ask = replace(PROMISE, act=entry("REQUEST", "NL").act)
    abroad = replace(PROMISE, recipients=entry("COMMIT", "NL", "RS").recipients)
    assert found(LINE, promise=ask) == []
    assert found(LINE, promise=abroad) == []


def test_words_of_the_register_have_a_state():
    assert state_of("Voldaan") is State.KEPT
    assert state_of("Deels afgedaan") is State.PROGRESS
    assert state_of("Openstaand") is State.OPEN
    assert state_of("") is State.OPEN


def test_an_office_stands_for_its_holder():
    unnamed = replace(LINE, promiser="")
    assert found(unnamed) == [("TZ202212-114", State.KEPT)]
    assert found(replace(unnamed, office="Minister")) == [("TZ202212-114", State.UNKNOWN)]
