"""Following the Tweede Kamer: a replica of its feed, with everything feeds do."""

import datetime
import re
from collections import Counter
from dataclasses import replace

import pytest

from griffier.acquire.connector import Page, Wish
from griffier.acquire.publications import Publications
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.errors import SourceChanged, SourceDamaged, SourceGone, UsageError
from griffier.ledger.acquired import Stand
from griffier.reading.guard import Bounds
from griffier.service.guarded import GuardedReader
from griffier.service.syncing import Course, Said, as_facts, followed_before, sync
from tests.acquire.letters import letter
from tests.acquire.replica import Reply, Trouble
from tests.acquire.syncfeed_replica import entity_id


@pytest.fixture
def house(feed):
    return TweedeKamer(feed.base)


@pytest.fixture
def run(library, house, client):
    def go(wish=None, **course):
        return list(sync(library, house, client, wish or Wish(), course=Course(**course)))

    return go


def said(told):
    return Counter(each.said for each in told)


def stands(library):
    return library.counts("tk").get("tk", {})


def fill(feed):
    """Two dossiers with a letter each, a motion, and a letter in no dossier."""
    for number, dossier in enumerate((("21501", "20"), ("36000", ""))):
        parts = [("nummer", dossier[0]), ("titel", "Titel"), ("toevoeging", dossier[1])]
        id_ = entity_id("Kamerstukdossier", number)
        feed.put("Kamerstukdossier", id_, fields=tuple(parts))
        feed.document(number, letter(number), ("ref:kamerstukdossier", id_))
    feed.document(2, letter(2), ("soort", "Motie"), ("datum", "2023-01-01T00:00:00"))
    feed.document(3, letter(3))


def test_everything_is_filed_once_and_then_nothing(feed, library, run):
    fill(feed)
    first = run()
    assert said(first)[Said.FILED] == 4
    assert stands(library) == {"facts": 2, "held": 4}
    assert library.cards().count == 4
    asked = len(feed.asked)
    again = run()
    assert said(again)[Said.FILED] == 0
    assert not feed.targets("Resources")[4:]
    assert len(feed.asked) - asked == len(TweedeKamer().streams(Wish()))
    (card,) = [c for c in library.cards().items if c.name == "2024D00003.txt"]
    assert card.url == f"{feed.base}/SyncFeed/2.0/Resources/{entity_id('Document', 3)}"


@pytest.mark.parametrize("cdata", [False, True])
def test_what_the_house_says_is_kept(feed, library, run, cdata):
    feed.cdata = cdata
    fill(feed)
    feed.put(
        "Toezegging",
        entity_id("Toezegging", 1),
        fields=(
            ("nummer", "TZ202403-017"),
            ("tekst", "De minister informeert de Kamer."),
            ("status", "Openstaand"),
            ("kamerbriefNakoming", "2024Z00001"),
            ("kamerbriefNakoming", "2024Z00002"),
            ("ref:activiteit", "a1"),
        ),
    )
    run()
    (promise,) = library.items("tk", kind="Toezegging")
    assert promise.state is Stand.FACTS
    assert promise.change.about == "a1"
    assert promise.change.facts == {
        "nummer": "TZ202403-017",
        "tekst": "De minister informeert de Kamer.",
        "status": "Openstaand",
        "kamerbriefNakoming": ["2024Z00001", "2024Z00002"],
        "activiteit": ["a1"],
        "bijgewerkt": "2024-03-04",
    }


@pytest.mark.parametrize(
    ("wish", "numbers"),
    [
        (Wish(kinds=("Motie",)), {2}),
        (Wish(kinds=("brief*",)), {0, 1, 3}),
        (Wish(dossiers=("21501-20",)), {0}),
        (Wish(dossiers=("21501",)), {0}),
        (Wish(dossiers=("21501-21",)), set()),
        (Wish(until=datetime.date(2023, 12, 31)), {2}),
        (Wish(since=datetime.date(2024, 1, 1), dossiers=("36000",)), {1}),
    ],
)
def test_only_what_is_asked_for_is_fetched(feed, library, run, wish, numbers):
    fill(feed)
    run(wish)
    held = {int(c.name[5:10]) for c in library.cards().items}
    assert held == numbers
    assert len(feed.targets("Resources")) == len(numbers)


