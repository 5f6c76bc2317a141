"""Following CFSP decisions: a replica of CELLAR, with everything services do."""

import datetime
import json

import pytest

from griffier.acquire import cellar
from griffier.acquire.client import Answer, Client
from griffier.acquire.connector import Wish, connector
from griffier.acquire.eurlex import EurLex
from griffier.errors import SourceChanged, SourceDamaged, SourceGone, UsageError
from griffier.ledger.acquired import Stand
from griffier.service.syncing import Course, Said, sync
from tests.acquire.cellar_replica import Cellar
from tests.acquire.conftest import QUICK
from tests.acquire.replica import Reply, Trouble, serving

TODAY = datetime.date(2024, 5, 6)


@pytest.fixture
def office():
    with serving(Cellar()) as replica:
        for year in range(2010, 2025):
            replica.adopt(f"{year}/{year - 1900}", f"{year}-02-03", "on a mission in Exampleland")
        replica.adopt("2022/346", "2022-03-01", "concerning restrictive measures against Russia")
        replica.adopt("2024/99", "2024-01-09", "concerning restrictive measures against Belarus")
        replica.acts.append(("32022D0346R(01)", "2022-03-02", "Corrigendum to Decision (CFSP)"))
        replica.acts.append(("32022D0400", "2022-03-03", "Commission Decision on fishing"))
        replica.acts.append(("32022R0345", "2022-03-01", "Council Regulation, see (CFSP) 2022/346"))
        yield replica


@pytest.fixture
def source(office):
    return EurLex(office.base, today=lambda: TODAY)


@pytest.fixture
def run(office, library, source):
    def go(wish=None, **course):
        with Client(source.hosts, QUICK) as client:
            return list(sync(library, source, client, wish or Wish(), course=Course(**course)))

    return go


def numbers(library):
    return [item.change.id for item in library.items("eurlex", kind="decision")]


def test_every_decision_is_listed_once_and_no_other_act(office, library, run):
    run()
    assert len(numbers(library)) == 17
    assert {"2022/346", "2024/99", "2010/110"} <= set(numbers(library))
    assert "2022/400" not in numbers(library)
    (item,) = [i for i in library.items("eurlex") if i.change.id == "2022/346"]
    assert item.state is Stand.PASSED
    assert item.change.facts["date"] == "2022-03-01"
    assert "restrictive measures against Russia" in item.change.facts["title"]
    assert len(office.targets("sparql")) == 15
    assert not office.targets("/resource/")


def test_a_year_says_how_far_it_was_listed(library, run):
    run(Wish(since=datetime.date(2022, 6, 1)))
    years = {i.change.id: i.change.facts for i in library.items("eurlex", kind="year")}
    assert years == {
        "2022": {"decisions": 2, "until": "2022-12-31"},
        "2023": {"decisions": 1, "until": "2023-12-31"},
        "2024": {"decisions": 2, "until": "2024-05-06"},
    }


def test_only_years_that_may_change_are_asked_again(office, library, run, source):
    run()
    asked = len(office.targets("sparql"))
    office.adopt("2024/1300", "2024-05-05", "concerning restrictive measures against Syria")
    run()
    assert len(office.targets("sparql")) == asked + 1
    assert "2024/1300" in numbers(library)
    # In January a late entry of the year before is still seen.
    early = EurLex(office.base, today=lambda: datetime.date(2025, 1, 20))
    office.adopt("2024/3000", "2024-12-31", "concerning restrictive measures against Iran")
    office.adopt("2025/10", "2025-01-13", "concerning restrictive measures against Mali")
    with Client(early.hosts, QUICK) as client:
        list(sync(library, early, client, Wish()))
        office.adopt("2024/3001", "2024-12-31", "on a mission in Exampleland")
        list(sync(library, early, client, Wish()))
    assert {"2024/3000", "2024/3001", "2025/10"} <= set(numbers(library))


def test_texts_come_by_name_and_only_once(office, library, run):
    wish = Wish(kinds=("decision",), since=datetime.date(2024, 1, 1))
    told = run(wish)
    assert sum(each.said is Said.FILED for each in told) == 2
    assert {card.name for card in library.cards().items} == {"32024D0124.html", "32024D0099.html"}
    asked = len(office.targets("/resource/"))
    run(wish)
    assert len(office.targets("/resource/")) == asked


