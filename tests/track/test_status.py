"""Every rule of docs/follow-through.md, both ways: it applies, and it does not."""

import re
from pathlib import Path

import pytest

from griffier.errors import DataError
from griffier.ledger.entries import Entry, Evidence, State
from griffier.track.rules import load_rules, read_rules
from griffier.track.status import _RULES, history, last_day, status
from griffier.track.terms import load_terms, read_terms, term_of
from tests.track.ledgers import day, entry, proof

ASK = entry("REQUEST", "NL", "RS", on="2022-12-06", concept="visa-policy")
PROMISE = entry("COMMIT", "NL", "TK", on="2022-12-16", by="2023-03-31")
INTENTION = entry("REQUEST", "NL", "RS", on="2022-11-25", modality="intended")
FOREIGN = entry("COMMIT", "RS", "NL", on="2022-12-06")
PRESIDENCY = entry("REQUEST", "NL", "EU_PRESIDENCY", on="2022-12-06")
CABINET = entry("COMMIT", "NL", on="2022-12-06", document="a")


def rule_of(what: Entry, on: str, *evidence: Evidence) -> str:
    found = status(what, evidence, day(on))
    assert found is not None
    assert load_rules()[found.rule].state is found.state
    assert found.reason == load_rules()[found.rule].says
    return found.rule


LATER = "2023-02-01"
APPLIES = [
    ("J1", ASK, LATER, [proof("kept", "2023-01-10", "judgement")]),
    ("J2", PROMISE, "2023-04-02", [proof("open", "2023-04-01", "judgement")]),
    ("J3", PROMISE, LATER, [proof("open", "2023-01-10", "judgement")]),
    ("K1", PROMISE, LATER, [proof("kept", "2023-01-10", "fulfilment")]),
    ("K2", PROMISE, LATER, [proof("kept", "2023-01-10")]),
    ("K3", INTENTION, LATER, [proof("kept", "2022-12-16")]),
    ("K4", PROMISE, LATER, [proof("kept", "2023-01-10", "register")]),
    ("C1", ASK, LATER, [proof("contradicted", "2023-01-10")]),
    ("L1", PRESIDENCY, "2023-01-01", []),
    ("U1", entry("COMMIT", "NL", "TK", modality="conditional"), LATER, []),
    ("D1", PROMISE, "2023-04-01", []),
    ("D2", PROMISE, "2023-03-31", []),
    ("D2", PROMISE, "2023-03-03", []),
    ("P1", ASK, LATER, [proof("progress", "2023-01-10")]),
    ("P2", ASK, LATER, [proof("progress", "2023-01-10", "figure")]),
    ("P3", PROMISE, LATER, [proof("progress", "2023-01-10", "register")]),
    ("R1", ASK, LATER, [proof("repeated", "2023-01-10")]),
    ("U2", INTENTION, LATER, [proof("open", "2022-12-16", "report")]),
    ("U3", CABINET, "2024-07-02", []),
    ("U4", ASK, "2024-12-06", []),
    ("O1", ASK, "2024-12-05", []),
]
APPLIES_NOT = [
    ("J1", ASK, "2023-01-09", [proof("kept", "2023-01-10", "judgement")]),
    (
        "J1",
        ASK,
        LATER,
        [proof("kept", "2023-01-10", "judgement"), proof("open", "2023-01-11", "judgement")],
    ),
    ("J2", PROMISE, "2023-03-31", [proof("open", "2023-01-10", "judgement")]),
    ("J3", PROMISE, "2023-04-01", [proof("open", "2023-01-10", "judgement")]),
    ("K1", PROMISE, LATER, [proof("unknown", "2023-01-10", "fulfilment")]),
    ("K1", PROMISE, "2023-01-09", [proof("kept", "2023-01-10", "fulfilment")]),
    ("K2", PROMISE, LATER, [proof("unknown", "2023-01-10")]),
    ("K2", ASK, LATER, [proof("kept", "2023-01-10")]),
    ("K3", INTENTION, LATER, [proof("open", "2022-12-16", "report")]),
    ("K4", PROMISE, LATER, [proof("unknown", "2023-01-10", "register")]),
    ("K4", ASK, LATER, [proof("kept", "2023-01-10", "register")]),
    ("P3", PROMISE, LATER, [proof("open", "2023-01-10", "register")]),
    ("C1", ASK, LATER, [proof("contradicted", "2023-01-10"), proof("progress", "2023-01-11")]),
    ("C1", ASK, "2023-01-09", [proof("contradicted", "2023-01-10")]),
    ("L1", PRESIDENCY, "2022-12-31", []),
    ("L1", ASK, "2023-01-01", []),
    ("U1", PROMISE, LATER, []),
    ("D1", PROMISE, "2023-03-31", []),
    ("D1", PROMISE, "2023-04-01", [proof("kept", "2023-01-10")]),
    ("D1", ASK, "2030-01-01", []),
    ("D2", PROMISE, "2023-03-02", []),
    ("P1", ASK, LATER, [proof("progress", "2023-01-10", "figure")]),
    (
        "P2",
        ASK,
        LATER,
        [proof("progress", "2023-01-10", "figure"), proof("open", "2023-01-20", "figure")],
    ),
    ("R1", ASK, LATER, [proof("open", "2023-01-10")]),
    ("U2", ASK, LATER, [proof("open", "2022-12-16", "report")]),
    ("U3", CABINET, "2024-07-01", []),
    ("U3", entry("COMMIT", "NL", "TK", on="2022-12-06"), "2026-01-01", []),
    ("U4", ASK, "2024-12-07", [proof("open", "2023-01-10")]),
    ("U4", entry("COMMIT", "NL", "TK", on="2012-12-06"), "2024-12-07", []),
    ("O1", ASK, LATER, [proof("repeated", "2023-01-10")]),
]


