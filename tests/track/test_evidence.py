"""What later documents, people and figures say of what was asked and promised."""

import dataclasses
from typing import Any

import pytest

from griffier.ledger.entries import Entry, Evidence, Figure, Series
from griffier.track.gather import evidence, status_of
from griffier.track.shelf import Shelf
from griffier.track.status import history
from tests.track.ledgers import card, day, entry, judgement, settling

VISA = {"concept": "visa-policy", "topic": "aansluiting bij het EU-visumbeleid"}
ASK = entry("REQUEST", "NL", "RS", on="2022-12-06", **VISA)


def said(what: Entry, *others: Entry, **shelf: Any) -> list[tuple[str, str]]:
    """Kind and bearing of each piece of evidence."""
    found = evidence(what, Shelf(entries=(what, *others), **shelf))
    return [(each.kind, each.bears.value) for each in found]


def only(found: tuple[Evidence, ...]) -> Evidence:
    assert len(found) == 1
    return found[0]


# --- statements -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "bears"),
    [
        (entry("COMMIT", "RS", "EU", on="2023-01-01", **VISA), "progress"),
        (entry("AGREE", "RS", on="2023-01-01", **VISA), "progress"),
        (entry("SUPPORT", "RS", on="2023-01-01", **VISA), "progress"),
        (entry("OPPOSE", "RS", on="2023-01-01", **VISA), "contradicted"),
        (entry("REQUEST", "NL", "RS", on="2023-01-01", **VISA), "repeated"),
        (entry("EXPECT", "NL", "RS", on="2023-01-01", **VISA), "repeated"),
        (entry("REQUEST", "EU", "RS", on="2023-01-01", **VISA), "open"),
    ],
)
def test_a_later_statement_bears_on_an_ask(later: Entry, bears: str) -> None:
    assert said(ASK, later) == [("statement", bears)]


@pytest.mark.parametrize(
    "later",
    [
        entry("COMMIT", "RS", on="2022-12-01", **VISA),
        entry("COMMIT", "ME", on="2023-01-01", **VISA),
        entry("COMMIT", "RS", on="2023-01-01", polarity="negated", **VISA),
        entry("COMMIT", "RS", on="2023-01-01", modality="expected", **VISA),
        entry("COMMIT", "RS", on="2023-01-01", concept="cfsp", topic=VISA["topic"]),
        entry("COMMIT", "RS", on="2023-01-01", topic="het visum"),
        entry("DISCUSS", "RS", on="2023-01-01", **VISA),
        entry("REQUEST", "NL", "ME", on="2023-01-01", **VISA),
        entry("REQUEST", "NL", "RS", on="2023-01-01", modality="intended", **VISA),
        entry("REQUEST", "NL", "RS", on="2022-12-06", **VISA),
    ],
    ids=lambda e: f"{e.act}-{e.actors[0].id}-{e.modality}-{e.concept}",
)
def test_what_does_not_bear_on_an_ask(later: Entry) -> None:
    assert said(ASK, later) == []


def test_an_answer_further_on_in_the_same_report_counts_and_one_before_it_does_not() -> None:
    answer = entry("COMMIT", "RS", on="2022-12-06", **VISA)
    assert said(ASK, answer) == [("statement", "progress")]
    assert said(answer, ASK) == []


def test_without_a_concept_the_words_must_agree() -> None:
    ask = entry(
        "REQUEST", "NL", "RS", on="2022-12-06", topic="de vervolging van oorlogsmisdadigers"
    )
    same = entry("COMMIT", "RS", on="2023-01-01", topic="betere vervolging van oorlogsmisdadigers")
    other = entry("COMMIT", "RS", on="2023-01-01", topic="opsporing van oorlogsmisdadigers")
    assert said(ask, same) == [("statement", "progress")]
    assert said(ask, other) == []
    assert "oorlogsmisdadig" in only(evidence(ask, Shelf(entries=(ask, same)))).reason


