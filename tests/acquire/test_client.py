"""The client against a server that does all the things servers do."""

import logging
import time
from dataclasses import replace

import pytest

from griffier.acquire.addresses import shown
from griffier.acquire.client import Client, Manners, user_agent
from griffier.acquire.content import held_to_promise, suffix
from griffier.acquire.patience import after
from griffier.errors import (
    SourceDamaged,
    SourceForbidden,
    SourceGone,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
)
from tests.acquire.replica import Replica, Reply, Trouble, conditional, serving

QUICK = Manners(pause=0.0, silence=60.0, whole=60.0, patience=2.0, attempts=3, first_wait=0.01)


class Shelf(Replica):
    """One text under every address, with an ETag."""

    body = b"Een brief aan de Kamer.\n"

    def respond(self, path, query, headers):
        if path == "/gone":
            return Reply(status=404)
        if path == "/dated":
            dated = {"Last-Modified": "Tue, 04 Mar 2025 10:00:00 GMT"}
            if headers.get("If-Modified-Since") == dated["Last-Modified"]:
                return Reply(status=304, headers=dated)
            return Reply(self.body, headers=dated)
        return conditional(self.body, "text/plain; charset=utf-8", '"een"', headers)


@pytest.fixture
def shelf():
    with serving(Shelf()) as replica:
        yield replica


@pytest.fixture
def client(shelf):
    with Client(frozenset({shelf.host}), QUICK) as made:
        yield made


def test_a_document_comes_whole_with_what_lets_it_be_asked_for_again(shelf, client):
    answer = client.get(f"{shelf.base}/brief")
    assert (answer.data, answer.media_type, answer.mark) == (Shelf.body, "text/plain", '"een"')
    again = client.get(f"{shelf.base}/brief", mark=answer.mark)
    assert again.unchanged
    assert again.data == b""
    dated = client.get(f"{shelf.base}/dated")
    assert client.get(f"{shelf.base}/dated", mark=dated.mark).unchanged


def test_griffier_says_who_asks(shelf):
    with Client(frozenset({shelf.host}), Manners(contact="clerk@example.org")) as client:
        client.get(f"{shelf.base}/brief")
    (asked,) = shelf.asked
    assert asked.headers["User-Agent"] == user_agent("clerk@example.org")
    assert "+clerk@example.org" in asked.headers["User-Agent"]


def test_requests_to_a_host_are_spaced(shelf):
    now, waits = [100.0], []

    def sleep(seconds):
        waits.append(seconds)
        now[0] += seconds

    hosts, manners = frozenset({shelf.host}), Manners(pause=5.0)
    with Client(hosts, manners, clock=lambda: now[0], sleep=sleep) as client:
        client.get(f"{shelf.base}/brief")
        client.get(f"{shelf.base}/brief")
        now[0] += 3.0  # reading took a while
        client.get(f"{shelf.base}/brief")
        now[0] += 60.0
        client.get(f"{shelf.base}/brief")
    assert waits == [5.0, 2.0]
    assert client.tally.seconds == 7.0


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_what_may_pass_is_asked_again(shelf, client, status):
    shelf.troubles.append(Trouble("brief", Reply(status=status), times=2))
    assert client.get(f"{shelf.base}/brief").data == Shelf.body
    assert client.tally.retries == 2


def test_what_does_not_pass_is_given_up(shelf, client):
    shelf.troubles.append(Trouble("brief", Reply(status=503), times=99))
    with pytest.raises(SourceUnreachable, match=r"/brief answered with an error \(503\)"):
        client.get(f"{shelf.base}/brief")
    assert len(shelf.asked) == QUICK.attempts


def test_a_wait_that_was_asked_for_is_waited(shelf, client):
    later = Reply(status=429, headers={"Retry-After": "1"})
    shelf.troubles.append(Trouble("brief", later))
    began = time.monotonic()
    assert client.get(f"{shelf.base}/brief").data == Shelf.body
    assert time.monotonic() - began > 0.95
    assert len(shelf.asked) == 2


def test_a_long_wait_is_left_to_the_next_time(shelf, client):
    later = Reply(status=503, headers={"Retry-After": "3600"})
    shelf.troubles.append(Trouble("brief", later, times=99))
    with pytest.raises(SourceUnreachable) as raised:
        client.get(f"{shelf.base}/brief")
    assert raised.value.after == 3600
    assert len(shelf.asked) == 1