@pytest.mark.parametrize(
    ("words", "celex"),
    [
        ("32022D0346", "32022D0346"),
        ("Council Decision (CFSP) 2022/346", "32022D0346"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022D0346", "32022D0346"),
        ("2012/112/CFSP", "32012D0112"),
        ("kst-21501-20-1873", None),
        ("2022/346", None),  # a number alone may be anything
    ],
)
def test_a_decision_is_found_by_its_names(office, source, words, celex):
    with Client(source.hosts, QUICK) as client:
        found = source.find(client, words)
        assert (found and found.facts["celex"]) == celex
        if found:
            assert source.fetch(client, found).name == f"{celex}.html"


def test_what_does_not_exist_is_gone(source):
    with Client(source.hosts, QUICK) as client, pytest.raises(SourceGone, match="no CFSP decision"):
        source.find(client, "(CFSP) 2022/9999")


def answered(**changed):
    row = {"celex": "32022D0346", "date": "2022-03-01", "title": "Decision (CFSP) 2022/346"}
    row |= changed
    rows = [{name: {"value": value} for name, value in row.items() if value}]
    whole = {"head": {"vars": ["celex", "date", "title"]}, "results": {"bindings": rows}}
    return Reply(json.dumps(whole).encode(), cellar.RESULTS)


@pytest.mark.parametrize(
    ("reply", "said", "error"),
    [
        (Reply(b"<html><body>Wait</body></html>", "text/html"), "text/html, not", SourceChanged),
        (Reply(b'{"error": 1}', "application/json"), "no answer to a query", SourceChanged),
        (Reply(b'{"head": {"vars": ["cel', cellar.RESULTS), "cut off", SourceDamaged),
        (
            answered(date="2021-03-01"),
            "is of 2021-03-01",
            SourceChanged,
        ),
        (
            answered(celex="32022R0346"),
            "is not the CELEX",
            SourceChanged,
        ),
        (answered(title="On fish"), "is no CFSP", SourceChanged),
        (answered(title=None), "a row has no title", SourceChanged),
        (answered(date="1 March"), "is no day", SourceChanged),
    ],
)
def test_an_answer_to_another_question_is_not_taken(office, source, reply, said, error):
    office.troubles.append(Trouble("sparql", reply, times=9))
    with Client(source.hosts, QUICK) as client, pytest.raises(error, match=said):
        source.changes(client, "cfsp 2022", "2022")


def test_a_year_without_any_decision_is_no_year(office, source):
    office.acts = []
    with (
        Client(source.hosts, QUICK) as client,
        pytest.raises(SourceChanged, match="at all for 2022"),
    ):
        source.changes(client, "cfsp 2022", "2022")


def test_an_answer_that_fills_its_limit_may_be_cut_off():
    answer = Answer("https://x.example/sparql", answered().body, cellar.RESULTS)
    first, last = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
    with pytest.raises(SourceDamaged, match="there may be more"):
        cellar.decisions(answer, first, last, most=1)
    assert len(cellar.decisions(answer, first, last, most=2)) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_passes_is_asked_again(office, library, run, status):
    busy = Reply(status=status, headers={"Retry-After": "0"})
    office.troubles.append(Trouble("sparql", busy))
    assert not [each for each in run() if each.said is Said.BROKEN]
    assert len(numbers(library)) == 17


def test_what_does_not_pass_is_told_and_left_for_later(office, library, run):
    office.troubles.append(Trouble("sparql", Reply(status=500), times=99))
    (broken,) = [each for each in run() if each.said is Said.BROKEN]
    assert broken.reason.endswith("answered with an error (500).")
    (later,) = run()
    assert later.said is Said.LATER


@pytest.mark.parametrize(
    "wish", [Wish(dossiers=("1",)), Wish(committees=("a",)), Wish(kinds=("x",))]
)
def test_wishes_nobody_can_fulfil_are_refused(source, wish):
    with pytest.raises(UsageError):
        source.streams(wish)


def test_the_check_holds_the_service_to_what_we_assume(office, source):
    for serial in range(500, 506):
        office.adopt(f"2022/{serial}", "2022-03-07", "concerning restrictive measures")
    with Client(source.hosts, QUICK) as client:
        assert [each.right for each in source.check(client)] == [True, True, True]
        office.acts = []
        assert not any(each.right for each in source.check(client))


def test_it_is_installed_under_its_name():
    assert isinstance(connector("eurlex"), EurLex)
    assert connector("eurlex").hosts == {"publications.europa.eu"}