def test_words_of_two_languages_are_not_compared() -> None:
    ask = entry("REQUEST", "NL", "RS", on="2022-12-06", topic="interim plan visa")
    english = entry("COMMIT", "RS", on="2023-01-01", lang="en", topic="interim plan visa")
    assert said(ask, english) == []
    english = entry(
        "COMMIT", "RS", on="2023-01-01", lang="en", concept="visa-policy", topic="visas"
    )
    assert said(ASK, english) == [("statement", "progress")]


def test_a_promise_by_another_country_moves_on() -> None:
    promise = entry("COMMIT", "RS", "NL", on="2022-12-06", **VISA)
    assert said(promise, entry("PROVIDE", "RS", on="2023-01-01", **VISA)) == [
        ("statement", "progress")
    ]
    assert said(promise, entry("COMMIT", "RS", "NL", on="2023-01-01", **VISA)) == [
        ("statement", "repeated")
    ]
    assert said(promise, entry("REQUEST", "EU", "RS", on="2023-01-01", **VISA)) == [
        ("statement", "open")
    ]
    assert said(promise, entry("SUPPORT", "RS", on="2023-01-01", **VISA)) == []


TELL = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2022-12-16",
    quote="Ik zal uw Kamer berichten over het visumbeleid",
    **VISA,
)


def test_a_promise_to_tell_the_house_is_kept_by_telling_it_of_the_very_thing() -> None:
    told = entry("STATE", "NL", "TK", on="2023-02-01", **VISA)
    assert said(TELL, told) == [("statement", "kept")]


def test_words_alone_are_only_offered_and_a_broad_concept_is_nothing() -> None:
    topic = "opvang van vluchtelingen in Turkije"
    quote = f"Ik zal uw Kamer berichten over {topic}"
    promise = entry("COMMIT", "NL", "TK", on="2022-12-16", topic=topic, quote=quote)
    told = entry("STATE", "NL", "TK", on="2023-02-01", topic=topic)
    assert said(promise, told) == [("statement", "unknown")]
    status = status_of(promise, Shelf(entries=(promise, told)), day("2023-03-01"))
    assert status is not None
    assert status.state == "open"
    passports = entry(
        "STATE", "NL", "TK", on="2023-02-01", concept="visa-policy", topic="paspoorten"
    )
    assert said(TELL, passports) == []


def test_the_cabinet_deals_with_everything_so_words_must_be_shared_too() -> None:
    for who, bears in (("RS", [("statement", "progress")]), ("NL", []), ("EU_COUNCIL", [])):
        ask = entry("REQUEST", "EU", who, on="2022-12-06", **VISA)
        answer = entry("SUPPORT", who, on="2023-01-01", concept="visa-policy", topic="paspoorten")
        assert said(ask, answer) == bears


def test_words_of_procedure_and_number_are_no_matter() -> None:
    one = entry("COMMIT", "NL", on="2022-12-06", topic="vijf miljoen euro extra")
    assert said(one, entry("PROVIDE", "NL", on="2023-01-01", topic="twee miljoen euro extra")) == []


def test_another_presidency_is_another_promiser() -> None:
    topic = "herziening van de detacheringsrichtlijn"
    one = entry("COMMIT", "EU_PRESIDENCY", on="2022-12-06", topic=topic)
    same = entry("COMMIT", "EU_PRESIDENCY", on="2022-12-20", topic=topic)
    assert said(one, same) == [("statement", "repeated")]
    assert said(one, entry("COMMIT", "EU_PRESIDENCY", on="2023-01-20", topic=topic)) == []


def test_promises_to_two_parties_are_two() -> None:
    promise = entry("COMMIT", "RS", "NL", on="2022-12-06", **VISA)
    assert said(promise, entry("COMMIT", "RS", "CN", on="2023-01-01", **VISA)) == []


def test_one_agreement_of_a_body_is_no_progress_on_another() -> None:
    matter = {"concept": "fishing-quotas", "topic": "vangstmogelijkheden"}
    one = entry("AGREE", "EU_COUNCIL", on="2016-12-06", **matter)
    assert said(one, entry("AGREE", "EU_COUNCIL", on="2017-12-06", **matter)) == []


