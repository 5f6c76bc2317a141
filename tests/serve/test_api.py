"""The API: what it says is what the ledger has."""

import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


def test_statements_are_listed_to_the_end_by_cursor(client: TestClient) -> None:
    whole = client.get(f"{API}/statements", params={"limit": 500}).json()
    assert whole["next"] is None
    assert whole["count"] == len(whole["items"]) > 60
    address, pieces = f"{API}/statements?limit=7", []
    while address:
        part = client.get(address).json()
        pieces += part["items"]
        address = part["next"]
    assert [each["id"] for each in pieces] == [each["id"] for each in whole["items"]]


@pytest.mark.parametrize(
    "path", ["/meetings", "/promises", "/promises?on=2026-01-01", "/instruments", "/documents"]
)
def test_lists_are_read_to_the_end_one_by_one(client: TestClient, path: str) -> None:
    whole = client.get(API + path).json()
    assert whole["next"] is None
    address: str | None = f"{API}{path}{'&' if '?' in path else '?'}limit=1"
    pieces = []
    while address:
        part = client.get(address).json()
        assert part["count"] == whole["count"]
        assert len(part["items"]) == 1
        pieces += part["items"]
        address = part["next"]
    assert pieces == whole["items"]
    assert len(pieces) == whole["count"] > 1


def test_the_rows_of_a_dossier_are_read_to_the_end(client: TestClient) -> None:
    meetings = client.get(f"{API}/meetings").json()["items"]
    wholes = [client.get(f"{API}/meetings/{each['id']}?limit=500").json() for each in meetings]
    whole = max(wholes, key=lambda each: len(each["rows"]))
    address, rows = f"{API}/meetings/{whole['meeting']['id']}?limit=2", []
    while address:
        part = client.get(address).json()
        rows += part["rows"]
        address = part["next"]
    assert rows == whole["rows"]
    assert len(rows) == whole["count"] > 4


@pytest.mark.parametrize("path", ["/meetings", "/promises", "/instruments", "/statements"])
def test_a_list_does_not_go_on_from_what_is_not_in_it(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}{path}?after=ffffffffffff")
    assert answer.status_code == 404, answer.text


def test_every_quotation_stands_in_its_text(client: TestClient) -> None:
    found = client.get(f"{API}/statements", params={"limit": 500, "act": "REQUEST"}).json()["items"]
    assert len(found) > 5
    for each in found:
        text = client.get(f"{API}/documents/{each['document']}/text").text
        assert text[each["start"] : each["end"]] == each["quote"]
        assert each["act"] == "REQUEST"


def test_filters_filter(client: TestClient) -> None:
    def count(**asked: object) -> int:
        return int(client.get(f"{API}/statements", params=asked).json()["count"])

    everything = count()
    for asked in ({"actor": "NL"}, {"recipient": "RS"}, {"promise": "true"}, {"kind": "agenda"}):
        assert 0 < count(**asked) < everything, asked
    assert count(since="2100-01-01") == 0


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/statements?actr=NL", 400, "no parameter 'actr'"),
        ("/statements?act=SHOUT", 422, "act: "),
        ("/statements?since=yesterday", 422, "since: "),
        ("/statements?limit=100000", 422, "limit: "),
        ("/statements?concept=nonsense", 400, "nonsense"),
        ("/statements/ffffffffffff", 404, "ffffffffffff"),
        ("/statements/..%2F..", 404, "Not Found"),
        ("/documents?kind=nonsense", 400, "nonsense"),
        ("/documents/zzzzzz", 422, "document: "),
    ],
)
def test_what_is_not_understood_is_an_error(
    client: TestClient, path: str, status: int, told: str
) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]


def test_unchanged_answers_are_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/documents")
    again = client.get(f"{API}/documents", headers={"If-None-Match": f"W/{first.headers['etag']}"})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get(f"{API}/documents?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_other_sites_may_read(client: TestClient) -> None:
    answer = client.get(f"{API}/documents", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_description_is_openapi_3_1(client: TestClient) -> None:
    told = client.get(f"{API}/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {"/api/v1/statements", "/api/v1/documents/{document}"} <= set(told["paths"])
    assert "/documents" not in told["paths"]


def test_visa_policy_is_that_of_the_facts(client: TestClient) -> None:
    def count(day: str) -> int:
        return len(client.get(f"{API}/visa/RS", params={"on": day}).json()["nationalities"])

    assert (count("2022-12-21"), count("2026-02-17")) == (20, 12)
    period = client.get(f"{API}/visa/Serbia?from=2022-12-21&to=2026-02-17").json()
    assert len(period["start"]["nationalities"]) == 20
    assert period["changes"][0]["source"]
    for wrong in ("", "?on=2022-12-21&from=2022-01-01&to=2022-02-01", "?from=2022-01-01"):
        assert client.get(f"{API}/visa/RS{wrong}").status_code == 400
    assert client.get(f"{API}/visa/Atlantis?on=2022-12-21").status_code == 400


def test_alignment_stands_beside_what_others_published(client: TestClient) -> None:
    told = client.get(f"{API}/alignment/RS?from=2022&to=2022").json()
    assert {(rate["aligned"], rate["total"]) for rate in told["published"]} >= {(65, 136)}
    assert told["periods"][0]["rate"] is None
    assert client.get(f"{API}/alignment/RS?from=2022&to=2021").status_code == 400
    assert client.get(f"{API}/alignment/RS?years=2022").status_code == 400
