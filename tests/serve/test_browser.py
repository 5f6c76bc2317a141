"""Every page in a real browser: accessibility, narrow windows, the dark, a keyboard, no script.

Skipped, aloud, where there is no Chromium.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

import uvicorn
from fastapi.testclient import TestClient
from playwright import sync_api

from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.serve.app import create_app
from griffier.serve.finder import Finder
from griffier.serve.settings import Settings
from griffier.service import alerts
from griffier.service.people import Person
from tests.serve.people import (
    FILED,
    PASSWORD,
    REVIEWER,
    add_accounts,
    file_in,
    quick_passwords,
)

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = Path(os.environ.get("AXE") or str(files("axe_core_python") / "axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 300
"""Seconds a page or a browser may take on a busy machine."""
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]


@contextmanager
def served(library: Path) -> Iterator[str]:
    """The site over a library on a free port of this machine."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(Settings(library=str(library), rate=0)), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the site did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE)
    listening.close()


@contextmanager
def browsing() -> Iterator[sync_api.Browser]:
    """Chromium, without a window."""
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE * 1000
        )
        yield opened
        opened.close()


def context_of(browser: sync_api.Browser, **wishes: Any) -> sync_api.BrowserContext:
    """A new window, as patient as a busy machine asks."""
    opened = browser.new_context(**wishes)
    opened.set_default_timeout(PATIENCE * 1000)
    return opened


def wait_for(page: sync_api.Page, condition: str) -> None:
    """Wait until an expression of the page is true; Playwright says so where it never is."""
    page.wait_for_function(f"() => {condition}")


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    """The site on a free port of this machine."""
    with served(library) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """Chromium, without a window."""
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def paths(library: Path) -> list[str]:
    """One page of every kind."""
    with TestClient(create_app(Settings(library=str(library), rate=0))) as client:
        found = client.get("/api/v1/statements?recipient=RS&act=REQUEST").json()["items"]
        ask = next(each for each in found if each["page"])
        instrument = client.get("/api/v1/instruments").json()["items"][0]["id"]
    return [
        *("/", "/documents", "/meetings", "/promises", "/actors", "/concepts", "/alignment"),
        *(
            "/instruments",
            "/about",
            "/sources",
            "/quality",
            "/changes",
            "/sign-in",
            "/search",
            "/search?q=visum*",
            "/nowhere",
        ),
        *("/search?q=actor:NL", "/search?q=(", "/actor/RS", "/concept/visa-policy"),
        *("/alignment/RS", "/alignment/XK", "/meeting/eu-western-balkans-2022-12-06"),
        f"/document/{ask['document']}",
        f"/statement/{ask['id']}",
        f"/instrument/{instrument}",
    ]