@pytest.mark.parametrize(
    "told",
    [
        entry("STATE", "NL", "RS", on="2023-02-01", **VISA),
        entry("STATE", "NL", "TK", on="2022-12-01", **VISA),
        entry("STATE", "NL", "TK", on="2023-02-01", modality="intended", **VISA),
        entry("STATE", "EU_COMMISSION", "TK", on="2023-02-01", **VISA),
    ],
)
def test_what_tells_the_house_nothing(told: Entry) -> None:
    assert said(TELL, told) == []


REPORT = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2022-11-25",
    document="agenda",
    topic="verslag",
    quote="Uw Kamer ontvangt het verslag van de top uiterlijk twee weken na afloop",
)
SENT = entry(
    "PROVIDE",
    "NL",
    "TK",
    on="2022-12-16",
    document="report",
    topic="verslag",
    quote="Hierbij doe ik u het verslag toekomen",
)
CARDS = {"agenda": card("agenda", "2022-11-25", "agenda"), "report": card("report", "2022-12-16")}


@pytest.mark.parametrize(
    ("sessions", "kind", "found"),
    [
        ({"agenda": {"tirana"}, "report": {"tirana"}}, "report", [("statement", "kept")]),
        ({"agenda": {"tirana"}, "report": {"brdo"}}, "report", []),
        ({"agenda": {"tirana"}, "report": {"tirana"}}, "letter", []),
        ({"agenda": {"tirana"}}, "report", []),
    ],
)
def test_a_promised_report_is_kept_by_the_report_of_that_meeting(
    sessions: dict[str, set[str]], kind: str, found: list[tuple[str, str]]
) -> None:
    frozen = {name: frozenset(ids) for name, ids in sessions.items()}
    cards = CARDS | {"report": card("report", "2022-12-16", kind)}
    assert said(REPORT, SENT, cards=cards, sessions=frozen) == found


# --- intentions -----------------------------------------------------------------------

WILL = entry("REQUEST", "NL", "RS", on="2022-11-25", document="agenda", modality="intended", **VISA)
SESSIONS = {"agenda": frozenset({"tirana"}), "report": frozenset({"tirana"})}


def test_an_intention_is_kept_by_reporting_it_done() -> None:
    did = entry("REQUEST", "NL", "RS", on="2022-12-16", document="report", **VISA)
    assert said(WILL, did, cards=CARDS, sessions=SESSIONS) == [("statement", "kept")]


def test_a_report_that_says_nothing_of_an_intention_leaves_it_unknown() -> None:
    shelf = Shelf(entries=(WILL,), cards=CARDS, sessions=SESSIONS)
    assert [(e.kind, e.source) for e in evidence(WILL, shelf)] == [("report", "report")]
    told = [
        (each.on.isoformat(), each.rule)
        for each in history(WILL, evidence(WILL, shelf), day("2023-02-01"))
    ]
    assert told == [("2022-11-25", "O1"), ("2022-12-16", "U2")]


def test_somebody_elses_report_or_recipient_says_nothing_of_it() -> None:
    did = entry("REQUEST", "NL", "ME", on="2022-12-16", document="report", **VISA)
    assert ("statement", "kept") not in said(WILL, did, cards=CARDS, sessions=SESSIONS)
    foreign = card("report", "2022-12-16", senders=())
    assert foreign.senders == ()
    elsewhere = SESSIONS | {"report": frozenset({"brdo"})}
    assert said(WILL, cards=CARDS, sessions=elsewhere) == []


# --- fulfilments ----------------------------------------------------------------------

COSTS = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2018-05-05",
    document="letter",
    quote="Ik heb toegezegd uw Kamer te informeren over de kosten van de exportduur",
    topic="de kosten van de exportduur",
)
LETTER = card("letter", "2018-05-05", "letter", identifier="kst-21501-31-490")


