"""Following the press sites of Council and EEAS: a replica of both."""

import datetime
import re

import pytest

from griffier.acquire.client import Client
from griffier.acquire.connector import Wish, connector
from griffier.acquire.council import Council
from griffier.acquire.eurlex import EurLex
from griffier.acquire.press_kinds import kind_of, press_kinds
from griffier.errors import SourceGone, UsageError
from griffier.ledger.acquired import Stand
from griffier.service.alignment import Wish as Asked
from griffier.service.alignment import answer, filed_in, known_in
from griffier.service.syncing import Course, Said, sync
from tests.acquire.cellar_replica import Cellar
from tests.acquire.conftest import QUICK
from tests.acquire.press_replica import ALIGNED, Press
from tests.acquire.replica import Reply, Trouble, serving

TODAY = datetime.date(2022, 5, 6)
SINCE = Wish(since=datetime.date(2022, 2, 1))
TITLE = (
    "Declaration by the High Representative on behalf of the EU on the alignment of certain "
    "countries concerning restrictive measures in view of Russia's actions, number {}"
)


@pytest.fixture
def press():
    with serving(Press()) as replica:
        replica.publish(TITLE.format(0), "2022-03-10", ALIGNED.format(""), site="council")
        replica.publish("Media advisory on a visit", "2022-05-02", site="council")
        yield replica


@pytest.fixture
def source(press):
    return Council(press.base, today=lambda: TODAY)


@pytest.fixture
def run(library, source):
    def go(wish=SINCE, **course):
        with Client(source.hosts, QUICK) as client:
            return list(sync(library, source, client, wish, course=Course(**course)))

    return go


def broken(told):
    return [each.reason for each in told if each.said is Said.BROKEN]


def test_declarations_land_with_whom_they_list(press, library, run):
    press.publish(TITLE.format(1), "2022-03-11", ALIGNED.format("1"))
    assert not broken(run())
    assert library.cards().count == 2
    assert {each.alignment.decisions[0].id for each in library.alignments()} == {"2022/346"}
    (tally,) = answer(filed_in(library), Asked("ME")).tallies
    assert (tally.period, tally.decisions, tally.aligned) == ("2022", 1, 1)
    (other,) = library.items("council", Stand.PASSED)
    assert other.change.facts["kind"] == "other"


def test_a_month_of_many_pages_is_read_to_its_end(press, library, run):
    for number in range(11):
        press.publish(TITLE.format(number), f"2022-03-{number + 10}", f"Text {number}.")
    press.publish(TITLE.format(99), "2022-04-30", "Text of the last day.")
    run()
    assert library.cards().count == 13
    asked = len(press.asked)
    run()  # the feed, and the months that may still change: April (it is the 6th of May), May
    assert len(press.asked) - asked == 3


def test_what_is_new_comes_next_time_and_nothing_twice(press, library, run):
    run()
    press.publish(TITLE.format(5), "2022-05-05", "New.")
    press.publish(TITLE.format(6), "2022-04-29", "Late.")
    told = run()
    assert sum(each.said is Said.FILED for each in told) == 2
    assert library.cards().count == 3


@pytest.mark.parametrize(
    ("wish", "count"),
    [
        (Wish(since=datetime.date(2022, 4, 1)), 1),
        (Wish(since=datetime.date(2022, 2, 1), until=datetime.date(2022, 3, 31)), 1),
        (Wish(since=datetime.date(2022, 2, 1), kinds=("conclusions",)), 1),
        (Wish(since=datetime.date(2022, 2, 1), kinds=("*",)), 3),
    ],
)
def test_only_what_is_asked_for_is_fetched(press, library, run, wish, count):
    press.publish("European Council conclusions, 25 April 2022", "2022-04-25", "They met.")
    run(wish)
    assert library.cards().count == count


def test_wishes_nobody_can_fulfil_are_refused(source):
    with pytest.raises(UsageError, match="alignment, summit declaration, conclusions"):
        source.streams(Wish(kinds=("brief",)))
    with pytest.raises(UsageError, match="no dossier"):
        source.streams(Wish(dossiers=("21501-20",)))


