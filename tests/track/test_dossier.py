"""What was intended, claimed, declared and done since, row by row."""

import datetime
from dataclasses import replace

import pytest

from griffier.ledger.entries import Card, Entry, Figure, MeetingLink, Part, Series, Session
from griffier.lexicon.concepts import concept_of
from griffier.model import Act, Actor
from griffier.track.dossier import counts, dossier
from griffier.track.verdicts import Verdict, sentence, verdict_of

DAY = datetime.date(2022, 12, 6)
TOP = Session("eu-western-balkans-2022-12-06", "EU-Westelijke Balkantop", "eu-western-balkans")
SESSION = replace(TOP, date=DAY)
KINDS = {"agenda": Part.INTENDED, "report": Part.CLAIMED, "declaration": Part.DECLARED}
DAYS = {"agenda": -11, "report": 10, "declaration": 0, "letter": 400}


def entry(kind, quote, act="REQUEST", *, actors="NL", recipients="", topic=None, **more):
    lang = "en" if kind == "declaration" else "nl"
    ids = tuple(Actor(each, each) for each in recipients.split())
    return Entry(
        id=f"{kind}-{abs(hash(quote)) % 10**9}",
        document=kind,
        kind=kind,
        lang=lang,
        published=DAY + datetime.timedelta(days=DAYS[kind]),
        act=Act(act),
        actors=tuple(Actor(each, each) for each in actors.split()),
        quote=quote,
        start=0,
        end=len(quote),
        recipients=ids,
        topic=topic or quote,
        concept=concept_of(topic or quote, "", lang),
        meeting=SESSION.id,
        modality="intended" if kind == "agenda" else "done",
        **more,
    )


def card(kind):
    filed = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
    day = DAY + datetime.timedelta(days=DAYS[kind])
    return Card(kind, kind, kind, "nl", kind.title(), day, f"{kind}.pdf", filed)


def link(kind, *, certain=True):
    part = KINDS.get(kind, Part.SINCE)
    return MeetingLink(kind, SESSION.id, part, certain, 1.0, "Said so.")


ASK = entry("agenda", "bij Servië aandringen op het visumbeleid van de Unie", recipients="RS")
SAID = entry(
    "report", "drong aan op het visumbeleid van de Europese Unie bij Servië", recipients="RS"
)
JOINT = entry("declaration", "The partners undertake to align their visa policy", "COMMIT")
SINCE = entry(
    "letter", "Nederland verzocht Servië opnieuw het visumbeleid te volgen", recipients="RS"
)
FRONTEX = entry("agenda", "Nederland hecht aan de inzet van Frontex in de regio", "EMPHASISE")
ROAMING = entry("declaration", "Operators will lower roaming charges", "COMMIT", actors="EU")


def made(*entries, later=(), kinds=("agenda", "report", "declaration"), measures=((), ())):
    cards = {kind: card(kind) for kind in DAYS}
    return dossier(SESSION, [link(k) for k in kinds], cards, entries, later, measures)


def test_one_matter_in_four_columns():
    (row,) = made(ASK, SAID, JOINT, later=[SINCE]).rows
    assert list(row.columns) == list(Part)
    assert row.verdict is Verdict.ALL
    assert row.concept == "visa-policy"
    assert row.says == "Intended, reported and declared: visa policy."
    assert all(reason.startswith("Both have ") for reason in row.reasons)


def test_silent_columns():
    rows = {row.concept: row for row in made(ASK, SAID, JOINT, FRONTEX, ROAMING).rows}
    assert rows["frontex"].says == "Said it would push for Frontex; reported nothing on it."
    assert rows["roaming"].says == "Declared roaming; the report leaves it out."


def test_a_text_not_filed_is_not_blamed():
    (row,) = made(FRONTEX, kinds=("agenda",)).rows
    assert row.says == (
        "Spoke beforehand of Frontex; no report is filed and no declaration is filed."
    )
    (row,) = made(SAID, kinds=("report",)).rows
    assert row.says == "Reported visa policy; no declaration is filed."


def test_what_comes_near_is_shown():
    near = entry(
        "report", "Er is gesproken over visumvrijstelling voor Kosovo", "DISCUSS", topic="visa"
    )
    rows = made(ASK, near).rows
    assert len(rows) == 2
    assert any(Part.CLAIMED in row.nearest or Part.INTENDED in row.nearest for row in rows)


def test_later_lines_must_speak_of_the_same_parties():
    other = entry("letter", "Nederland verzocht Georgië het visumbeleid te volgen", recipients="GE")
    (row,) = made(ASK, SAID, later=[other]).rows
    assert Part.SINCE not in row.columns


def test_figures_that_answer_an_ask():
    series = Series("visa", "Divergences", "nationalities", "counted", "fewer", ("visa-policy",))
    figures = [
        Figure("visa", "RS", "2022-11-06", 22, "source"),
        Figure("visa", "RS", "2023-03-12", 17, "source"),
    ]
    (row,) = made(ASK, measures=((series,), figures)).rows
    assert (row.figures[0].before.value, row.figures[0].after[0].value) == (22, 17)


def test_offered_links_stand_apart():
    cards = {kind: card(kind) for kind in DAYS}
    found = dossier(SESSION, [link("agenda"), link("report", certain=False)], cards, [ASK, SAID])
    assert [offer.document for offer, _ in found.offered] == ["report"]
    assert [row.verdict for row in found.rows] == [Verdict.ONLY_INTENDED]


@pytest.mark.parametrize(
    "line",
    [
        replace(SAID, weight="minor"),
        replace(SAID, topic=None, concept=None),
        replace(SAID, act=Act.MEET),
        replace(SAID, recipients=(Actor("TK", "de Kamer"),)),
    ],
)
def test_courtesy_and_the_traffic_with_the_house_do_not_count(line):
    assert counts(SAID)
    assert not counts(line)


def test_every_set_of_columns_has_its_verdict_and_sentence():
    filed = set(KINDS.values())
    seen = set()
    for number in range(1, 8):
        columns = [part for at, part in enumerate(KINDS.values()) if number >> at & 1]
        verdict = verdict_of(columns)
        seen.add(sentence(verdict, "roaming", [], filed))
        assert verdict_of([*columns, Part.SINCE]) is verdict
    assert len(seen) == 7
