"""Searching on the site and through the API."""

from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from fastapi.testclient import TestClient
from lxml.html import HtmlElement

pytest.importorskip("tantivy", reason="the extra «search» is not installed")

EN = {"Accept-Language": "en"}


def shown(client: TestClient, query: str, **more: str) -> HtmlElement:
    """The page of a search that is understood."""
    answer = client.get("/search", params={"q": query, **more}, headers=EN)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def test_paragraphs_are_quoted_with_the_words_marked(client: TestClient) -> None:
    page = shown(client, "visumbeleid Servië")
    marks = {mark.text_content().lower() for mark in page.xpath("//blockquote/mark")}
    assert any("visum" in mark for mark in marks)
    assert page.xpath("//p[@role='status']")[0].text_content().startswith("Paragraphs with")
    assert page.xpath("string(//input[@id='find']/@value)") == "visumbeleid Servië"


def test_statements_are_found_by_who_asks_whom(client: TestClient) -> None:
    page = shown(client, "actor:NL recipient:RS")
    assert page.xpath("//ol/li//a[starts-with(@href, '/statement/')]")
    assert all("Serbia" in li.text_content() for li in page.xpath("//ol/li"))


def test_facets_narrow_to_what_they_count(client: TestClient) -> None:
    for link in shown(client, "visum*").xpath("//aside//li")[:6]:
        (address,) = link.xpath("a/@href")
        count = int(link.xpath("span/text()")[0])
        asked = parse_qs(urlsplit(address).query)["q"][0]
        status = shown(client, asked).xpath("string(//p[@role='status']/strong)")
        assert int(status.split()[0]) == count, asked


def test_what_narrows_nothing_is_no_facet(client: TestClient) -> None:
    offered = shown(client, "visumbeleid lang:nl").xpath("//aside//summary/text()")
    assert "Language" in offered  # it was chosen, and can be seen to be
    assert "Kind" in offered
    assert "Kind" not in shown(client, '"Servische president"').xpath("//aside//summary/text()")


def test_nothing_found_offers_what_finds_something(client: TestClient) -> None:
    page = shown(client, "visumbeleid kind:alignment")
    assert "Nothing found." in page.xpath("string(//p[@role='status'])")
    assert not page.xpath("//aside")
    offered = page.xpath("//main//ul//a")
    assert [link.text_content() for link in offered] == ["visumbeleid"]
    assert int(page.xpath("string(//main//ul//span)")) > 0
    assert client.get(offered[0].get("href")).status_code == 200


def test_a_hit_says_what_it_stands_under(client: TestClient) -> None:
    places = [each.text_content() for each in shown(client, "visumbeleid").xpath("//ol/li/div")]
    assert any("under “" in place for place in places)


def test_a_wrong_query_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "visum (asiel"}, headers={"Accept-Language": "nl"})
    assert "Dit haakje wordt nergens gesloten (teken 7)." in answer.text


def test_a_wrong_query_says_where(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "visum (asiel"}, headers=EN)
    assert answer.status_code == 400
    page = lxml.html.fromstring(answer.text)
    assert "character 7" in page.xpath("string(//div[@role='alert'])")
    assert page.xpath("string(//pre)").splitlines()[1] == "      ^"


def test_nothing_asked_shows_how_to_ask(client: TestClient) -> None:
    for link in shown(client, "").xpath("//main//ul//a/@href"):
        assert client.get(link).status_code == 200


def test_script_in_a_query_stays_words(client: TestClient) -> None:
    text = client.get("/search", params={"q": '"<script>alert(1)</script>"'}).text
    assert "<script>alert" not in text


def test_the_api_finds_the_same(client: TestClient) -> None:
    told = client.get("/api/v1/search", params={"q": "visumbeleid Servië", "limit": 3}).json()
    page = shown(client, "visumbeleid Servië")
    assert f"{told['total']} found" in page.xpath("string(//p[@role='status'])")
    assert told["described"].startswith("Paragraphs with")
    for hit in told["hits"]:
        text = client.get(f"/api/v1/documents/{hit['document']}/text").text
        assert text[hit["start"] : hit["end"]] == hit["quote"]
    wrong = client.get("/api/v1/search", params={"q": "actr:NL"})
    assert (wrong.status_code, wrong.json()["kind"]) == (400, "QueryError")
    assert client.get("/api/v1/search").status_code == 422