@pytest.mark.parametrize(
    ("on", "reply", "said"),
    [
        (
            "rss",
            Reply(b"<html><body>Wait</body></html>", "text/html"),
            "gave HTML instead",
        ),
        ("rss", Reply(b"<?xml version='1.0'?><feed/>", "text/xml"), "without any item"),
        ("rss", Reply(b"<?xml version='1.0'?><rss><channel><item>", "text/xml"), "XML is damaged"),
        (
            "rss",
            Reply(
                b"<?xml version='1.0'?><rss><channel><item><title>A</title><link>https://a.b/c"
                b"</link><pubDate>soon</pubDate></item></channel></rss>",
                "text/xml",
            ),
            "'soon' is not a date",
        ),
        ("rss", Reply(status=403), r"refused \(403\)"),
        ("press-material", Reply(b"<html><body>Welcome</body></html>", "text/html"), "no form"),
        ("press-material", Reply(b"{}", "application/json"), "instead of a page"),
        (
            "press-material",
            Reply(b"<html><body><div class='card'><a href='/x'>A</a></div></body></html>"),
            "no title or no day",
        ),
        ("press-material", Reply(b"<html><body><form>" + b" " * 5000, "text/html"), "cut off"),
    ],
)
def test_a_page_of_another_kind_is_not_taken(press, run, on, reply, said):
    press.troubles.append(Trouble(on, reply, times=9))
    (reason,) = broken(run())
    assert re.search(said, reason), reason


def test_a_rate_is_over_the_decisions_that_exist(press, library, run):
    office = Cellar()
    for number in range(346, 351):
        office.adopt(f"2022/{number}", "2022-03-01", "concerning restrictive measures")
        text = ALIGNED.replace("2022/346", f"2022/{number}").format("")
        if number < 350:
            press.publish(TITLE.format(number), f"2022-03-{number - 330}", text)
    run()
    with serving(office):
        union = EurLex(office.base, today=lambda: TODAY)
        with Client(union.hosts, QUICK) as client:
            list(sync(library, union, client, SINCE))
    known = known_in(library)
    (tally,) = answer(filed_in(library), Asked("ME"), known).tallies
    assert (tally.decisions, tally.known.exist, tally.known.undeclared) == (4, 5, ("2022/350",))
    assert (tally.rate, tally.known.at_most) == (80.0, 100.0)
    (serbia,) = answer(filed_in(library), Asked("RS"), known).tallies
    assert (serbia.rate, serbia.known.at_most) == (0.0, 20.0)


def test_a_listing_that_ignores_its_days_is_noticed(press, run):
    press.publish(TITLE.format(1), "2021-03-11")
    press.deaf = True
    (reason,) = broken(run())
    assert "asked for 2022-02-01 to 2022-03-01" in reason


@pytest.mark.parametrize("status", [429, 500])
def test_what_passes_is_asked_again(press, library, run, status):
    press.troubles.append(Trouble("press-material", Reply(status=status)))
    press.troubles.append(Trouble("/en/press/", Reply(status=status)))
    assert not broken(run())
    assert library.cards().count == 1


def test_what_is_refused_is_listed_with_the_reason(press, library, run):
    press.troubles.append(Trouble("/en/press/", Reply(status=403), times=9))
    run()
    (item,) = library.items("council", Stand.FAILED)
    assert item.reason.endswith("was refused (403).")


def test_a_release_is_found_by_its_address(press, source):
    address = press.base + press.items[0].path
    with Client(source.hosts, QUICK) as client:
        found = source.find(client, f"{address}?utm_source=x")
        assert source.fetch(client, found).answer.address == address
        assert source.find(client, "kst-21501-20-1873") is None
        with pytest.raises(SourceGone):
            source.find(client, press.base + "/")


def test_the_check_holds_the_service_to_what_we_assume(press, source):
    press.publish(TITLE.format(1), "2022-03-11")
    with Client(source.hosts, QUICK) as client:
        assert [each.right for each in source.check(client)] == [True, True, True, True]
        press.troubles.append(Trouble("rss", Reply(status=404), times=9))
        assert [each.right for each in source.check(client)] == [False, False, True, True]


def test_titles_are_known_by_kind():
    for kind in press_kinds():
        assert kind.examples
        for title in kind.examples:
            assert kind_of(title) is kind, title


def test_it_is_installed_under_its_name():
    made = connector("council")
    assert isinstance(made, Council)
    assert made.hosts == {"www.consilium.europa.eu", "www.eeas.europa.eu"}