def test_a_committee_is_found_by_activity_and_by_case(feed, library, run):
    activity, case = entity_id("Activiteit", 1), entity_id("Zaak", 1)
    bz = "vaste commissie voor Buitenlandse Zaken"
    fields = (("nummer", "2024A1"), ("soort", "Commissiedebat"), ("voortouwnaam", bz))
    feed.put("Activiteit", activity, fields=fields)
    feed.put("Zaak", case, fields=(("nummer", "2024Z1"), ("soort", "Brief regering")))
    feed.put(
        "ZaakActor",
        entity_id("ZaakActor", 1),
        fields=(("relatie", "Voortouwcommissie"), ("actorNaam", bz), ("ref:zaak", case)),
    )
    feed.document(1, letter(1), ("ref:activiteit", activity))
    feed.document(2, letter(2), ("ref:zaak", case))
    feed.document(3, letter(3))
    run(Wish(committees=("Buitenlandse Zaken",)))
    assert {c.name for c in library.cards().items} == {"2024D00001.txt", "2024D00002.txt"}
    assert stands(library)["passed"] == 1


def test_another_wish_chooses_anew_without_listing_anew(feed, library, run):
    fill(feed)
    run(Wish(kinds=("Motie",)))
    listed = len(feed.targets("skiptoken")), library.stream("tk", "Document").listed
    told = run()
    assert said(told)[Said.FILED] == 3
    assert library.stream("tk", "Document").listed == listed[1]
    assert stands(library) == {"facts": 2, "held": 4}


def test_a_document_of_an_unknown_dossier_waits_for_it(feed, library, run):
    dossier = entity_id("Kamerstukdossier", 9)
    feed.document(1, letter(1), ("ref:kamerstukdossier", dossier))
    wish = Wish(dossiers=("36123",))
    run(wish)
    assert stands(library) == {"open": 1}
    feed.put("Kamerstukdossier", dossier, fields=(("nummer", "36123"),))
    run(wish)
    assert stands(library) == {"facts": 1, "held": 1}


def test_what_was_withdrawn_is_marked_and_stays(feed, library, run):
    fill(feed)
    run()
    before = library.changes_since()[-1].seq
    id_ = entity_id("Document", 3)
    feed.withdraw("Document", id_)
    run()
    (gone,) = library.items("tk", Stand.WITHDRAWN)
    assert gone.change.facts["onderwerp"] == "Brief 3"
    assert library.card(gone.document or "").name == "2024D00003.txt"
    (change,) = library.changes_since(before)
    assert (change.what, change.document) == ("withdrawn", gone.document)
    feed.document(3, letter(3))
    run()
    assert stands(library) == {"facts": 2, "held": 4}


def test_a_mass_emission_fetches_nothing_again(feed, library, run):
    fill(feed)
    run()
    asked = len(feed.targets("Resources"))
    for category, id_ in list(feed.entries):
        feed.again(category, id_)
    told = run()
    assert sum(each.count for each in told) == 6
    assert len(feed.targets("Resources")) == asked


def test_a_new_edition_is_fetched_and_an_unchanged_one_not_sent(feed, library, run):
    fill(feed)
    run()
    old = feed.entries["Document", entity_id("Document", 3)]
    feed.again("Document", old.id, fields=(*old.fields, ("ref:huidigeDocumentVersie", "v2")))
    (same,) = [each for each in run() if each.said is Said.FILED]
    assert (same.outcome, library.cards().count) == ("unchanged", 4)
    feed.again("Document", old.id, body=letter(3) + b"\nEn nog een zin.\n")
    (new,) = [each for each in run() if each.said is Said.FILED]
    assert new.outcome == "version"