# The dark changes colours, not words: it is looked at in one language.
@pytest.mark.parametrize(
    ("language", "scheme"), [("nl-NL", "light"), ("en-GB", "light"), ("en-GB", "dark")]
)
def test_axe_finds_nothing_on_any_page(
    browser: sync_api.Browser, address: str, paths: list[str], language: str, scheme: str
) -> None:
    context = context_of(
        browser, locale=language, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(address + path)
        if bad := _violations(page):
            found[path] = bad
    context.close()
    assert found == {}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a library with an account that keeps a search, a token and a hook."""
    folder = tmp_path_factory.mktemp("own") / "library"
    with pytest.MonkeyPatch.context() as patch:
        quick_passwords(patch)
        file_in(folder, *FILED)
        add_accounts(folder)
        with Library.open(folder) as library:
            me = Person(library.account(REVIEWER))
            alerts.save_search(library, Finder(library).searcher(), me, "visumbeleid")
            library.add_hook(me.account.seq, "a" * 16, "https://hooks.example/one", "s" * 64)
            entry = library.entries(EntryQuery(act="REQUEST", limit=1)).items[0].id
            library.judge(entry, "right", author=REVIEWER, reason="read it")
        with served(folder) as address:
            yield f"{address} {entry}"


@pytest.mark.parametrize("language", ["nl-NL", "en-GB"])
def test_axe_finds_nothing_on_the_pages_of_an_account(
    browser: sync_api.Browser, own: str, language: str
) -> None:
    address, entry = own.split()
    context = context_of(browser, locale=language, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.fill("#name", REVIEWER)
    page.fill("#password", PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    found = {}
    for path in (
        *("/account", "/account?done=mail", "/changes", f"/statement/{entry}"),
        *(f"/review?of={each}" for each in ("statements", "links", "promises")),
        *("/search?q=visumbeleid", "/"),
    ):
        page.goto(address + path)
        assert page.locator("a[href='/account']").count() == 1, path
        if bad := _violations(page):
            found[path] = bad
    context.close()
    assert found == {}


def _violations(page: sync_api.Page) -> list[tuple[str, list[str]]]:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.add_script_tag(path=AXE)
    told = page.evaluate("tags => axe.run({runOnly: tags})", RULES)
    assert len(told["passes"]) > 10, page.url
    return [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in told["violations"]]


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560])
def test_no_page_scrolls_sideways(
    browser: sync_api.Browser, address: str, paths: list[str], width: int
) -> None:
    context = context_of(browser, viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        scrolled = page.evaluate("document.documentElement.scrollWidth")
        assert scrolled <= width, path
    context.close()


def test_what_was_found_stands_above_what_narrows_it_or_beside_it(
    browser: sync_api.Browser, address: str
) -> None:
    context = context_of(browser)
    page = context.new_page()
    page.goto(f"{address}/search?q=visum*")
    places = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        both = [page.locator(each).bounding_box() for each in ("aside", "ol.entries")]
        places[width] = [(box["x"], box["y"]) for box in both if box]
    (_, narrows), (_, found) = places[360]
    assert found < narrows
    (narrows, _), (found, _) = places[1280]
    assert narrows < found
    context.close()


def test_everything_can_be_read_without_script(
    browser: sync_api.Browser, address: str, paths: list[str]
) -> None:
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        assert len(page.locator("main").inner_text()) > 20, path
    page.goto(address)
    page.fill("#find", "visumbeleid")
    page.press("#find", "Enter")
    page.locator("ol.entries li").first.wait_for()
    page.goto(f"{address}/promises?on=2026-11-28")
    page.select_option("#state", "overdue")
    page.locator("main form button").click()
    page.wait_for_url("**state=overdue**")
    context.close()


def test_a_keyboard_is_enough(browser: sync_api.Browser, address: str) -> None:
    context = context_of(browser)
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    wait_for(page, "document.activeElement.className === 'skip'")
    page.keyboard.press("Enter")
    wait_for(page, "document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    wait_for(
        page,
        "document.activeElement.id !== 'main'"
        " && document.querySelector('main').contains(document.activeElement)",
    )
    page.keyboard.press("/")
    wait_for(page, "document.activeElement.id === 'find'")
    page.keyboard.type("Servië")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    summary = page.locator("aside summary").first
    summary.focus()
    before = summary.evaluate("each => each.parentElement.open")
    page.keyboard.press("Enter")
    wait_for(page, f"document.querySelector('aside details').open !== {str(before).lower()}")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    context.close()


def test_no_request_leaves_the_site_and_no_policy_is_broken(
    browser: sync_api.Browser, address: str, paths: list[str]
) -> None:
    context = context_of(browser)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in paths:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [each for each in complaints if "404" not in each and "400" not in each] == []
    context.close()


def test_a_chosen_language_stays(browser: sync_api.Browser, address: str) -> None:
    context = context_of(browser, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/quality")
    page.get_by_role("link", name="Nederlands").click()
    page.locator("html[lang=nl]").wait_for()
    assert page.url == f"{address}/quality"
    assert page.locator("html").get_attribute("lang") == "nl"
    page.goto(f"{address}/meetings")
    assert page.locator("h1").inner_text() == "Bijeenkomsten"
    context.close()