@pytest.mark.parametrize(("rule", "what", "on", "evidence"), APPLIES)
def test_a_rule_applies(rule: str, what: Entry, on: str, evidence: list[Evidence]) -> None:
    assert rule_of(what, on, *evidence) == rule


@pytest.mark.parametrize(("rule", "what", "on", "evidence"), APPLIES_NOT)
def test_a_rule_does_not(rule: str, what: Entry, on: str, evidence: list[Evidence]) -> None:
    assert rule_of(what, on, *evidence) != rule


def test_every_rule_is_tested_both_ways() -> None:
    assert {case[0] for case in APPLIES} == set(load_rules()) == set(_RULES)
    assert {case[0] for case in APPLIES_NOT} == set(load_rules())


def test_every_state_has_a_rule() -> None:
    assert {rule.state for rule in load_rules().values()} == set(State)


def test_a_person_stands_over_the_rules_until_undone() -> None:
    said = [proof("open", "2023-01-10", "judgement"), proof("kept", "2023-01-20", "fulfilment")]
    assert rule_of(PROMISE, LATER, *said) == "J3"
    assert rule_of(PROMISE, LATER, said[1]) == "K1"


def test_a_figure_alone_never_makes_anything_kept() -> None:
    figure = proof("kept", "2023-01-10", "figure")
    assert rule_of(ASK, LATER, figure) == "O1"


def test_the_same_arguments_give_the_same_in_any_order() -> None:
    said = [proof("contradicted", "2023-01-10"), proof("progress", "2023-01-11")]
    assert status(ASK, said, day(LATER)) == status(ASK, said[::-1], day(LATER))


def test_undated_evidence_decides_nothing() -> None:
    undated = Evidence("statement", "s", None, "woorden", State.PROGRESS, "Omdat.")
    assert rule_of(ASK, LATER, undated) == "O1"


