"""Sightings become sessions, the same ones in whatever order."""

import datetime
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.ledger.entries import Part, Sighting
from griffier.track.parts import links
from griffier.track.resolving import resolve

DAY = datetime.date(2022, 12, 6)


def sighting(document="a", local="m", **given):
    values = {"name": "EU-Westelijke Balkantop", "series": "eu-western-balkans", "summit": True}
    values |= {"dated": DAY + datetime.timedelta(days=10), **given}
    values.setdefault("last", values.get("first"))
    return Sighting(document=document, local=local, **values)


def ids(sightings):
    return [session.id for session in resolve(sightings).sessions]


def test_one_session_across_names_and_documents():
    found = resolve(
        [
            sighting("a", first=DAY),
            sighting("b", name="EU–Western Balkans summit", first=DAY, place="Tirana"),
            sighting("c", name="top in Tirana", series=None, key="top-in-tirana", place="Tirana"),
        ]
    )
    assert [session.id for session in found.sessions] == ["eu-western-balkans-2022-12-06"]
    assert {placing.session.id for placing in found.placings} == {"eu-western-balkans-2022-12-06"}
    assert found.sessions[0].place == "Tirana"


def test_two_days_in_a_row_are_one_session_where_the_series_is_so():
    eighth, ninth = datetime.date(2022, 12, 8), datetime.date(2022, 12, 9)
    jha = [sighting(d, series="jha-council", first=day) for d, day in (("a", eighth), ("b", ninth))]
    assert ids(jha) == ["jha-council-2022-12-08"]
    energy = [
        sighting(d, series="energy-council", first=x) for d, x in (("a", eighth), ("b", ninth))
    ]
    assert ids(energy) == ["energy-council-2022-12-08", "energy-council-2022-12-09"]


def test_a_transport_council_under_its_broad_name():
    broad = sighting("a", series="tte-council", first=DAY, summit=False)
    narrow = sighting("b", series="telecom-council", first=DAY, summit=False)
    assert ids([broad, narrow]) == ["telecom-council-2022-12-06"]
    assert ids([broad]) == ["tte-council-2022-12-06"]


def test_without_a_day_only_one_candidate_will_do():
    undated = sighting("x", dated=datetime.date(2023, 3, 31))
    later = sighting("b", first=datetime.date(2023, 5, 1))
    alone = resolve([sighting("a", first=DAY), undated])
    assert alone.of("x") == {"m": "eu-western-balkans-2022-12-06"}
    both = resolve([sighting("a", first=DAY), later, undated])
    assert both.of("x") == {}
    assert "more than one" in next(p.reason for p in both.placings if p.sighting == undated)


def test_a_name_that_any_meeting_has_makes_no_session():
    council = sighting("a", name="Council", series=None, key="council", first=DAY, summit=False)
    assert ids([council, replace(council, document="b", main=True)]) == []


def test_the_next_one_without_a_day_is_left_open():
    assert resolve([sighting("a", first=DAY), sighting("x", next=True)]).of("x") == {}


DATES = st.dates(datetime.date(2022, 12, 1), datetime.date(2022, 12, 14))
SERIES = st.sampled_from(
    ["jha-council", "eu-western-balkans", "tte-council", "energy-council", None]
)


@st.composite
def sightings(draw):
    series, first = draw(SERIES), draw(st.one_of(st.none(), DATES))
    last = first and first + datetime.timedelta(days=draw(st.integers(0, 3)))
    name = draw(st.sampled_from(["top in Tirana", "Brdo summit"]))
    return Sighting(
        document=draw(st.sampled_from("abcdef")),
        local=draw(st.sampled_from("mno")),
        name=name,
        series=series,
        key="" if series else name,
        first=first,
        last=last,
        place=draw(st.sampled_from([None, "Tirana", "Brussel"])),
        summit=draw(st.booleans()),
        dated=draw(DATES),
    )


@given(st.lists(sightings(), max_size=14), st.randoms(use_true_random=False))
def test_order_changes_nothing(found, order: random.Random):
    found = list({(each.document, each.local): each for each in found}.values())
    shuffled = list(found)
    order.shuffle(shuffled)
    assert resolve(found) == resolve(shuffled)


@pytest.mark.parametrize(
    ("kind", "title", "dated", "part", "certain"),
    [
        ("agenda", "Geannoteerde agenda", "2022-11-25", Part.INTENDED, True),
        ("report", "Verslag", "2022-12-16", Part.CLAIMED, True),
        ("declaration", "Tirana declaration", "2022-12-06", Part.DECLARED, True),
        ("declaration", "Tirana declaration", "2022-12-20", Part.DECLARED, False),
        ("letter", "Inzet Balkantop", "2022-11-30", Part.INTENDED, True),
        ("letter", "Balkantop", "2022-11-30", Part.INTENDED, False),
        ("letter", "Uitkomsten Balkantop", "2022-12-12", Part.CLAIMED, True),
        ("letter", "Balkantop", "2023-04-01", Part.SINCE, True),
        ("report", "Verslag", "2023-12-16", Part.SINCE, True),
    ],
)
def test_what_a_document_is_to_a_meeting(kind, title, dated, part, certain):
    day = datetime.date.fromisoformat(dated)
    one = sighting("a", first=DAY, main=True, kind=kind, title=title, dated=day)
    (link,) = links(resolve([one]).placings)
    assert (link.part, link.certain) == (part, certain)
    assert link.reason.endswith(".")


def test_a_report_of_another_meeting_only_refers():
    one = sighting("a", first=DAY, main=False, kind="report", title="Verslag JBZ-Raad")
    (link,) = links(resolve([one]).placings)
    assert link.part is Part.SINCE