def test_what_fails_is_listed_with_the_reason_and_tried_again(feed, library, run):
    fill(feed)
    id_ = entity_id("Document", 3)
    feed.troubles.append(Trouble(f"Resources/{id_}", Reply(status=404), times=1))
    told = run()
    assert said(told)[Said.FILED] == 3
    (failed,) = library.items("tk", Stand.FAILED)
    assert failed.code == SourceGone.exit_code
    assert "is not there (404)" in (failed.reason or "")
    assert said(run())[Said.FILED] == 0  # not before its time
    feed.troubles.append(Trouble(f"Resources/{id_}", Reply(status=404), times=1))
    assert said(run(now=True))[Said.FAILED] == 1  # but for who insists
    (failed,) = library.items("tk", Stand.FAILED)
    assert failed.attempts == 2
    later = library.clock() + datetime.timedelta(hours=1)
    library.clock = lambda: later
    assert said(run())[Said.FILED] == 1
    assert stands(library) == {"facts": 2, "held": 4}


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (Reply(b"<!doctype html><title>Storing</title>", "text/plain"), "is HTML"),
        (Reply(b"Kort.", "text/plain"), "it is cut off"),
        (Reply(b"Half", "text/plain", declared=900), "broke off"),
        (Reply(b"%PDF-1.7", "application/pdf"), "text/plain and is PDF"),
        (Reply(status=500), r"an error \(500\)"),
        (Reply(status=302, headers={"Location": "https://elsewhere.example/"}), "elsewhere"),
    ],
)
def test_a_document_that_is_none_is_not_filed(feed, library, run, trouble, reason):
    feed.document(1, letter(1))
    feed.troubles.append(Trouble("Resources", trouble, times=9))
    (failed,) = [each for each in run() if each.said is Said.FAILED]
    assert library.cards().count == 0
    assert re.search(reason, failed.reason)


def test_a_source_that_does_not_answer_is_left_alone(feed, library, run):
    for number in range(12):
        feed.document(number, letter(number))
    feed.troubles.append(Trouble("Resources", Reply(status=503), times=99))
    told = run()
    assert said(told)[Said.STOPPED] == 1
    assert stands(library) == {"failed": 5, "wanted": 7}
    feed.troubles.clear()
    run()
    assert stands(library) == {"failed": 5, "held": 7}


def test_a_source_that_asks_for_time_is_given_it(feed, library, run):
    fill(feed)
    wait = Reply(status=429, headers={"Retry-After": "7200"})
    feed.troubles.append(Trouble("category=Document$", wait))
    told = run()
    broken = [each for each in told if each.said is Said.BROKEN]
    assert [each.stream for each in broken] == ["Document"]
    (later,) = [each for each in run() if each.said is Said.LATER]
    assert "429" in (later.reason or "")
    assert said(run(now=True))[Said.FILED] == 4


def spoiled(feed, old, new, on="category=Document(&|$)"):
    def spoil(reply):
        assert old in reply.body
        return Reply(reply.body.replace(old, new), reply.media_type)

    feed.troubles.append(Trouble(on, spoil=spoil, times=99))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'term="document"', b'term="zaak"', "asked for Document, and entry .* is of zaak"),
        (b"<document ", b"<zaak ", "damaged"),
        (b"tkData/v1-0", b"other/v9", "in the namespace"),
        (b"tk:verwijderd", b"tk:weg", "does not say whether it was withdrawn"),
        (b"soort>", b"sort>", "no Document has <soort> any more"),
        (b"category=Document&amp;", b"category=Zaak&amp;", "goes on with Zaak"),
        (b"skiptoken=", b"token=", "holds no skiptoken"),
        (b"<feed ", b"<html><feed ", "HTML|damaged"),
        (b"</feed>", b"", "damaged"),
        (b"entry>", b"item>", "without entries and without a link to resume"),
    ],
)
def test_a_feed_of_another_form_is_noticed(feed, library, run, old, new, reason):
    for number in range(120):
        feed.document(number, letter(number))
    spoiled(feed, old, new)
    (broken,) = [each for each in run() if each.said is Said.BROKEN]
    assert broken.code in (SourceChanged.exit_code, SourceDamaged.exit_code)
    assert re.search(reason, broken.reason)
    assert library.items("tk", kind="Document") == ()
    assert library.stream("tk", "Document").reason == broken.reason


def test_a_feed_that_turns_in_a_circle_is_noticed(feed, house, client):
    for number in range(120):
        feed.document(number, letter(number))
    page = house.changes(client, "Document", None)
    with pytest.raises(SourceChanged, match="goes on at"):
        house.changes(_Stuck(client, feed), "Document", "999999")
    assert page.more


class _Stuck:
    """Asks always for the first page, as a server that ignores the token would answer."""

    def __init__(self, client, feed):
        self._client, self._feed = client, feed

    def get(self, address, **options):
        return self._client.get(address.replace("skiptoken=999999", "skiptoken=0"), **options)


def test_a_dry_run_keeps_and_fetches_nothing(feed, library, run):
    fill(feed)
    told = run(dry=True)
    assert said(told)[Said.WOULD] == 4
    assert library.streams() == ()
    assert library.items("tk") == ()
    assert feed.targets("Resources") == []