@pytest.mark.parametrize(
    ("quote", "reference", "bears"),
    [
        ("Hiermee is voldaan aan de toezegging over de kosten van de exportduur.", None, "kept"),
        (
            "Hiermee is voldaan aan de toezegging (Kamerstuk 21501-31, nr. 490).",
            "kst-21501-31-490",
            "kept",
        ),
    ],
)
def test_a_sure_fulfilment(quote: str, reference: str | None, bears: str) -> None:
    later = settling(quote, "2018-07-05", reference=reference)
    found = said(COSTS, cards={"letter": LETTER}, settlings=(later,))
    assert found == [("fulfilment", bears)]


@pytest.mark.parametrize(
    "later",
    [
        settling("Hiermee is voldaan aan de toezegging over het statuut.", "2018-07-05"),
        settling(
            "Hiermee is voldaan aan de toezegging over de kosten van de exportduur.", "2018-05-01"
        ),
        settling(
            "Hiermee is voldaan aan de toezegging over de kosten van de exportduur.",
            "2018-07-05",
            actors=frozenset({"BE"}),
        ),
        settling(
            "Deze toezegging over de kosten van de exportduur zal ik gestand doen.", "2018-07-05"
        ),
        settling("Hiermee is voldaan aan de toezegging.", "2018-07-05", reference="kst-1-1"),
    ],
)
def test_what_fulfils_something_else_or_nothing_yet(later: Any) -> None:
    assert said(COSTS, cards={"letter": LETTER}, settlings=(later,)) == []


def test_a_fulfilment_that_fits_two_promises_is_offered_for_both() -> None:
    other = entry(
        "COMMIT",
        "NL",
        "TK",
        on="2018-05-20",
        quote="Ik zal u berichten over de kosten van de exportduur voor Polen",
        topic="de kosten",
    )
    later = settling(
        "Hiermee is voldaan aan de toezegging over de kosten van de exportduur.", "2018-07-05"
    )
    for promise, rival in ((COSTS, other), (other, COSTS)):
        found = said(promise, rival, settlings=(later,))
        assert ("fulfilment", "unknown") in found
        assert ("fulfilment", "kept") not in found


def test_a_paper_with_several_promises_is_offered_unless_the_words_tell() -> None:
    beside = entry(
        "COMMIT",
        "NL",
        "TK",
        on="2018-05-05",
        document="letter",
        quote="Ik zal u schrijven over het voorzitterschap van Bulgarije",
        topic="Bulgarije",
    )
    bare = settling(
        "Hiermee is de toezegging afgedaan.", "2018-07-05", reference="kst-21501-31-490"
    )
    assert said(COSTS, beside, cards={"letter": LETTER}, settlings=(bare,)) == [
        ("fulfilment", "unknown")
    ]


def test_a_sentence_may_point_to_the_promise_before_it() -> None:
    points = settling(
        "Aan die toezegging is hiermee voldaan.",
        "2018-05-05",
        document="letter",
        start=COSTS.start + 200,
    )
    assert said(COSTS, settlings=(points,)) == [("fulfilment", "kept")]
    far = settling(
        "Aan die toezegging is hiermee voldaan.",
        "2018-05-05",
        document="letter",
        start=COSTS.start + 1200,
    )
    assert said(COSTS, settlings=(far,)) == []
    between = entry(
        "COMMIT", "NL", "TK", on="2018-05-05", document="letter", start=COSTS.start + 50
    )
    assert said(COSTS, between, settlings=(points,)) == []
    bare = settling(
        "De motie is hiermee uitgevoerd.", "2018-05-05", document="letter", start=COSTS.start + 200
    )
    assert said(COSTS, settlings=(bare,)) == []


def test_a_letter_may_recall_a_promise_and_then_say_that_it_is_kept() -> None:
    recalls = entry(
        "COMMIT",
        "NL",
        "TK",
        on="2018-09-01",
        start=100,
        end=200,
        quote="ik heb toegezegd te berichten over de kosten van de exportduur van uitkeringen",
    )
    kept = settling("Met deze brief kom ik die toezegging na.", "2018-09-01", start=220)
    assert said(COSTS, recalls, settlings=(kept,))[0] == ("fulfilment", "kept")
    assert ("fulfilment", "kept") in said(recalls, COSTS, settlings=(kept,))
    rival = dataclasses.replace(COSTS, id="rival", quote=f"{COSTS.quote} van uitkeringen")
    assert said(COSTS, recalls, rival, settlings=(kept,))[0] == ("fulfilment", "unknown")
    unlike = dataclasses.replace(recalls, quote="ik heb toegezegd te berichten over het btw-fonds")
    assert ("fulfilment", "kept") not in said(COSTS, unlike, settlings=(kept,))


