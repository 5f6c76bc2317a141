"""Feeds, read by others than those that wrote them; downloads; following up by the API."""

import csv
import io
import json

import lxml.etree
import pytest
from fastapi.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"
API = "/api/v1"
FEEDS = (
    "/feed/search.{}?q=visumbeleid",
    "/feed/search.{}?q=actor:NL+act:request",
    "/feed/meeting/eu-western-balkans-2022-12-06.{}",
    "/feed/actor/RS.{}",
    "/feed/promises.{}",
)


@pytest.mark.parametrize("path", FEEDS)
def test_atom_entries_quote_and_lead_to_their_statement(client: TestClient, path: str) -> None:
    answer = client.get(path.format("atom"))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = lxml.etree.fromstring(answer.content)
    for required in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{required}")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries[:5]:
        link = entry.find(f"{ATOM}link").get("href")
        assert client.get(link.removeprefix("http://testserver").split("#")[0]).status_code == 200
        assert "«" in entry.findtext(f"{ATOM}content")
    again = client.get(path.format("atom"), headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", FEEDS)
def test_json_feeds_have_the_same_entries(client: TestClient, path: str) -> None:
    feed = client.get(path.format("json")).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    atom = lxml.etree.fromstring(client.get(path.format("atom")).content)
    ids = [entry.findtext(f"{ATOM}id") for entry in atom.findall(f"{ATOM}entry")]
    assert [item["id"] for item in feed["items"]] == ids


def test_feeds_that_are_none(client: TestClient) -> None:
    assert client.get("/feed/promises.rss").status_code == 404
    assert client.get("/feed/meeting/atlantis.atom").status_code == 404
    assert client.get("/feed/search.atom?q=(").status_code == 400


def test_downloads_hold_every_line(client: TestClient) -> None:
    count = client.get(f"{API}/statements?limit=1").json()["count"]
    lines = client.get(f"{API}/export/jsonl").text.splitlines()
    assert len(lines) == count
    assert json.loads(lines[0])["quote"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"{API}/export/csv?act=REQUEST").text)))
    assert 0 < len(rows) < count
    parquet = pytest.importorskip("pyarrow.parquet")
    answer = client.get(f"{API}/export/parquet?table=documents")
    table = parquet.read_table(io.BytesIO(answer.content))
    assert table.num_rows == client.get(f"{API}/documents?limit=1").json()["count"]
    assert "documents.parquet" in answer.headers["content-disposition"]
    assert client.get(f"{API}/export/xlsx").status_code == 422
    assert client.get(f"{API}/export/csv?concept=nonsense").status_code == 400
    assert b"BEGIN:VCALENDAR" in client.get(f"{API}/export/ics").content


def test_following_up(client: TestClient) -> None:
    meetings = client.get(f"{API}/meetings?series=eu-western-balkans").json()["items"]
    assert meetings[0]["id"] == "eu-western-balkans-2022-12-06"
    dossier = client.get(f"{API}/meetings/{meetings[0]['id']}").json()
    assert {row["verdict"] for row in dossier["rows"]} >= {"intended, reported and declared"}
    overdue = client.get(f"{API}/promises?on=2026-11-28&state=overdue").json()
    assert overdue["count"] == len(overdue["items"]) > 0
    asks = client.get(f"{API}/statements?recipient=RS&act=REQUEST").json()["items"]
    trail = client.get(f"{API}/statements/{asks[0]['id']}/trail?on=2026-11-28").json()
    assert trail["status"]["rule"]
    found = client.get(f"{API}/instruments").json()["items"]
    assert client.get(f"{API}/instruments/{found[0]['id']}").json()["id"] == found[0]["id"]
    assert client.get(f"{API}/promises?state=forgotten").status_code == 422
    assert client.get(f"{API}/meetings/atlantis").status_code == 404
