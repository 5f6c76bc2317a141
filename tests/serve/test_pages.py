"""All pages: each answers in both languages, and every link leads somewhere."""

import json
import shutil
from collections import deque
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from griffier.ledger.entries import Part
from griffier.ledger.library import Library
from griffier.serve.app import create_app
from griffier.serve.pages import meetings
from griffier.serve.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = (
    *("/", "/documents", "/meetings", "/promises", "/actors", "/concepts", "/alignment"),
    *("/instruments", "/about", "/sources", "/quality", "/search", "/search?q=visum"),
    *("/actor/NL", "/actor/RS", "/concept/visa-policy", "/alignment/RS"),
    "/meeting/eu-western-balkans-2022-12-06",
)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_the_readers_language(
    client: TestClient, path: str, language: str
) -> None:
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    page = lxml.html.fromstring(answer.text)
    assert page.get("lang") == language
    assert page.xpath("count(//h1)") == 1
    assert page.xpath("//title/text()")
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))
    assert page.xpath("//script[not(@src)] | //style | //*[@style] | //@onclick") == []
    assert len(answer.content) < 200_000


def test_every_link_leads_somewhere(client: TestClient) -> None:
    todo, seen = deque(PAGES), set(PAGES)
    kinds: dict[str, int] = {}
    while todo:
        path = todo.popleft()
        answer = client.get(path)
        while answer.is_redirect:
            answer = client.get(answer.headers["location"])
        assert answer.status_code == 200, path
        if "html" not in answer.headers["content-type"]:
            continue
        page = lxml.html.fromstring(answer.text)
        for link in (*page.xpath("//a/@href"), *page.xpath("//@src"), *page.xpath("//link/@href")):
            path = link.partition("#")[0]
            kind = path.split("/")[1].split("?")[0] if path.startswith("/") else ""
            if kind and path not in seen and kinds.get(kind, 0) < 12:
                kinds[kind] = kinds.get(kind, 0) + 1
                seen.add(path)
                todo.append(path)
    assert len(kinds) > 10


def test_a_meeting_shows_its_four_columns_and_what_they_say_of_each_other(
    client: TestClient,
) -> None:
    text = client.get("/meeting/eu-western-balkans-2022-12-06").text
    page = lxml.html.fromstring(text)
    columns = page.xpath("//section[h3]/ul[count(li/a) > 0]/../h3/text()")
    assert columns[:3] == ["intended", "reported", "declared"]
    verdicts = set(page.xpath("//p[@class='verdict']/span/text()"))
    assert "intended, reported and declared" in verdicts
    assert len(verdicts) >= 3
    assert client.get("/meeting/tirana").status_code in {307, 409}
    assert client.get("/meeting/atlantis").status_code == 404


def test_the_front_page_tells_which_asks_were_answered(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/").text)
    (card,) = page.xpath("//section[h2='Asks last answered']")
    (first, *_) = card.xpath(".//li")
    assert "progress" in first.text_content()
    (trail,) = first.xpath(".//a[contains(@href, '#since')]/@href")
    assert client.get(trail).status_code == 200


def test_a_country_shows_its_charts_and_what_was_asked_of_it(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/actor/RS").text)
    charts = page.xpath("//picture//img/@src")
    assert charts == ["/chart/asks/RS.svg", "/chart/alignment/RS.svg", "/chart/visa/RS.svg"]
    assert "chart/alignment" not in client.get("/actor/NL").text


def test_promises_are_filtered_and_subscribed_to(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/promises?on=2026-11-28&state=overdue").text)
    states = set(page.xpath("//main//li//span[contains(@class, 'state-')]/text()"))
    assert states == {"overdue"}
    assert client.get("/promises?state=forgotten").status_code == 400
    calendar = client.get("/promises.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in calendar.content


def test_an_ask_shows_what_became_of_it(client: TestClient) -> None:
    asked = {"recipient": "RS", "concept": "visa-policy"}
    (ask, *_) = [
        each
        for each in client.get("/api/v1/statements", params=asked).json()["items"]
        if each["act"] == "REQUEST" and each["published"].startswith("2022-12")
    ]
    page = lxml.html.fromstring(client.get(f"/statement/{ask['id']}").text)
    trail = page.xpath("string(//ol[@class='timeline'])")
    assert "12 nationalities on 2026-02-17; before: 20" in trail
    assert trail.count("fewer is what was asked") == 1  # said once of a series
    rows = page.xpath("//table[contains(caption, 'visa-free')]/tbody/tr")
    told = [[" ".join(cell.text_content().split()) for cell in row[:2]] for row in rows]
    assert told[0] == ["2022-11-20 before", "20"]
    assert told[-1] == ["2026-02-17", "12"]
    assert len({value for _, value in told}) == len(told)  # changes only


def test_published_scores_are_no_better_than_what_is_held_to() -> None:
    published = json.loads((ROOT / "griffier/serve/scores.json").read_text())["rows"]
    floors = json.loads((ROOT / "evals/floors.json").read_text())["floors"]
    assert len(published) == 6
    for row in published:
        assert row["f1"] <= floors[row["split"]][row["level"]] + 0.01


def test_a_dossier_of_many_rows_comes_in_parts(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = client.get("/api/v1/meetings").json()["items"]
    dossiers = [client.get(f"/api/v1/meetings/{each['id']}").json() for each in listed]
    most = max(dossiers, key=lambda each: len(each["rows"]))
    address = f"/meeting/{most['meeting']['id']}"
    whole = lxml.html.fromstring(client.get(address).text).xpath("//section/h3/text()")
    monkeypatch.setattr(meetings, "_PART", 5_000)
    parts, page = [], lxml.html.fromstring(client.get(f"{address}?part=1").text)
    while True:
        parts.append(page.xpath("//section/h3/text()"))
        onward = page.xpath("//a[@rel='next']/@href")
        if not onward:
            break
        page = lxml.html.fromstring(client.get(address + onward[0]).text)
    columns = len(list(Part))
    assert [h for part in parts for h in part[columns:]] == whole[columns:]
    assert len(parts) > 1
    assert client.get(f"{address}?part={len(parts) + 1}").status_code == 404


def test_a_page_that_is_kept_says_what_is_new(tmp_path: Path, library: Path) -> None:
    shutil.copytree(library, tmp_path / "own")
    with TestClient(create_app(Settings(library=str(tmp_path / "own"), rate=0))) as client:
        first, again = (client.get("/actor/NL") for _ in range(2))
        assert first.text == again.text
        assert dict(first.headers) | {"x-request-id": ""} == dict(again.headers) | {
            "x-request-id": ""
        }
        dutch = client.get("/actor/NL", headers={"Accept-Language": "nl"})
        assert dutch.headers["content-language"] == "nl"
        shown = lxml.html.fromstring(first.text).xpath("//a[starts-with(@href, '/statement/')]")
        entry = shown[0].get("href").rpartition("/")[2]
        with Library.open(tmp_path / "own") as opened:
            opened.judge(entry, "not-a-statement", author="A", reason="for the test")
        assert f"/statement/{entry}" not in client.get("/actor/NL").text