# --- judgements -----------------------------------------------------------------------


def test_a_judgement_hangs_on_the_quotation() -> None:
    right, wrong = judgement("kept", ASK), judgement("kept", ASK, quote="andere woorden")
    assert said(ASK, judgements=(right, wrong)) == [("judgement", "kept")]
    assert said(ASK, judgements=(judgement("not-kept", ASK),)) == [("judgement", "open")]
    assert said(ASK, judgements=(judgement("topic", ASK),)) == []


def test_a_judgement_can_be_undone() -> None:
    first = judgement("kept", ASK)
    undo = judgement("undo", ASK, value=first.id)
    assert said(ASK, judgements=(first, undo)) == []


# --- figures --------------------------------------------------------------------------

SERIES = Series(
    "visa", "Visa-free nationalities", "nationalities", "counted", "fewer", ("visa-policy",)
)
RATE = Series("rate", "Alignment", "percent", "listed", "more", ("cfsp-alignment",))


def figures(*values: tuple[str, float | None], series: str = "visa", subject: str = "RS") -> Any:
    total = 100 if series == "rate" else None
    return tuple(
        Figure(series, subject, period, value, "a source", total) for period, value in values
    )


def test_figures_since_the_ask_stand_beside_the_last_one_before() -> None:
    told = figures(("2022-11-20", 20), ("2022-12-20", 21), ("2023-05-01", 15), ("2022-01-01", 22))
    found = evidence(ASK, Shelf(entries=(ASK,), series=(SERIES,), figures=told))
    assert [(str(e.date), e.bears.value) for e in found] == [
        ("2022-12-20", "open"),
        ("2023-05-01", "progress"),
    ]
    assert (
        found[1].quote
        == "RS: 15 nationalities on 2023-05-01; before: 20 nationalities on 2022-11-20"
    )
    assert "a source" in found[1].reason


def test_figures_that_stay_the_same_are_told_once() -> None:
    told = figures(
        ("2022-11-20", 20),
        ("2022-12-20", 20),
        ("2023-01-01", 15),
        ("2023-02-01", 15),
        ("2023-03-01", 15),
    )
    found = evidence(ASK, Shelf(entries=(ASK,), series=(SERIES,), figures=told))
    assert [str(each.date) for each in found] == ["2023-01-01", "2023-03-01"]


def test_a_year_is_before_the_ask_if_its_middle_is() -> None:
    ask = entry("EXPECT", "NL", "RS", on="2022-12-06", concept="cfsp-alignment")
    told = figures(("2021", 62), ("2022", 48), ("2023", 51), ("2022-H1", 44), series="rate")
    found = only(evidence(ask, Shelf(entries=(ask,), series=(RATE,), figures=told)))
    assert found.quote == "RS: 51 % of 100 in 2023; before: 48 % of 100 in 2022"
    assert found.bears == "progress"
    assert found.date == day("2023-12-31")
    bare = tuple(dataclasses.replace(each, total=None) for each in told)
    found = only(evidence(ask, Shelf(entries=(ask,), series=(RATE,), figures=bare)))
    assert found.bears == "open"
    assert "of how many" in found.reason


