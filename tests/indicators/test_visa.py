"""Visa policy: the annex of the day, the snapshot before it, the changes and who tells of them."""

import csv
import json
import re
from datetime import date

import pytest

from griffier.errors import UsageError
from griffier.indicators.visa import changes_between, regime_on
from griffier.indicators.visa_data import visa_data
from tests.shared import shared

DATA = visa_data()
LETTER, NEWEST = date(2022, 12, 21), date(2026, 2, 17)
# Nationalities on two days, as counted by those who drew up the facts. Vanuatu moved to
# Annex I between the two and stands apart.
COUNTED = {
    "RS": (20, 12),
    "AL": (14, 12),
    "BA": (8, 6),
    "ME": (10, 7),
    "MK": (4, 1),
    "XK": (19, 18),
}


@pytest.mark.parametrize("country", COUNTED)
def test_the_counts_of_both_days(country):
    found = [regime_on(DATA, country, day).nationalities for day in (LETTER, NEWEST)]
    assert tuple(len(set(each) - {"VU"}) for each in found) == COUNTED[country]


def test_serbia_on_the_day_of_the_letter():
    found = regime_on(DATA, "RS", LETTER)
    assert " ".join(found.nationalities) == (
        "AM AZ BH BO BY CN CU GW ID IN JM KG KW KZ MN OM QA RU SR TR"
    )
    assert found.snapshot.date == LETTER
    assert "ilyankou/passport-index-dataset, legacy/2022-12-21" in found.snapshot.source


def test_vanuatu_counts_from_the_day_a_visa_was_required():
    assert "VU" not in regime_on(DATA, "BA", date(2023, 2, 3)).nationalities
    assert "VU" in regime_on(DATA, "BA", date(2023, 2, 4)).nationalities
    before = regime_on(DATA, "BA", LETTER)
    assert any(note.startswith("VU is not counted") for note in before.notes)


def test_a_move_of_the_annex_is_no_doing_of_the_country():
    found = changes_between(DATA, "BA", LETTER, date(2023, 3, 12))
    assert [(each.added, each.by_annex) for each in found.changes] == [(("VU",), ("VU",))]


def test_kosovars_before_2024_were_not_looked_for_and_that_is_said():
    assert any(note.startswith("XK may be missing") for note in regime_on(DATA, "AL", LETTER).notes)
    assert not any("XK" in n for n in regime_on(DATA, "AL", date(2024, 1, 5)).notes)
    assert not any("XK" in n for n in regime_on(DATA, "XK", LETTER).notes)


def test_between_snapshots_the_earlier_one_counts_and_later_reports_stand_beside_it():
    found = regime_on(DATA, "RS", date(2023, 1, 5))
    assert (found.snapshot.date, found.next_snapshot) == (LETTER, date(2023, 1, 11))
    assert "IN" in found.nationalities
    assert [(each.nationality, each.period) for each in found.since] == [
        ("IN", "2023-01-01"),
        ("GW", "2023-01-01"),
    ]


def test_a_day_before_the_first_snapshot_is_refused():
    with pytest.raises(UsageError, match="from 2020-11-19 to 2026-02-17"):
        regime_on(DATA, "RS", date(2020, 11, 18))


def test_an_old_snapshot_is_said_to_be_old():
    notes = regime_on(DATA, "RS", date(2026, 11, 28)).notes
    assert "The last snapshot is 284 days older than 2026-11-28." in notes


def test_serbias_changes_with_their_reports():
    found = changes_between(DATA, "RS", date(2022, 11, 6), NEWEST)
    assert [" ".join(each.removed) for each in found.changes] == [
        *("BI TN", "IN", "GW", "BO", "CU", "KW MN OM QA"),
    ]
    cuba = found.changes[4].reported
    assert [(each.period, each.source) for each in cuba] == [
        ("2023-04-14", "agenzianova.com"),
        ("2023-04-15", "serbia-business.eu"),
    ]
    gulf = {each.period for each in found.changes[5].reported if each.nationality == "KW"}
    assert gulf == {"2025-03", "2025-04"}
    assert found.elsewhere == ()


def test_reports_that_no_snapshot_shows_are_kept():
    found = changes_between(DATA, "ME", date(2025, 1, 12), NEWEST)
    turkey = [(e.change, e.period) for e in found.elsewhere if e.nationality == "TR"]
    assert turkey == [("ended", "2025-10-30"), ("began", "2025-12-23")]


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(UsageError, match="ends before it begins"):
        changes_between(DATA, "RS", NEWEST, LETTER)


# --- the facts -----------------------------------------------------------------------


def test_every_row_of_the_facts():
    with shared("facts", "visa_series.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 288
    for row in rows:
        day = date.fromisoformat(row["date"])
        expected = row["annex_i_nationalities_admitted_visa_free"].split()
        assert list(DATA.admitted[row["destination"]][day]) == expected, row


def test_every_change_of_the_facts():
    facts = json.loads(shared("facts", "visa_regimes.json").read_text("utf-8"))
    for country, told in facts["destinations"].items():
        found = changes_between(DATA, country, date(2021, 8, 9), NEWEST).changes
        mine = [
            (each.before.date.isoformat(), set(each.added) - {*each.by_annex}, set(each.removed))
            for each in found
            if each.removed or set(each.added) != set(each.by_annex)
        ]
        theirs = [(c["between"][0], set(c["added"]), set(c["removed"])) for c in told["changes"]]
        # The facts leave out what changed before August 2021.
        assert mine == [each for each in theirs if each[0] >= "2021-08-09"]


def test_the_annexes_are_those_of_the_facts():
    facts = json.loads(shared("facts", "visa_annexes.json").read_text("utf-8"))
    assert set(facts["annex_I"]) == DATA.annex.required
    assert set(facts["annex_II"]) == DATA.annex.exempt
    assert (len(DATA.annex.required), len(DATA.annex.exempt)) == (104, 64)


def test_the_table_of_the_facts():
    text = shared("facts", "alignment.md").read_text("utf-8")
    row = re.compile(
        r"^\|(\w\w)\|(\d+): ([A-Z ]+?)(?: \(\+VU\))?\|(\d+)(?:: ([^|]+?))?(?: \(\+VU\))?\|$", re.M
    )
    found = row.findall(text)
    assert len(found) == 6
    for country, first, codes, last, later in found:
        then = set(regime_on(DATA, country, LETTER).nationalities)
        now = set(regime_on(DATA, country, NEWEST).nationalities) - {"VU"}
        assert (len(then), len(now)) == (int(first), int(last))
        assert then == set(codes.split())
        if "without" not in later:
            assert now == set(later.split())


def test_the_published_rates_are_those_of_the_facts():
    from griffier.indicators.rates import published_rates

    facts = json.loads(shared("facts", "rates.json").read_text("utf-8"))
    fields = ("country", "period", "percent", "aligned", "total", "by", "source", "note")
    mine = [{field: getattr(each, field) for field in fields} for each in published_rates()]
    assert mine == [{field: each[field] for field in fields} for each in facts]