@pytest.mark.parametrize(
    "what",
    [
        entry("COMMIT", "NL", "TK", polarity="negated"),
        entry("DISCUSS", "EU_COUNCIL"),
        entry("REQUEST", "NL", "RS", modality="conditional"),
        entry("COMMIT", ""),
        entry("PROVIDE", "NL", "TK"),
    ],
)
def test_what_is_not_followed_has_no_status(what: Entry) -> None:
    assert status(what, [], day(LATER)) is None
    assert history(what, [], day(LATER)) == ()


def test_history_tells_each_status_on_the_day_it_began() -> None:
    found = history(PROMISE, [proof("kept", "2023-04-20", "fulfilment")], day("2023-05-01"))
    told = [(each.on.isoformat(), each.state.value, each.rule) for each in found]
    assert told == [
        ("2022-12-16", "open", "O1"),
        ("2023-03-03", "due", "D2"),
        ("2023-04-01", "overdue", "D1"),
        ("2023-04-20", "kept", "K1"),
    ]


def test_history_never_contradicts_the_status_of_a_day() -> None:
    said = [proof("progress", "2023-01-10"), proof("contradicted", "2023-06-10")]
    changes = history(ASK, said, day("2026-01-01"))
    for offset in range(0, 1100, 7):
        when = day("2022-12-06") + (day("2022-12-07") - day("2022-12-06")) * offset
        now = status(ASK, said, when)
        last = [each for each in changes if each.on <= when][-1]
        assert now is not None
        assert (now.state, now.rule) == (last.state, last.rule)


def test_a_last_day_in_recess_is_near_when_the_recess_is() -> None:
    promise = entry("COMMIT", "NL", "TK", on="2025-05-01", by="2025-08-01")
    assert last_day(promise) == day("2025-07-04")
    assert rule_of(promise, "2025-06-06") == "D2"
    assert rule_of(promise, "2025-06-05") == "O1"
    assert rule_of(promise, "2025-08-01") == "D2"
    assert rule_of(promise, "2025-08-02") == "D1"


def test_the_recess_of_the_house_binds_nobody_else() -> None:
    assert last_day(entry("COMMIT", "RS", "NL", on="2025-05-01", by="2025-08-01")) == day(
        "2025-08-01"
    )


def test_the_page_for_readers_has_the_very_rules() -> None:
    root = Path(__file__).resolve().parents[2]
    page = (root / "docs" / "follow-through.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w\d) \| (\w+) \| ([\w, ]+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [
        (rule.id, rule.state.value, ", ".join(sorted(each.value for each in rule.about)), rule.says)
        for rule in load_rules().values()
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[rule]]\nid = "X"\nabout = ["ask"]\nsays = "So."\ndutch = "Zo."', "'state' is missing"),
        (
            '[[rule]]\nid = "X"\nstate = "broken"\nabout = ["ask"]\nsays = "So."\ndutch = "Zo."',
            "'broken'",
        ),
        (
            '[[rule]]\nid = "X"\nstate = "open"\nabout = ["ask"]\nsays = "So"\ndutch = "Zo."',
            "no whole sentence",
        ),
    ],
)
def test_malformed_rules_are_named(text: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        read_rules(text, "rules.toml")


def test_terms_follow_one_another() -> None:
    found = [term_of("EU_PRESIDENCY", day(f"{year}-03-01")) for year in range(2007, 2031)]
    assert all(found)
    assert [term.name for term in load_terms() if term.who == "NL"][-1] == "Jetten"
    assert term_of("NL", day("2006-01-01")) is None


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("NL,Eén,2020-01-01,2021-13-01,bron", "line 2"),
        ("NL,Eén,2020-01-01,2021-01-01,", "source"),
        ("NL,Eén,2020-01-01,2021-01-01,bron\nNL,Twee,2021-01-01,,bron", "overlap"),
    ],
)
def test_malformed_terms_are_named(row: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        read_terms(f"who,name,first,last,source\n{row}", "terms.csv")