def test_half_years_are_compared_with_half_years() -> None:
    ask = entry("EXPECT", "NL", "RS", on="2022-12-06", concept="cfsp-alignment")
    told = figures(("2022", 48), ("2023", 51), ("2022-H1", 44), ("2024-H1", 43), series="rate")
    found = evidence(ask, Shelf(entries=(ask,), series=(RATE,), figures=told))
    assert [(each.quote, each.bears.value) for each in found] == [
        ("RS: 51 % of 100 in 2023; before: 48 % of 100 in 2022", "progress"),
        ("RS: 43 % of 100 in 2024-H1; before: 44 % of 100 in 2022-H1", "open"),
    ]


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (RATE, figures(("2022", 48), ("2023", 51), series="rate")),
        (SERIES, figures(("2022-11-20", 20), ("2023-05-01", 15), subject="ME")),
        (SERIES, figures(("2023-05-01", 15))),
        (SERIES, figures(("2022-11-20", 20), ("2023-05-01", None))),
    ],
)
def test_figures_that_say_nothing_of_the_ask(series: Series, told: Any) -> None:
    assert evidence(ASK, Shelf(entries=(ASK,), series=(series,), figures=told)) == ()


def test_movement_the_other_way_or_in_no_known_way_is_no_progress() -> None:
    worse = figures(("2022-11-20", 20), ("2023-05-01", 21))
    assert said(ASK, series=(SERIES,), figures=worse) == [("figure", "open")]
    neutral = Series("visa", "Visa", "", "counted", "", ("visa-policy",))
    better = figures(("2022-11-20", 20), ("2023-05-01", 12))
    assert said(ASK, series=(neutral,), figures=better) == [("figure", "open")]


def test_a_whole_field_is_no_matter() -> None:
    ask = entry("REQUEST", "NL", "RS", on="2022-12-06", concept="energy", topic="energie")
    assert said(ask, entry("SUPPORT", "RS", on="2023-01-01", concept="energy", topic="gas")) == []


def test_a_report_keeps_no_promise_but_that_of_itself() -> None:
    report = entry(
        "PROVIDE",
        "NL",
        "TK",
        on="2023-02-01",
        quote="stuur ik u het verslag over het visumbeleid",
        **VISA,
    )
    assert said(TELL, report) == []
    letter = entry(
        "PROVIDE",
        "NL",
        "TK",
        on="2023-02-01",
        quote="stuur ik u de brief over het visumbeleid",
        **VISA,
    )
    assert said(TELL, letter) == [("statement", "kept")]


def test_a_later_letter_that_looks_back_on_a_meeting_is_no_report_of_it() -> None:
    back = entry(
        "REQUEST", "NL", "RS", on="2024-05-29", document="letter", meeting="tirana", **VISA
    )
    assert ("statement", "kept") not in said(WILL, back, cards=CARDS, sessions=SESSIONS)


# --- what the labelled set of evals/follow.toml taught --------------------------------------


def test_what_an_agenda_expects_is_said_on_its_own_day() -> None:
    meeting = {"date": day("2022-12-06"), **VISA}
    expects = entry("EXPECT", "NL", "RS", on="2022-11-25", **meeting)
    again = entry("EXPECT", "NL", "RS", on="2022-12-16", **meeting)
    assert said(expects, again) == [("statement", "repeated")]
    assert said(again, expects) == []


def test_putting_forward_what_was_asked_or_promised_is_progress() -> None:
    bill = entry("PROPOSE", "RS", on="2023-01-01", **VISA)
    assert said(ASK, bill) == [("statement", "progress")]
    assert said(entry("COMMIT", "RS", on="2022-12-06", **VISA), bill) == [("statement", "progress")]
    assert said(ASK, entry("PROPOSE", "ME", on="2023-01-01", **VISA)) == []


def test_a_promise_to_nobody_by_name_may_be_repeated_to_somebody() -> None:
    promise = entry("COMMIT", "RS", on="2022-12-06", **VISA)
    again = entry("COMMIT", "RS", "NL", on="2023-01-01", **VISA)
    assert said(promise, again) == [("statement", "repeated")]
    assert said(entry("COMMIT", "RS", "EU", on="2022-12-06", **VISA), again) == []


