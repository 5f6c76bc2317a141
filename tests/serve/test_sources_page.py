"""The page, the figures and the interface that say how it stands with public sources."""

import datetime
import re

import pytest
from fastapi.testclient import TestClient

from griffier.acquire.client import Client, Manners
from griffier.acquire.connector import Wish
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.settings import Settings
from griffier.service.sources import stands
from griffier.service.syncing import sync
from tests.acquire.letters import letter
from tests.acquire.replica import Reply, Trouble, serving
from tests.acquire.syncfeed_replica import Feed, entity_id

QUICK = Manners(pause=0.0, silence=60.0, whole=60.0, patience=1.0, attempts=1, first_wait=0.01)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A library that followed the House twice: once well, then with trouble."""
    place = tmp_path_factory.mktemp("followed")
    with serving(Feed()) as feed, Library.open(place, create=True) as library:
        house = TweedeKamer(feed.base)
        for number in range(3):
            feed.document(number, letter(number))
        feed.troubles.append(Trouble(entity_id("Document", 1), Reply(status=404), times=1))
        with Client(frozenset({feed.host}), QUICK) as client:
            list(sync(library, house, client, Wish()))
            (before,) = library.runs()
            feed.troubles.append(Trouble("category=Zaak", Reply(status=403), times=9))
            list(sync(library, house, client, Wish()))
            (after,) = library.runs()
    assert (before.listed, before.filed, before.failed, before.reason) == (3, 2, 1, None)
    assert before.succeeded == before.ended
    assert "was refused (403)" in (after.reason or "")
    assert after.succeeded == before.succeeded
    assert after.began >= before.began
    return place


@pytest.fixture(scope="module")
def followed(folder):
    settings = Settings(library=str(folder), rate=0, metrics=("*",))
    with TestClient(create_app(settings)) as opened:
        yield opened


def cells(page):
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", "", value).strip() for name, value in found}


def test_the_page_says_how_it_stands(followed):
    page = followed.get("/sources").text
    told = cells(page)
    assert "Tweede Kamer der Staten-Generaal, open data" in page
    assert told["State"] == "not everything could be listed"
    assert (told["Documents filed"], told["Waiting"]) == ("2", "0")
    assert told["Could not be had"].startswith("1; next attempt: ")
    assert "2024D00001  Brief 1" in page
    assert "is not there (404)" in page
    assert "the listing Zaak" in page
    assert re.search(r'<time datetime="20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ">', told_raw(page))


def told_raw(page):
    return page[page.index("Last went well") :][:200]


def test_it_is_dutch_for_who_reads_dutch(followed):
    page = followed.get("/sources", headers={"Accept-Language": "nl"}).text
    assert (
        cells(page)["Stand" if "Stand" in cells(page) else "Status"]
        == "niet alles was op te vragen"
    )
    assert "volgende poging:" in page


def test_about_leads_there(followed):
    assert 'href="/sources"' in followed.get("/about").text


def test_machines_are_told_the_same(followed):
    (told,) = followed.get("/api/v1/sources").json()
    assert (told["source"], told["current"]) == ("tk", False)
    assert told["items"] == {"held": 2, "failed": 1}
    assert told["run"]["reason"].endswith("was refused (403).")
    assert told["succeeded"] <= told["asked"]
    (failure,) = told["failures"]
    assert (failure["code"], failure["attempts"]) == (53, 1)
    assert datetime.datetime.fromisoformat(told["next_attempt"]).tzinfo is not None
    assert {each["stream"] for each in told["streams"] if each["reason"]} == {"Zaak"}


def test_figures_for_whoever_watches(followed):
    told = followed.get("/metrics").text
    assert 'griffier_source_items{source="tk",state="held"} 2.0' in told
    assert 'griffier_source_items{source="tk",state="failed"} 1.0' in told
    assert 'griffier_source_listings_failing{source="tk"} 1.0' in told
    asked, well = (
        float(re.search(rf'griffier_source_{name}_seconds{{source="tk"}} (\S+)', told)[1])
        for name in ("asked", "succeeded")
    )
    assert asked >= well > 1.7e9


def test_without_any_source_it_says_so(client):
    assert "No public source is followed" in client.get("/sources").text
    assert client.get("/api/v1/sources").json() == []


def test_a_run_that_was_broken_off_has_no_end(tmp_path):
    with serving(Feed()) as feed, Library.open(tmp_path, create=True) as library:
        feed.document(1, letter(1))
        with Client(frozenset({feed.host}), QUICK) as client:
            found = sync(library, TweedeKamer(feed.base), client, Wish())
            next(found)
            found.close()
        (each,) = stands(library)
        assert each.run is not None
        assert (each.run.ended, each.succeeded) == (None, None)


def test_the_page_is_for_everybody(folder):
    browsing = pytest.importorskip("tests.serve.test_browser", reason="Playwright is not installed")
    if not browsing.CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with browsing.served(folder) as address, browsing.browsing() as browser:
        for language in ("nl-NL", "en-GB"):
            page = browser.new_page(locale=language, viewport={"width": 320, "height": 800})
            page.goto(f"{address}/sources")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            page.close()
            context = browser.new_context(locale=language, bypass_csp=True)
            page = context.new_page()
            page.goto(f"{address}/sources")
            page.add_script_tag(path=browsing.AXE)
            told = page.evaluate("tags => axe.run({runOnly: tags})", browsing.RULES)
            assert len(told["passes"]) > 10
            assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in told["violations"]] == []
            context.close()