def test_retry_after_names_seconds_or_a_moment():
    assert after({"retry-after": "7"}, 0.0) == 7
    assert after({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, 20.0) == 40
    assert after({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, 90.0) == 0
    assert after({"retry-after": "soon"}, 0.0) is None
    assert after({}, 0.0) is None


def test_gone_and_refused_are_told_apart_and_not_asked_again(shelf, client):
    with pytest.raises(SourceGone, match=r"/gone is not there \(404\)"):
        client.get(f"{shelf.base}/gone")
    shelf.troubles.append(Trouble("brief", Reply(status=403)))
    with pytest.raises(SourceRefused, match="403"):
        client.get(f"{shelf.base}/brief")
    assert len(shelf.asked) == 2


def test_half_an_answer_is_none(shelf, client):
    half = Reply(Shelf.body[:10], declared=len(Shelf.body))
    shelf.troubles.append(Trouble("brief", half, times=1))
    assert client.get(f"{shelf.base}/brief").data == Shelf.body
    shelf.troubles.append(Trouble("brief", half, times=99))
    with pytest.raises(SourceDamaged, match="broke off"):
        client.get(f"{shelf.base}/brief")


def test_an_answer_shorter_than_the_listing_says_is_cut_off(shelf, client):
    answer = client.get(f"{shelf.base}/brief")
    assert held_to_promise(answer, size=24) is answer
    with pytest.raises(SourceDamaged, match="24 bytes where the source says 1,000"):
        held_to_promise(answer, size=1000)


def test_too_much_and_too_slow_are_not_taken_to_the_end(shelf, client):
    shelf.troubles.append(Trouble("much", Reply(b"x" * 4096)))
    with pytest.raises(SourceTooLarge, match="more than 1,000 bytes"):
        client.get(f"{shelf.base}/much", largest=1000)
    shelf.troubles.append(Trouble("drip", Reply(b"x" * 6400, drip=0.05)))
    hurried = replace(QUICK, whole=1.0)
    with (
        Client(frozenset({shelf.host}), hurried) as client,
        pytest.raises(SourceTooLarge, match="longer than 1 seconds"),
    ):
        client.get(f"{shelf.base}/drip")


def test_silence_ends(shelf):
    hurried = Manners(pause=0, silence=0.2, attempts=1)
    shelf.troubles.append(Trouble("brief", Reply(Shelf.body, pause=0.6)))
    with (
        Client(frozenset({shelf.host}), hurried) as client,
        pytest.raises(SourceUnreachable, match="did not answer in time"),
    ):
        client.get(f"{shelf.base}/brief")


def test_redirects_stay_on_the_list(shelf, client):
    there = Reply(status=302, headers={"Location": "/brief"})
    shelf.troubles.append(Trouble("moved", there))
    assert client.get(f"{shelf.base}/moved").address == f"{shelf.base}/brief"
    elsewhere = Reply(status=302, headers={"Location": "https://elsewhere.example/brief"})
    shelf.troubles.append(Trouble("moved", elsewhere))
    with pytest.raises(SourceForbidden, match=r"redirected elsewhere: 'elsewhere\.example' is not"):
        client.get(f"{shelf.base}/moved")
    round_and_round = Reply(status=302, headers={"Location": "/round"})
    shelf.troubles.append(Trouble("round", round_and_round, times=99))
    with pytest.raises(SourceForbidden, match="again and again"):
        client.get(f"{shelf.base}/round")


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "http://repository.example/sru",  # not https
        "https://someone:secret@repository.example/",
        "file:///etc/passwd",
        "https://repository.example:99999/",
        "https://repository.example.evil.example/",
    ],
)
def test_other_addresses_are_not_asked(address):
    with (
        Client(frozenset({"repository.example"})) as client,
        pytest.raises(SourceForbidden) as raised,
    ):
        client.get(address)
    assert "secret" not in str(raised.value)
    assert client.tally.requests == 0


def test_nothing_secret_stands_in_messages_and_logs(shelf, client, caplog):
    address = f"{shelf.base}/brief?category=Document&api_key=hush&token=hush2"
    with caplog.at_level(logging.DEBUG):
        client.get(address)
        shelf.troubles.append(Trouble("brief", Reply(status=500), times=99))
        with pytest.raises(SourceUnreachable) as raised:
            client.get(address)
    assert "hush" not in str(raised.value)
    ours = [r for r in caplog.records if r.name.startswith(("griffier", "stamina"))]
    assert ours
    assert not any("hush" in record.getMessage() for record in ours)
    assert shown("https://u:p@h.example/a?sig=abc&x=1") == "https://h.example/a?sig=…&x=1"


@pytest.mark.parametrize(
    ("said", "body", "right"),
    [
        ("application/pdf", b"%PDF-1.7\n", True),
        ("application/pdf", b"<!doctype html><title>Storing</title>", False),
        ("application/octet-stream", b"%PDF-1.7\n", True),
        ("application/xml", b"<?xml version='1.0'?><a/>", True),
        ("application/atom+xml", b"<!doctype html><html></html>", True),  # the parser decides
        ("application/xml", b"%PDF-1.7\n", False),
        ("text/html", b"niets dan woorden", False),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\3\4",
            True,
        ),
        ("text/plain", b"", False),
    ],
)
def test_content_is_held_to_its_type(shelf, client, said, body, right):
    shelf.troubles.append(Trouble("stuk", Reply(body, said)))
    answer = client.get(f"{shelf.base}/stuk")
    if right:
        assert held_to_promise(answer) is answer
        return
    with pytest.raises(SourceDamaged, match=r"/stuk (says it is|gave nothing)"):
        held_to_promise(answer)


def test_a_promise_of_the_listing_counts_as_well(shelf, client):
    answer = client.get(f"{shelf.base}/brief")
    with pytest.raises(SourceDamaged, match="says it is application/pdf and is plain text"):
        held_to_promise(answer, "application/pdf")
    assert suffix(answer.data) == "txt"
    assert suffix(b"%PDF-1.4") == "pdf"