def test_an_ask_of_nobody_by_name_is_repeated_by_the_same_actor_in_the_same_words() -> None:
    ask = entry("REQUEST", "SR", on="2022-12-06", **VISA)
    assert said(ask, entry("REQUEST", "SR", "NL", on="2023-01-01", **VISA)) == [
        ("statement", "repeated")
    ]
    others = {"concept": "visa-policy", "topic": "afschaffing van leges"}
    assert said(ask, entry("REQUEST", "SR", "NL", on="2023-01-01", **others)) == []
    assert said(ask, entry("REQUEST", "GY", "NL", on="2023-01-01", **VISA)) == []


def test_what_was_asked_of_nobody_may_be_promised_further_on_in_the_same_text() -> None:
    ask = entry("REQUEST", "FI SE", on="2022-12-06", **VISA)
    promise = entry("COMMIT", "EU_COMMISSION", on="2022-12-06", **VISA)
    assert said(ask, promise) == [("statement", "open")]
    assert said(ask, entry("COMMIT", "SE", on="2022-12-06", **VISA)) == []
    assert said(ask, entry("STATE", "EU_COMMISSION", on="2022-12-06", **VISA)) == []
    assert said(promise, ask) == []


ASKED = entry("REQUEST", "NL", "RS", on="2022-12-06", start=100, end=180, **VISA)


@pytest.mark.parametrize(
    ("act", "bears"), [("OPPOSE", "contradicted"), ("AGREE", "progress"), ("COMMIT", "progress")]
)
def test_a_word_without_a_matter_of_its_own_answers_what_was_just_asked(
    act: str, bears: str
) -> None:
    answer = entry(act, "RS", on="2022-12-06", start=200, end=240)
    assert said(ASKED, answer) == [("statement", bears)]


@pytest.mark.parametrize(
    ("answer", "between"),
    [
        (entry("OPPOSE", "RS", on="2022-12-06", start=700, end=740), ()),
        (entry("OPPOSE", "RS", on="2022-12-06", start=20, end=60), ()),
        (entry("OPPOSE", "RS", on="2023-01-01", start=200, end=240), ()),
        (entry("OPPOSE", "ME", on="2022-12-06", start=200, end=240), ()),
        (entry("STATE", "RS", on="2022-12-06", start=200, end=240), ()),
        (entry("OPPOSE", "RS", on="2022-12-06", start=200, end=240, modality="expected"), ()),
        (
            entry("OPPOSE", "RS", on="2022-12-06", start=200, end=240),
            (entry("REQUEST", "NL", "RS", on="2022-12-06", start=185, end=190, topic="iets"),),
        ),
        (
            entry("OPPOSE", "RS", on="2022-12-06", start=200, end=240),
            (entry("STATE", "FR", on="2022-12-06", start=185, end=190, topic="iets"),),
        ),
    ],
    ids=["far", "before", "elsewhere", "other", "says", "expected", "asked-again", "third-party"],
)
def test_what_is_no_answer_to_it(answer: Entry, between: tuple[Entry, ...]) -> None:
    assert said(ASKED, *between, answer) == []


def test_topics_of_one_word_need_another_word_in_the_sentences() -> None:
    more = {"topic": "de pulskor", "quote": "bepleit dat de pulskor op de kottervloot mag"}
    ask = entry("REQUEST", "NL", "EU_COMMISSION", on="2009-12-14", **more)
    done = {"topic": "toepassing van de pulskor"}
    there = "stemde in met toepassing van de pulskor op de kottervloot"
    assert said(ask, entry("AGREE", "EU_COMMISSION", on="2010-02-15", quote=there, **done)) == [
        ("statement", "progress")
    ]
    other = "stemde in met toepassing van de pulskor in zee"
    assert said(ask, entry("AGREE", "EU_COMMISSION", on="2010-02-15", quote=other, **done)) == []
    asked = dataclasses.replace(ask, recipients=entry("STATE", "NL").actors)
    assert said(asked, entry("AGREE", "NL", on="2010-02-15", quote=there, **done)) == []


POSITION = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2024-05-29",
    topic="toetsing van Montenegro",
    quote="vóór het zomerreces ontvangt uw Kamer het kabinetsstandpunt over de toetsing",
)


def sent(quote: str, **more: Any) -> Entry:
    return entry("PROVIDE", "NL", "TK", on="2024-07-01", quote=quote, **more)