def test_so_many_documents_and_no_more(feed, library, run):
    fill(feed)
    run(most=3)
    assert stands(library) == {"facts": 2, "held": 3, "wanted": 1}
    run()
    assert stands(library) == {"facts": 2, "held": 4}


def test_a_document_is_found_by_its_number(feed, house, client):
    fill(feed)
    address = "https://www.tweedekamer.nl/kamerstukken/detail?id=2024D00003&did=2024D00003"
    for words in ("2024D00003", address):
        change = house.find(client, words)
        fetched = house.fetch(client, change)
        assert (fetched.name, fetched.answer.data) == ("2024D00003.txt", letter(3))
    assert house.find(client, "Kamerstuk 21 501-20, nr. 1873") is None
    with pytest.raises(SourceGone, match="no document 2024D99999"):
        house.find(client, "2024D99999")


def test_the_service_can_be_checked(feed, house, client):
    for number in range(60):
        feed.document(number, letter(number))
        feed.put(
            "Kamerstukdossier", entity_id("Kamerstukdossier", number), fields=(("nummer", "36000"),)
        )
        fields = (("nummer", "TZ202403-001"), ("tekst", "Toegezegd."))
        feed.put("Toezegging", entity_id("Toezegging", number), fields=fields)
    found = list(house.check(client))
    assert len(found) == 7
    assert all(each.right for each in found)
    feed.troubles.append(Trouble("Feed", Reply(status=500), times=99))
    assert not any(each.right for each in house.check(client))


def test_a_wish_the_feed_does_not_know_is_refused(house):
    with pytest.raises(UsageError, match="no filter by creator"):
        house.streams(Wish(creators=("Eerste Kamer",)))


def test_the_last_wish_counts_also_where_a_listing_was_not_asked(feed, library, run, monkeypatch):
    fill(feed)
    monkeypatch.setattr(TweedeKamer.__init__, "__defaults__", (feed.base,))
    run(Wish(committees=("Financiën",)))  # follows a listing more than the next wish does
    library.clock = lambda: datetime.datetime(2099, 1, 1)
    feed.troubles.append(Trouble("category=Zaak$", Reply(status=403), times=9))
    run(Wish(kinds=("Motie",)))
    ((source, wish),) = followed_before(library)
    assert (source.name, wish) == ("tk", Wish(kinds=("Motie",)))


def test_wishes_with_listings_of_their_own_are_all_followed(library):
    first, second = Wish(dossiers=("21501-20",)), Wish(dossiers=("21501-02",))
    for wish in (first, second):
        (name,) = Publications().streams(wish)
        at = replace(library.stream("op", name), wish=as_facts(wish))
        library.keep_page(at, Page((), "2024-01-01 0", more=False), [])
    found = {wish for _, wish in followed_before(library)}
    assert found == {first, second}


def test_a_document_that_hangs_or_kills_stops_no_sync(feed, library, house, client):
    feed.document(0, letter(0))
    feed.document(1, letter(1) + b"Nederland verzoekt de Commissie om haast. " * 150_000)
    feed.document(2, letter(2))
    with GuardedReader(Bounds(seconds=3.0)) as reader:
        told = list(sync(library, house, client, Wish(), course=Course(read=reader.read)))
    assert said(told)[Said.FILED] == 2
    (failed,) = library.items("tk", Stand.FAILED)
    assert (failed.change.facts["documentNummer"], failed.code) == ("2024D00001", 62)
    assert "was still being read after 3 seconds" in failed.reason
    assert failed.retry - library.clock() > datetime.timedelta(minutes=9)
    feed.document(1, letter(1))  # a new edition is fetched at once
    assert said(sync(library, house, client, Wish(), course=Course()))[Said.FILED] == 1


def test_a_document_listed_without_its_file_stays_on_file(feed, library, run):
    fill(feed)
    run()
    id_ = entity_id("Document", 3)
    body = feed.entries["Document", id_].body
    feed.again("Document", id_, body=None)
    run()
    assert stands(library) == {"facts": 2, "held": 4}
    asked = len(feed.targets("Resources"))
    feed.again("Document", id_, body=body)
    run()
    assert len(feed.targets("Resources")) == asked
    feed.withdraw("Document", id_)
    run()
    feed.put("Document", id_, fields=(("soort", "Brief regering"),), body=letter(8))
    assert [each.outcome for each in run() if each.said is Said.FILED] == ["new"]
    assert stands(library) == {"facts": 2, "held": 4}