def test_sentences_that_share_enough_are_offered_where_topics_do_not() -> None:
    quote = "ontvangt uw Kamer het kabinetsstandpunt over de toetsing"
    assert said(POSITION, sent(quote, topic="toetsing")) == [("statement", "unknown")]
    elsewhere = dataclasses.replace(sent(quote, topic="toetsing"), concept="trade")
    concerned = dataclasses.replace(POSITION, concept="enlargement")
    assert said(concerned, elsewhere) == []


@pytest.mark.parametrize(
    "told",
    [
        sent("ontvangt uw Kamer de cijfers over de toetsing", topic="toetsing"),
        sent("ontvangt uw Kamer het verslag over kabinetsstandpunt en toetsing", topic="toetsing"),
        sent("kabinetsstandpunt over de toetsing", topic="toetsing", modality="intended"),
    ],
    ids=["one-word", "a-report", "to-come"],
)
def test_what_is_not_offered(told: Entry) -> None:
    assert said(POSITION, told) == []


def test_who_asked_for_it_is_no_matter_to_share() -> None:
    asked = "zoals verzocht door de vaste commissie voor Buitenlandse Zaken"
    promise = dataclasses.replace(POSITION, quote=f"stuur u, {asked}, een brief", topic="brief")
    assert said(promise, sent(f"zend u, {asked}, een brief", topic="brief")) == []


ALIGN = entry("EXPECT", "NL", "RS", on="2022-12-06", concept="cfsp-alignment", topic="aansluiting")
RUSSIA = {"concept": "sanctions-russia", "topic": "sancties tegen Rusland"}


@pytest.mark.parametrize("act", ["OPPOSE", "SUPPORT", "COMMIT"])
def test_a_stand_on_a_part_of_what_was_asked_is_shown_and_moves_nothing(act: str) -> None:
    stand = entry(act, "RS", on="2023-01-01", **RUSSIA)
    assert said(ALIGN, stand) == [("statement", "open")]
    shelf = Shelf(entries=(ALIGN, stand))
    status = status_of(ALIGN, shelf, day("2023-02-01"))
    assert status is not None
    assert status.state.value == "open"


@pytest.mark.parametrize(
    "other",
    [
        entry("OPPOSE", "ME", on="2023-01-01", **RUSSIA),
        entry("STATE", "RS", on="2023-01-01", **RUSSIA),
        entry("OPPOSE", "RS", on="2023-01-01", modality="conditional", **RUSSIA),
        entry("OPPOSE", "RS", on="2022-01-01", **RUSSIA),
        entry("OPPOSE", "RS", on="2023-01-01", concept="visa-policy", topic="visa"),
    ],
    ids=["another", "says", "conditional", "earlier", "no-part"],
)
def test_what_is_no_stand_on_a_part(other: Entry) -> None:
    assert said(ALIGN, other) == []


def test_the_whole_is_no_part_and_the_cabinet_deals_with_everything() -> None:
    part = entry("REQUEST", "NL", "RS", on="2022-12-06", **RUSSIA)
    whole = {"concept": "cfsp-alignment", "topic": "aansluiting"}
    assert said(part, entry("OPPOSE", "RS", on="2023-01-01", **whole)) == []
    cabinet = entry("REQUEST", "TK", "NL", on="2022-12-06", **whole)
    assert said(cabinet, entry("OPPOSE", "NL", on="2023-01-01", **RUSSIA)) == []


def test_a_promise_that_a_later_letter_tells_of_is_not_made_again() -> None:
    promise = entry("COMMIT", "NL", "TK", on="2022-12-06", **VISA)
    told = "ik uw Kamer toegezegd te berichten over de aansluiting bij het EU-visumbeleid"
    recalls = entry("COMMIT", "NL", "TK", on="2023-01-01", quote=told, **VISA)
    again = entry("COMMIT", "NL", "TK", on="2023-01-01", quote="zal ik berichten", **VISA)
    assert said(promise, recalls) == [("statement", "open")]
    assert said(promise, again) == [("statement", "repeated")]
